//! What must hold for an edition of an agenda: its life, and the days on which it holds. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::editie::Status;

use crate::{error::Uitleg, tekst::Taal};

/// What can be done with an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Actie {
    /// An editor adopts it.
    Vaststellen,
    /// The next edition of its agenda is adopted.
    Vervangen,
}

/// The state after an action; none when the action is impossible in this state.
pub(super) fn daarna(status: Status, actie: Actie) -> Option<Status> {
    match (status, actie) {
        (Status::Concept | Status::InConsultatie, Actie::Vaststellen) => Some(Status::Vastgesteld),
        (Status::Vastgesteld, Actie::Vervangen) => Some(Status::Vervangen),
        (Status::Vastgesteld | Status::Vervangen, Actie::Vaststellen)
        | (Status::Concept | Status::InConsultatie | Status::Vervangen, Actie::Vervangen) => None,
    }
}

/// Whether an edition may hold from `van` on, when the last adopted one holds from `vorige` on. Each adopted edition
/// holds for one day at least, so that the editions of an agenda follow each other without overlap.
pub(super) fn sluit_aan(van: NaiveDate, vorige: Option<NaiveDate>) -> bool {
    vorige.is_none_or(|vorige| van > vorige)
}

/// Why an action on an agenda was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The edition was adopted and never changes again.
    EditieLigtVast,
    /// An edition without ontwikkelopgaven cannot be adopted.
    GeenOntwikkelopgaven,
    /// The day is not after the first day of the edition that holds now.
    GeldigVanTeVroeg,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::EditieLigtVast => (
                "Deze editie is vastgesteld en verandert niet meer.",
                "This edition was adopted and does not change any more.",
            ),
            Self::GeenOntwikkelopgaven => (
                "Een editie zonder ontwikkelopgaven kan niet worden vastgesteld.",
                "An edition without ontwikkelopgaven cannot be adopted.",
            ),
            Self::GeldigVanTeVroeg => (
                "Kies een dag na de eerste dag van de editie die hierdoor wordt vervangen.",
                "Choose a day after the first day of the edition that this one replaces.",
            ),
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

    use super::{Actie, daarna, sluit_aan};

    /// Every state × every action, as a table that a person can check against the life of an edition.
    #[test]
    fn the_life_of_an_edition() {
        use Status::{Concept, InConsultatie, Vastgesteld, Vervangen};
        let table = [
            (Concept, [Some(Vastgesteld), None]),
            (InConsultatie, [Some(Vastgesteld), None]),
            (Vastgesteld, [None, Some(Vervangen)]),
            (Vervangen, [None, None]),
        ];
        for (status, row) in table {
            for (actie, expected) in [Actie::Vaststellen, Actie::Vervangen].into_iter().zip(row) {
                assert_eq!(daarna(status, actie), expected, "{status:?} {actie:?}");
            }
        }
    }

    #[test]
    fn editions_follow_each_other() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).expect("a day");
        assert!(sluit_aan(day(1), None));
        assert!(sluit_aan(day(2), Some(day(1))));
        assert!(!sluit_aan(day(1), Some(day(1))));
        assert!(!sluit_aan(day(1), Some(day(2))));
    }
}
