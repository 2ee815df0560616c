//! Details that point at one child only together: a name with an age, whatever the order.

use super::namen::{Naam, Woord, woorden};
use super::nummers::{daarna, voorafgaand};
use super::patronen::patroon;
use super::rules::Vondsten;
use super::uitleg::{BezwaarCode, SignaalCode};
use regex::Regex;
use std::sync::LazyLock;

/// Ages of the people that the field is about; "Anna, 34 jaar" is as recognisable, so there is room above.
const OUDSTE: u8 = 99;

static LEEFTIJD_NA: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?ix) ^ (?: \s{0,2} [(\[] \s? (?:[a-z]{1,9}\s)? (?P<haak>\d{1,2}) \s? (?P<jaar>jaar(?:\soud)?|jr\.?|j\.?|y|jarig)? \s? [)\],;]
            | \s{0,2} , \s{0,2} (?: (?:is|nu|een) \s )? (?P<komma>\d{1,2}) (?: [\s\-]? (?:jaar|jr|jarige?) \b | \s? , )
            | \s{1,2} (?: (?:van|is|wordt|werd|nu|net|bijna) \s ){1,2} (?P<van>\d{1,2}) (?: [\s\-]? (?:jaar|jr|jarige?)\b )?
            | \s{1,2} (?P<los>\d{1,2}) [\s\-]? (?:jaar|jr|jarige?) \b )",
    )
});
static TIJDSDUUR: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?i)^\s?(?:ervaring|lang|geleden|later|werkzaam|bij|in dienst|[\-–+]|t/m|tot|procent|%|keer|maal|uur|maanden|weken|dagen)",
    )
});
static JARIG: LazyLock<Regex> = LazyLock::new(|| patroon(r"(?i)\b\d{1,2}[\s\-]?jarige?$"));

pub(super) fn zoek(vondsten: &mut Vondsten) {
    let tekst = vondsten.lezing.tekst.clone();
    let woorden = woorden(&tekst);
    for (plek, woord) in woorden.iter().enumerate() {
        let naam = woord.naam();
        if naam == Naam::Geen || vondsten.vol() {
            continue;
        }
        leeftijd_na(vondsten, &tekst, woord, naam);
        let voor = plek.checked_sub(1).and_then(|vorige| woorden.get(vorige));
        if let Some(voor) = voor.filter(|voor| JARIG.is_match(voorafgaand(&tekst, voor.bytes.end))) {
            meld(
                vondsten,
                naam,
                voor.bytes.start..woord.bytes.end,
                woord.tekst.starts_with(char::is_uppercase),
            );
        }
    }
}

fn leeftijd_na(vondsten: &mut Vondsten, tekst: &str, woord: &Woord<'_>, naam: Naam) {
    let na = daarna(tekst, woord.bytes.end);
    let Some(vangst) = LEEFTIJD_NA.captures(na) else {
        return;
    };
    let getal = ["haak", "komma", "van", "los"]
        .into_iter()
        .find_map(|naam| vangst.name(naam));
    let jong = getal.is_some_and(|getal| getal.as_str().parse().is_ok_and(|jaren: u8| jaren <= OUDSTE));
    let eind = vangst.get(0).map_or(0, |geheel| geheel.end());
    if !jong || TIJDSDUUR.is_match(&na[eind..]) {
        return;
    }
    let haak = vangst.name("haak").is_some();
    let bytes = woord.bytes.start..woord.bytes.end + eind;
    match naam {
        // "Gerdes (8)" is a reference, "Xyloon (8 jaar)" is a child.
        Naam::Onbekend if haak && vangst.name("jaar").is_some() => meld(vondsten, Naam::Bekend, bytes, true),
        Naam::Onbekend if haak || vangst.name("komma").is_some() && vangst[0].contains('j') => {
            meld(vondsten, naam, bytes, true)
        }
        Naam::Bekend => meld(vondsten, naam, bytes, true),
        Naam::Misschien => meld(
            vondsten,
            naam,
            bytes,
            haak || woord.tekst.starts_with(char::is_uppercase),
        ),
        Naam::Onbekend | Naam::Geen => {}
    }
}

fn meld(vondsten: &mut Vondsten, naam: Naam, bytes: std::ops::Range<usize>, zeker: bool) {
    match naam {
        Naam::Bekend => vondsten.weiger(BezwaarCode::Combinatie, bytes),
        Naam::Misschien if zeker => vondsten.weiger(BezwaarCode::Combinatie, bytes),
        Naam::Misschien | Naam::Onbekend => vondsten.twijfel(SignaalCode::MogelijkeNaam, bytes),
        Naam::Geen => {}
    }
}

#[cfg(test)]
mod tests {
    use crate::tekst::voorbeelden::{aangehouden, geweigerd, schoon};
    use crate::tekst::{BezwaarCode, SignaalCode};

    #[test]
    fn a_name_with_an_age_is_refused() {
        geweigerd(
            &[
                "Sem (8) van de Regenboogschool heeft moeite.",
                "Sem (8) heeft moeite.",
                "SEM (8) VAN DE REGENBOOGSCHOOL",
                "sem (8) van de regenboogschool",
                "Sem, 8 jaar, is stil.",
                "Noor van 8 jaar is stil.",
                "Noor is 8 jaar en stil.",
                "De 8-jarige Sem is stil.",
                "Xyloon (8 jaar) is stil.",
                "Sém\u{200B} (８) is stil.",
                "Sem [8] is stil",
                "Sem\n(8) is stil",
                "Roos (12) is stil",
                "Sem, 8, is stil",
                "De 12 jarige Noor is stil",
                "Jan-Willem (9 jr) is stil",
            ],
            BezwaarCode::Combinatie,
        );
        aangehouden(&["Xyloon (8) is stil."], SignaalCode::MogelijkeNaam);
    }

    #[test]
    fn references_and_durations_are_no_children() {
        schoon(&[
            "Stap (3) volgt.",
            "Het raamwerk van Gerdes (8) telt mee.",
            "Sinds Corona 3 jaar geleden.",
            "Basisschool (4-12 jaar) doet mee.",
        ]);
    }
}
