//! Who reads and writes what a Lerende Praktijk reflects.

use chrono::NaiveDate;
use entity::{cyclus as cyclus_table, deelname::Rol};
use sea_orm::Condition;
use uuid::Uuid;

use crate::{
    auth::Actor,
    cyclus::{self, Taak},
    error::Result,
};

/// The reflecties that `actor` may see on `today`. Needs the cyclus joined.
pub(super) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    cyclus::binnen(actor, today, cyclus_table::Column::PraktijkId)
}

/// The member who writes one: who takes part now, or an editor.
pub(super) fn may_write(actor: &Actor, rollen: &[Rol]) -> Result<Uuid> {
    cyclus::may(actor, rollen, Taak::Meedoen)
}
