//! That a Lerende Praktijk lets analysts read what it measured: when, by whom, and until when.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `analysetoestemming`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "analysetoestemming")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub praktijk_id: Uuid,
    /// Empty when the person was erased.
    pub gegeven_door_id: Option<Uuid>,
    /// Empty while it holds.
    pub ingetrokken_op: Option<DateTimeUtc>,
    pub ingetrokken_door_id: Option<Uuid>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    /// When it was given.
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
