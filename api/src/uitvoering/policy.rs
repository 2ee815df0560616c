//! Who sees who works on an ontwikkelopgave and how it goes, and who says so.

use sea_orm::Condition;
use uuid::Uuid;

use crate::{
    auth::Actor,
    error::{Error, Result},
    opgave,
};

/// What belongs to the ontwikkelopgaven that `actor` may see. Needs the ontwikkelopgave joined.
pub(super) fn visible(actor: &Actor) -> Condition {
    opgave::visible(actor)
}

/// The editor who says who works on what.
pub(super) fn may_edit(actor: &Actor) -> Result<Uuid> {
    actor.acting_editor()
}

/// In whose name an entry is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Namens {
    /// An editor.
    Redactie(Uuid),
    /// A beroepsvereniging, through its machine client.
    Vereniging(Uuid),
}

/// Who may tell how ontwikkelopgaven go, some of them.
pub(super) fn may_record_some(actor: &Actor) -> Result<Namens> {
    match actor.vereniging {
        Some(us) if !actor.geblokkeerd => Ok(Namens::Vereniging(us)),
        _ => actor.acting_editor().map(Namens::Redactie),
    }
}

/// Who may tell how this one goes, with this trekker: an editor, or the trekker.
pub(super) fn may_record(namens: Namens, trekker: Option<Uuid>) -> Result<()> {
    match namens {
        Namens::Redactie(_) => Ok(()),
        Namens::Vereniging(us) if trekker == Some(us) => Ok(()),
        Namens::Vereniging(_) => Err(Error::Forbidden),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_and_the_trekker_tell_how_it_goes() {
        let (me, us, others) = (Uuid::from_u128(1), Uuid::from_u128(2), Uuid::from_u128(3));
        let with = |role: fn(&mut Actor)| {
            let mut actor = Actor::member(me);
            role(&mut actor);
            actor
        };
        let told = |actor: &Actor, trekker| {
            let done = may_record_some(actor).and_then(|namens| may_record(namens, trekker));
            done.err().map(|error| error.code())
        };
        let (no, who) = (Some("FORBIDDEN"), Some("UNAUTHENTICATED"));
        for (actor, expected) in [
            (Actor::anonymous(), [who, who, who]),
            (Actor::member(me), [no, no, no]),
            (with(|actor| actor.analist = true), [no, no, no]),
            (with(|actor| actor.beheer = true), [no, no, no]),
            (with(|actor| actor.redactie = true), [None, None, None]),
            (
                with(|actor| (actor.redactie, actor.geblokkeerd) = (true, true)),
                [no, no, no],
            ),
            (Actor::vereniging(us), [no, None, no]),
        ] {
            let outcome = [None, Some(us), Some(others)].map(|trekker| told(&actor, trekker));
            assert_eq!(outcome, expected, "{actor:?}");
        }
        let editor = with(|actor| actor.redactie = true);
        assert!(may_edit(&editor).is_ok() && may_edit(&Actor::vereniging(us)).is_err());
    }
}
