//! What must hold for a Lerende Praktijk and for who takes part: phases, periods, and never without a facilitator.

mod fout;

use chrono::{Datelike, NaiveDate};
use entity::{
    deelname,
    praktijk::Fase::{self, Afgerond, Geborgd, Gestopt, InUitvoering, Nulmeting, Verkenning},
    praktijk_onderwijssoort::Onderwijssoort,
    praktijk_partner,
    raamwerk_element::Onderwijssector,
};

pub(crate) use self::fout::{Beletsel, Code};
use crate::raamwerk;

/// The most parents or pupils that a count of one praktijk can be.
const MEESTE_MENSEN: i32 = 10_000;

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
pub(crate) fn voorbij(fase: Fase) -> bool {
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

/// Whether a form of collaboration can occur where these kinds of education are: a variant names its sector, and one of
/// them is of that sector. A form without a sector occurs everywhere, and who names no kinds contradicts nothing.
pub(super) fn vorm_past(sector: Option<Onderwijssector>, soorten: &[Onderwijssoort]) -> bool {
    sector.is_none() || soorten.is_empty() || soorten.iter().any(|soort| raamwerk::sector(*soort) == sector)
}

/// What is wrong with the period of a partner.
pub(super) fn periode(van: Option<NaiveDate>, tot: Option<NaiveDate>) -> Option<(&'static str, Code)> {
    if van.is_some_and(|van| !mogelijk(van)) {
        Some(("input.van", Code::DatumOnmogelijk))
    } else if tot.is_some_and(|tot| !mogelijk(tot)) {
        Some(("input.tot", Code::DatumOnmogelijk))
    } else if van.zip(tot).is_some_and(|(van, tot)| tot < van) {
        Some(("input.tot", Code::TotVoorVan))
    } else {
        None
    }
}

/// Whether two periods have a day in common; an end that is missing never comes, and a beginning that is missing was
/// always there.
pub(super) fn overlapt(
    (van, tot): (Option<NaiveDate>, Option<NaiveDate>),
    ander: &praktijk_partner::Model,
) -> bool {
    let begins_before =
        |van: Option<NaiveDate>, tot: Option<NaiveDate>| van.zip(tot).is_none_or(|(van, tot)| van < tot);
    let empty = |van: Option<NaiveDate>, tot| van.is_some() && van == tot;
    begins_before(van, ander.tot)
        && begins_before(ander.van, tot)
        && !empty(van, tot)
        && !empty(ander.van, ander.tot)
}

/// What is wrong with a count of parents and pupils.
pub(super) fn telling(
    datum: NaiveDate,
    (ouders, leerlingen): (i32, i32),
    today: NaiveDate,
) -> Option<(&'static str, Code)> {
    let possible = |aantal: i32| (0..=MEESTE_MENSEN).contains(&aantal);
    if !mogelijk(datum) {
        Some(("input.datum", Code::DatumOnmogelijk))
    } else if datum > today {
        Some(("input.datum", Code::DatumInToekomst))
    } else if !possible(ouders) {
        Some(("input.ouders", Code::AantalOnmogelijk))
    } else if !possible(leerlingen) {
        Some(("input.leerlingen", Code::AantalOnmogelijk))
    } else {
        None
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
            zichtbaarheid: deelname::Zichtbaarheid::Profiel,
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

    #[test]
    fn a_variant_is_of_the_sector_of_one_of_the_kinds_of_education() {
        use Onderwijssoort::{Bao, Hbo, Mbo, So, Vo, Voorschool};
        let (po, vo) = (Some(Onderwijssector::Po), Some(Onderwijssector::Vo));
        assert!(vorm_past(None, &[Mbo]) && vorm_past(po, &[]));
        assert!(vorm_past(po, &[So]) && vorm_past(po, &[Vo, Bao]) && vorm_past(vo, &[Vo]));
        assert!(!vorm_past(po, &[Vo]) && !vorm_past(vo, &[Voorschool, Hbo]));
    }

    #[test]
    fn periods_of_a_partner_do_not_meet() {
        let partner = |van: Option<&str>, tot: Option<&str>| praktijk_partner::Model {
            id: uuid::Uuid::nil(),
            praktijk_id: uuid::Uuid::nil(),
            organisatie_id: uuid::Uuid::nil(),
            van: van.map(day),
            tot: tot.map(day),
            version: 1,
            created_at: chrono::DateTime::default(),
            updated_at: chrono::DateTime::default(),
        };
        let (first, second) = (Some("2026-01-01"), Some("2026-06-01"));
        let meet = |one: (Option<&str>, Option<&str>), van, tot| {
            overlapt((one.0.map(day), one.1.map(day)), &partner(van, tot))
        };
        assert!(meet((None, None), None, None) && meet((first, None), None, None));
        assert!(meet((first, None), second, None) && meet((None, second), first, None));
        assert!(!meet((second, None), first, second) && !meet((first, second), second, None));
        assert!(
            !meet((None, first), first, None),
            "it ends where the other begins"
        );
        assert!(
            !meet((first, None), second, second),
            "a period of no days meets nothing"
        );
        assert_eq!(periode(first.map(day), second.map(day)), None);
        assert_eq!(periode(None, first.map(day)), None);
        let backwards = periode(second.map(day), first.map(day));
        assert_eq!(backwards, Some(("input.tot", Code::TotVoorVan)));
        let impossible = periode(Some(day("0026-01-01")), None);
        assert_eq!(impossible, Some(("input.van", Code::DatumOnmogelijk)));
    }

    #[test]
    fn a_count_is_of_a_day_that_has_come_and_of_people_that_can_be_there() {
        let today = day("2026-06-01");
        assert_eq!(telling(today, (0, MEESTE_MENSEN), today), None);
        for (datum, aantallen, problem) in [
            ("2026-06-02", (1, 1), ("input.datum", Code::DatumInToekomst)),
            ("1826-06-01", (1, 1), ("input.datum", Code::DatumOnmogelijk)),
            ("2026-06-01", (-1, 1), ("input.ouders", Code::AantalOnmogelijk)),
            (
                "2026-06-01",
                (1, 10_001),
                ("input.leerlingen", Code::AantalOnmogelijk),
            ),
        ] {
            assert_eq!(telling(day(datum), aantallen, today), Some(problem));
        }
    }
}
