//! The search terms of an object that has words: of everything but leervragen, which have a table of their own because there
//! are so many. Normalised and stemmed by the service, so that both databases search the same stems.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `zoek_index`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "zoek_index")]
pub struct Model {
    /// The row number by which the full-text index of SQLite refers to it.
    #[sea_orm(primary_key)]
    pub nr: i64,
    /// The object, of whichever table: keys are unique over all of them.
    #[sea_orm(unique)]
    pub object_id: Uuid,
    /// The stems of its heading, separated by spaces.
    #[sea_orm(column_type = "Text")]
    pub kop: String,
    /// The stems of all its words, those of the heading first.
    #[sea_orm(column_type = "Text")]
    pub termen: String,
    /// The version of the stems.
    pub stemmen: i32,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
