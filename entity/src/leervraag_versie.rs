//! One version of the words of a leervraag.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `leervraag_versie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "leervraag_versie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub leervraag_id: Uuid,
    /// Counts from 1 within the leervraag.
    pub nummer: i32,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    pub auteur_id: Option<Uuid>,
    /// Since when everybody may have read these words; empty when they were never published.
    pub gepubliceerd_op: Option<DateTimeUtc>,
    /// Since when nobody may any more: they were refused, taken back or withdrawn.
    pub gesloten_op: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
