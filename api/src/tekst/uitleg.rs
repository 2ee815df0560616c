//! The codes of the guard and their hints, Dutch and English, in one place.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

/// The language of a text for people. Dutch unless the reader asks for English.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Taal {
    /// Dutch.
    #[default]
    Nl,
    /// English.
    En,
}

impl Taal {
    /// Of something in both languages, that in this one.
    pub(crate) fn kies<T>(self, nl: T, en: T) -> T {
        match self {
            Self::Nl => nl,
            Self::En => en,
        }
    }
}

/// Something that is said in both languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tweetalig {
    nl: Cow<'static, str>,
    en: Cow<'static, str>,
}

impl Tweetalig {
    /// The same in Dutch and in English.
    pub(crate) fn new(nl: impl Into<Cow<'static, str>>, en: impl Into<Cow<'static, str>>) -> Self {
        Self {
            nl: nl.into(),
            en: en.into(),
        }
    }

    /// The words in one language.
    pub(crate) fn kies(&self, taal: Taal) -> &Cow<'static, str> {
        taal.kies(&self.nl, &self.en)
    }
}

/// Where in a text something was found, counted in Unicode characters (code points).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Plaats {
    /// Number of characters before the place.
    pub offset: usize,
    /// Number of characters of the place; at least 1.
    pub length: usize,
}

/// One reason why a text is refused. Carries no content of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Bezwaar {
    /// What was found.
    pub code: BezwaarCode,
    /// Where, in the text as it was sent; `None` when it concerns the whole text.
    pub plaats: Option<Plaats>,
}

/// One doubt that an editor must look at before publication. Carries no content of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Signaal {
    /// What may have been found.
    pub code: SignaalCode,
    /// Where, in the text as it is stored.
    pub plaats: Plaats,
}

/// Why a text is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum BezwaarCode {
    /// Nothing visible is left.
    Leeg,
    /// Fewer characters than the field needs.
    TeKort,
    /// More characters than the field may have.
    TeLang,
    /// A control character, or one that turns the reading direction.
    TekenNietToegestaan,
    /// A citizen service number (elfproef holds).
    Bsn,
    /// An e-mail address.
    Email,
    /// A telephone number.
    Telefoon,
    /// A bank account number (mod-97 holds).
    Iban,
    /// A postcode with a house number.
    Adres,
    /// A full date beside a word about birth.
    Geboortedatum,
    /// A name beside a word for a child or relative.
    NaamBijRol,
    /// Details that together point at one child: name and age, or school, age and diagnosis.
    Combinatie,
    /// The number of a pupil, client or file.
    Leerlingnummer,
}

/// Why a text needs an editor's eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SignaalCode {
    /// A common first name.
    Voornaam,
    /// A capitalised word where a name would stand.
    MogelijkeNaam,
    /// The age of one child.
    Leeftijd,
    /// The name of a school beside an age.
    SchoolEnLeeftijd,
    /// A street with a number.
    StraatEnNummer,
    /// A full postcode without a house number.
    Postcode,
    /// A question about one child instead of about the profession.
    Hulpvraag,
    /// A number that may belong to a person.
    Nummer,
    /// An e-mail address in words.
    MogelijkEmail,
    /// A full date near a word for a child or relative.
    MogelijkeGeboortedatum,
}

impl BezwaarCode {
    /// All codes, in the order in which they are declared.
    pub const ALLE: [Self; 13] = [
        Self::Leeg,
        Self::TeKort,
        Self::TeLang,
        Self::TekenNietToegestaan,
        Self::Bsn,
        Self::Email,
        Self::Telefoon,
        Self::Iban,
        Self::Adres,
        Self::Geboortedatum,
        Self::NaamBijRol,
        Self::Combinatie,
        Self::Leerlingnummer,
    ];

