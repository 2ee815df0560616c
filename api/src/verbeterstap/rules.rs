//! What must hold for a verbeterstap. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::verbeterstap::Stand::{self, Bezig, Gedaan, Gepland, Vervallen};
use uuid::Uuid;

use crate::{cyclus, error::Uitleg, tekst::Taal};

/// Whether a step may go from one state to another. What was not done after all is taken up again, and what was dropped may
/// be planned again.
pub(super) fn stap(van: Stand, naar: Stand) -> Result<(), Code> {
    match (van, naar) {
        (Gepland, Bezig | Gedaan | Vervallen)
        | (Bezig, Gepland | Gedaan | Vervallen)
        | (Gedaan, Bezig)
        | (Vervallen, Gepland) => Ok(()),
        _ => Err(Code::StandVolgtNiet),
    }
}

/// Who sees to a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Eigenaar {
    /// An organisatie.
    Organisatie(Uuid),
    /// Somebody who takes part.
    Deelname(Uuid),
}

impl Eigenaar {
    /// The one that was named; not two.
    pub(super) fn of(organisatie: Option<Uuid>, deelname: Option<Uuid>) -> Result<Option<Self>, Code> {
        match (organisatie, deelname) {
            (None, None) => Ok(None),
            (Some(id), None) => Ok(Some(Self::Organisatie(id))),
            (None, Some(id)) => Ok(Some(Self::Deelname(id))),
            (Some(_), Some(_)) => Err(Code::EenEigenaar),
        }
    }
}

/// Whether a step may be due on a day: not before its cyclus.
pub(super) fn streefdatum(dag: Option<NaiveDate>, cyclus: NaiveDate) -> Result<(), Code> {
    match dag {
        Some(dag) if dag < cyclus || !crate::praktijk::mogelijk(dag) => Err(Code::DatumOngeldig),
        _ => Ok(()),
    }
}

/// Why nothing was done with a verbeterstap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The cyclus did not come to reflecting yet.
    CyclusMeetNog,
    /// The cyclus is over.
    CyclusAfgesloten,
    /// This state does not follow the present one.
    StandVolgtNiet,
    /// An explanation without a state.
    StandOntbreekt,
    /// Neither, or both, of an organisatie and a deelname.
    EenEigenaar,
    /// The person does not take part now.
    EigenaarDoetNietMee,
    /// A day that cannot be meant.
    DatumOngeldig,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
}

impl From<cyclus::Ontijdig> for Code {
    fn from(reden: cyclus::Ontijdig) -> Self {
        match reden {
            cyclus::Ontijdig::NogNiet => Self::CyclusMeetNog,
            cyclus::Ontijdig::Voorbij => Self::CyclusAfgesloten,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::CyclusMeetNog => (
                "Deze cyclus meet nog. Zet hem eerst op REFLECTEERT.",
                "This cyclus measures still. Take it to REFLECTEERT first.",
            ),
            Self::CyclusAfgesloten => ("Deze cyclus is afgesloten.", "This cyclus is over."),
            Self::StandVolgtNiet => (
                "Deze stand volgt niet op de huidige stand.",
                "This stand does not follow the present one.",
            ),
            Self::StandOntbreekt => (
                "Een toelichting hoort bij een nieuwe stand.",
                "An explanation goes with a new stand.",
            ),
            Self::EenEigenaar => (
                "Noem een organisatie of een deelname, niet beide.",
                "Name an organisatie or a deelname, not both.",
            ),
            Self::EigenaarDoetNietMee => (
                "Deze persoon doet nu niet mee in de Lerende Praktijk.",
                "This person does not take part in the Lerende Praktijk now.",
            ),
            Self::DatumOngeldig => (
                "Kies een dag die niet voor de cyclus ligt.",
                "Choose a day that does not lie before the cyclus.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every state × every state.
    #[test]
    fn the_life_of_a_step() {
        let standen = [Gepland, Bezig, Gedaan, Vervallen];
        let table = [
            // to: Gep Bez Ged Ver
            ". x x x", // from Gepland
            "x . x x", // from Bezig
            ". x . .", // from Gedaan
            "x . . .", // from Vervallen
        ];
        for (van, row) in standen.into_iter().zip(table) {
            for (naar, cell) in standen.into_iter().zip(row.split(' ')) {
                assert_eq!(stap(van, naar).is_ok(), cell == "x", "{van:?} to {naar:?}");
            }
        }
    }

    #[test]
    fn one_sees_to_it() {
        let (one, two) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(
            Eigenaar::of(Some(one), None),
            Ok(Some(Eigenaar::Organisatie(one)))
        );
        assert_eq!(Eigenaar::of(None, Some(two)), Ok(Some(Eigenaar::Deelname(two))));
        assert_eq!(Eigenaar::of(None, None), Ok(None));
        assert_eq!(Eigenaar::of(Some(one), Some(two)), Err(Code::EenEigenaar));
    }

    #[test]
    fn steps_are_due_later() {
        let day = |text: &str| text.parse::<NaiveDate>().expect("a date");
        let begin = day("2026-01-01");
        assert!(streefdatum(None, begin).is_ok() && streefdatum(Some(begin), begin).is_ok());
        assert!(streefdatum(Some(day("2025-12-31")), begin).is_err());
        assert!(streefdatum(Some(day("3026-12-31")), begin).is_err());
    }
}
