//! An organisation where members work, that leads or joins a Lerende Praktijk, or that is a member
//! of an association.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `organisatie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "organisatie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    pub soort: Soort,
    pub gebied_id: Option<Uuid>,
    /// The code of a school in the national register of institutions.
    #[sea_orm(column_type = "Text", nullable)]
    pub brin: Option<String>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// What kind of organisation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Soort {
    /// A school.
    School,
    /// The board over one or more schools.
    Schoolbestuur,
    /// A regional cooperation for passend onderwijs.
    Samenwerkingsverband,
    /// A provider of youth help.
    Jeugdhulp,
    /// An organisation for social work.
    Welzijn,
    /// A municipality.
    Gemeente,
    /// A knowledge institute.
    Kennisinstelling,
    /// None of the others.
    Overig,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
