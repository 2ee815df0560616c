//! Who may see the queue and the decisions, and who decides: the editors alone.

use entity::{besluit, moderatie};
use sea_orm::{ColumnTrait, Condition};
use uuid::Uuid;

use crate::{auth::Actor, error::Result};

/// The rows of the queue that `actor` may see.
pub(super) fn visible(actor: &Actor) -> Condition {
    if actor.redactie {
        Condition::all()
    } else {
        Condition::all().add(moderatie::Column::LeervraagId.is_null())
    }
}

/// The decisions that `actor` may see.
pub(super) fn besluit_visible(actor: &Actor) -> Condition {
    if actor.redactie {
        Condition::all()
    } else {
        Condition::all().add(besluit::Column::Id.is_null())
    }
}

/// The editor who claims and decides.
pub(super) fn may_moderate(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::may_moderate;
    use crate::auth::Actor;

    #[test]
    fn only_editors_moderate() {
        let member = Actor::member(Uuid::from_u128(1));
        let code = |actor: &Actor| may_moderate(actor).err().map(|error| error.code());
        let with = |role: fn(&mut Actor)| {
            let mut actor = member.clone();
            role(&mut actor);
            actor
        };
        assert_eq!(code(&with(|actor| actor.redactie = true)), None);
        let blocked = with(|actor| (actor.redactie, actor.geblokkeerd) = (true, true));
        let others = [
            member.clone(),
            blocked,
            with(|actor| actor.analist = true),
            with(|actor| actor.beheer = true),
            Actor::vereniging(Uuid::from_u128(2)),
        ];
        for actor in others {
            assert_eq!(code(&actor), Some("FORBIDDEN"), "{actor:?}");
        }
        assert_eq!(code(&Actor::anonymous()), Some("UNAUTHENTICATED"));
    }
}
