//! What must hold for an activiteit: how it stands, and on which day. Pure.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use entity::activiteit::Status::{self, Afgelast, Gehouden, Gepland};

use crate::{error::Uitleg, tekst::Taal};

/// Organisations that hold one activiteit.
pub(super) const MEESTE_PARTNERS: usize = 20;

/// Whether an activiteit may go from one state to another; staying is no step. What was held was held.
pub(super) fn mag_naar(van: Status, naar: Status) -> bool {
    matches!((van, naar), (Gepland, Gehouden | Afgelast) | (Afgelast, Gepland)) || van == naar
}

/// How a new activiteit stands where nobody says so: what lies ahead is planned.
pub(super) fn begin(datum: Option<NaiveDate>, today: NaiveDate) -> Status {
    if datum.is_some_and(|datum| datum > today) {
        Gepland
    } else {
        Gehouden
    }
}

/// What is wrong with the day of an activiteit.
pub(super) fn dag(status: Status, datum: Option<NaiveDate>, today: NaiveDate) -> Result<(), Code> {
    match datum {
        Some(datum) if !(1900..=2100).contains(&datum.year()) => Err(Code::DatumOnmogelijk),
        Some(datum) if status == Gehouden && datum > today => Err(Code::DatumInToekomst),
        Some(_) => Ok(()),
        None if status == Gepland => Err(Code::DatumNodig),
        None => Ok(()),
    }
}

/// Why an action on an activiteit was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// This state does not follow the present one.
    StatusVolgtNiet,
    /// What was held was not held in the future.
    DatumInToekomst,
    /// What is planned has a day.
    DatumNodig,
    /// Before 1900 or after 2100.
    DatumOnmogelijk,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More organisations than may hold one activiteit.
    TeVeel,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::StatusVolgtNiet => (
                "Deze stand volgt niet op de huidige.",
                "This state does not follow the present one.",
            ),
            Self::DatumInToekomst => (
                "Wat gehouden is, ligt niet in de toekomst.",
                "What was held does not lie in the future.",
            ),
            Self::DatumNodig => ("Wat gepland is, heeft een datum.", "What is planned has a date."),
            Self::DatumOnmogelijk => (
                "Kies een datum tussen 1900 en 2100.",
                "Choose a date between 1900 and 2100.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_fits_the_state() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let today = day("2026-09-01");
        let (before, after) = (Some(day("2026-08-31")), Some(day("2026-09-02")));
        for status in [Gepland, Gehouden, Afgelast] {
            assert_eq!(
                dag(status, Some(day("1899-12-31")), today),
                Err(Code::DatumOnmogelijk)
            );
            assert_eq!(dag(status, before, today), Ok(()));
            let later = if status == Gehouden {
                Err(Code::DatumInToekomst)
            } else {
                Ok(())
            };
            assert_eq!(dag(status, after, today), later, "{status:?}");
            let none = if status == Gepland {
                Err(Code::DatumNodig)
            } else {
                Ok(())
            };
            assert_eq!(dag(status, None, today), none, "{status:?}");
        }
        assert_eq!(
            [after, Some(today), before, None].map(|datum| begin(datum, today)),
            [Gepland, Gehouden, Gehouden, Gehouden]
        );
    }
}
