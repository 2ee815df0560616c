//! Who may see which kennisitem, and who enters and links them.

use entity::kennisitem::Column;
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The kennisitems that `actor` may see: the published ones, editors all.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        return Condition::all();
    }
    Condition::all().add(Column::Gepubliceerd.eq(true))
}

/// The editor who enters, changes and links.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_editors_enter_and_link() {
        let member = Actor::member(Uuid::from_u128(1));
        let editor = Actor {
            redactie: true,
            ..member.clone()
        };
        let others = [
            Actor::anonymous(),
            Actor::vereniging(Uuid::from_u128(2)),
            Actor {
                geblokkeerd: true,
                ..editor.clone()
            },
            Actor {
                analist: true,
                beheer: true,
                ..member.clone()
            },
            member,
        ];
        assert!(may_edit(&editor).is_ok());
        assert!(others.iter().all(|actor| may_edit(actor).is_err()));
    }
}
