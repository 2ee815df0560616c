//! The search terms of a good practice: its words, normalised and stemmed by the service, so that both
//! databases search the same stems.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_zoek`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_zoek")]
pub struct Model {
    /// The row number by which the full-text index of SQLite refers to it; an index there cannot
    /// refer to a uuid.
    #[sea_orm(primary_key)]
    pub nr: i64,
    #[sea_orm(unique)]
    pub goodpractice_id: Uuid,
    /// Normalised stems, separated by spaces.
    #[sea_orm(column_type = "Text")]
    pub termen: String,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
