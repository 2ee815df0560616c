//! What must hold for an edition of an agenda: its life, and the days on which it holds. Pure.

pub(crate) mod herkomst;

use std::borrow::Cow;

use chrono::{Days, NaiveDate};
use entity::editie::Status;

use self::herkomst::Mis;
use crate::{error::Uitleg, tekst::Taal};

/// What can be done with an edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(test, derive(sea_orm::EnumIter))]
pub(super) enum Actie {
    /// An editor words it better: its title, what there is to say about it, its source.
    Bijwerken,
    /// An editor puts it before members and associations, or gives them another last day.
    Consulteren,
    /// An editor takes it back to work on it.
    Terugnemen,
    /// An editor adopts it.
    Vaststellen,
    /// The next edition of its agenda is adopted.
    Vervangen,
}

/// The state after an action, or why the action is impossible in this state.
pub(super) fn daarna(status: Status, actie: Actie) -> Result<Status, Code> {
    match (status, actie) {
        (Status::Concept | Status::InConsultatie, Actie::Bijwerken) => Ok(status),
        (Status::Concept | Status::InConsultatie, Actie::Consulteren) => Ok(Status::InConsultatie),
        (Status::InConsultatie, Actie::Terugnemen) => Ok(Status::Concept),
        (Status::Concept | Status::InConsultatie, Actie::Vaststellen) => Ok(Status::Vastgesteld),
        (Status::Vastgesteld, Actie::Vervangen) => Ok(Status::Vervangen),
        (Status::Concept, Actie::Terugnemen)
        | (Status::Concept | Status::InConsultatie, Actie::Vervangen) => Err(Code::StatusStaatNietToe),
        (
            Status::Vastgesteld,
            Actie::Bijwerken | Actie::Consulteren | Actie::Terugnemen | Actie::Vaststellen,
        )
        | (Status::Vervangen, _) => Err(Code::EditieLigtVast),
    }
}

/// The longest consultation, in days.
const LANGSTE_CONSULTATIE: Days = Days::new(366);

/// Whether a consultation may end on `tot`, its first day without reactions: it lasts a day at least, a year at most.
pub(super) fn einde_mogelijk(vandaag: NaiveDate, tot: NaiveDate) -> bool {
    let latest = vandaag.checked_add_days(LANGSTE_CONSULTATIE);
    tot > vandaag && latest.is_none_or(|latest| tot <= latest)
}

/// Whether people were promised that they can still react.
pub(crate) fn loopt(status: Status, vandaag: NaiveDate, tot: Option<NaiveDate>) -> bool {
    status == Status::InConsultatie && tot.is_some_and(|tot| vandaag < tot)
}

