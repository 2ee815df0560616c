//! Who may see beroepsverenigingen.

use sea_orm::Condition;

use crate::auth::Actor;

/// Everybody may see every beroepsvereniging and its lidsoorten; who its members are is another matter.
pub(super) fn visible(_: &Actor) -> Condition {
    Condition::all()
}
