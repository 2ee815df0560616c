//! What must hold for a reaction: when it may be sent and changed. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::editie::Status;

use crate::{agenda, error::Uitleg, tekst::Taal};

/// What a sender can do with a reaction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// The sender gives one.
    Geven,
    /// The sender changes it.
    Herzien,
    /// The sender takes it back.
    Intrekken,
}

/// What the consultation allows. Who reacts does so while it is open, and knows until when; an answer is never too late.
pub(super) fn mag(
    actie: Actie,
    status: Status,
    vandaag: NaiveDate,
    tot: Option<NaiveDate>,
) -> Result<(), Code> {
    match actie {
        Actie::Geven | Actie::Herzien | Actie::Intrekken if agenda::loopt(status, vandaag, tot) => Ok(()),
        Actie::Geven | Actie::Herzien | Actie::Intrekken => Err(Code::ConsultatieGesloten),
    }
}

/// Nothing happens any more to a reaction that was withdrawn.
pub(super) fn staat(ingetrokken: bool) -> Result<(), Code> {
    if ingetrokken {
        Err(Code::ReactieIngetrokken)
    } else {
        Ok(())
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
        match taal {
            Taal::Nl => nl.into(),
            Taal::En => en.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use entity::editie::Status;

    use super::{Actie, Code, mag, staat};

    /// Every state × every action, before and on the end.
    #[test]
    fn reactions_are_taken_until_the_end() {
        use Status::{Concept, InConsultatie, Vastgesteld, Vervangen};
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        let (today, tomorrow) = (day(1), Some(day(2)));
        let closed = Err(Code::ConsultatieGesloten);
        for status in [Concept, InConsultatie, Vastgesteld, Vervangen] {
            for tot in [None, Some(today), tomorrow] {
                let open = status == InConsultatie && tot == tomorrow;
                for actie in [Actie::Geven, Actie::Herzien, Actie::Intrekken] {
                    let expected = if open { Ok(()) } else { closed };
                    assert_eq!(
                        mag(actie, status, today, tot),
                        expected,
                        "{actie:?} {status:?} {tot:?}"
                    );
                }
            }
        }
        assert_eq!(
            (staat(false), staat(true)),
            (Ok(()), Err(Code::ReactieIngetrokken))
        );
    }
}
