//! A framework in one version: Gerdes, Verwoerdt, or the overview of forms of collaboration.
//!
//! Frameworks are versioned data: a new version is a new row, and what was recorded against the old
//! one keeps its meaning.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `raamwerk`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "raamwerk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Which framework: `GERDES`, `VERWOERDT`, `COP`. Open, because a framework can be added as
    /// data.
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub versie: String,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    /// Where the names and their order were taken from.
    #[sea_orm(column_type = "Text")]
    pub bron: String,
    pub geldig_van: Date,
    /// First day on which this version no longer holds.
    pub geldig_tot: Option<Date>,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
