//! What has a fixed shape: e-mail addresses, addresses of houses, and numbers of pupils and files.

use super::rules::Vondsten;
use super::uitleg::{BezwaarCode, SignaalCode};
use regex::{Captures, Regex};
use std::collections::HashSet;
use std::sync::LazyLock;

/// Two-letter words that follow a year in a sentence and would make a postcode of it.
const KORTE_WOORDEN: &str = "al bv ca en er ga ge hu ik in is je me na nu nv of om op te tm ze zo we ib ot gz mt pi cb jb jz bo so vo po";

static KORT: LazyLock<HashSet<&str>> = LazyLock::new(|| KORTE_WOORDEN.split_whitespace().collect());

static EMAIL: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?ix) [\w.%+\-]+ \s{0,2}
        (?: @ | [\[({<] \s{0,2} (?: at | @ | a | apen?staart(?:je)? ) \s{0,2} [\])}>] )
        \s{0,2} [\w\-]+
        (?: (?: \. | \s{0,2} [\[({<] \s? (?:dot|punt|\.) \s? [\])}>] \s{0,2} ) [\w\-]{2,}
          | \s{0,2} (?: \. | \b(?:dot|punt)\b ) \s{0,2} (?:nl|com|org|net|eu|be|de|info|frl)\b )+",
    )
});
static EMAIL_IN_WOORDEN: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?ix) [\w.%+\-]+ \s+ (?: at | apen?staart(?:je)? ) \s+ [\w\-]+
        (?: \. | \s+ (?:dot|punt) \s+ ) (?:nl|com|org|net|eu|be|de|info|frl)\b",
    )
});

static POSTCODE: LazyLock<Regex> = LazyLock::new(|| {
    patroon(r"\b(?P<cijfers>[1-9]\d{3})(?P<tussen>[ .\n\-]{0,2})(?P<letters>[A-Z]{2}|[a-z]{2})")
});
static HUISNUMMER_NA: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?i)^[\s,;:.\-/(]{0,4}(?:(?:nr|no|num|nummer|huisnummer|huisnr|nummertje|#)[\s:.]{0,3})?\d{1,5}\b",
    )
});
static HUISNUMMER_VOOR: LazyLock<Regex> =
    LazyLock::new(|| patroon(r"(?i)\b\d{1,5}\s?(?:[a-z]|bis|hs|[\-/]\s?\d{1,4})?[\s,;:.\-/]{1,4}$"));

static STRAAT: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?x) \b (?P<naam>
            [A-Z][\w'\-]+ (?:straat|laan|weg|plein|singel|gracht|kade|dijk|hof|steeg|dreef|pad|plantsoen|wal|burg|markt|ring|park|erf|veld|baan|kamp|hage|donk|horst)
          | [A-Z][\w'\-]* (?:STRAAT|LAAN|PLEIN|GRACHT|SINGEL|KADE|DIJK)
          | [a-z][\w'\-]+ (?:straat|laan|gracht|singel|steeg|dreef|plantsoen)
        ) [\s,]{1,2} (?: (?:nr|nummer|huisnummer) [.:]? \s? )? [1-9]\d{0,3} (?:\s?[a-zA-Z])? \b",
    )
});

static DOSSIER: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?ix) \b (?: (?: leerling | student | studenten | dossier | client | clienten | persoons | onderwijs | zaak | patient | patienten )
            [\s\-]? (?: nummer | nr | id | code ) s? | pgn | eck[\s\-]?id )
        \b [\s.:;=\#,'(\-]{0,4} (?: (?: is | van | was | luidt | nummer | nr | hem | haar | het | de | leerling | client ) \b [\s.:=]{0,3} ){0,5}
        (?P<nummer> (?: [a-z]{1,3} [\-/]? )? \d (?: [\s.\-/]? \d ){2,20} )",
    )
});

pub(super) fn zoek(vondsten: &mut Vondsten) {
    email(vondsten);
    postcode(vondsten);
    for bytes in plekken(&DOSSIER, &vondsten.lezing.tekst) {
        vondsten.weiger(BezwaarCode::Leerlingnummer, bytes);
    }
    for bytes in plekken(&STRAAT, &vondsten.lezing.tekst) {
        vondsten.twijfel(SignaalCode::StraatEnNummer, bytes);
    }
}

fn email(vondsten: &mut Vondsten) {
    for bytes in plekken(&EMAIL, &vondsten.lezing.tekst) {
        vondsten.weiger(BezwaarCode::Email, bytes);
    }
    for bytes in plekken(&EMAIL_IN_WOORDEN, &vondsten.lezing.tekst) {
        vondsten.twijfel(SignaalCode::MogelijkEmail, bytes);
    }
}

