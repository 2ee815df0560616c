//! An organisation joins a Lerende Praktijk, during a period.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `praktijk_partner`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "praktijk_partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub praktijk_id: Uuid,
    pub organisatie_id: Uuid,
    /// The first day; empty where nobody knows it.
    pub van: Option<Date>,
    /// First day on which it no longer joins.
    pub tot: Option<Date>,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
