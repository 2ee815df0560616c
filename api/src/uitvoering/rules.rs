//! What must hold for who works on an ontwikkelopgave and for how it goes. Pure.

use std::{borrow::Cow, collections::HashSet};

use chrono::NaiveDate;
use entity::{editie, voortgang::Stand};
use uuid::Uuid;

use crate::{error::Uitleg, tekst::Taal};

/// From a day up to, and not including, a day; without the last, nobody knows an end. With two equal days it never held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Periode {
    pub(super) van: NaiveDate,
    pub(super) tot: Option<NaiveDate>,
}

impl Periode {
    /// Whether it does not end before it begins.
    pub(super) fn mogelijk(self) -> bool {
        self.tot.is_none_or(|tot| tot >= self.van)
    }

    /// Whether some day is in both.
    pub(super) fn overlapt(self, other: Self) -> bool {
        let begins = |one: Self, end: Option<NaiveDate>| end.is_none_or(|end| one.van < end);
        let holds = |one: Self| begins(one, one.tot);
        holds(self) && holds(other) && begins(self, other.tot) && begins(other, self.tot)
    }
}

/// An entry of the voortgang, as far as the next one depends on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Regel {
    pub(super) id: Uuid,
    pub(super) stand: Stand,
    pub(super) datum: NaiveDate,
    pub(super) corrigeert: Option<Uuid>,
}

/// The entry that a new one comes after, among `regels` in their order: the last one that was not corrected; or, when the
/// new one corrects that, the one before it.
pub(super) fn voorganger(regels: &[Regel], corrigeert: Option<Uuid>) -> Result<Option<Regel>, Code> {
    let gone: HashSet<Uuid> = regels.iter().filter_map(|regel| regel.corrigeert).collect();
    let mut standing = regels.iter().rev().filter(|regel| !gone.contains(&regel.id));
    let last = standing.next();
    match corrigeert {
        None => Ok(last.copied()),
        Some(id) if last.is_some_and(|last| last.id == id) => Ok(standing.next().copied()),
        Some(_) => Err(Code::NietDeLaatste),
    }
}

/// Whether who adds an entry after `vorige` read all `regels`. Who corrects names the last one anyway: see [`voorganger`].
pub(super) fn gelezen(regels: &[Regel], vorige: Option<Uuid>, corrigeert: Option<Uuid>) -> bool {
    let last = regels.last().map(|regel| regel.id);
    vorige == last || (vorige.is_none() && corrigeert.is_some())
}

/// Whether an ontwikkelopgave may go from one stand to another, or stay and be told about. What was done is done; what
/// stopped may be taken up again.
pub(super) fn stap(van: Option<Stand>, naar: Stand) -> Result<(), Code> {
    use Stand::{Afgerond, Gestopt, InVoorbereiding, Loopt, NietBegonnen};
    let possible = match van {
        None => matches!(naar, NietBegonnen | InVoorbereiding | Loopt),
        Some(NietBegonnen) => matches!(naar, NietBegonnen | InVoorbereiding | Loopt | Gestopt),
        Some(InVoorbereiding) => matches!(naar, InVoorbereiding | Loopt | Gestopt),
        Some(Loopt) => matches!(naar, Loopt | Afgerond | Gestopt),
        Some(Gestopt) => matches!(naar, InVoorbereiding | Loopt),
        Some(Afgerond) => false,
    };
    if possible {
        Ok(())
    } else {
        Err(Code::StandNietMogelijk)
    }
}

/// Whether an entry may be about a day: not one to come, and not before the entry that it comes after.
pub(super) fn dag(datum: NaiveDate, vorige: Option<NaiveDate>, vandaag: NaiveDate) -> Result<(), Code> {
    if datum <= vandaag && vorige.is_none_or(|vorige| datum >= vorige) {
        Ok(())
    } else {
        Err(Code::DatumOngeldig)
    }
}

/// Voortgang is told of what was adopted.
pub(super) fn vastgesteld(status: editie::Status) -> Result<(), Code> {
    use editie::Status::{Concept, InConsultatie, Vastgesteld, Vervangen};
    match status {
        Vastgesteld | Vervangen => Ok(()),
        Concept | InConsultatie => Err(Code::EditieNietVastgesteld),
    }
}

