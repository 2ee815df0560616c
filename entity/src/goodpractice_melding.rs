//! What a member reports about a good practice.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::voorlegging::Afwijsreden;

/// One row of `goodpractice_melding`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goodpractice_melding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub goodpractice_id: Uuid,
    /// Empty when the person was erased.
    pub melder_id: Option<Uuid>,
    pub reden: Afwijsreden,
    #[sea_orm(column_type = "Text", nullable)]
    pub toelichting: Option<String>,
    /// Empty while no editor looked at it.
    pub afgehandeld_op: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
