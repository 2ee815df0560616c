//! Who may see reflectievragen.

use sea_orm::Condition;

use crate::auth::Actor;

/// Everybody may see every reflectievraag.
pub(crate) fn visible(_: &Actor) -> Condition {
    Condition::all()
}