/// Why an action was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// Neither, or both, of organisatie and beroepsvereniging.
    EenVanBeide,
    /// It would end before it begins.
    PeriodeOngeldig,
    /// Another beroepsvereniging is trekker on some of these days.
    AlEenTrekker,
    /// It is partner already on some of these days.
    AlPartner,
    /// The edition was not adopted.
    EditieNietVastgesteld,
    /// Impossible after the last entry.
    StandNietMogelijk,
    /// A day to come, or before the entry that it comes after.
    DatumOngeldig,
    /// Only the last entry can be corrected.
    NietDeLaatste,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::EenVanBeide => (
                "Noem een organisatie of een beroepsvereniging, niet beide.",
                "Name an organisatie or a beroepsvereniging, not both.",
            ),
            Self::PeriodeOngeldig => (
                "De einddatum ligt voor de begindatum.",
                "The end lies before the beginning.",
            ),
            Self::AlEenTrekker => (
                "In deze periode is er al een trekker. Beëindig die eerst.",
                "There is a trekker in this period. End that first.",
            ),
            Self::AlPartner => (
                "Deze partner doet in deze periode al mee.",
                "This partner works along in this period already.",
            ),
            Self::EditieNietVastgesteld => (
                "Voortgang wordt bijgehouden van ontwikkelopgaven die zijn vastgesteld.",
                "Voortgang is kept of ontwikkelopgaven that were adopted.",
            ),
            Self::StandNietMogelijk => (
                "Deze stand kan niet volgen op de vorige.",
                "This stand cannot follow the one before.",
            ),
            Self::DatumOngeldig => (
                "Kies een dag tot en met vandaag, niet voor die van de vorige regel.",
                "Choose a day up to today, not before that of the entry before.",
            ),
            Self::NietDeLaatste => (
                "Alleen de laatste regel kan worden gecorrigeerd.",
                "Only the last entry can be corrected.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn on(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).expect("a day")
    }

    fn periode(van: u32, tot: Option<u32>) -> Periode {
        Periode {
            van: on(van),
            tot: tot.map(on),
        }
    }

    #[test]
    fn periods_that_touch_do_not_overlap() {
        let (first, open) = (periode(1, Some(5)), periode(5, None));
        for (other, expected) in [
            (periode(5, None), false),
            (periode(4, None), true),
            (periode(1, Some(2)), true),
            (periode(3, Some(3)), false),
            (periode(5, Some(9)), false),
        ] {
            assert_eq!(first.overlapt(other), expected, "{other:?}");
            assert_eq!(other.overlapt(first), expected, "{other:?}");
        }
        assert!(open.overlapt(periode(9, None)) && !open.overlapt(first));
        assert!(periode(3, Some(3)).mogelijk() && !periode(3, Some(2)).mogelijk());
    }

    #[test]
    fn only_the_last_entry_is_corrected() {
        let [a, b, c] = [1, 2, 3].map(Uuid::from_u128);
        let regel = |id, corrigeert| Regel {
            id,
            stand: Stand::Loopt,
            datum: on(1),
            corrigeert,
        };
        let before = |regels: &[Regel], corrigeert| {
            voorganger(regels, corrigeert).map(|regel| regel.map(|regel| regel.id))
        };
        assert_eq!(before(&[], None), Ok(None));
        assert_eq!(before(&[], Some(a)), Err(Code::NietDeLaatste));
        let two = [regel(a, None), regel(b, None)];
        assert_eq!(before(&two, None), Ok(Some(b)));
        assert_eq!(before(&two, Some(b)), Ok(Some(a)));
        assert_eq!(before(&two, Some(a)), Err(Code::NietDeLaatste));
        let corrected = [regel(a, None), regel(b, None), regel(c, Some(b))];
        assert_eq!(before(&corrected, None), Ok(Some(c)));
        assert_eq!(before(&corrected, Some(b)), Err(Code::NietDeLaatste));
        assert_eq!(before(&corrected, Some(c)), Ok(Some(a)));
    }

    #[test]
    fn who_adds_an_entry_read_the_last_one() {
        let [a, b] = [1, 2].map(Uuid::from_u128);
        let regel = |id| Regel {
            id,
            stand: Stand::Loopt,
            datum: on(1),
            corrigeert: None,
        };
        let two = [regel(a), regel(b)];
        assert!(gelezen(&[], None, None) && gelezen(&two, Some(b), None));
        assert!(!gelezen(&[], Some(a), None) && !gelezen(&two, Some(a), None) && !gelezen(&two, None, None));
        assert!(gelezen(&two, None, Some(b)) && gelezen(&two, Some(b), Some(b)));
        assert!(!gelezen(&two, Some(a), Some(b)));
    }

    #[test]
    fn entries_are_about_days_in_their_order() {
        assert_eq!(dag(on(3), None, on(3)), Ok(()));
        assert_eq!(dag(on(4), None, on(3)), Err(Code::DatumOngeldig));
        assert_eq!(dag(on(2), Some(on(2)), on(3)), Ok(()));
        assert_eq!(dag(on(1), Some(on(2)), on(3)), Err(Code::DatumOngeldig));
    }
}
