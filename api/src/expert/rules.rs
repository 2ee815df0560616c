//! What must hold for an expert: one person, and a term. Pure.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};

use crate::{error::Uitleg, tekst::Taal};

/// Werkzame factoren of one expert.
pub(super) const MEESTE_FACTOREN: usize = 9;
/// Thema's of one expert.
pub(super) const MEESTE_THEMAS: usize = 20;

/// What is wrong with a term; one that ends on its first day never ran, and may be said.
pub(super) fn termijn(van: NaiveDate, tot: Option<NaiveDate>) -> Result<(), Code> {
    let possible = |day: NaiveDate| (1900..=2100).contains(&day.year());
    if !possible(van) || tot.is_some_and(|tot| !possible(tot) || tot < van) {
        Err(Code::PeriodeOngeldig)
    } else {
        Ok(())
    }
}

/// Whether two terms share a day.
pub(super) fn overlapt(een: (NaiveDate, Option<NaiveDate>), ander: (NaiveDate, Option<NaiveDate>)) -> bool {
    let before = |end: Option<NaiveDate>, begin: NaiveDate| end.is_some_and(|end| end <= begin);
    !before(een.1, ander.0) && !before(ander.1, een.0)
}

/// Why an action on an expert was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Neither a member nor a name, or both.
    EenPersoon,
    /// A published name has a source.
    BronOntbreekt,
    /// The member is an expert in that time already.
    AlExpert,
    /// The member was blocked.
    LidGeblokkeerd,
    /// Ends before it begins, or not in 1900 to 2100.
    PeriodeOngeldig,
    /// The term ended before.
    AlBeeindigd,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More than the list may have.
    TeVeel,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::EenPersoon => (
                "Noem een lid, of de naam van iemand die geen lid is.",
                "Name a member, or the name of who is no member.",
            ),
            Self::BronOntbreekt => (
                "Noem waar deze naam openbaar is gemaakt.",
                "Say where this name was published.",
            ),
            Self::AlExpert => (
                "Dit lid is in die tijd al expert.",
                "This member is an expert in that time already.",
            ),
            Self::LidGeblokkeerd => (
                "Dit lid is geblokkeerd en kan geen expert zijn.",
                "This member was blocked and cannot be an expert.",
            ),
            Self::PeriodeOngeldig => (
                "De termijn eindigt voor zij begint, of valt buiten 1900 tot 2100.",
                "The term ends before it begins, or is not within 1900 to 2100.",
            ),
            Self::AlBeeindigd => ("Deze termijn is al voorbij.", "This term is over already."),
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

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    #[test]
    fn a_term_does_not_end_before_it_begins() {
        let van = day("2026-01-01");
        for good in [None, Some(van), Some(day("2100-12-31"))] {
            assert_eq!(termijn(van, good), Ok(()), "{good:?}");
        }
        for bad in ["2025-12-31", "2101-01-01"] {
            assert_eq!(termijn(van, Some(day(bad))), Err(Code::PeriodeOngeldig), "{bad}");
        }
        assert_eq!(termijn(day("1899-01-01"), None), Err(Code::PeriodeOngeldig));
    }

    #[test]
    fn terms_that_follow_each_other_share_no_day() {
        let (a, b, c) = (day("2026-01-01"), day("2026-06-01"), day("2026-09-01"));
        assert!(!overlapt((a, Some(b)), (b, None)) && !overlapt((b, None), (a, Some(b))));
        assert!(overlapt((a, None), (c, None)) && overlapt((a, Some(c)), (b, Some(c))));
    }
}