/// Where an edition stands on a day: one of which the successor was adopted already, and holds from a later day on, still
/// holds itself.
pub(crate) fn stand(status: Status, geldig_tot: Option<NaiveDate>, vandaag: NaiveDate) -> Status {
    match status {
        Status::Vervangen if geldig_tot.is_some_and(|tot| vandaag < tot) => Status::Vastgesteld,
        _ => status,
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
    /// Impossible in the present state of the edition.
    StatusStaatNietToe,
    /// An edition without ontwikkelopgaven cannot be put before people or adopted.
    GeenOntwikkelopgaven,
    /// The consultation would end today or earlier, or more than a year from now.
    EinddatumOngeldig,
    /// Members and associations can still react.
    ConsultatieLoopt,
    /// The day is not after the first day of the edition that holds now.
    GeldigVanTeVroeg,
    /// No edition was adopted yet.
    GeenVorigeEditie,
    /// A descent is from another edition than the one that is replaced.
    HerkomstVerouderd,
    /// Called unchanged with other words, or reworded with the same.
    HerkomstWoorden,
    /// A split with one part, or a merger of one.
    HerkomstOnvolledig,
}

impl From<Mis> for Code {
    fn from(mis: Mis) -> Self {
        match mis {
            Mis::AndereEditie => Self::HerkomstVerouderd,
            Mis::Woorden => Self::HerkomstWoorden,
            Mis::Aantal | Mis::Bezet | Mis::Vervallen | Mis::Onvolledig => Self::HerkomstOnvolledig,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::EditieLigtVast => (
                "Deze editie is vastgesteld en verandert niet meer.",
                "This edition was adopted and does not change any more.",
            ),
            Self::StatusStaatNietToe => (
                "Dit kan niet in de huidige status van de editie.",
                "This is not possible in the present state of the edition.",
            ),
            Self::GeenOntwikkelopgaven => (
                "Een editie zonder ontwikkelopgaven kan niet worden voorgelegd of vastgesteld.",
                "An edition without ontwikkelopgaven cannot be put to consultation or adopted.",
            ),
            Self::EinddatumOngeldig => (
                "Kies een dag na vandaag, hooguit een jaar vooruit.",
                "Choose a day after today, a year ahead at most.",
            ),
            Self::ConsultatieLoopt => (
                "De consultatie loopt nog. Stel vast na de einddatum, of neem de editie eerst terug.",
                "The consultation is still open. Adopt after its end, or take the edition back first.",
            ),
            Self::GeldigVanTeVroeg => (
                "Kies een dag na de eerste dag van de editie die hierdoor wordt vervangen.",
                "Choose a day after the first day of the edition that this one replaces.",
            ),
            Self::GeenVorigeEditie => (
                "Van deze agenda is nog geen editie vastgesteld.",
                "No edition of this agenda was adopted yet.",
            ),
            Self::HerkomstVerouderd => (
                "Een herkomst of vervallen ontwikkelopgave hoort bij een andere editie dan die wordt vervangen. Geef haar opnieuw op.",
                "A descent or a dropped ontwikkelopgave is of another edition than the one that is replaced. Give it anew.",
            ),
            Self::HerkomstWoorden => (
                "Een ontwikkelopgave heet ongewijzigd en heeft andere woorden, of heet geherformuleerd en heeft dezelfde.",
                "An ontwikkelopgave is called unchanged and has other words, or reworded and has the same.",
            ),
            Self::HerkomstOnvolledig => (
                "Een splitsing heeft ten minste twee delen, een samenvoeging ten minste twee voorgangers.",
                "A split has two parts at least, a merger two predecessors at least.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;
    use entity::editie::Status;

    use super::{einde_mogelijk, loopt, sluit_aan, stand};

    #[test]
    fn an_edition_is_replaced_on_the_first_day_of_the_next() {
        use Status::{Concept, InConsultatie, Vastgesteld, Vervangen};
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2026-09-01");
        for (tot, told) in [
            (Some("2026-09-02"), Vastgesteld),
            (Some("2026-09-01"), Vervangen),
            (Some("2026-08-31"), Vervangen),
            (None, Vervangen),
        ] {
            assert_eq!(stand(Vervangen, tot.map(day), today), told, "{tot:?}");
        }
        for status in [Concept, InConsultatie, Vastgesteld] {
            assert_eq!(stand(status, Some(day("2026-09-02")), today), status);
        }
    }

    #[test]
    fn a_consultation_lasts_a_day_to_a_year_and_is_kept() {
        use Status::{Concept, InConsultatie};
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let today = day("2026-09-01");
        for (tot, possible) in [
            ("2026-08-31", false),
            ("2026-09-01", false),
            ("2026-09-02", true),
            ("2027-09-02", true),
            ("2027-09-03", false),
            ("9999-12-31", false),
        ] {
            assert_eq!(einde_mogelijk(today, day(tot)), possible, "{tot}");
        }
        assert!(loopt(InConsultatie, today, Some(day("2026-09-02"))));
        assert!(!loopt(InConsultatie, today, Some(today)));
        assert!(!loopt(InConsultatie, today, None));
        assert!(!loopt(Concept, today, Some(day("2026-09-02"))));
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
