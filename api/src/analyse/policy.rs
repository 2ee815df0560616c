//! Who may see which counts, and how exactly.

use super::rules::Inzage;
use crate::{
    auth::Actor,
    error::{Error, Result},
};

/// How exactly `actor` may see counts, when the least number that others are shown is `cell`.
pub(super) fn inzage(actor: &Actor, cell: u64) -> Inzage {
    inzage_binnen(actor.redactie, cell)
}

/// How exactly what the respondents of a meting said may be seen: from within the praktijk, or by others.
pub(super) fn inzage_binnen(within: bool, cell: u64) -> Inzage {
    if within {
        Inzage::Volledig
    } else {
        Inzage::Vanaf(cell)
    }
}

/// Whether `actor` may ask what an edition covers: editors, who shape it, and analysts.
pub(super) fn may_see_dekking(actor: &Actor) -> Result<()> {
    match actor {
        _ if actor.is_anonymous() => Err(Error::Unauthenticated),
        Actor {
            geblokkeerd: true, ..
        } => Err(Error::Forbidden),
        Actor { redactie: true, .. } | Actor { analist: true, .. } => Ok(()),
        _ => Err(Error::Forbidden),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{inzage, may_see_dekking};
    use crate::{analyse::rules::Inzage, auth::Actor};

    #[test]
    fn editors_see_all_analysts_see_safe_counts_and_others_ask_nothing() {
        let member = Actor::member(Uuid::from_u128(1));
        let with = |role: fn(&mut Actor)| {
            let mut actor = member.clone();
            role(&mut actor);
            actor
        };
        let safe = Inzage::Vanaf(5);
        for (actor, seen, code) in [
            (Actor::anonymous(), safe, Some("UNAUTHENTICATED")),
            (member.clone(), safe, Some("FORBIDDEN")),
            (with(|actor| actor.redactie = true), Inzage::Volledig, None),
            (with(|actor| actor.analist = true), safe, None),
            (with(|actor| actor.beheer = true), safe, Some("FORBIDDEN")),
            (Actor::vereniging(Uuid::from_u128(2)), safe, Some("FORBIDDEN")),
            (
                with(|actor| (actor.analist, actor.geblokkeerd) = (true, true)),
                safe,
                Some("FORBIDDEN"),
            ),
        ] {
            assert_eq!(inzage(&actor, 5), seen, "{actor:?}");
            assert_eq!(
                may_see_dekking(&actor).err().map(|error| error.code()),
                code,
                "{actor:?}"
            );
        }
    }
}
