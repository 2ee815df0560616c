//! What an association says about a membership: the fields, and how a cell of a delivery becomes one.

use std::{borrow::Cow, collections::HashMap};

use chrono::{Datelike, NaiveDate};
use entity::{
    inzending_regel::{Code, Veld},
    lidmaatschap::{Model, Status},
    registratie::Register,
};
use sea_orm::ActiveEnum;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use uuid::Uuid;

use super::verhaspeld::verhaspeld;
use crate::{
    lidmaatschap,
    tekst::{BezwaarCode, Soort, Tekst},
};

/// The fields that an association owns: a delivery alone changes them, and it changes nothing else. The member behind a
/// membership belongs to the person, the organisation to the platform.
pub(in crate::inzending) const VAN_DE_VERENIGING: [Veld; 11] = [
    Veld::Voorletters,
    Veld::Voornaam,
    Veld::Tussenvoegsel,
    Veld::Achternaam,
    Veld::Organisatienaam,
    Veld::Lidsoort,
    Veld::Status,
    Veld::Ingangsdatum,
    Veld::Einddatum,
    Veld::Skj,
    Veld::Big,
];

/// Characters of a lidnummer.
const LANGSTE_LIDNUMMER: usize = 40;
/// The years that a date of a membership can be in: before it nobody was a member, after it somebody mistyped.
const JAREN: std::ops::RangeInclusive<i32> = 1900..=2199;

/// What a membership says, as far as the association owns it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(in crate::inzending) struct Velden {
    pub(in crate::inzending) voorletters: Option<String>,
    pub(in crate::inzending) voornaam: Option<String>,
    pub(in crate::inzending) tussenvoegsel: Option<String>,
    pub(in crate::inzending) achternaam: Option<String>,
    pub(in crate::inzending) organisatienaam: Option<String>,
    pub(in crate::inzending) lidsoort: Option<Uuid>,
    #[serde(serialize_with = "schrijf_status", deserialize_with = "lees_status")]
    pub(in crate::inzending) status: Status,
    pub(in crate::inzending) ingangsdatum: NaiveDate,
    pub(in crate::inzending) einddatum: Option<NaiveDate>,
    pub(in crate::inzending) skj: Option<String>,
    pub(in crate::inzending) big: Option<String>,
}

fn schrijf_status<S: Serializer>(status: &Status, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(&status.to_value())
}

fn lees_status<'de, D: Deserializer<'de>>(from: D) -> Result<Status, D::Error> {
    let text = String::deserialize(from)?;
    Status::try_from_value(&text).map_err(serde::de::Error::custom)
}

impl From<&Model> for Velden {
    fn from(row: &Model) -> Self {
        Self {
            voorletters: row.voorletters.clone(),
            voornaam: row.voornaam.clone(),
            tussenvoegsel: row.tussenvoegsel.clone(),
            achternaam: row.achternaam.clone(),
            organisatienaam: row.organisatienaam.clone(),
            lidsoort: row.lidsoort_id,
            status: row.status,
            ingangsdatum: row.ingangsdatum,
            einddatum: row.einddatum,
            skj: row.skj.clone(),
            big: row.big.clone(),
        }
    }
}

impl Velden {
    /// A field as a text; nothing when it is empty.
    pub(in crate::inzending) fn tekst(&self, veld: Veld) -> Option<Cow<'_, str>> {
        let plain = |text: &'_ Option<String>| text.clone().map(Cow::Owned);
        match veld {
            Veld::Lidnummer => None,
            Veld::Voorletters => plain(&self.voorletters),
            Veld::Voornaam => plain(&self.voornaam),
            Veld::Tussenvoegsel => plain(&self.tussenvoegsel),
            Veld::Achternaam => plain(&self.achternaam),
            Veld::Organisatienaam => plain(&self.organisatienaam),
            Veld::Lidsoort => self.lidsoort.map(|id| id.to_string().into()),
            Veld::Status => Some(self.status.to_value().into()),
            Veld::Ingangsdatum => Some(self.ingangsdatum.to_string().into()),
            Veld::Einddatum => self.einddatum.map(|day| day.to_string().into()),
            Veld::Skj => plain(&self.skj),
            Veld::Big => plain(&self.big),
        }
    }

    /// The fields in which two differ.
    pub(in crate::inzending) fn verschil(&self, other: &Self) -> Vec<Veld> {
        let differ = |veld: &Veld| self.tekst(*veld) != other.tekst(*veld);
        VAN_DE_VERENIGING.into_iter().filter(differ).collect()
    }
}

