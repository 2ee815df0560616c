//! What must hold for a Lerende Praktijk and for who takes part: phases, periods, and never without a facilitator.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate};
use entity::{
    deelname,
    praktijk::Fase::{self, Afgerond, Geborgd, Gestopt, InUitvoering, Nulmeting, Verkenning},
};

use crate::{error::Uitleg, tekst::Taal};

/// Whether a praktijk may go from one phase to another; staying is no step.
pub(super) fn mag_naar(van: Fase, naar: Fase) -> bool {
    match (van, naar) {
        (Verkenning, Nulmeting)
        | (Nulmeting, InUitvoering)
        | (InUitvoering, Afgerond)
        | (Afgerond, Geborgd)
        | (Verkenning | Nulmeting | InUitvoering | Afgerond, Gestopt) => true,
        (van, naar) => van == naar,
    }
}

/// Whether a praktijk in this phase no longer runs.
pub(super) fn voorbij(fase: Fase) -> bool {
    match fase {
        Verkenning | Nulmeting | InUitvoering => false,
        Afgerond | Geborgd | Gestopt => true,
    }
}

/// The end date of a praktijk that moves to a phase in which it no longer runs, where nobody names one: the planned one
/// if that has come, else today; never before the start.
pub(super) fn afsluiting(start: NaiveDate, gepland: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let end = gepland.map_or(today, |planned| planned.min(today));
    end.max(start)
}

