//! What must hold for a cyclus: its states and its days. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::cyclus::Stand::{self, Afgesloten, Meet, Reflecteert, Verbetert};

use crate::{error::Uitleg, tekst::Taal};

/// What was done in a cyclus, as far as its next state depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gedaan {
    /// A meting was adopted.
    pub(super) gemeten: bool,
    /// The three questions were answered.
    pub(super) gereflecteerd: bool,
}

/// Whether a cyclus may go from one state to another: a step forward once what it rests on is there, a step back, or to its
/// end. What is over stays so.
pub(super) fn stap(van: Stand, naar: Stand, gedaan: Gedaan) -> Result<(), Code> {
    match (van, naar) {
        (Meet, Reflecteert) if !gedaan.gemeten => Err(Code::MetingOntbreekt),
        (Reflecteert, Verbetert) if !gedaan.gereflecteerd => Err(Code::ReflectieOntbreekt),
        (Meet, Reflecteert)
        | (Reflecteert, Meet | Verbetert)
        | (Verbetert, Reflecteert)
        | (Meet | Reflecteert | Verbetert, Afgesloten) => Ok(()),
        _ => Err(Code::StandVolgtNiet),
    }
}

/// Whether work goes on in a cyclus in this state.
pub(crate) fn open(stand: Stand) -> bool {
    match stand {
        Meet | Reflecteert | Verbetert => true,
        Afgesloten => false,
    }
}

/// Why a cyclus takes no reflectie and no steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ontijdig {
    /// It measures still.
    NogNiet,
    /// It is over.
    Voorbij,
}

/// Whether a cyclus in this state takes a reflectie and the steps that follow: once it measured, until it is over.
pub(crate) fn kijkt_terug(stand: Stand) -> Result<(), Ontijdig> {
    match stand {
        Meet => Err(Ontijdig::NogNiet),
        Reflecteert | Verbetert => Ok(()),
        Afgesloten => Err(Ontijdig::Voorbij),
    }
}

/// Whether a cyclus may begin on a day: up to today, not before the praktijk, and not before the end of the cyclus before.
pub(super) fn begin(
    van: NaiveDate,
    praktijk: NaiveDate,
    vorige: Option<NaiveDate>,
    vandaag: NaiveDate,
) -> Result<(), Code> {
    if praktijk <= van && van <= vandaag && vorige.is_none_or(|tot| tot <= van) {
        Ok(())
    } else {
        Err(Code::DatumOngeldig)
    }
}

/// The first day on which a cyclus no longer runs, after it came to a state: a named one or today when it ends, else none.
pub(super) fn einde(
    naar: Stand,
    van: NaiveDate,
    genoemd: Option<NaiveDate>,
    vandaag: NaiveDate,
) -> Result<Option<NaiveDate>, Code> {
    match (open(naar), genoemd) {
        (true, None) => Ok(None),
        (true, Some(_)) => Err(Code::DatumOngeldig),
        (false, None) => Ok(Some(vandaag.max(van))),
        (false, Some(tot)) if van <= tot && tot <= vandaag.max(van) => Ok(Some(tot)),
        (false, Some(_)) => Err(Code::DatumOngeldig),
    }
}

/// Why nothing was done with a cyclus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// One goes on already.
    CyclusLoopt,
    /// The praktijk no longer runs.
    PraktijkVoorbij,
    /// This state does not follow the present one.
    StandVolgtNiet,
    /// Nothing was measured and adopted yet.
    MetingOntbreekt,
    /// The three questions were not answered yet.
    ReflectieOntbreekt,
    /// A day that cannot be meant.
    DatumOngeldig,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::CyclusLoopt => (
                "Er loopt al een cyclus. Sluit die eerst af.",
                "A cyclus goes on already. Close that first.",
            ),
            Self::PraktijkVoorbij => (
                "Deze Lerende Praktijk is voorbij.",
                "This Lerende Praktijk is over.",
            ),
            Self::StandVolgtNiet => (
                "Deze stand volgt niet op de huidige stand.",
                "This stand does not follow the present one.",
            ),
            Self::MetingOntbreekt => (
                "Stel eerst een meting van deze cyclus vast.",
                "Adopt a meting of this cyclus first.",
            ),
            Self::ReflectieOntbreekt => (
                "Leg eerst de reflectie van deze cyclus vast.",
                "Record the reflectie of this cyclus first.",
            ),
            Self::DatumOngeldig => (
                "Kies een dag tot en met vandaag, binnen de Lerende Praktijk en niet in een eerdere cyclus; een einde alleen bij AFGESLOTEN.",
                "Choose a day up to today, within the Lerende Praktijk and not within an earlier cyclus; an end only with AFGESLOTEN.",
            ),
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

    /// Every state × every state × what was done: `x` possible, `m` needs a meting, `r` needs a reflectie.
    #[test]
    fn the_life_of_a_cyclus() {
        let standen = [Meet, Reflecteert, Verbetert, Afgesloten];
        let table = |gemeten, gereflecteerd| {
            let gedaan = Gedaan {
                gemeten,
                gereflecteerd,
            };
            let word = |van, naar| match stap(van, naar, gedaan) {
                Ok(()) => 'x',
                Err(Code::MetingOntbreekt) => 'm',
                Err(Code::ReflectieOntbreekt) => 'r',
                Err(_) => '.',
            };
            standen.map(|van| standen.map(|naar| word(van, naar)).iter().collect::<String>())
        };
        // to: Meet, Reflecteert, Verbetert, Afgesloten; a word for each state that it comes from
        assert_eq!(table(false, false), [".m.x", "x.rx", ".x.x", "...."]);
        assert_eq!(table(true, false), [".x.x", "x.rx", ".x.x", "...."]);
        assert_eq!(table(false, true), [".m.x", "x.xx", ".x.x", "...."]);
        assert_eq!(table(true, true), [".x.x", "x.xx", ".x.x", "...."]);
        assert_eq!(standen.map(open), [true, true, true, false]);
        let told = [Err(Ontijdig::NogNiet), Ok(()), Ok(()), Err(Ontijdig::Voorbij)];
        assert_eq!(standen.map(kijkt_terug), told);
    }

    #[test]
    fn its_days_follow_each_other() {
        let (start, today) = (day("2026-01-01"), day("2026-06-01"));
        let begins = |van: &str, vorige: Option<&str>| begin(day(van), start, vorige.map(day), today).is_ok();
        assert!(
            begins("2026-01-01", None)
                && begins("2026-06-01", None)
                && begins("2026-03-01", Some("2026-03-01"))
        );
        assert!(
            !begins("2025-12-31", None)
                && !begins("2026-06-02", None)
                && !begins("2026-02-28", Some("2026-03-01"))
        );
        let van = day("2026-02-01");
        assert_eq!(einde(Verbetert, van, None, today), Ok(None));
        assert_eq!(
            einde(Verbetert, van, Some(today), today),
            Err(Code::DatumOngeldig)
        );
        assert_eq!(einde(Afgesloten, van, None, today), Ok(Some(today)));
        assert_eq!(einde(Afgesloten, van, Some(van), today), Ok(Some(van)));
        assert_eq!(
            einde(Afgesloten, van, Some(day("2026-01-31")), today),
            Err(Code::DatumOngeldig)
        );
        assert_eq!(
            einde(Afgesloten, van, Some(day("2026-06-02")), today),
            Err(Code::DatumOngeldig)
        );
    }
}