/// Whether a membership in this state runs.
pub(crate) fn loopt(status: Status) -> bool {
    match status {
        Status::Aangemeld | Status::Actief | Status::Opgezegd => true,
        Status::Beeindigd | Status::Overleden => false,
    }
}

/// Whether a membership is over on a day: by its state or by its end.
pub(crate) fn voorbij(status: Status, einddatum: Option<NaiveDate>, day: NaiveDate) -> bool {
    !loopt(status) || einddatum.is_some_and(|end| end <= day)
}

impl Velden {
    /// Whether a membership that says this runs on a day: by its state and by its dates, as it is counted everywhere else.
    pub(in crate::inzending) fn loopt_op(&self, day: NaiveDate) -> bool {
        self.ingangsdatum <= day && !voorbij(self.status, self.einddatum, day)
    }
}

/// One row as it was delivered, taken apart: a field that no column was for is `None`, an empty cell `Some(None)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::inzending) struct Rij {
    /// Its place in the file.
    pub(in crate::inzending) nummer: i32,
    /// The number, where it can be relied on.
    pub(in crate::inzending) lidnummer: Option<String>,
    pub(in crate::inzending) voorletters: Option<Option<String>>,
    pub(in crate::inzending) voornaam: Option<Option<String>>,
    pub(in crate::inzending) tussenvoegsel: Option<Option<String>>,
    pub(in crate::inzending) achternaam: Option<Option<String>>,
    pub(in crate::inzending) organisatienaam: Option<Option<String>>,
    pub(in crate::inzending) lidsoort: Option<Option<Uuid>>,
    pub(in crate::inzending) status: Option<Option<Status>>,
    pub(in crate::inzending) ingangsdatum: Option<Option<NaiveDate>>,
    pub(in crate::inzending) einddatum: Option<Option<NaiveDate>>,
    pub(in crate::inzending) skj: Option<Option<String>>,
    pub(in crate::inzending) big: Option<Option<String>>,
    /// Why it cannot be taken.
    pub(in crate::inzending) fout: Option<(Code, Option<Veld>)>,
}

/// The lidsoorten of an association, by code and by name, without regard to case.
#[derive(Clone, Debug, Default)]
pub(in crate::inzending) struct Lidsoorten(HashMap<String, Uuid>);

impl Lidsoorten {
    /// From keys with a code and a name each.
    pub(in crate::inzending) fn new(rows: impl IntoIterator<Item = (Uuid, String, String)>) -> Self {
        let mut known = HashMap::new();
        for (id, code, naam) in rows {
            known.insert(code.to_lowercase(), id);
            known.entry(naam.to_lowercase()).or_insert(id);
        }
        Self(known)
    }
}

impl Rij {
    /// A row that could not be read at all: its lidnummer cannot be relied on either.
    pub(in crate::inzending) fn onleesbaar(nummer: i32) -> Self {
        Self {
            nummer,
            fout: Some((Code::RijOnleesbaar, None)),
            ..Self::default()
        }
    }

    /// Reads the cells of a row. The first thing that is wrong is told, with its field and without its content.
    pub(in crate::inzending) fn lees<'c>(
        nummer: i32,
        cellen: impl IntoIterator<Item = (Veld, &'c str)>,
        lidsoorten: &Lidsoorten,
    ) -> Self {
        let mut rij = Self {
            nummer,
            ..Self::default()
        };
        for (veld, cel) in cellen {
            if let Err(code) = rij.neem(veld, cel.trim(), lidsoorten) {
                rij.fout.get_or_insert((code, Some(veld)));
            }
        }
        if rij.lidnummer.is_none() {
            rij.fout
                .get_or_insert((Code::LidnummerOngeldig, Some(Veld::Lidnummer)));
        }
        rij
    }

