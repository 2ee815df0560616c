//! An area of the Netherlands in one period: a municipality, a region, a province. A merger ends
//! the row and names its successor.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `gebied`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "gebied")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub soort: Soort,
    /// The code by which its official source knows it.
    #[sea_orm(column_type = "Text")]
    pub code: String,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    /// The name in the form by which it sorts, so that both databases sort alike.
    #[sea_orm(column_type = "Text")]
    pub sorteernaam: String,
    pub geldig_van: Date,
    /// First day on which it no longer exists.
    pub geldig_tot: Option<Date>,
    /// The area that took its place.
    pub opvolger_id: Option<Uuid>,
}

/// What kind of area it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// A municipality.
    Gemeente,
    /// A region in which municipalities buy youth help together.
    Jeugdregio,
    /// A province.
    Provincie,
    /// A region against early school leaving.
    Doorstroompuntregio,
    /// The area of a cooperation for passend onderwijs.
    Samenwerkingsverband,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
