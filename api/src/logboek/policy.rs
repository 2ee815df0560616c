//! Who may read which entries.

use entity::logboek::Column;
use sea_orm::{ColumnTrait, Condition};

use crate::auth::Actor;

/// The entries that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.beheer && !actor.geblokkeerd {
        return Condition::all();
    }
    // An empty `any` would be true, so it begins with what nobody has.
    Condition::any()
        .add(Column::Id.is_null())
        .add_option(actor.member.map(|id| Column::BetrokkeneId.eq(id)))
        .add_option(actor.member.map(|id| Column::ActorId.eq(id)))
        .add_option(actor.vereniging.map(|id| Column::BeroepsverenigingId.eq(id)))
}
