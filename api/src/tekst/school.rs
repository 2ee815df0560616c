//! One child in general words: an age, a school with an age, or a question for help about one child.

use super::patronen::{patroon, plekken};
use super::rules::Vondsten;
use super::uitleg::{BezwaarCode, SignaalCode};
use super::woorden::DIAGNOSES;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How far apart, in bytes, school and age still belong together.
const BEREIK: usize = 160;

const EEN_KIND: &str = "jongen|jongetje|meisje|meid|zoon|zoontje|dochter|dochtertje|kind|kindje|leerling|leerlinge|jongere|jeugdige|puber|tiener|peuter|kleuter|baby|kleinkind|pleegkind|pleegzoon|pleegdochter|stiefzoon|stiefdochter|stiefkind|broertje|zusje|broer|zus|client|cliente|student|studente|scholier|thuiszitter";

static SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?x) \b (?: (?P<naam>[A-Z][\w'\-]*) (?:school|SCHOOL|college|COLLEGE|lyceum|LYCEUM|gymnasium|mavo) \b
          | (?i:basisschool|school|obs|cbs|rkbs|college|lyceum|vso|sbo) \s (?:(?:de|het|'t|De|Het)\s)? (?P<eigen>[A-Z][a-z]\w+) )",
    )
});
/// Kinds of schools, which name none.
static SOORT_SCHOOL: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?i)^(?:basis|hoge|voor|middelbare|school|brede|praktijk|vak|ambacht|peuter|kleuter|muziek|zomer|thuis|buiten|dag|avond|weekend|vervolg|speciale|taal|nieuwkomers|hotel|sport|mid|lagere|oefen|partner|pilot)?$",
    )
});
static LEEFTIJD: LazyLock<Regex> = LazyLock::new(|| {
    patroon(&format!(
        r"(?ix) \b (?: \d{{1,2}} [\s\-]? jarige? (?: \s \w+ )? \s (?:{EEN_KIND})
          | (?:{EEN_KIND}) (?: \s? [(,] \s? | \s van \s | \s (?:die\s)?(?:is|wordt)\s )\d{{1,2}} (?: \s? (?:jaar|jr) )?
          | (?:{EEN_KIND}) \s \d{{1,2}} \s? (?:jaar|jr) ) \b"
    ))
});
static JAREN: LazyLock<Regex> =
    LazyLock::new(|| patroon(r"(?i)(?:\b\d{1,2}[\s\-]?(?:jaar|jr|jarige?)\b|\(\s?\d{1,2}\s?\))"));
static DIAGNOSE: LazyLock<Regex> = LazyLock::new(|| patroon(&format!(r"(?i)\b(?:{DIAGNOSES})\b")));
/// An age group or a duration, not the age of one child.
static BEREIK_VOOR: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?i)(?:\d\s?(?:-|tot|t/m|en|a)\s?|\b(?:vanaf|onder|boven|tot|minder dan|meer dan|na|over|afgelopen|binnen|elke|per|al|sinds)(?:\s(?:de|ongeveer|circa))?\s)$",
    )
});
static BEREIK_NA: LazyLock<Regex> = LazyLock::new(|| {
    patroon(
        r"(?i)^\s?(?:[\-+]|tot|t/m|en\s(?:ouder|jonger|\d)|of\s(?:ouder|jonger)|jaar\s(?:tot|t/m|en\sou|en\sj|en\s\d|of\sou)|ervaring|lang|geleden|later|\d|keer|procent|%|uur)",
    )
});

static HULPVRAAG: LazyLock<Regex> = LazyLock::new(|| {
    patroon(&format!(
        r"(?ix) \b (?: (?:mijn|onze|ons|m'n|haar|zijn) \s (?:eigen\s|oudste\s|jongste\s|middelste\s)? (?:zoon|zoontje|dochter|dochtertje|kind|kindje|kleinkind|kleinzoon|kleindochter|pleegkind|pleegzoon|pleegdochter|stiefkind|stiefzoon|stiefdochter|peuter|kleuter|baby|puber)
          | mijn \s (?:leerling|client|leerlinge)
          | (?:een|de|deze|die|dit|dat) \s (?:\w+\s)? (?:{EEN_KIND}|moeder|vader|gezin) \s (?:in|uit|bij|van|op) \s (?:mijn|onze|ons|deze|m'n) \s (?:eigen\s)? (?:klas|groep|school|praktijk|caseload|opvang|stamgroep|mentorklas)
          | (?:er\sis|ik\s(?:heb|begeleid|ken|zie|spreek|behandel)|we\s(?:hebben|begeleiden|kennen)) \s (?:nu\s|hier\s)? (?:een|deze|dit) \s (?:\w+\s)? (?:{EEN_KIND})
          | (?:deze|dit) \s (?:{EEN_KIND}) \s (?:heeft|is|wil|weigert|komt|doet|gaat|slaat|kan|zit|vertelt|laat)
        ) \b"
    ))
});

