//! What must hold for a fusie, and what becomes of a membership. Pure.

use std::borrow::Cow;

use chrono::NaiveDate;
use entity::{beroepsvereniging, lidmaatschap::Model};

use crate::{error::Uitleg, tekst::Taal};

/// Characters of a lidnummer.
const LANGSTE_LIDNUMMER: usize = 40;

/// Whether one association may merge into the other from this day on.
pub(super) fn mag(
    van: &beroepsvereniging::Model,
    naar: &beroepsvereniging::Model,
    datum: NaiveDate,
    vandaag: NaiveDate,
) -> Result<(), Code> {
    if van.id == naar.id || van.ledentype != naar.ledentype {
        return Err(Code::KanNietSamen);
    }
    // What is known without a day was not carried out yet.
    let other = van.opgegaan_in_id.is_some_and(|into| into != naar.id);
    if van.actief_tot.is_some() || other || naar.actief_tot.is_some() {
        return Err(Code::AlOpgegaan);
    }
    if datum > vandaag || van.actief_van.is_some_and(|begin| datum < begin) {
        return Err(Code::DatumOngeldig);
    }
    Ok(())
}

/// The lidnummer of a membership that is carried over, where it is not too long.
pub(super) fn lidnummer(afkorting: &str, lidnummer: &str) -> Option<String> {
    let text = format!("{afkorting}-{lidnummer}");
    (text.len() <= LANGSTE_LIDNUMMER).then_some(text)
}

/// The first and the last day of the row that a membership gets: it begins when it is carried over, and ends when it would have.
pub(super) fn dagen(lid: &Model, datum: NaiveDate) -> (NaiveDate, Option<NaiveDate>) {
    let begin = Ord::max(lid.ingangsdatum, datum);
    (begin, lid.einddatum.map(|end| Ord::max(end, begin)))
}

/// Why a fusie was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) enum Code {
    /// The same association twice, or one of persons and one of organisations.
    KanNietSamen,
    /// One of the two merged before.
    AlOpgegaan,
    /// A day to come, or one before the association was there.
    DatumOngeldig,
    /// There are more or fewer running memberships than was said.
    AantalKloptNiet,
    /// A lidnummer is taken in the other association, or would be too long.
    LidnummerBezet,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::KanNietSamen => (
                "Deze verenigingen kunnen niet samengaan: noem twee, met leden van dezelfde soort.",
                "These associations cannot merge: name two, with members of the same kind.",
            ),
            Self::AlOpgegaan => (
                "Een van de twee is al opgegaan in een andere vereniging.",
                "One of the two merged into another association before.",
            ),
            Self::DatumOngeldig => (
                "De dag ligt in de toekomst, of voor het begin van de vereniging.",
                "The day lies in the future, or before the association was there.",
            ),
            Self::AantalKloptNiet => (
                "Er lopen meer of minder lidmaatschappen. Vraag het aantal op met `proef`.",
                "More or fewer memberships run. Ask for the number with `proef`.",
            ),
            Self::LidnummerBezet => (
                "Een overgenomen lidnummer bestaat al bij de andere vereniging, of wordt te lang.",
                "A lidnummer that is carried over is taken in the other association, or would be too long.",
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
    use chrono::DateTime;
    use entity::beroepsvereniging::Ledentype;
    use uuid::Uuid;

    use super::*;

    fn vereniging(id: u128) -> beroepsvereniging::Model {
        beroepsvereniging::Model {
            id: Uuid::from_u128(id),
            afkorting: id.to_string(),
            naam: String::new(),
            ledentype: Ledentype::Persoon,
            actief_van: None,
            actief_tot: None,
            opgegaan_in_id: None,
            bron: String::new(),
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    #[test]
    fn who_merges_into_whom_and_when() {
        let (van, naar) = (vereniging(1), vereniging(2));
        let day = |text: &str| text.parse::<NaiveDate>().expect("a day");
        let (today, before) = (day("2026-09-01"), day("2026-01-01"));
        assert_eq!(mag(&van, &naar, before, today), Ok(()));
        assert_eq!(mag(&van, &van, before, today), Err(Code::KanNietSamen));
        assert_eq!(
            mag(&van, &naar, day("2026-09-02"), today),
            Err(Code::DatumOngeldig)
        );
        let changed = |alter: fn(&mut beroepsvereniging::Model)| {
            let mut row = vereniging(1);
            alter(&mut row);
            mag(&row, &naar, before, today)
        };
        assert_eq!(
            changed(|row| row.ledentype = Ledentype::Organisatie),
            Err(Code::KanNietSamen)
        );
        assert_eq!(
            changed(|row| row.opgegaan_in_id = Some(Uuid::from_u128(2))),
            Ok(())
        );
        assert_eq!(
            changed(|row| row.opgegaan_in_id = Some(Uuid::from_u128(3))),
            Err(Code::AlOpgegaan)
        );
        assert_eq!(
            changed(|row| row.actief_tot = NaiveDate::from_ymd_opt(2025, 1, 1)),
            Err(Code::AlOpgegaan)
        );
        assert_eq!(
            changed(|row| row.actief_van = NaiveDate::from_ymd_opt(2026, 6, 1)),
            Err(Code::DatumOngeldig)
        );
        let mut gone = vereniging(2);
        gone.actief_tot = Some(before);
        assert_eq!(mag(&van, &gone, before, today), Err(Code::AlOpgegaan));
    }

    #[test]
    fn a_number_says_where_it_came_from() {
        assert_eq!(lidnummer("NVGzP", "12").as_deref(), Some("NVGzP-12"));
        assert_eq!(lidnummer("NVGzP", &"1".repeat(40)), None);
    }
}
