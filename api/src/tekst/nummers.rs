//! Numbers of people: BSN and telephone. Digits may stand apart: a number is read group by group, with a few
//! separators between the groups, and only whole groups count, so that years and amounts stay what they are.

use super::elfproef::is_bsn;
use super::patronen::patroon;
use super::rules::Vondsten;
use super::uitleg::{BezwaarCode, SignaalCode};
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// More separators than this between two groups, and they are two numbers.
const BREEDSTE_TUSSENRUIMTE: usize = 5;

static BSN_WOORD: LazyLock<Regex> =
    LazyLock::new(|| patroon(r"(?i)(?:bsn|burger\W?service|sofi|service\W?nummer)\W*(?:\w+\W+){0,3}$"));
static ANDER_NUMMER: LazyLock<Regex> =
    LazyLock::new(|| patroon(r"(?i)(?:kvk|k\.v\.k\.|agb|rsin|€|eur|euro)\W*(?:\w+\W+)?$"));

/// An unbroken row of digits.
struct Groep {
    bytes: Range<usize>,
    /// Whether only separators stand between this group and the one before.
    sluit_aan: bool,
}

/// A row of whole groups, read as one number.
struct Getal {
    bytes: Range<usize>,
    cijfers: Vec<u8>,
    groepen: usize,
    /// Whether the groups are a date, or hold a year: then chance decides about the elfproef.
    jaartal: bool,
    datum: bool,
    /// Whether the same separator stands between all groups.
    regelmatig: bool,
}

pub(super) fn zoek(vondsten: &mut Vondsten) {
    let groepen = groepen(&vondsten.lezing.tekst);
    for eerste in 0..groepen.len() {
        telefoon(vondsten, &groepen[eerste..]);
    }
    for eerste in 0..groepen.len() {
        bsn(vondsten, &groepen[eerste..]);
    }
}

/// What may stand between the digits of one number.
pub(super) const TUSSEN: &str = " \n.,-/_|*:;()[]{}<>'~#+=\"\\&!";

fn groepen(tekst: &str) -> Vec<Groep> {
    let mut groepen: Vec<Groep> = Vec::new();
    let mut over = 0..0;
    for (plek, teken) in tekst.char_indices() {
        if teken.is_ascii_digit() {
            match groepen.last_mut() {
                Some(laatste) if laatste.bytes.end == plek => laatste.bytes.end = plek + 1,
                vorige => {
                    let sluit_aan = vorige.is_some_and(|groep| {
                        groep.bytes.end == over.start
                            && over.end == plek
                            && over.len() <= BREEDSTE_TUSSENRUIMTE
                    });
                    groepen.push(Groep {
                        bytes: plek..plek + 1,
                        sluit_aan,
                    });
                }
            }
            over = plek + 1..plek + 1;
        } else if over.end == plek && TUSSEN.contains(teken) {
            over.end = plek + 1;
        }
    }
    groepen
}

/// The number that the first groups form when together they have exactly so many digits.
fn getal(tekst: &str, groepen: &[Groep], lengte: usize) -> Option<Getal> {
    let mut aantal = 0;
    let mut cijfers = 0;
    for (nummer, groep) in groepen.iter().enumerate() {
        if nummer > 0 && !groep.sluit_aan {
            return None;
        }
        aantal += 1;
        cijfers += groep.bytes.len();
        if cijfers >= lengte {
            break;
        }
    }
    if cijfers != lengte {
        return None;
    }
    let delen = &groepen[..aantal];
    let bytes = delen.first()?.bytes.start..delen.last()?.bytes.end;
    let tussen = |paar: &[Groep]| {
        tekst
            .get(paar[0].bytes.end..paar[1].bytes.start)
            .unwrap_or_default()
    };
    let mut scheiding = delen.windows(2).map(tussen);
    let eerste = scheiding.next();
    Some(Getal {
        cijfers: tekst[bytes.clone()]
            .bytes()
            .filter(u8::is_ascii_digit)
            .map(|cijfer| cijfer - b'0')
            .collect(),
        groepen: aantal,
        jaartal: delen.iter().any(|deel| is_jaartal(&tekst[deel.bytes.clone()])),
        datum: delen.windows(3).any(|drie| is_datum(tekst, drie)),
        regelmatig: scheiding.all(|ander| Some(ander) == eerste),
        bytes,
    })
}

fn is_jaartal(groep: &str) -> bool {
    groep.len() == 4 && (groep.starts_with("19") || groep.starts_with("20"))
}

