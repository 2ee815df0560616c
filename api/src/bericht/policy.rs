//! Who may see which bericht: its receiver.

use entity::bericht::Column;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The berichten that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|me| Column::MemberId.eq(me)))
}

/// The member who reads.
pub(super) fn may_read(actor: &Actor) -> Result<Uuid> {
    actor.acting_member()
}
