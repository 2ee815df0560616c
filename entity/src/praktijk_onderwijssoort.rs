//! A Lerende Praktijk works in a kind of education.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `praktijk_onderwijssoort`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "praktijk_onderwijssoort")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub praktijk_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub onderwijssoort: Onderwijssoort,
}

/// A kind of education.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Onderwijssoort {
    /// Preschool.
    Voorschool,
    /// Mainstream primary education.
    Bao,
    /// Special primary education.
    Sbo,
    /// Special education, primary age.
    So,
    /// Secondary education.
    Vo,
    /// Special secondary education.
    Vso,
    /// Practical training.
    Pro,
    /// Vocational education.
    Mbo,
    /// Higher professional education.
    Hbo,
    /// University.
    Wo,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
