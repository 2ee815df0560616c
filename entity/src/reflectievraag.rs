//! A question to reflect with, filed under a werkzame factor. Reference data.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `reflectievraag`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reflectievraag")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub factor_id: Uuid,
    /// Unique, and the same for ever.
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    pub herkomst: Herkomst,
    /// Where it was printed, or that it was written for this service.
    #[sea_orm(column_type = "Text")]
    pub bron: String,
    /// Order within its factor.
    pub volgorde: i32,
    pub geldig_van: Date,
    /// First day on which it is no longer asked.
    pub geldig_tot: Option<Date>,
}

/// Where a question to reflect with comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Herkomst {
    /// Printed in a source.
    Gepubliceerd,
    /// Written for this service.
    Eigen,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
