//! A good practice rests on a werkzame factor.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `goodpractice_element`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_element")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub goodpractice_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub element_id: Uuid,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
