//! The queue of the editors: one row for each leervraag that waits, with why and since when, and who claimed it.
//!
//! The database itself derives the moments from `leervraag` and `melding` (the view `moderatie_feit`, and triggers that
//! follow it); nobody writes them. Only the claim is written by the service.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DateTimeUtc, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait, Uuid,
};

/// One row of `moderatie`.
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "moderatie")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub leervraag_id: Uuid,
    /// The earliest of the moments below.
    pub sinds: DateTimeUtc,
    /// Offered to the editors.
    pub nieuw_sinds: Option<DateTimeUtc>,
    /// Offered with doubts of the text guard.
    pub signaal_sinds: Option<DateTimeUtc>,
    /// Offered with an answer to a refusal.
    pub weerwoord_sinds: Option<DateTimeUtc>,
    /// Reported, for another reason than being double.
    pub melding_sinds: Option<DateTimeUtc>,
    /// Reported as double.
    pub dubbel_sinds: Option<DateTimeUtc>,
    /// The editor who claimed it last.
    pub door_id: Option<Uuid>,
    /// Until when the claim lasts; it ends by itself.
    pub geclaimd_tot: Option<DateTimeUtc>,
}

/// No joins: relations are read by key.
#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
