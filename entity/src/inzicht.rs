//! What an activiteit yielded.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::voorlegging::{Afwijsreden, Status};

/// One row of `inzicht`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "inzicht")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub activiteit_id: Uuid,
    pub status: Status,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub bron: Option<String>,
    /// The member who wrote it down; empty for what an editor did, and when the person was erased.
    pub indiener_id: Option<Uuid>,
    pub afwijsreden: Option<Afwijsreden>,
    #[sea_orm(column_type = "Text", nullable)]
    pub afwijstoelichting: Option<String>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
