//! What a begrip means to one discipline.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `begrip_betekenis`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "begrip_betekenis")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub begrip_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub discipline_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
