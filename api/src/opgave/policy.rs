//! Who may see which ontwikkelopgave, and who may shape it.

use entity::{editie, opgave::Column};
use sea_orm::{ColumnTrait, Condition, sea_query::Query};

use crate::{agenda, auth::Actor};

/// The ontwikkelopgaven that `actor` may see: those of the editions that it may see.
pub(super) fn visible(actor: &Actor) -> Condition {
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
