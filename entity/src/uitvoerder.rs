//! Who works on an ontwikkelopgave, as trekker or as partner, during a period.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey,
    DeriveRelation, EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `uitvoerder`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "uitvoerder")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub opgave_id: Uuid,
    pub rol: Rol,
    /// An association, or an organisation: one of the two. A trekker is an association.
    pub beroepsvereniging_id: Option<Uuid>,
    pub organisatie_id: Option<Uuid>,
    pub van: Date,
    /// First day on which it no longer works on it.
    pub tot: Option<Date>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// How it works on the ontwikkelopgave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Rol {
    /// Pulls: one at a time.
    Trekker,
    /// Works along.
    Partner,
}

/// The joins that queries use.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(
        belongs_to = "crate::opgave::Entity",
        from = "Column::OpgaveId",
        to = "crate::opgave::Column::Id"
    )]
    Opgave,
}

impl ActiveModelBehavior for ActiveModel {}
