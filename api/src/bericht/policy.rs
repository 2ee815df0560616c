//! Who may see which bericht: its receiver.

use entity::bericht::Column;
use sea_orm::Condition;
use uuid::Uuid;

use crate::{auth::Actor, db::of_member, error::Result};

/// The berichten that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    // One condition: a planner follows the index of the member only where there is no "or".
    Condition::all().add(of_member(actor.member, Column::MemberId, Column::Id))
}

/// The member who reads.
pub(super) fn may_read(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}
