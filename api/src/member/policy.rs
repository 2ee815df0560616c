//! Who may see whom.

use entity::member::{Column, Status, Zichtbaarheid};
use sea_orm::{ColumnTrait, Condition};

use crate::auth::Actor;

/// The members that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    let seen = Condition::any().add(Column::Id.is_null());
    if actor.redactie || actor.beheer {
        return Condition::all();
    }
    let Some(me) = actor.member else { return seen };
    let open = Condition::all()
        .add(Column::Zichtbaarheid.eq(Zichtbaarheid::Leden))
        .add(Column::Status.eq(Status::Actief));
    seen.add(Column::Id.eq(me)).add(open)
}
