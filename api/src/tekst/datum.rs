//! Dates of birth: a full date beside a word about birth is refused, one near a child or relative is held.

use super::namen::is_rolwoord;
use super::nummers::{daarna, voorafgaand};
use super::patronen::patroon;
use super::rules::Vondsten;
use super::uitleg::{BezwaarCode, SignaalCode};
use regex::{Captures, Regex};
use std::sync::LazyLock;

const MAANDEN: &str = "januari|jan|februari|feb|maart|mrt|april|apr|mei|juni|jun|juli|jul|augustus|aug|september|sept|sep|oktober|okt|november|nov|december|dec";

static CIJFERS: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"\b(?P<een>\d{4}|\d{1,2})\s{0,2}[\-/.\s]\s{0,2}(?P<maand>\d{1,2})\s{0,2}[\-/.\s]\s{0,2}(?P<drie>\d{4}|\d{1,2})\b",
    )
});
static WOORDEN: LazyLock<Regex> = LazyLock::new(|| {
    patroon(&format!(
        r"(?i)\b(?:(?P<een>\d{{1,2}})(?:e|de|ste)?[\s.\-]{{0,3}}(?:{MAANDEN})|(?:{MAANDEN})\s{{1,2}}(?P<andere>\d{{1,2}})(?:e|de|ste)?,?)[\s.\-']{{0,3}}(?P<drie>\d{{4}}|\d{{2}})\b"
    ))
});
static AANEEN: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"\b(?P<een>\d{2})(?P<maand>\d{2})(?P<drie>(?:19|20)\d{2})\b|\b(?P<jaar>(?:19|20)\d{2})(?P<mnd>\d{2})(?P<dag>\d{2})\b",
    )
});

static GEBOREN_VOOR: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?i)(?:\b(?:geboren|geboorte\w*|gebdatum|gebdat|geb|g\.d|gbd|birth\w*|born|dob|ter wereld|geb\.?\s?dat\w*)\b|\*)[^\n!?]{0,30}$",
    )
});
static GEBOREN_NA: LazyLock<Regex> = LazyLock::new(|| {
    patroon(r"(?i)^[\s,)]{0,3}(?:\w+\s){0,2}(?:geboren|ter wereld|geboortedatum|als geboortedatum|born)\b")
});
static NAAM_VOOR: LazyLock<Regex> = LazyLock::new(|| patroon(r"\b[A-Z][a-z]+\s?[(,]\s?$"));

pub(super) fn zoek(vondsten: &mut Vondsten) {
    let tekst = &vondsten.lezing.tekst;
    let mut gevonden = Vec::new();
    for (patroon, geldig) in [
        (&*CIJFERS, cijfers_geldig as fn(&Captures<'_>) -> Option<bool>),
        (&*WOORDEN, woorden_geldig),
        (&*AANEEN, aaneen_geldig),
    ] {
        for vangst in patroon.captures_iter(tekst) {
            let (Some(plek), Some(voluit)) = (vangst.get(0), geldig(&vangst)) else {
                continue;
            };
            let voor = voorafgaand(tekst, plek.start());
            let na = daarna(tekst, plek.end());
            let geboren = GEBOREN_VOOR.is_match(voor) || GEBOREN_NA.is_match(na);
            if geboren || (voluit && NAAM_VOOR.is_match(voor) && na.starts_with(')')) {
                gevonden.push((plek.range(), true));
            } else if voluit
                && voor
                    .split(|teken: char| !teken.is_alphanumeric())
                    .any(is_rolwoord)
            {
                gevonden.push((plek.range(), false));
            }
        }
    }
    for (bytes, zeker) in gevonden {
        if vondsten.is_bezet(&bytes) {
            continue;
        }
        if zeker {
            vondsten.weiger(BezwaarCode::Geboortedatum, bytes);
        } else {
            vondsten.twijfel(SignaalCode::MogelijkeGeboortedatum, bytes);
        }
    }
}

/// `Some(true)` for a date with a full year, `Some(false)` with two digits, `None` for no date.
fn cijfers_geldig(vangst: &Captures<'_>) -> Option<bool> {
    let (een, maand, drie) = (&vangst["een"], &vangst["maand"], &vangst["drie"]);
    let (dag, jaar) = if een.len() == 4 { (drie, een) } else { (een, drie) };
    (is_dag(dag) && is_maand(maand)).then(|| is_jaar(jaar)).flatten()
}

fn woorden_geldig(vangst: &Captures<'_>) -> Option<bool> {
    let dag = vangst.name("een").or_else(|| vangst.name("andere"))?.as_str();
    is_dag(dag).then(|| is_jaar(&vangst["drie"])).flatten()
}

fn aaneen_geldig(vangst: &Captures<'_>) -> Option<bool> {
    let deel = |een, ander| {
        vangst
            .name(een)
            .or_else(|| vangst.name(ander))
            .map_or("", |deel| deel.as_str())
    };
    // Without separators only a word about birth makes it a date.
    (is_dag(deel("een", "dag")) && is_maand(deel("maand", "mnd"))).then_some(false)
}

fn is_dag(dag: &str) -> bool {
    dag.parse().is_ok_and(|dag: u8| (1..=31).contains(&dag))
}

fn is_maand(maand: &str) -> bool {
    maand.parse().is_ok_and(|maand: u8| (1..=12).contains(&maand))
}

fn is_jaar(jaar: &str) -> Option<bool> {
    match jaar.len() {
        4 => (jaar.starts_with("19") || jaar.starts_with("20")).then_some(true),
        2 => Some(false),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::tekst::voorbeelden::{aangehouden, geweigerd, schoon};
    use crate::tekst::{BezwaarCode, SignaalCode};

    #[test]
    fn dates_of_birth_are_refused() {
        geweigerd(
            &[
                "geboren op 12-03-2015",
                "geb. 12/3/2015",
                "Geboortedatum: 12.03.2015",
                "geboren 12 maart 2015",
                "(geb. 12 mrt. '15)",
                "GEBOREN OP 12 MAART 2015",
                "geboren 2015-03-12",
                "op 12 maart 2015 geboren",
                "geb.datum 12032015",
                "geboortedatum １２-０３-２０１５",
                "geboren\u{A0}op 12\u{2013}03\u{2013}2015",
                "*12-03-2015 in het dorp",
                "geboren op 12 - 03 -\n2015",
                "de geboortedag is 12e maart 2015",
                "Zij (12-03-2015) en Xerxes (12-03-2015) dus",
                "geboren op maart 12, 2015",
                "geboortedatum 20150312",
            ],
            BezwaarCode::Geboortedatum,
        );
        aangehouden(
            &["De leerling kwam bij ons op 12-03-2015 binnen."],
            SignaalCode::MogelijkeGeboortedatum,
        );
    }

    #[test]
    fn other_dates_are_no_objection() {
        schoon(&[
            "Op 12 maart 2025 is de dialoogmiddag.",
            "Van 01-09-2024 tot 31-08-2025 loopt de pilot.",
            "Geboren uit een idee van 2019.",
            "Kinderen geboren in 2015 of later.",
            "Versie 1.2.3 van de agenda.",
            "De wet van 1 januari 2015 geldt.",
        ]);
    }
}
