//! What must hold for a reaction: when it may be sent and changed. Pure.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// What can be done with a reaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
pub(super) enum Actie {
    /// The sender gives one.
    Geven,
    /// The sender changes it.
    Herzien,
    /// The sender takes it back.
    Intrekken,
    /// An editor answers it, or gives another answer.
    Beantwoorden,
}

/// What the consultation allows, which may be open (`loopt`), and the reaction itself, which may have been withdrawn. Who
/// reacts does so while it is open, and knows until when; an answer is never too late. Nothing happens any more to a
/// reaction that was withdrawn.
pub(super) fn mag(actie: Actie, loopt: bool, ingetrokken: bool) -> Result<(), Code> {
    match actie {
        Actie::Geven | Actie::Herzien | Actie::Intrekken if !loopt => Err(Code::ConsultatieGesloten),
        Actie::Herzien | Actie::Intrekken | Actie::Beantwoorden if ingetrokken => {
            Err(Code::ReactieIngetrokken)
        }
        Actie::Geven | Actie::Herzien | Actie::Intrekken | Actie::Beantwoorden => Ok(()),
    }
}

/// Why an action on a reaction was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The edition is not under consultation, or its end has come.
    ConsultatieGesloten,
    /// The ontwikkelopgave does not stand in this edition.
    AndereEditie,
    /// The sender has a standing reaction on this already.
    ReactieBestaatAl,
    /// The reaction was withdrawn.
    ReactieIngetrokken,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::ConsultatieGesloten => (
                "Op deze editie kan nu niet worden gereageerd.",
                "Reactions on this edition are not taken now.",
            ),
            Self::AndereEditie => (
                "Deze ontwikkelopgave staat niet in deze editie.",
                "This ontwikkelopgave does not stand in this edition.",
            ),
            Self::ReactieBestaatAl => (
                "U hebt hierop al gereageerd. Herzie die reactie, of trek haar in.",
                "You reacted on this already. Revise that reaction, or withdraw it.",
            ),
            Self::ReactieIngetrokken => ("Deze reactie is ingetrokken.", "This reaction was withdrawn."),
        };
        taal.kies(nl, en).into()
    }
}
