//! A list of statements in one version. It never changes: what is worded otherwise is a next version.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `stellingenlijst`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "stellingenlijst")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// Empty for one that every praktijk may use.
    pub praktijk_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub titel: String,
    /// From 1.
    pub versie: i32,
    /// The version before.
    pub vorige_id: Option<Uuid>,
    /// Fictitious, loaded with the demo data.
    pub demo: bool,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
