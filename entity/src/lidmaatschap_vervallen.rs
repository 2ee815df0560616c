//! A membership that is no longer there, because the delivery that made it was undone: what a reader of changes must know.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `lidmaatschap_vervallen`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lidmaatschap_vervallen")]
pub struct Model {
    /// The key that the membership had.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub beroepsvereniging_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub lidnummer: String,
    /// The stand of the association at which it went.
    pub wijziging: i32,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