pub(super) fn zoek(vondsten: &mut Vondsten) {
    let tekst = vondsten.lezing.tekst.clone();
    for bytes in plekken(&HULPVRAAG, &tekst) {
        vondsten.twijfel(SignaalCode::Hulpvraag, bytes);
    }
    let leeftijden = een_leeftijd(&LEEFTIJD, &tekst);
    for bytes in &leeftijden {
        vondsten.twijfel(SignaalCode::Leeftijd, bytes.clone());
    }
    let mut jaren = een_leeftijd(&JAREN, &tekst);
    jaren.extend(leeftijden);
    if jaren.is_empty() {
        return;
    }
    let diagnoses = plekken(&DIAGNOSE, &tekst);
    for school in scholen(&tekst) {
        let Some(leeftijd) = jaren.iter().find(|jaren| nabij(&school, jaren)) else {
            continue;
        };
        let samen = school.start.min(leeftijd.start)..school.end.max(leeftijd.end);
        if diagnoses.iter().any(|diagnose| nabij(&samen, diagnose)) {
            vondsten.weiger(BezwaarCode::Combinatie, samen);
        } else {
            vondsten.twijfel(SignaalCode::SchoolEnLeeftijd, samen);
        }
    }
}

fn een_leeftijd(patroon: &Regex, tekst: &str) -> Vec<Range<usize>> {
    let mut gevonden = plekken(patroon, tekst);
    gevonden.retain(|bytes| {
        let voor = super::nummers::voorafgaand(tekst, bytes.start);
        !BEREIK_VOOR.is_match(voor) && !BEREIK_NA.is_match(super::nummers::daarna(tekst, bytes.end))
    });
    gevonden.truncate(20);
    gevonden
}

fn scholen(tekst: &str) -> Vec<Range<usize>> {
    let namen = SCHOOL.captures_iter(tekst).filter(|vangst| {
        vangst
            .name("naam")
            .is_none_or(|naam| !SOORT_SCHOOL.is_match(naam.as_str()))
    });
    namen
        .filter_map(|vangst| vangst.get(0))
        .map(|plek| plek.range())
        .take(20)
        .collect()
}

fn nabij(een: &Range<usize>, ander: &Range<usize>) -> bool {
    een.start.saturating_sub(ander.end) <= BEREIK && ander.start.saturating_sub(een.end) <= BEREIK
}

#[cfg(test)]
mod tests {
    use crate::tekst::voorbeelden::{aangehouden, geweigerd, schoon};
    use crate::tekst::{BezwaarCode, SignaalCode};

    #[test]
    fn school_age_and_diagnosis_together_are_refused() {
        geweigerd(
            &[
                "Op de Regenboogschool zit een jongen van 8 met autisme.",
                "Een meisje (9) met ADHD van basisschool De Vlieger is thuis.",
                "Op het Vliegercollege zit iemand van 15 jaar die depressief is.",
            ],
            BezwaarCode::Combinatie,
        );
        aangehouden(
            &["Op de Regenboogschool zit een jongen van 8."],
            SignaalCode::SchoolEnLeeftijd,
        );
    }

    #[test]
    fn one_child_is_held() {
        aangehouden(
            &[
                "Een jongen van 8 wil niet naar school.",
                "een 12-jarig meisje blijft thuis",
                "Wat doe ik met een leerling (14)?",
                "Het kind is 6 jaar.",
            ],
            SignaalCode::Leeftijd,
        );
        aangehouden(
            &[
                "Mijn zoon wil niet naar school, wat nu?",
                "Onze jongste dochter slaapt niet.",
                "Een leerling in mijn klas die niet praat, wat nu?",
                "Ik heb een stille leerling, wat nu?",
                "Deze leerling weigert alles.",
            ],
            SignaalCode::Hulpvraag,
        );
    }

    #[test]
    fn age_groups_pass() {
        schoon(&[
            "Kinderen van 0-4 jaar in de wijk.",
            "Een kind van 4 tot 12 jaar.",
            "Voor een jongere van 18+ geldt iets anders.",
            "Wat heeft een leerling van groep 8 nodig?",
            "Regenboogscholen in Emmen werken 3 jaar samen.",
            "Een jongere vanaf 16 jaar beslist mee.",
            "Na 2 jaar op het Vliegercollege stopt de pilot.",
            "Hoe begeleid ik een leerling die thuiszit?",
            "Een kind van 12 jaar en ouder mag meepraten.",
        ]);
    }
}
