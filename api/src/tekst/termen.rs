//! Search terms: one function makes the same Dutch stems of a stored text and of a question, so that SQLite and
//! PostgreSQL find the same rows. A term holds only `[a-z0-9]`, so no query syntax can be smuggled in.

use super::woorden::{STOPWOORDEN, VASTE_STAMMEN, WOORDVORMEN};
use super::{woordenboek::Woordenboek, zoekvraag::Zoekvraag};
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// The version of what is made of a text. To be raised when the same text gives other stems: an index row of another version
/// is made again when the service starts.
pub const STEMMEN: i32 = 1;

/// More terms than this never make a question more precise.
pub(super) const MEESTE_TERMEN: usize = 10;
/// Longer words are noise; the cut is the same for text and question.
const LANGSTE_TERM: usize = 40;

static STOP: LazyLock<HashSet<&str>> = LazyLock::new(|| STOPWOORDEN.split_whitespace().collect());
static VORMEN: LazyLock<HashMap<&str, &str>> = LazyLock::new(|| WOORDVORMEN.iter().copied().collect());

/// The stems of a text in order of appearance, without stop words; repeated words repeat.
pub fn termen(tekst: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::Dutch);
    let plat = platgeslagen(tekst);
    plat.split(' ')
        .filter(|woord| telt_mee(woord))
        .map(|woord| stam(&stemmer, woord))
        .filter(|term| !term.is_empty())
        .collect()
}

/// The content of the search column: the terms of all parts, joined by spaces.
pub fn zoekdocument(parts: &[&str]) -> String {
    parts
        .iter()
        .flat_map(|deel| termen(deel))
        .collect::<Vec<_>>()
        .join(" ")
}

/// The question behind what somebody typed; `None` when nothing in it can be searched for.
pub fn zoekvraag(tekst: &str) -> Option<Zoekvraag> {
    Woordenboek::default().vraag(tekst)
}

/// Lower case, without diacritics, everything that is no letter or digit as a space; ĳ and ÿ as ij.
pub(super) fn platgeslagen(tekst: &str) -> String {
    let mut plat = String::with_capacity(tekst.len());
    let klein = tekst
        .chars()
        .flat_map(char::to_lowercase)
        .map(|teken| if teken == 'ÿ' { 'ĳ' } else { teken });
    for teken in klein
        .nfkd()
        .filter(|teken| !is_combining_mark(*teken))
        .flat_map(char::to_lowercase)
    {
        match teken {
            'a'..='z' | '0'..='9' => plat.push(teken),
            'ß' => plat.push_str("ss"),
            'æ' => plat.push_str("ae"),
            'œ' => plat.push_str("oe"),
            'ø' => plat.push('o'),
            'đ' | 'ð' => plat.push('d'),
            'ł' => plat.push('l'),
            'ı' => plat.push('i'),
            '\u{00AD}' | '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' => {}
            _ => plat.push(' '),
        }
    }
    plat
}

fn telt_mee(woord: &str) -> bool {
    match woord.as_bytes() {
        [] => false,
        [teken] => teken.is_ascii_digit(),
        _ => !STOP.contains(woord),
    }
}

/// The stem of one word. Words of the field whose forms the stemmer splits are led to one form first.
fn stam(stemmer: &Stemmer, woord: &str) -> String {
    let woord = woord.get(..LANGSTE_TERM).unwrap_or(woord);
    let vorm = enkelvoud(woord);
    if VASTE_STAMMEN.iter().any(|vast| vorm.ends_with(vast)) {
        return vorm;
    }
    let mut term = stemmer.stem(&vorm).to_lowercase();
    term.retain(|teken| teken.is_ascii_lowercase() || teken.is_ascii_digit());
    slot(&mut term);
    term
}

/// Spells the end of a stem as the singular does, which the stemmer leaves: gezinn → gezin, adviez → advies.
fn slot(term: &mut String) {
    let nieuw = match term.as_bytes() {
        [.., een, twee] if een == twee && !b"aeiou".contains(een) && een.is_ascii_lowercase() => None,
        [
            ..,
            b'a' | b'e' | b'i' | b'o' | b'u',
            b'a' | b'e' | b'i' | b'j' | b'o' | b'u',
            b'z',
        ] => Some('s'),
        [
            ..,
            b'a' | b'e' | b'i' | b'o' | b'u',
            b'a' | b'e' | b'i' | b'j' | b'o' | b'u',
            b'v',
        ] => Some('f'),
        _ => return,
    };
    term.pop();
    term.extend(nieuw);
}

