//! A canvas: five questions about what a Lerende Praktijk, or an ambition of the network, undertakes.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveActiveEnum, DeriveEntityModel, DerivePrimaryKey, DeriveRelation,
    EntityTrait, EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `canvas`. It is of a praktijk or of an ambition, never of both.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "canvas")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub praktijk_id: Option<Uuid>,
    /// The title of the ambition.
    #[sea_orm(column_type = "Text", nullable)]
    pub ambitie: Option<String>,
    pub status: Status,
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
    /// Since when editors hide it from others; empty while they do not.
    pub verborgen_op: Option<DateTimeUtc>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    /// Starts at 1 and grows by one with every update: the optimistic lock.
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

/// Who reads it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
    /// Who takes part, and editors.
    Concept,
    /// Everybody.
    Gedeeld,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
