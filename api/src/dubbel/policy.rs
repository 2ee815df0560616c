//! Who may see what was found to be double: the editors alone.

use entity::dubbel::Column;
use sea_orm::{ColumnTrait, Condition};

use crate::auth::Actor;

/// The rows that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    let none = (!actor.redactie).then(|| Column::Id.is_null());
    Condition::all().add_option(none)
}
