//! Who may see which edition, and who may make and adopt them.

use entity::editie::{Column, Status};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The states in which an edition is public.
pub(super) const OPENBAAR: [Status; 2] = [Status::Vastgesteld, Status::Vervangen];

/// The editions that `actor` may see; what belongs to an edition follows it.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(Column::Status.is_in(OPENBAAR))
}

/// Everybody may see that the agenda's exist.
pub(super) fn agenda_visible(_: &Actor) -> Condition {
    Condition::all()
}

/// The editor who makes and adopts editions.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}
