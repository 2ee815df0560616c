//! An organisation takes part in a Lerende Praktijk.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `praktijk_partner`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "praktijk_partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub praktijk_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub organisatie_id: Uuid,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
