//! Where a Lerende Praktijk is stuck, as a factor.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `reflectie_factor`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reflectie_factor")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub reflectie_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub factor_id: Uuid,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
