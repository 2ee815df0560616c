//! Which memberships the last figures about memberships counted, so that the next can tell how many came and went. A
//! membership that is deleted is one that went.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `lidmaatschap_geteld`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lidmaatschap_geteld")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub lidmaatschap_id: Uuid,
}

/// No joins: what was counted is looked up by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
