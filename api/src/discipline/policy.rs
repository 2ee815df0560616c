//! Who may see disciplines.

use sea_orm::Condition;

use crate::auth::Actor;

/// Everybody may see every discipline.
pub(crate) fn visible(_: &Actor) -> Condition {
    Condition::all()
}