/// The exception list, also for compounds: `jeugdartsen` as `jeugdarts`, `pleegkinderen` as `pleegkind`.
fn enkelvoud(woord: &str) -> String {
    if let Some(vorm) = VORMEN.get(woord) {
        return (*vorm).to_owned();
    }
    let einde = WOORDVORMEN
        .iter()
        .find(|(meervoud, _)| meervoud.len() >= 6 && woord.ends_with(meervoud));
    match einde {
        Some((meervoud, vorm)) => format!("{}{vorm}", &woord[..woord.len() - meervoud.len()]),
        None => woord.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{termen, zoekdocument, zoekvraag};
    use crate::tekst::Zoekvraag;

    fn vraag(tekst: &str) -> Zoekvraag {
        zoekvraag(tekst).expect("something to search for")
    }

    #[test]
    fn word_forms_of_the_field_meet() {
        let mut gescheiden = Vec::new();
        for groep in [
            "huisarts huisartsen",
            "jeugdarts jeugdartsen",
            "arts artsen",
            "leerplichtambtenaar leerplichtambtenaren",
            "ambtenaar ambtenaren",
            "samenwerken samenwerking samenwerkingen",
            "verwijzing verwijzen verwijzingen",
            "gezin gezinnen gezins",
            "leraar leraren leraars",
            "leerkracht leerkrachten",
            "jongere jongeren",
            "jeugdige jeugdigen",
            "ouder ouders",
            "kind kinderen",
            "pleegkind pleegkinderen",
            "opgave opgaven opgaves",
            "ontwikkelopgave ontwikkelopgaven",
            "leervraag leervragen",
            "vraag vragen",
            "school scholen",
            "basisschool basisscholen",
            "thuiszitter thuiszitters",
            "leerling leerlingen",
            "professional professionals",
            "gemeente gemeenten gemeentes",
            "collega collega's",
            "coach coaches",
            "gezinscoach gezinscoaches",
            "gesprek gesprekken",
            "netwerk netwerken",
            "beroep beroepen",
            "praktijk praktijken",
            "thema thema's themas",
            "signaal signalen",
            "signaleren signalering",
            "begeleider begeleiders",
            "begeleiden begeleiding",
            "psycholoog psychologen",
            "pedagoog pedagogen",
            "orthopedagoog orthopedagogen",
            "wijkteam wijkteams",
            "behandeling behandelingen behandelen",
            "cliënt cliënten",
            "stage stages",
            "rol rollen",
            "doel doelen",
            "belang belangen",
            "aanname aannames aannamen",
            "crisis crises",
            "afspraak afspraken",
            "taak taken",
            "zorgvraag zorgvragen",
            "klas klassen",
            "les lessen",
            "norm normen",
            "regel regels",
            "moeder moeders",
            "preventief preventieve",
            "advies adviezen",
            "gezinshuis gezinshuizen",
            "initiatief initiatieven",
            "proces processen",
            "idee ideeën",
            "zorg zorgen",
            "stem stemmen",
            "plan plannen",
        ] {
            let stammen = termen(groep);
            if stammen.iter().any(|stam| *stam != stammen[0]) {
                gescheiden.push(format!("{groep}: {stammen:?}"));
            }
        }
        assert_eq!(gescheiden, Vec::<String>::new());
    }

    #[test]
    fn different_words_stay_apart() {
        for (een, ander) in [
            ("school", "schaal"),
            ("ouder", "oud"),
            ("leraar", "leren"),
            ("kind", "kinderopvang"),
            ("gezin", "gezicht"),
            ("arts", "art"),
        ] {
            assert_ne!(termen(een), termen(ander), "{een} {ander}");
        }
    }

    #[test]
    fn case_diacritics_and_ij_do_not_matter() {
        assert_eq!(termen("CLIËNT"), termen("client"));
        assert_eq!(termen("praktĳk"), termen("praktijk"));
        assert_eq!(termen("PRAKTIJK"), termen("praktijk"));
        assert_eq!(termen("Friese Súdwest-Fryslân"), termen("friese sudwest fryslan"));
        assert_eq!(termen("'s-Gravenhage"), termen("gravenhage"));
    }

    #[test]
    fn stop_words_are_not_searched_but_numbers_are() {
        assert_eq!(zoekvraag("hoe doe ik het met de"), None);
        assert_eq!(zoekvraag(" ?! \" * "), None);
        assert_eq!(zoekvraag("日本"), None);
        assert_eq!(vraag("in groep 8").fts5(), "\"groep\"* \"8\"");
        assert_eq!(vraag("in groep 8").tsquery(), "groep:* & 8");
    }

    #[test]
    fn a_question_is_joined_with_and_and_finds_the_document() {
        let vraag = vraag("huisartsen en verwijzingen");
        assert_eq!(vraag.fts5(), "\"huisarts\"* \"verwijs\"*");
        assert_eq!(vraag.tsquery(), "huisarts:* & verwijs:*");
        assert_eq!(
            zoekdocument(&["De huisarts", "wil verwijzen."]),
            "huisarts verwijs"
        );
    }

    #[test]
    fn no_query_syntax_survives() {
        for vijandig in [
            "\" OR 1=1 --",
            "NEAR(school ouder, 3)",
            "school:b*",
            "\0school\0",
            "'; DROP TABLE leervraag; --",
            "school & !ouder | (x)",
            "termen:school",
            "^school",
            "school\\",
            "%school_",
            "{school}:*",
            "-school +ouder",
            "<-> school",
        ] {
            for term in termen(vijandig) {
                assert!(
                    !term.is_empty() && term.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()),
                    "{vijandig}"
                );
            }
            let Some(vraag) = zoekvraag(vijandig) else {
                continue;
            };
            assert!(
                vraag
                    .fts5()
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || " \"*".contains(c))
            );
            assert!(
                vraag
                    .tsquery()
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || " &:*".contains(c))
            );
        }
    }

    #[test]
    fn a_question_is_bounded() {
        let lang: String = (0..500).map(|n| format!("woord{n} ")).collect();
        assert_eq!(vraag(&lang).tsquery().matches(":*").count(), 10);
        assert_eq!(vraag("school school scholen").tsquery().matches(":*").count(), 1);
        assert!(vraag(&"a".repeat(2_000)).tsquery().len() < 60);
    }
}
