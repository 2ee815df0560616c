//! How an association delivers: its stand, how it names its columns, and when the brake stops it.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::inzending::Toepassing;

/// One row of `aansluiting`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "aansluiting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub beroepsvereniging_id: Uuid,
    /// Grows by one with every change of its memberships; a membership carries the stand of its last change.
    pub stand: i32,
    pub voorinstelling: Voorinstelling,
    /// Its own names of columns, as JSON: a name, and the field or `NEGEREN`.
    #[sea_orm(column_type = "Text")]
    pub kolommen: String,
    pub toepassing: Toepassing,
    /// The share of the running memberships that a delivery may touch, in percent.
    pub drempel_aandeel: i32,
    /// The number of memberships that a delivery may touch, where that is more.
    pub drempel_aantal: i32,
    /// Starts at 1 and grows by one with every update of the settings: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// The administrations whose names of columns are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Voorinstelling {
    /// The names of the fields, and usual Dutch ones.
    Standaard,
    /// The export of PC Leden.
    PcLeden,
    /// The fields of Congressus.
    Congressus,
    /// The export of e-Captain.
    ECaptain,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
