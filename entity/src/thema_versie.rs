//! What a thema was from one change to the next: its words, its place and its state.

use crate::thema::Status;
use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `thema_versie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "thema_versie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub thema_id: Uuid,
    /// Counts from 1 within a thema.
    pub nummer: i32,
    #[sea_orm(column_type = "Text")]
    pub naam: String,
    #[sea_orm(column_type = "Text")]
    pub omschrijving: String,
    pub ouder_id: Option<Uuid>,
    pub status: Status,
    /// The editor who made this version.
    pub auteur_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
