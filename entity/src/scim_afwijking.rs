//! How often on a day an identity provider of an association was met in what it sends otherwise than the standard says.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `scim_afwijking`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "scim_afwijking")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub beroepsvereniging_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub dag: Date,
    /// The code of what was met, or of what was dropped unread.
    #[sea_orm(primary_key, auto_increment = false, column_type = "Text")]
    pub soort: String,
    pub aantal: i32,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