/// What is wrong with the period of a praktijk.
pub(super) fn looptijd(
    fase: Fase,
    start: NaiveDate,
    eind: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<Code> {
    match eind {
        None => voorbij(fase).then_some(Code::EinddatumNodig),
        Some(eind) if eind < start => Some(Code::EinddatumVoorStart),
        Some(eind) if voorbij(fase) && eind > today.max(start) => Some(Code::EinddatumInToekomst),
        Some(_) => None,
    }
}

/// Whether a date can be meant: a slip of the pen in the year is no date of this service.
pub(crate) fn mogelijk(date: NaiveDate) -> bool {
    (1900..=2100).contains(&date.year())
}

/// Whether somebody who takes part in a role from `van` does so already in `row`.
pub(super) fn dubbel(van: NaiveDate, row: &deelname::Model) -> bool {
    row.van == van || row.tot.is_none_or(|tot| tot > van)
}

/// What is wrong with the day on which a deelname is to end.
pub(super) fn einde(row: &deelname::Model, tot: NaiveDate, today: NaiveDate) -> Option<Code> {
    if row.tot.is_some_and(|ended| ended <= today) {
        Some(Code::AlBeeindigd)
    } else if !mogelijk(tot) {
        Some(Code::DatumOnmogelijk)
    } else if tot < row.van {
        Some(Code::TotVoorVan)
    } else {
        None
    }
}

/// Why nothing was done with a Lerende Praktijk or a deelname.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// This phase does not follow the present one.
    FaseVolgtNiet,
    /// Ends before it begins.
    EinddatumVoorStart,
    /// A praktijk that no longer runs has an end date.
    EinddatumNodig,
    /// A praktijk that no longer runs did not end in the future.
    EinddatumInToekomst,
    /// Before 1900 or after 2100.
    DatumOnmogelijk,
    /// The member takes part in this role already.
    DubbeleDeelname,
    /// The praktijk has ended by then.
    PraktijkVoorbij,
    /// A blocked member cannot be added.
    LidGeblokkeerd,
    /// Ends before it begins.
    TotVoorVan,
    /// The deelname ended before.
    AlBeeindigd,
    /// A praktijk that runs keeps a facilitator.
    LaatsteFacilitator,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More items than an input list may have.
    TeVeel,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::FaseVolgtNiet => (
                "Deze fase volgt niet op de huidige fase.",
                "This phase does not follow the present one.",
            ),
            Self::EinddatumVoorStart => (
                "De einddatum ligt voor de startdatum.",
                "The end date lies before the start date.",
            ),
            Self::EinddatumNodig => (
                "Een Lerende Praktijk die voorbij is heeft een einddatum.",
                "A Lerende Praktijk that is over has an end date.",
            ),
            Self::EinddatumInToekomst => (
                "De einddatum van een Lerende Praktijk die voorbij is kan niet in de toekomst liggen.",
                "The end date of a Lerende Praktijk that is over cannot lie in the future.",
            ),
            Self::DatumOnmogelijk => (
                "Kies een datum tussen 1900 en 2100.",
                "Choose a date between 1900 and 2100.",
            ),
            Self::DubbeleDeelname => (
                "Dit lid neemt in deze rol al deel.",
                "This member takes part in this role already.",
            ),
            Self::PraktijkVoorbij => (
                "De Lerende Praktijk is dan al voorbij.",
                "The Lerende Praktijk is over by then.",
            ),
            Self::LidGeblokkeerd => (
                "Dit lid is geblokkeerd en kan niet deelnemen.",
                "This member was blocked and cannot take part.",
            ),
            Self::TotVoorVan => (
                "De deelname kan niet eindigen voor zij begint.",
                "A deelname cannot end before it begins.",
            ),
            Self::AlBeeindigd => (
                "Deze deelname is al beëindigd.",
                "This deelname has ended already.",
            ),
            Self::LaatsteFacilitator => (
                "Voeg eerst een opvolger toe: een Lerende Praktijk houdt een facilitator.",
                "Add a successor first: a Lerende Praktijk keeps a facilitator.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        };
        match taal {
            Taal::Nl => nl.into(),
            Taal::En => en.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn deelname(van: &str, tot: Option<&str>) -> deelname::Model {
        deelname::Model {
            id: uuid::Uuid::nil(),
            praktijk_id: uuid::Uuid::nil(),
            member_id: uuid::Uuid::nil(),
            rol: deelname::Rol::Professional,
            van: day(van),
            tot: tot.map(day),
            version: 1,
            created_at: chrono::DateTime::default(),
            updated_at: chrono::DateTime::default(),
        }
    }

    /// Every phase × every phase, as a table that a person can check against the life of a praktijk.
    #[test]
    fn the_life_of_a_praktijk() {
        let fases = [Verkenning, Nulmeting, InUitvoering, Afgerond, Geborgd, Gestopt];
        let table = [
            // to: Ver Nul Uit Afg Geb Ges
            "x x . . . x", // from Verkenning
            ". x x . . x", // from Nulmeting
            ". . x x . x", // from InUitvoering
            ". . . x x x", // from Afgerond
            ". . . . x .", // from Geborgd
            ". . . . . x", // from Gestopt
        ];
        for (van, row) in fases.into_iter().zip(table) {
            for (naar, cell) in fases.into_iter().zip(row.split(' ')) {
                assert_eq!(mag_naar(van, naar), cell == "x", "{van:?} to {naar:?}");
            }
        }
    }

    #[test]
    fn what_is_over_ended_on_a_day_that_has_come() {
        let (start, today) = (day("2026-01-01"), day("2026-06-01"));
        for fase in [Verkenning, Nulmeting, InUitvoering] {
            assert_eq!(looptijd(fase, start, None, today), None);
            assert_eq!(looptijd(fase, start, Some(day("2027-01-01")), today), None);
        }
        for fase in [Afgerond, Geborgd, Gestopt] {
            assert_eq!(looptijd(fase, start, None, today), Some(Code::EinddatumNodig));
            assert_eq!(looptijd(fase, start, Some(today), today), None);
            let later = Some(day("2026-06-02"));
            assert_eq!(
                looptijd(fase, start, later, today),
                Some(Code::EinddatumInToekomst)
            );
        }
        let before = Some(day("2025-12-31"));
        assert_eq!(
            looptijd(Verkenning, start, before, today),
            Some(Code::EinddatumVoorStart)
        );
    }

    #[test]
    fn the_end_that_nobody_names_is_always_a_possible_one() {
        let today = day("2026-06-01");
        for start in ["2026-01-01", "2026-06-01", "2026-09-01"].map(day) {
            for planned in [None, Some(day("2026-09-15")), Some(start)] {
                let end = afsluiting(start, planned, today);
                assert_eq!(
                    looptijd(Gestopt, start, Some(end), today),
                    None,
                    "{start} {planned:?}"
                );
            }
        }
        assert_eq!(
            afsluiting(day("2026-01-01"), Some(day("2026-03-01")), today),
            day("2026-03-01")
        );
    }

    #[test]
    fn nobody_takes_part_twice_in_one_role() {
        let van = day("2026-06-01");
        assert!(dubbel(van, &deelname("2026-01-01", None)));
        assert!(dubbel(van, &deelname("2026-01-01", Some("2026-06-02"))));
        assert!(!dubbel(van, &deelname("2026-01-01", Some("2026-06-01"))));
        assert!(dubbel(van, &deelname("2026-09-01", None)));
        assert!(dubbel(van, &deelname("2026-06-01", Some("2026-06-01"))));
    }

    #[test]
    fn a_deelname_ends_once_and_not_before_it_begins() {
        let today = day("2026-06-01");
        let row = deelname("2026-01-01", None);
        assert_eq!(einde(&row, today, today), None);
        assert_eq!(einde(&row, day("2026-01-01"), today), None);
        assert_eq!(einde(&row, day("2025-12-31"), today), Some(Code::TotVoorVan));
        assert_eq!(einde(&row, day("3026-12-31"), today), Some(Code::DatumOnmogelijk));
        let planned = deelname("2026-01-01", Some("2026-07-01"));
        assert_eq!(einde(&planned, today, today), None);
        let over = deelname("2026-01-01", Some("2026-06-01"));
        assert_eq!(einde(&over, today, today), Some(Code::AlBeeindigd));
    }
}
