//! Who may see activiteiten.

use sea_orm::Condition;

use crate::auth::Actor;

/// Everybody may see every activiteit.
pub(super) fn visible(_: &Actor) -> Condition {
    Condition::all()
}
