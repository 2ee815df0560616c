//! Who may see organisaties.

use sea_orm::Condition;

use crate::auth::Actor;

/// Everybody may see every organisatie: a name, a kind and a place, nothing about people.
pub(crate) fn visible(_: &Actor) -> Condition {
    Condition::all()
}
