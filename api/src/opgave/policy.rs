//! Who may see which ontwikkelopgave and which onderbouwing, and who may shape them.

use entity::{editie, opgave::Column};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};
use uuid::Uuid;

use crate::{agenda, auth::Actor, error::Result, leervraag, thema};

/// The ontwikkelopgaven that `actor` may see: those of the editions that it may see.
pub(crate) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    let edities = Query::select()
        .column((editie::Entity, editie::Column::Id))
        .from(editie::Entity)
        .cond_where(agenda::visible(actor))
        .take();
    Condition::all().add(Column::EditieId.in_subquery(edities))
}

/// The onderbouwingen that `actor` may see: it sees both ends. Needs both ends joined.
pub(super) fn onderbouwing_visible(actor: &Actor) -> Condition {
    Condition::all()
        .add(visible(actor))
        .add(leervraag::visible(actor))
}

/// The adoptions of a thema that `actor` may see: it sees both ends. Needs both ends joined.
pub(super) fn overname_visible(actor: &Actor) -> Condition {
    Condition::all().add(visible(actor)).add(thema::visible(actor))
}

/// The editor who shapes ontwikkelopgaven.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}
