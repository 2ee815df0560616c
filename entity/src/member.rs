//! A person who takes part in the platform. No e-mail address is stored: who signs in is in
//! `identity`.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `member`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "member")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub soort: Soort,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub over: Option<String>,
    pub niveau: Option<Niveau>,
    pub organisatie_id: Option<Uuid>,
    pub gebied_id: Option<Uuid>,
    pub zichtbaarheid: Zichtbaarheid,
    pub status: Status,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// What kind of member a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// Works in education, youth help or a neighbouring field.
    Professional,
    /// Contributes lived experience.
    Ervaringsdeskundige,
}

/// The level at which a member works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Niveau {
    /// With children, young people and families.
    Uitvoering,
    /// On policy.
    Beleid,
    /// In a board or management.
    Bestuur,
}

/// Who may see a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Zichtbaarheid {
    /// Only the member, editors and operators; the value of a new profile.
    Verborgen,
    /// Every signed-in member.
    Leden,
}

/// Whether a member may act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// May act.
    Actief,
    /// Reads what everyone reads, changes nothing, is not shown to others.
    Geblokkeerd,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
