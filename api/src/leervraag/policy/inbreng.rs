//! Who may enter a leervraag from where, and for whom.
//!
//! | origin | who may say so |
//! |---|---|
//! | `LERENDE_PRAKTIJK` | who takes part in that praktijk now, REDACTIE |
//! | `COMMUNITY`, `ACTIVITEIT` | every member |
//! | `INTERVIEW` | REDACTIE |
//! | `VERENIGING` | who has a lidmaatschap that holds now, REDACTIE |
//!
//! | for whom | who may |
//! |---|---|
//! | the own person | every member |
//! | a member of a praktijk, the praktijk, a group in it | who facilitates that praktijk now, REDACTIE |
//! | a group at an activiteit | who facilitates a praktijk now, REDACTIE |
//! | a person without an account | REDACTIE, from an interview or an association |

use entity::leervraag::Herkomst;
use uuid::Uuid;

use crate::auth::Actor;

/// What the actor is today, at the place that a question comes from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::leervraag) struct Positie {
    /// Takes part in the praktijk that is named.
    pub(in crate::leervraag) neemt_deel: bool,
    /// Facilitates the praktijk that is named; where none is named, any.
    pub(in crate::leervraag) faciliteert: bool,
    /// Has a lidmaatschap of an association.
    pub(in crate::leervraag) lid: bool,
}

/// For whom a question is entered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::leervraag) enum Namens {
    /// The member who types it.
    Zelf(Uuid),
    /// Another member.
    Lid(Uuid),
    /// Somebody without an account, through an editor.
    Doorgegeven,
    /// A praktijk as a whole.
    Praktijk,
    /// A group.
    Groep,
}

impl Namens {
    /// The member whose question it is, if it is a member's.
    pub(in crate::leervraag) fn vrager(self) -> Option<Uuid> {
        match self {
            Self::Zelf(member) | Self::Lid(member) => Some(member),
            Self::Doorgegeven | Self::Praktijk | Self::Groep => None,
        }
    }
}

/// Whether `actor` may name a praktijk as the place of a question.
pub(in crate::leervraag) fn may_bring_from_praktijk(actor: &Actor, positie: Positie) -> bool {
    actor.redactie || positie.neemt_deel
}

/// Whether `actor` may say that a question has this origin.
pub(in crate::leervraag) fn may_claim(actor: &Actor, herkomst: Herkomst, positie: Positie) -> bool {
    match herkomst {
        Herkomst::LerendePraktijk | Herkomst::Community | Herkomst::Activiteit => true,
        Herkomst::Interview => actor.redactie,
        Herkomst::Vereniging => actor.redactie || positie.lid,
    }
}

/// Whether `actor` may put words in this name. Who does not meet others as a colleague names nobody.
pub(in crate::leervraag) fn may_speak_for(actor: &Actor, namens: Namens, positie: Positie) -> bool {
    match namens {
        Namens::Zelf(_) => true,
        Namens::Lid(_) => actor.redactie || (positie.faciliteert && actor.colleague().is_some()),
        Namens::Praktijk | Namens::Groep => actor.redactie || positie.faciliteert,
        Namens::Doorgegeven => actor.redactie,
    }
}

#[cfg(test)]
mod tests {
    use super::{Actor, Herkomst, Namens, Positie, Uuid, may_bring_from_praktijk, may_claim, may_speak_for};

    const ME: Uuid = Uuid::from_u128(1);
    const OTHER: Uuid = Uuid::from_u128(2);

    const NOTHING: Positie = Positie {
        neemt_deel: false,
        faciliteert: false,
        lid: false,
    };
    const PARTICIPANT: Positie = Positie {
        neemt_deel: true,
        ..NOTHING
    };
    const FACILITATOR: Positie = Positie {
        faciliteert: true,
        ..PARTICIPANT
    };
    const LID: Positie = Positie { lid: true, ..NOTHING };

    /// Who may, of everybody who can act.
    fn who(may: impl Fn(&Actor, Positie) -> bool) -> Vec<&'static str> {
        let member = Actor::member(ME);
        let with = |role: fn(&mut Actor)| {
            let mut actor = Actor::member(ME);
            role(&mut actor);
            actor
        };
        let (redactie, analist) = (
            with(|actor| actor.redactie = true),
            with(|actor| actor.analist = true),
        );
        [
            ("member", &member, NOTHING),
            ("participant", &member, PARTICIPANT),
            ("facilitator", &member, FACILITATOR),
            ("lid", &member, LID),
            ("redactie", &redactie, NOTHING),
            ("analist who facilitates", &analist, FACILITATOR),
        ]
        .into_iter()
        .filter(|(_, actor, positie)| may(actor, *positie))
        .map(|(name, ..)| name)
        .collect()
    }

    #[test]
    fn who_may_name_an_origin() {
        for open in [
            Herkomst::LerendePraktijk,
            Herkomst::Community,
            Herkomst::Activiteit,
        ] {
            assert_eq!(who(|a, p| may_claim(a, open, p)).len(), 6, "{open:?}");
        }
        assert_eq!(who(|a, p| may_claim(a, Herkomst::Interview, p)), ["redactie"]);
        assert_eq!(
            who(|a, p| may_claim(a, Herkomst::Vereniging, p)),
            ["lid", "redactie"]
        );
        assert_eq!(
            who(may_bring_from_praktijk),
            [
                "participant",
                "facilitator",
                "redactie",
                "analist who facilitates"
            ]
        );
    }

    #[test]
    fn who_may_put_words_in_whose_name() {
        assert_eq!(who(|a, p| may_speak_for(a, Namens::Zelf(ME), p)).len(), 6);
        assert_eq!(
            who(|a, p| may_speak_for(a, Namens::Lid(OTHER), p)),
            ["facilitator", "redactie"]
        );
        for group in [Namens::Praktijk, Namens::Groep] {
            let expected = ["facilitator", "redactie", "analist who facilitates"];
            assert_eq!(who(|a, p| may_speak_for(a, group, p)), expected);
        }
        assert_eq!(who(|a, p| may_speak_for(a, Namens::Doorgegeven, p)), ["redactie"]);
    }

    #[test]
    fn only_a_member_is_the_asker() {
        assert_eq!(Namens::Zelf(ME).vrager(), Some(ME));
        assert_eq!(Namens::Lid(OTHER).vrager(), Some(OTHER));
        for nobody in [Namens::Doorgegeven, Namens::Praktijk, Namens::Groep] {
            assert_eq!(nobody.vrager(), None);
        }
    }
}
