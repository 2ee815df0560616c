//! What a canvas said from one change to the next.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `canvas_versie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "canvas_versie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub canvas_id: Uuid,
    /// Counts from 1 within a canvas.
    pub nummer: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub ambitie: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub wat_en_waarom: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub waarbinnen: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub hoe_en_waarmee: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub wie: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub wat_niet: Option<String>,
    /// Whether it was ever what everybody read.
    pub gedeeld: bool,
    /// Who made this version.
    pub auteur_id: Option<Uuid>,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
