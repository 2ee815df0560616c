//! What must hold for a registratie: its days, and what a check or a change makes of it. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::registratie::Verificatie;

use crate::{error::Uitleg, tekst::Taal};

/// What is found when a registratie is looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bevinding {
    /// It stands in the register as it stands here.
    Klopt,
    /// It no longer does.
    Vervallen,
}

/// How sure the service is after a check, or why there is nothing to say.
pub(super) fn na_controle(bevinding: Bevinding, nu: Verificatie) -> Result<Verificatie, Code> {
    match (bevinding, nu) {
        (Bevinding::Klopt, _) => Ok(Verificatie::Gecontroleerd),
        (Bevinding::Vervallen, Verificatie::Gecontroleerd) => Ok(Verificatie::Verlopen),
        // What nobody checked cannot have run out.
        (Bevinding::Vervallen, Verificatie::Ingevuld | Verificatie::Verlopen) => {
            Err(Code::NooitGecontroleerd)
        }
    }
}

/// How sure the service is after a change by the person; `kern` says whether what was checked is no longer what is there.
pub(super) fn na_wijziging(kern: bool, nu: Verificatie) -> Verificatie {
    if kern { Verificatie::Ingevuld } else { nu }
}

/// The days of a registratie.
pub(super) fn periode(van: Option<NaiveDate>, tot: Option<NaiveDate>) -> Result<(), Code> {
    match (van, tot) {
        (Some(van), Some(tot)) if tot < van => Err(Code::PeriodeOngeldig),
        _ => Ok(()),
    }
}

/// Why an action on a registratie was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The number has another shape than those of its register.
    NummerOngeldig,
    /// The person entered this number before.
    AlOpgegeven,
    /// It would end before it begins.
    PeriodeOngeldig,
    /// It was never checked, so it did not run out.
    NooitGecontroleerd,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::NummerOngeldig => (
                "Dit is geen nummer van dit register: SKJ heeft 5 tot 12 cijfers, BIG 11.",
                "This is no number of this register: SKJ has 5 to 12 digits, BIG 11.",
            ),
            Self::AlOpgegeven => (
                "U hebt dit nummer al opgegeven.",
                "You entered this number already.",
            ),
            Self::PeriodeOngeldig => (
                "De registratie eindigt voor zij begint.",
                "The registration ends before it begins.",
            ),
            Self::NooitGecontroleerd => (
                "Deze registratie is niet gecontroleerd, en kan dus niet verlopen zijn.",
                "This registration was not checked, so it cannot have run out.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use sea_orm::Iterable;

    use super::*;

    /// Every state × every finding × every kind of change.
    #[test]
    fn what_a_check_and_a_change_make_of_it() {
        let table: Vec<String> = Verificatie::iter()
            .map(|nu| {
                let checked =
                    [Bevinding::Klopt, Bevinding::Vervallen].map(|one| format!("{:?}", na_controle(one, nu)));
                let changed = [true, false].map(|kern| format!("{:?}", na_wijziging(kern, nu)));
                format!("{nu:?}: {} | {}", checked.join(" "), changed.join(" "))
            })
            .collect();
        assert_eq!(
            table,
            [
                "Ingevuld: Ok(Gecontroleerd) Err(NooitGecontroleerd) | Ingevuld Ingevuld",
                "Gecontroleerd: Ok(Gecontroleerd) Ok(Verlopen) | Ingevuld Gecontroleerd",
                "Verlopen: Ok(Gecontroleerd) Err(NooitGecontroleerd) | Ingevuld Verlopen",
            ]
        );
    }

    #[test]
    fn days_come_in_order() {
        let day = |text: &str| text.parse().ok();
        assert_eq!(
            periode(day("2026-01-02"), day("2026-01-01")),
            Err(Code::PeriodeOngeldig)
        );
        assert_eq!(periode(day("2026-01-01"), day("2026-01-01")), Ok(()));
        assert_eq!(periode(None, day("2026-01-01")), Ok(()));
    }
}
