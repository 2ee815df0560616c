//! What a member says about a leervraag or a good practice.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

use crate::{
    leervraag::Weergave,
    voorlegging::{Afwijsreden, Status},
};

/// One row of `bijdrage`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "bijdrage")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    /// What it is about: one of the two.
    pub leervraag_id: Option<Uuid>,
    pub goodpractice_id: Option<Uuid>,
    pub status: Status,
    #[sea_orm(column_type = "Text")]
    pub tekst: String,
    /// Empty when the person was erased.
    pub schrijver_id: Option<Uuid>,
    pub weergave: Weergave,
    /// The writer's discipline when it was written.
    pub discipline_id: Option<Uuid>,
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