/// A postcode with a house number on either side is an address; one alone still points at some twenty houses.
fn postcode(vondsten: &mut Vondsten) {
    let mut gevonden = Vec::new();
    let tekst = &vondsten.lezing.tekst;
    for vangst in POSTCODE.captures_iter(tekst) {
        let Some(geheel) = vangst.get(0).filter(|_| !is_jaar_met_woord(&vangst)) else {
            continue;
        };
        let (begin, eind) = (geheel.start(), geheel.end());
        if tekst[eind..].starts_with(char::is_alphabetic) {
            continue;
        }
        let voor = super::nummers::voorafgaand(tekst, begin);
        if let Some(nummer) = HUISNUMMER_NA.find(super::nummers::daarna(tekst, eind)) {
            gevonden.push((begin..eind + nummer.end(), true));
        } else if let Some(nummer) = HUISNUMMER_VOOR.find(voor) {
            gevonden.push((begin - (voor.len() - nummer.start())..eind, true));
        } else {
            gevonden.push((begin..eind, false));
        }
    }
    for (bytes, met_nummer) in gevonden {
        if met_nummer {
            vondsten.weiger(BezwaarCode::Adres, bytes);
        } else {
            vondsten.twijfel(SignaalCode::Postcode, bytes);
        }
    }
}

/// "in 2024 is 12 procent", "1200 en 1300": a number and a short word, not a postcode.
fn is_jaar_met_woord(vangst: &Captures<'_>) -> bool {
    let deel = |naam| vangst.name(naam).map_or("", |deel| deel.as_str());
    let letters = deel("letters");
    let klein = letters.chars().all(char::is_lowercase);
    let los = !deel("tussen").is_empty();
    let jaar = deel("cijfers").starts_with("19") || deel("cijfers").starts_with("20");
    los && KORT.contains(letters.to_lowercase().as_str()) && (klein || jaar)
}

/// The byte ranges of all matches.
pub(super) fn plekken(patroon: &Regex, tekst: &str) -> Vec<std::ops::Range<usize>> {
    patroon.find_iter(tekst).map(|plek| plek.range()).collect()
}

/// Compiles a constant pattern. Word boundaries are those of ASCII: the reading has no diacritics left, and a
/// Unicode boundary would throw the whole search back on a slow engine at the first character of another script.
pub(super) fn patroon(bron: &str) -> Regex {
    Regex::new(&bron.replace(r"\b", r"(?-u:\b)")).expect("the pattern is a constant and used by a test")
}

#[cfg(test)]
mod tests {
    use crate::tekst::voorbeelden::{aangehouden, geweigerd, schoon};
    use crate::tekst::{BezwaarCode, SignaalCode};

    #[test]
    fn email_addresses_are_refused() {
        geweigerd(
            &[
                "Mail naam@domein.nl",
                "NAAM.ACHTER@DOMEIN.NL is het",
                "naam+x@sub.domein.co.uk",
                "(naam@domein.nl)",
                "naam @ domein.nl",
                "naam[at]domein.nl",
                "naam (at) domein (punt) nl",
                "naam{at}domein[dot]nl",
                "naam＠domein.nl",
                "naam@dom\u{AD}ein.nl",
                "naam@\ndomein.nl",
                "naam [apenstaartje] domein.nl",
                "naam [apestaart] voorbeeld punt nl",
                "mailto:naam@domein.nl?subject=x",
                "naam@domein . nl",
                "naam@domein punt nl",
                "jörg@schüle.de schrijft",
                "naam\u{200B}@domein.nl",
            ],
            BezwaarCode::Email,
        );
        aangehouden(&["Schrijf naam at domein punt nl"], SignaalCode::MogelijkEmail);
        aangehouden(
            &["Schrijf naam apenstaartje domein.nl"],
            SignaalCode::MogelijkEmail,
        );
        schoon(&["Volg ons via @platform. Daar staat meer."]);
    }

    #[test]
    fn a_postcode_with_a_number_is_refused_and_alone_is_held() {
        geweigerd(
            &[
                "1234 AB 12",
                "1234AB12 hier",
                "Ergens op 1234 AB, nr. 12",
                "1234ab 12 hier",
                "1234 AB huisnummer 7",
                "12, 1234 AB Ergenshuizen",
                "Dorpsstraat 12a, 1234 AB Ergenshuizen",
                "1234\u{A0}AB 12",
                "１２３４ ＡＢ １２",
                "1234\nAB\n12",
                "1234-AB-12",
            ],
            BezwaarCode::Adres,
        );
        aangehouden(&["Het gebied 1234 AB is klein."], SignaalCode::Postcode);
        aangehouden(
            &["Zij woont aan de Dorpsstraat 12 in het dorp."],
            SignaalCode::StraatEnNummer,
        );
        aangehouden(
            &["zij woont aan de dorpsstraat 12 in het dorp."],
            SignaalCode::StraatEnNummer,
        );
        aangehouden(
            &["Bij Prins Hendriklaan 3b gebeurde het."],
            SignaalCode::StraatEnNummer,
        );
        schoon(&[
            "In 2024 is 12 procent uitgevallen.",
            "Tussen 1200 en 1300 leerlingen.",
            "Op het schoolplein 3 keer per week.",
            "Onderweg zijn er 3 gesprekken.",
            "In 2023 IB en 2024 gz.",
        ]);
    }

    #[test]
    fn numbers_of_pupils_and_files_are_refused() {
        geweigerd(
            &[
                "leerlingnummer 123456",
                "Leerling-nr: 12 34 56",
                "het dossiernummer is AB-12345",
                "cliëntnummer=987",
                "PGN 1234567",
                "leerlingnummer van de leerling is 4711",
            ],
            BezwaarCode::Leerlingnummer,
        );
        schoon(&["Het leerlingnummer delen we niet met 3 partners."]);
    }
}
