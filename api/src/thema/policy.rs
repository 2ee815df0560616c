//! Who may see which thema, and who may change it.

use entity::thema::{Column, Status};
use sea_orm::{ColumnTrait, Condition};

use crate::auth::Actor;

/// The thema's that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(Column::Status.eq(Status::Gepubliceerd))
}