    fn neem(&mut self, veld: Veld, cel: &str, lidsoorten: &Lidsoorten) -> Result<(), Code> {
        match veld {
            Veld::Lidnummer => self.lidnummer = Some(lidnummer(cel)?),
            Veld::Voorletters => self.voorletters = Some(naam(cel)?),
            Veld::Voornaam => self.voornaam = Some(naam(cel)?),
            Veld::Tussenvoegsel => self.tussenvoegsel = Some(naam(cel)?),
            Veld::Achternaam => self.achternaam = Some(naam(cel)?),
            Veld::Organisatienaam => self.organisatienaam = Some(naam(cel)?),
            Veld::Status => self.status = Some(optional(cel, status)?),
            Veld::Ingangsdatum => self.ingangsdatum = Some(optional(cel, datum)?),
            Veld::Einddatum => self.einddatum = Some(optional(cel, datum)?),
            Veld::Skj => self.skj = Some(optional(cel, |cel| registernummer(Register::Skj, cel))?),
            Veld::Big => self.big = Some(optional(cel, |cel| registernummer(Register::Big, cel))?),
            Veld::Lidsoort => {
                let known = |cel: &str| lidsoorten.0.get(&cel.to_lowercase()).copied();
                let found = |cel: &str| known(cel).ok_or(Code::LidsoortOnbekend);
                self.lidsoort = Some(optional(cel, found)?);
            }
        }
        Ok(())
    }
}

fn optional<T>(cel: &str, read: impl FnOnce(&str) -> Result<T, Code>) -> Result<Option<T>, Code> {
    if cel.is_empty() {
        return Ok(None);
    }
    read(cel).map(Some)
}

/// Letters, digits and a few signs, beginning with a letter or digit: so that it is no formula in a spreadsheet either.
pub(crate) fn lidnummer(cel: &str) -> Result<String, Code> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-./_ ".contains(c);
    let begins = cel.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !begins || cel.len() > LANGSTE_LIDNUMMER || !cel.chars().all(plain) {
        return Err(Code::LidnummerOngeldig);
    }
    beoordeeld(cel)
}

/// A number as its register writes them: that proves nothing, so it is kept as what the association says.
fn registernummer(register: Register, cel: &str) -> Result<String, Code> {
    lidmaatschap::registernummer(register, cel).ok_or(Code::RegisternummerOngeldig)
}

/// A part of a name, as the guard lets it through; nothing when it is empty.
pub(crate) fn naam(cel: &str) -> Result<Option<String>, Code> {
    optional(cel, beoordeeld)
}

/// A text that passed the guard.
fn beoordeeld(cel: &str) -> Result<String, Code> {
    if verhaspeld(cel) {
        return Err(Code::CoderingVerdacht);
    }
    match Tekst::parse(cel, Soort::Naamdeel) {
        Ok(goed) => Ok(goed.tekst.into()),
        Err(bezwaren) => Err(bezwaren
            .first()
            .map_or(Code::Persoonsgegeven, |bezwaar| match bezwaar.code {
                BezwaarCode::Leeg | BezwaarCode::TeKort => Code::WaardeOntbreekt,
                BezwaarCode::TeLang => Code::TeLang,
                BezwaarCode::TekenNietToegestaan => Code::TekenNietToegestaan,
                _ => Code::Persoonsgegeven,
            })),
    }
}

