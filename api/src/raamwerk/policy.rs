//! Who may see frameworks.

use sea_orm::Condition;

use crate::auth::Actor;

/// Everybody may see every framework and all of its elements.
pub(super) fn visible(_: &Actor) -> Condition {
    Condition::all()
}
