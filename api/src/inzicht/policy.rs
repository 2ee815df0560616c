//! Who may see which inzicht, and who writes them down.

use entity::{
    inzicht::{Column, Model},
    voorlegging::Status,
};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result, praktijk};

/// The inzichten that `actor` may see: the published ones, the own in every state, editors all.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let own = actor.member.map(|me| Column::IndienerId.eq(me));
    Condition::any()
        .add(Column::Status.eq(Status::Gepubliceerd))
        .add_option(own)
}

/// Whether `actor` may know who wrote `row` down, and why it was refused.
pub(super) fn may_look_inside(actor: &Actor, row: &Model) -> bool {
    actor.redactie || (actor.member.is_some() && actor.member == row.indiener_id)
}

/// The member who writes down what an activiteit yielded: an editor, or who facilitates the praktijk that held it.
pub(super) fn may_enter(actor: &Actor, facilitates: bool) -> Result<Uuid> {
    praktijk::may_manage(actor, facilitates)
}
