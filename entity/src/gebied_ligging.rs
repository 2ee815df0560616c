//! A municipality lies in a larger area during a period.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, Date, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait, EnumIter,
    PrimaryKeyTrait, Uuid,
};

/// One row of `gebied_ligging`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "gebied_ligging")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub gemeente_id: Uuid,
    /// The larger area.
    #[sea_orm(primary_key, auto_increment = false)]
    pub gebied_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub van: Date,
    /// First day on which it no longer lies there.
    pub tot: Option<Date>,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
