//! Who may see gebieden.

use sea_orm::Condition;

use crate::auth::Actor;

/// Everybody may see every gebied and where it lies.
pub(super) fn visible(_: &Actor) -> Condition {
    Condition::all()
}
