//! A member takes part in a Lerende Praktijk, in a role, during a period.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `deelname`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "deelname")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub praktijk_id: Uuid,
    pub member_id: Uuid,
    pub rol: Rol,
    pub van: Date,
    /// First day on which the member no longer takes part.
    pub tot: Option<Date>,
    pub zichtbaarheid: Zichtbaarheid,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// The part a member plays in a Lerende Praktijk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Rol {
    /// Guides the praktijk and may edit it.
    Facilitator,
    /// Takes part as a professional.
    Professional,
    /// Takes part with lived experience.
    Ervaringsdeskundige,
    /// Follows it as a researcher.
    Onderzoeker,
    /// Is the contact of a partner organisation.
    Contactpersoon,
}

/// To whom a deelname is shown, besides editors and the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Zichtbaarheid {
    /// To who takes part in the same praktijk.
    Praktijk,
    /// To those, and to members who may see the profile.
    Profiel,
    /// To every member, by name, whatever the profile says.
    Leden,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::praktijk::Entity",
        from = "Column::PraktijkId",
        to = "crate::praktijk::Column::Id"
    )]
    Praktijk,
    #[sea_orm(
        belongs_to = "crate::member::Entity",
        from = "Column::MemberId",
        to = "crate::member::Column::Id"
    )]
    Member,
}

impl ActiveModelBehavior for ActiveModel {}
