//! A statement stands in a list. Versions of a list share the statements that stayed as they were.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `lijst_stelling`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lijst_stelling")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub lijst_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub stelling_id: Uuid,
    /// From 1 within the list.
    pub nummer: i32,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
