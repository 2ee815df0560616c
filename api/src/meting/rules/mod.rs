//! What must hold for a meting: its states, and numbers that can be true together. Pure.

mod code;
mod getallen;
mod trend;

use chrono::NaiveDate;
use entity::meting::Status::{self, Concept, Vastgesteld, Vervangen};

pub(crate) use self::code::Code;
pub(super) use self::{
    getallen::{Antwoord, Getallen, Niveau, fouten},
    trend::{Punt, Reden, vergelijk},
};

/// What happens to a meting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Handeling {
    /// What it says is written anew.
    Bijwerken,
    /// It is adopted, and frozen from then on.
    Vaststellen,
    /// Its summary is shared, or no longer shared.
    Delen,
    /// A next one takes its place.
    Vervangen,
    /// It goes, as if it had never been recorded.
    Verwijderen,
}

/// Whether something may happen to a meting in this state.
pub(super) fn mag(handeling: Handeling, status: Status) -> Result<(), Code> {
    match (handeling, status) {
        (Handeling::Bijwerken | Handeling::Vaststellen | Handeling::Verwijderen, Concept)
        | (Handeling::Delen | Handeling::Vervangen, Vastgesteld) => Ok(()),
        (Handeling::Bijwerken | Handeling::Vaststellen | Handeling::Verwijderen, Vastgesteld | Vervangen) => {
            Err(Code::MetingLigtVast)
        }
        (Handeling::Delen | Handeling::Vervangen, Concept) => Err(Code::NietVastgesteld),
        (Handeling::Delen | Handeling::Vervangen, Vervangen) => Err(Code::AlVervangen),
    }
}

/// Whether a meting may be of these days: not to come, ended after it began, and within its cyclus. What takes the place of
/// another stays within the cyclus of that.
pub(super) fn dagen(
    van: NaiveDate,
    tot: Option<NaiveDate>,
    cyclus: (NaiveDate, Option<NaiveDate>),
    vandaag: NaiveDate,
) -> Result<(), Code> {
    let (begin, end) = cyclus;
    let last = tot.map_or(Some(van), |tot| tot.pred_opt());
    let possible =
        last.is_some_and(|last| van <= last && last <= vandaag && end.is_none_or(|end| last <= end));
    if possible && begin <= van {
        Ok(())
    } else {
        Err(Code::DatumOngeldig)
    }
}

/// Whether a reason is given when, and only when, it takes the place of another.
pub(super) fn reden(vervangt: bool, reden: bool) -> Result<(), Code> {
    match (vervangt, reden) {
        (true, false) => Err(Code::RedenNodig),
        (false, true) => Err(Code::NietsVervangen),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every action × every state.
    #[test]
    fn the_life_of_a_meting() {
        let told = |handeling| {
            [Concept, Vastgesteld, Vervangen].map(|status| match mag(handeling, status) {
                Ok(()) => "mag",
                Err(Code::MetingLigtVast) => "vast",
                Err(Code::NietVastgesteld) => "niet vastgesteld",
                Err(Code::AlVervangen) => "vervangen",
                Err(_) => "?",
            })
        };
        assert_eq!(told(Handeling::Bijwerken), ["mag", "vast", "vast"]);
        assert_eq!(told(Handeling::Vaststellen), ["mag", "vast", "vast"]);
        assert_eq!(told(Handeling::Verwijderen), ["mag", "vast", "vast"]);
        assert_eq!(told(Handeling::Delen), ["niet vastgesteld", "mag", "vervangen"]);
        assert_eq!(
            told(Handeling::Vervangen),
            ["niet vastgesteld", "mag", "vervangen"]
        );
    }

    #[test]
    fn its_days_lie_within_its_cyclus_and_not_ahead() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let open = (day("2026-01-01"), None);
        let over = (day("2026-01-01"), Some(day("2026-03-01")));
        let today = day("2026-06-01");
        let possible =
            |van: &str, tot: Option<&str>, cyclus| dagen(day(van), tot.map(day), cyclus, today).is_ok();
        assert!(possible("2026-06-01", None, open) && possible("2026-05-31", Some("2026-06-02"), open));
        assert!(!possible("2026-06-02", None, open) && !possible("2026-05-31", Some("2026-06-03"), open));
        assert!(!possible("2025-12-31", None, open) && !possible("2026-05-02", Some("2026-05-02"), open));
        assert!(possible("2026-03-01", None, over) && !possible("2026-03-02", None, over));
    }

    #[test]
    fn a_reason_goes_with_what_it_replaces() {
        assert_eq!(reden(true, true), Ok(()));
        assert_eq!(reden(false, false), Ok(()));
        assert_eq!(reden(true, false), Err(Code::RedenNodig));
        assert_eq!(reden(false, true), Err(Code::NietsVervangen));
    }
}
