//! Who may see which bericht: its receiver.

use entity::bericht::Column;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The berichten that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    // One condition: a planner follows the index of the member only where there is no "or".
    Condition::all().add(match actor.member {
        Some(me) => Column::MemberId.eq(me),
        None => Column::Id.is_null(),
    })
}

/// The member who reads.
pub(super) fn may_read(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}
