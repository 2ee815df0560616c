//! Who sees and takes the steps of a Lerende Praktijk.

use chrono::NaiveDate;
use entity::{cyclus as cyclus_table, deelname::Rol};
use sea_orm::Condition;
use uuid::Uuid;

use crate::{
    auth::Actor,
    cyclus::{self, Taak},
    error::Result,
};

/// The verbeterstappen that `actor` may see on `today`. Needs the cyclus joined.
pub(super) fn visible(actor: &Actor, today: NaiveDate) -> Condition {
    cyclus::binnen(actor, today, cyclus_table::Column::PraktijkId)
}

/// The member who agrees on steps and says how far they are: who takes part now, or an editor.
pub(super) fn may_change(actor: &Actor, rollen: &[Rol]) -> Result<Uuid> {
    cyclus::may(actor, rollen, Taak::Meedoen)
}
