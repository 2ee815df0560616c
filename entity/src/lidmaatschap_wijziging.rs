//! What happened to a membership last, of those that are there and those that are gone: a view over the two tables, for who
//! reads what changed since a stand.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `lidmaatschap_wijziging`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "lidmaatschap_wijziging")]
pub struct Model {
    /// The key of the membership, or the one that it had.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub beroepsvereniging_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub lidnummer: String,
    /// The stand of the association at which it last changed, or went.
    pub wijziging: i32,
    /// Whether it is gone.
    pub vervallen: bool,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
