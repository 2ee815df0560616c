//! Knowledge that exists: a guideline, a study, a course; where it is, not what it says.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `kennisitem`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "kennisitem")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub titel: String,
    pub soort: Soort,
    /// Who made it or gives it out.
    #[sea_orm(column_type = "Text")]
    pub bronorganisatie: String,
    /// Where it is to be found; https only.
    #[sea_orm(column_type = "Text", nullable)]
    pub url: Option<String>,
    /// The year in which it appeared.
    pub jaar: Option<i32>,
    #[sea_orm(column_type = "Text")]
    pub omschrijving: String,
    /// Whether others than editors see it.
    pub gepubliceerd: bool,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// What kind of knowledge it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// A guideline or code of the profession.
    Richtlijn,
    /// A collection to search in.
    Databank,
    /// A study.
    Onderzoek,
    /// A course or training.
    Cursus,
    /// Something to work with.
    Instrument,
    /// None of the others.
    Overig,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