    /// The code as programs see it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Leeg => "LEEG",
            Self::TeKort => "TE_KORT",
            Self::TeLang => "TE_LANG",
            Self::TekenNietToegestaan => "TEKEN_NIET_TOEGESTAAN",
            Self::Bsn => "BSN",
            Self::Email => "EMAIL",
            Self::Telefoon => "TELEFOON",
            Self::Iban => "IBAN",
            Self::Adres => "ADRES",
            Self::Geboortedatum => "GEBOORTEDATUM",
            Self::NaamBijRol => "NAAM_BIJ_ROL",
            Self::Combinatie => "COMBINATIE",
            Self::Leerlingnummer => "LEERLINGNUMMER",
        }
    }

    /// What the writer can do about it.
    pub fn uitleg(self, taal: Taal) -> &'static str {
        let (nl, en) = match self {
            Self::Leeg => ("Vul een tekst in.", "Enter a text."),
            Self::TeKort => (
                "De tekst is te kort. Licht toe wat je bedoelt.",
                "The text is too short. Explain what you mean.",
            ),
            Self::TeLang => (
                "De tekst is te lang. Kort hem in.",
                "The text is too long. Shorten it.",
            ),
            Self::TekenNietToegestaan => (
                "De tekst bevat een onzichtbaar stuurteken. Haal het weg of typ de tekst opnieuw.",
                "The text contains an invisible control character. Remove it or type the text again.",
            ),
            Self::Bsn => (
                "Hier staat een nummer dat een burgerservicenummer kan zijn. Haal het weg.",
                "This number may be a citizen service number. Remove it.",
            ),
            Self::Email => (
                "Hier staat een e-mailadres. Haal het weg.",
                "This is an e-mail address. Remove it.",
            ),
            Self::Telefoon => (
                "Hier staat een telefoonnummer. Haal het weg.",
                "This is a telephone number. Remove it.",
            ),
            Self::Iban => (
                "Hier staat een rekeningnummer. Haal het weg.",
                "This is a bank account number. Remove it.",
            ),
            Self::Adres => (
                "Hier staat een postcode met huisnummer. Noem hooguit de gemeente of regio.",
                "This is a postcode with a house number. Name the municipality or region at most.",
            ),
            Self::Geboortedatum => (
                "Hier staat een geboortedatum. Noem hooguit een leeftijdsgroep.",
                "This is a date of birth. Name an age group at most.",
            ),
            Self::NaamBijRol => (
                "Hier staat een naam van een kind of familielid. Schrijf bijvoorbeeld: een leerling, een ouder.",
                "This is the name of a child or relative. Write for example: a pupil, a parent.",
            ),
            Self::Combinatie => (
                "Deze gegevens samen maken een kind herkenbaar. Laat naam, leeftijd of school weg.",
                "Together these details make a child recognisable. Leave out name, age or school.",
            ),
            Self::Leerlingnummer => (
                "Hier staat een leerling- of dossiernummer. Haal het weg.",
                "This is the number of a pupil or file. Remove it.",
            ),
        };
        taal.kies(nl, en)
    }
}

impl SignaalCode {
    /// All codes, in the order in which they are declared.
    pub const ALLE: [Self; 10] = [
        Self::Voornaam,
        Self::MogelijkeNaam,
        Self::Leeftijd,
        Self::SchoolEnLeeftijd,
        Self::StraatEnNummer,
        Self::Postcode,
        Self::Hulpvraag,
        Self::Nummer,
        Self::MogelijkEmail,
        Self::MogelijkeGeboortedatum,
    ];

    /// The code as programs see it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Voornaam => "VOORNAAM",
            Self::MogelijkeNaam => "MOGELIJKE_NAAM",
            Self::Leeftijd => "LEEFTIJD",
            Self::SchoolEnLeeftijd => "SCHOOL_EN_LEEFTIJD",
            Self::StraatEnNummer => "STRAAT_EN_NUMMER",
            Self::Postcode => "POSTCODE",
            Self::Hulpvraag => "HULPVRAAG",
            Self::Nummer => "NUMMER",
            Self::MogelijkEmail => "MOGELIJK_EMAIL",
            Self::MogelijkeGeboortedatum => "MOGELIJKE_GEBOORTEDATUM",
        }
    }

    /// What the editor should check.
    pub fn uitleg(self, taal: Taal) -> &'static str {
        let (nl, en) = match self {
            Self::Voornaam => (
                "Staat hier de voornaam van iemand?",
                "Is this somebody's first name?",
            ),
            Self::MogelijkeNaam => (
                "Staat hier de naam van een kind, familielid of collega?",
                "Is this the name of a child, relative or colleague?",
            ),
            Self::Leeftijd => (
                "Gaat deze leeftijd over één kind?",
                "Is this the age of one particular child?",
            ),
            Self::SchoolEnLeeftijd => (
                "Maken school en leeftijd samen een kind herkenbaar?",
                "Do school and age together make a child recognisable?",
            ),
            Self::StraatEnNummer => ("Staat hier een adres?", "Is this an address?"),
            Self::Postcode => ("Staat hier een volledige postcode?", "Is this a full postcode?"),
            Self::Hulpvraag => (
                "Is dit een hulpvraag over één kind in plaats van een leervraag?",
                "Is this a request for help about one child instead of a leervraag?",
            ),
            Self::Nummer => (
                "Hoort dit nummer bij een persoon?",
                "Does this number belong to a person?",
            ),
            Self::MogelijkEmail => (
                "Staat hier een e-mailadres in woorden?",
                "Is this an e-mail address in words?",
            ),
            Self::MogelijkeGeboortedatum => (
                "Is deze datum een geboortedatum?",
                "Is this date a date of birth?",
            ),
        };
        taal.kies(nl, en)
    }
}

#[cfg(test)]
mod tests {
    use super::{BezwaarCode, SignaalCode, Taal};
    use std::collections::HashSet;

    #[test]
    fn every_code_has_its_own_hints() {
        let bezwaren = BezwaarCode::ALLE.map(|c| [c.code(), c.uitleg(Taal::Nl), c.uitleg(Taal::En)]);
        let signalen = SignaalCode::ALLE.map(|c| [c.code(), c.uitleg(Taal::Nl), c.uitleg(Taal::En)]);
        let alle: Vec<&str> = bezwaren.iter().chain(&signalen).flatten().copied().collect();
        assert!(alle.iter().all(|t| !t.is_empty()));
        assert_eq!(alle.iter().collect::<HashSet<_>>().len(), alle.len());
    }

    #[test]
    fn a_doubt_is_stored_under_its_code() {
        for code in SignaalCode::ALLE {
            let json = serde_json::to_string(&code).expect("an enum of plain names serialises");
            assert_eq!(json, format!("\"{}\"", code.code()));
        }
    }
}
