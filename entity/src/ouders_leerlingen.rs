//! How many parents and pupils take part in a Lerende Praktijk, as counted on a day. Nothing tells who.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `ouders_leerlingen`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ouders_leerlingen")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub praktijk_id: Uuid,
    /// One count for each day of a praktijk.
    pub datum: Date,
    pub ouders: i32,
    pub leerlingen: i32,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
