//! A discipline (profession or position) that people and leervragen can name. Extensible reference
//! data.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `discipline`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "discipline")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text", unique)]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    pub sector: Sector,
    /// A JSON array of strings: other names for it. Kept as text, which both databases store alike.
    #[sea_orm(column_type = "Text")]
    pub synoniemen: String,
    pub volgorde: i32,
    pub geldig_van: Date,
    /// First day on which it can no longer be chosen.
    pub geldig_tot: Option<Date>,
}

/// The sector in which a discipline works. A closed set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Sector {
    /// Education.
    Onderwijs,
    /// Youth help.
    Jeugdhulp,
    /// Social domain.
    SociaalDomein,
    /// Preventive youth health care.
    Jeugdgezondheidszorg,
    /// Municipality.
    Gemeente,
    /// Child care.
    Kinderopvang,
    /// Justice.
    Justitie,
    /// Research and policy.
    OnderzoekBeleid,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
