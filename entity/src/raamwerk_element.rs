//! A building block of a framework: a parameter, its levels, a cluster and its factors, a main form
//! and its variants.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `raamwerk_element`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "raamwerk_element")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub raamwerk_id: Uuid,
    /// The parameter of a level, the cluster of a factor, the main form of a variant.
    pub ouder_id: Option<Uuid>,
    pub soort: Soort,
    /// Unique within the framework; stable between versions.
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    /// Only for variants that belong to one education sector.
    pub onderwijssector: Option<Onderwijssector>,
    /// Order among its siblings; for a level the ordinal 1 to 3, lowest first.
    pub volgorde: i32,
}

/// What kind of building block of a framework it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// A parameter of the Gerdes framework.
    Parameter,
    /// A level of a parameter; `volgorde` is its ordinal, lowest level first.
    Niveau,
    /// A group of factors.
    Cluster,
    /// A factor within a cluster.
    Factor,
    /// A main form of collaboration.
    Hoofdvorm,
    /// A variant of a main form.
    Variant,
}

/// The education sector that a variant belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Onderwijssector {
    /// Primary education.
    Po,
    /// Secondary education.
    Vo,
    /// Vocational education.
    Mbo,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