/// A date: `2026-01-31`, `31-01-2026`, also with slashes or dots, and with a time behind it that is left out.
pub(crate) fn datum(cel: &str) -> Result<NaiveDate, Code> {
    let cel = cel.split([' ', 'T']).next().unwrap_or_default();
    let delen: Vec<&str> = cel.split(['-', '/', '.']).collect();
    let [een, twee, drie] = delen[..] else {
        return Err(Code::DatumOngeldig);
    };
    let (jaar, maand, dag) = if een.len() == 4 {
        (een, twee, drie)
    } else {
        (drie, twee, een)
    };
    let digits = |text: &str, most: usize| {
        (1..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
    };
    if jaar.len() != 4 || !digits(jaar, 4) || !digits(maand, 2) || !digits(dag, 2) {
        return Err(Code::DatumOngeldig);
    }
    let number = |text: &str| text.parse::<u32>().unwrap_or_default();
    let day = NaiveDate::from_ymd_opt(jaar.parse().unwrap_or_default(), number(maand), number(dag));
    day.filter(|day| JAREN.contains(&day.year()))
        .ok_or(Code::DatumOngeldig)
}

/// The words of the field for where a membership stands.
fn status(cel: &str) -> Result<Status, Code> {
    Ok(match cel.to_lowercase().as_str() {
        "aangemeld" | "aanmelding" | "kandidaat" | "aspirant" => Status::Aangemeld,
        "actief" | "lid" | "active" | "ja" => Status::Actief,
        "opgezegd" | "opgezegd per" | "opzegging" => Status::Opgezegd,
        "beeindigd" | "beëindigd" | "oud-lid" | "oudlid" | "inactief" | "geroyeerd" | "uitgeschreven" => {
            Status::Beeindigd
        }
        "overleden" | "deceased" => Status::Overleden,
        _ => return Err(Code::StatusOnbekend),
    })
}

#[cfg(test)]
mod tests {
    use super::{Code, Lidsoorten, Rij, Status, Veld, datum, naam, status};

    fn rij(cellen: &[(Veld, &str)]) -> Rij {
        Rij::lees(2, cellen.iter().copied(), &Lidsoorten::default())
    }

    #[test]
    fn dates_are_dutch_or_iso() {
        for text in ["2026-01-31", "31-01-2026", "31.01.2026", "31-01-2026 00:00"] {
            assert_eq!(datum(text).expect(text).to_string(), "2026-01-31");
        }
        for text in [
            "31-02-2026",
            "01-31-2026",
            "31-01-26",
            "2026",
            "0026-01-31",
            "31-01-2260",
            "1-1--026",
        ] {
            assert_eq!(datum(text), Err(Code::DatumOngeldig), "{text}");
        }
    }

    #[test]
    fn a_name_with_a_number_of_a_person_is_refused_without_its_content() {
        for text in [
            "111222333",
            "NL91ABNA0417164300",
            "anna@example.nl",
            "06-12345678",
        ] {
            let rij = rij(&[(Veld::Lidnummer, "1"), (Veld::Achternaam, text)]);
            assert_eq!(
                rij.fout,
                Some((Code::Persoonsgegeven, Some(Veld::Achternaam))),
                "{text}"
            );
            assert!(!format!("{rij:?}").contains(text));
        }
        // A number that is a BSN is none of an association, whatever column it stands in.
        let numbered = rij(&[(Veld::Lidnummer, "111222333")]);
        assert_eq!(
            numbered.fout,
            Some((Code::Persoonsgegeven, Some(Veld::Lidnummer)))
        );
        assert_eq!(numbered.lidnummer, None);
    }

    #[test]
    fn a_lidnummer_is_no_formula() {
        for text in ["", "=1+1", "-1", "@x", "a;b", "\u{0}", &"1".repeat(41)] {
            assert_eq!(rij(&[(Veld::Lidnummer, text)]).lidnummer, None, "{text}");
        }
        assert_eq!(
            rij(&[(Veld::Lidnummer, " A-12.3 ")]).lidnummer.as_deref(),
            Some("A-12.3")
        );
    }

    #[test]
    fn a_name_in_another_encoding_is_refused() {
        assert_eq!(naam("JosÃ©"), Err(Code::CoderingVerdacht));
        assert_eq!(naam("José"), Ok(Some("José".into())));
    }

    #[test]
    fn a_number_of_a_register_is_plausible_or_refused() {
        let read = |veld, text| {
            let rij = rij(&[(Veld::Lidnummer, "1"), (veld, text)]);
            (rij.skj.or(rij.big).flatten(), rij.fout)
        };
        let refused = |veld| (None, Some((Code::RegisternummerOngeldig, Some(veld))));
        assert_eq!(read(Veld::Skj, " 100 012 345 "), (Some("100012345".into()), None));
        assert_eq!(read(Veld::Skj, "12a45"), refused(Veld::Skj));
        assert_eq!(read(Veld::Big, "1234567890"), refused(Veld::Big));
        assert_eq!(read(Veld::Big, "19012345601"), (Some("19012345601".into()), None));
        assert_eq!(read(Veld::Big, ""), (None, None));
    }

    #[test]
    fn a_status_is_known_or_refused() {
        assert_eq!(status("Oud-lid"), Ok(Status::Beeindigd));
        assert_eq!(status("lid"), Ok(Status::Actief));
        assert_eq!(status("Jansen"), Err(Code::StatusOnbekend));
    }

    #[test]
    fn an_empty_cell_is_not_an_absent_column() {
        let rij = rij(&[(Veld::Lidnummer, "1"), (Veld::Voornaam, " ")]);
        assert_eq!((rij.voornaam, rij.achternaam, rij.fout), (Some(None), None, None));
    }
}