fn is_datum(tekst: &str, drie: &[Groep]) -> bool {
    let deel = |nummer: usize| &tekst[drie[nummer].bytes.clone()];
    let kort = |nummer: usize| deel(nummer).len() <= 2;
    kort(1) && ((kort(0) && is_jaartal(deel(2))) || (is_jaartal(deel(0)) && kort(2)))
}

fn telefoon(vondsten: &mut Vondsten, groepen: &[Groep]) {
    let tekst = &vondsten.lezing.tekst;
    let Some(eerste) = groepen.first() else { return };
    let aanloop = tekst[..eerste.bytes.start].trim_end_matches([' ', '(']);
    let buitenland = aanloop.ends_with('+')
        || tekst[eerste.bytes.clone()].starts_with("0031")
        || (&tekst[eerste.bytes.clone()] == "00"
            && groepen
                .get(1)
                .is_some_and(|g| g.sluit_aan && tekst[g.bytes.clone()].starts_with("31")));
    let gevonden = if buitenland {
        (10..=15).rev().find_map(|lengte| getal(tekst, groepen, lengte))
    } else {
        getal(tekst, groepen, 10).filter(|getal| is_nederlands(&getal.cijfers) && !getal.datum)
    };
    if let Some(getal) = gevonden.filter(|getal| !vondsten.is_bezet(&getal.bytes)) {
        vondsten.weiger(BezwaarCode::Telefoon, getal.bytes);
    }
}

/// Ten digits with an area, mobile or business prefix that is in use.
fn is_nederlands(cijfers: &[u8]) -> bool {
    match cijfers {
        [0, 6, ..] => true,
        [0, 1, derde, ..] => !matches!(derde, 2 | 9),
        [0, 2 | 3 | 4 | 5 | 7, derde, ..] => *derde != 9 || cijfers[1] == 2,
        [0, 8, derde, ..] => matches!(derde, 4 | 5 | 7 | 8),
        _ => false,
    }
}

fn bsn(vondsten: &mut Vondsten, groepen: &[Groep]) {
    let tekst = &vondsten.lezing.tekst;
    let Some(eerste) = groepen.first() else { return };
    if vondsten.vol() || vondsten.is_bezet(&eerste.bytes) {
        return;
    }
    let voor = voorafgaand(tekst, eerste.bytes.start);
    let bsn_woord = BSN_WOORD.is_match(voor);
    if let Some(getal) = getal(tekst, groepen, 9) {
        let geldig = is_bsn(&getal.cijfers);
        let toeval = getal.datum || (getal.jaartal && !getal.regelmatig);
        if bsn_woord || (geldig && !getal.jaartal && !getal.datum && !ANDER_NUMMER.is_match(voor)) {
            return vondsten.weiger(BezwaarCode::Bsn, getal.bytes);
        }
        let vast = getal.groepen == 1 || (getal.groepen <= 4 && getal.regelmatig && !getal.jaartal);
        if (geldig && !toeval) || (vast && !geldig) {
            vondsten.twijfel(SignaalCode::Nummer, getal.bytes);
        }
        return;
    }
    // The leading zero of a BSN is often left out; but most numbers of eight digits are something else.
    if let Some(getal) =
        getal(tekst, groepen, 8).filter(|getal| getal.groepen <= 3 && getal.regelmatig && !getal.datum)
    {
        let mut met_nul = vec![0];
        met_nul.extend(&getal.cijfers);
        let geldig = is_bsn(&met_nul);
        if bsn_woord {
            vondsten.weiger(BezwaarCode::Bsn, getal.bytes);
        } else if geldig && !getal.jaartal && getal.groepen != 2 && !ANDER_NUMMER.is_match(voor) {
            vondsten.twijfel(SignaalCode::Nummer, getal.bytes);
        }
    } else if eerste.bytes.len() >= 10 {
        let bytes = eerste.bytes.clone();
        vondsten.twijfel(SignaalCode::Nummer, bytes);
    }
}

/// The first characters after a place. Looking no further keeps a text of many places linear.
pub(super) fn daarna(tekst: &str, plek: usize) -> &str {
    let grens = tekst.len().min(plek + 60);
    let eind = (plek..=grens)
        .rev()
        .find(|eind| tekst.is_char_boundary(*eind))
        .unwrap_or(plek);
    tekst.get(plek..eind).unwrap_or_default()
}

/// The last characters before a place: enough for a word that explains the number.
pub(super) fn voorafgaand(tekst: &str, plek: usize) -> &str {
    let begin = (plek.saturating_sub(40)..=plek)
        .find(|begin| tekst.is_char_boundary(*begin))
        .unwrap_or(plek);
    tekst.get(begin..plek).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use crate::tekst::voorbeelden::{aangehouden, geweigerd, schoon};
    use crate::tekst::{BezwaarCode, SignaalCode, Soort, Tekst};

    #[test]
    fn a_bsn_is_refused_in_every_dress() {
        geweigerd(
            &[
                "Het gaat om 111222333.",
                "Nummer 111.222.333 dus",
                "111 222 333",
                "1112.22.333",
                "111+222+333",
                "111\u{1D173}222\u{1BCA1}333",
                "1 1 1 2 2 2 3 3 3",
                "(111222333)",
                "bsn:111222333",
                "１１１２２２３３３ is het",
                "111\u{200D}222\u{200B}333",
                "111\u{00A0}222\u{2011}333",
                "111\n222\n333",
                "https://x.example/?id=111222333",
                "x111222333y",
                "111--222--333",
                "BSN 123456789 klopt vast",
                "bsn is 10000008",
                "١١١٢٢٢٣٣٣ staat er",
                "groep 8 111222333",
                "①①①②②②③③③ hier",
                "111/222/333",
                "1̲1̲1̲2̲2̲2̲3̲3̲3̲ hier",
                "(111)(222)(333)",
                "111_222_333",
            ],
            BezwaarCode::Bsn,
        );
    }

    #[test]
    fn every_valid_bsn_is_refused() {
        let mut zaad: u64 = 20_261_123;
        let mut aantal = 0;
        while aantal < 1_000 {
            zaad = zaad
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let nummer = format!("{:09}", (zaad >> 20) % 1_000_000_000);
            let cijfers: Vec<u8> = nummer.bytes().map(|b| b - b'0').collect();
            if !super::is_bsn(&cijfers) {
                continue;
            }
            aantal += 1;
            let (a, b, c) = (&nummer[..3], &nummer[3..6], &nummer[6..]);
            let dossen = [
                nummer.clone(),
                format!("Het nummer is {nummer}."),
                format!("({nummer})"),
                format!("zie:{nummer},"),
                format!("{a} {b} {c} hoort erbij"),
                format!("In 2024 was {a}.{b}.{c} bekend"),
                format!("a{nummer}b en zo verder"),
                format!("{a}\u{200B}{b}\u{200B}{c} staat hier"),
            ];
            // Three dresses for each number; over a thousand numbers every dress is worn often.
            for tekst in dossen.iter().cycle().skip(aantal).step_by(3).take(3) {
                let fout = Tekst::parse(tekst, Soort::Toelichting).expect_err("holds a BSN");
                assert!(
                    fout.iter().any(|bezwaar| bezwaar.code == BezwaarCode::Bsn),
                    "{tekst}"
                );
                assert!(!format!("{fout:?}").contains(&nummer));
            }
        }
    }

    #[test]
    fn telephone_numbers_are_refused() {
        geweigerd(
            &[
                "Bel 0612345678",
                "06-12345678",
                "06+12+34+56+78",
                "06\\12345678",
                "\u{1E950}\u{1E956}12345678",
                "⓿➏➊2345678",
                "06 12 34 56 78",
                "06 - 1234 5678",
                "+31612345678",
                "+31 6 12345678",
                "+31 (0)6 12 34 56 78",
                "0031 6 12345678",
                "00 31 6 12345678",
                "(070) 123 45 67",
                "070-1234567",
                "0512-123456",
                "０６１２３４５６７８ is het",
                "0 6 1 2 3 4 5 6 7 8",
                "06.12.34.56.78",
                "06\n12345678",
                "tel:0201234567",
                "+32 470 12 34 56",
                "088-1234567",
            ],
            BezwaarCode::Telefoon,
        );
    }

    #[test]
    fn doubtful_numbers_are_held() {
        aangehouden(
            &[
                "Nummer 123456789 hoort erbij",
                "Nummer 12345678901 hoort erbij",
                "Getal 10000008 staat er",
                "612345678 is van haar",
            ],
            SignaalCode::Nummer,
        );
    }

    #[test]
    fn years_amounts_and_lists_are_no_numbers_of_people() {
        schoon(&[
            "In 2023, 2024 en 2025 groeide het.",
            "Tussen 2023-2025 en 2026-2028.",
            "Van 12-03-2024 tot 14-05-2024 10:30 uur.",
            "Kies uit 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 of 12.",
            "Het kost € 12.500.000 per jaar.",
            "De kindertelefoon is 0800-0432.",
            "KvK 41212345 staat erbij.",
            "Op 20240115 begon het.",
            "01-02-2024 10 uur",
            "BRIN 11ZZ03 en 06AB",
            "PO-22-02 en VO-25-07",
            "0 1 2 3 4 5 6 7 8 9",
            "SBI 85.20.1, 85.31.2",
        ]);
    }
}
