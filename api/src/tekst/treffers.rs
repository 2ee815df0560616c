//! Where in a text a question was found: the part of it that shows most, in pieces. Pure.
//!
//! A piece is plain text with whether it is what was looked for, so that whoever shows it needs no markup and trusts none.

use std::ops::Range;

use super::{
    termen::{platgeslagen, termen},
    zoekvraag::Zoekvraag,
};

/// Bytes of a longer text that are shown.
const LANGSTE: usize = 240;
/// Bytes that stand before the first hit, where the text begins earlier.
const AANLOOP: usize = 60;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stuk {
    pub tekst: String,
    /// Whether it is what was looked for.
    pub treffer: bool,
}

/// A part of a text that holds what was looked for, in reading order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    pub stukken: Vec<Stuk>,
    /// Whether the text begins earlier.
    pub vooraf: bool,
    /// Whether the text goes on.
    pub verder: bool,
}

/// A word of a text, with its stems: mostly one, none for a stop word.
struct Woord {
    bytes: Range<usize>,
    stammen: Vec<String>,
}

impl Zoekvraag {
    /// The part of a text that shows most of what was asked for; none where the text has nothing of it.
    pub fn fragment(&self, tekst: &str) -> Option<Fragment> {
        let woorden = woorden(tekst);
        let stammen: Vec<&str> = woorden
            .iter()
            .flat_map(|woord| &woord.stammen)
            .map(String::as_str)
            .collect();
        let mut gemeend = self.gemeend(&stammen).into_iter();
        let treffers: Vec<Range<usize>> = woorden
            .iter()
            .filter(|woord| {
                gemeend
                    .by_ref()
                    .take(woord.stammen.len())
                    .fold(false, |een, ander| een | ander)
            })
            .map(|woord| woord.bytes.clone())
            .collect();
        let deel = venster(tekst, &woorden, &treffers)?;
        Some(Fragment {
            stukken: stukken(tekst, &deel, &treffers),
            vooraf: deel.start > 0,
            verder: deel.end < tekst.len(),
        })
    }
}

/// Which part of the text is shown: all of it when it is short; else, of all parts that begin a little before a hit, the
/// first with most hits, cut between words.
fn venster(tekst: &str, woorden: &[Woord], treffers: &[Range<usize>]) -> Option<Range<usize>> {
    treffers.first()?;
    if tekst.len() <= LANGSTE {
        return Some(0..tekst.len());
    }
    let vanaf = |treffer: &Range<usize>| {
        let wens = treffer.start.saturating_sub(AANLOOP);
        let begin = woorden
            .iter()
            .map(|woord| woord.bytes.start)
            .find(|start| *start >= wens);
        let begin = if wens == 0 {
            0
        } else {
            begin.unwrap_or(treffer.start)
        };
        let einden = woorden.iter().map(|woord| woord.bytes.end);
        let eind = einden.take_while(|eind| *eind <= begin + LANGSTE).last();
        // A single word may be longer than what is shown.
        let eind = eind.unwrap_or_default().max(treffer.end);
        let laatste = woorden.last().is_some_and(|woord| woord.bytes.end == eind);
        begin..if laatste { tekst.len() } else { eind }
    };
    let geteld = |deel: &Range<usize>| {
        treffers
            .iter()
            .filter(|treffer| deel.start <= treffer.start && treffer.end <= deel.end)
            .count()
    };
    // Of equals, `max_by_key` takes the last: so from the end to the beginning.
    treffers.iter().rev().map(vanaf).max_by_key(geteld)
}

/// The pieces of a part: what was looked for, and what stands between.
fn stukken(tekst: &str, deel: &Range<usize>, treffers: &[Range<usize>]) -> Vec<Stuk> {
    let (mut stukken, mut tot) = (Vec::new(), deel.start);
    let mut erbij = |bytes: Range<usize>, treffer: bool| {
        if !bytes.is_empty() {
            stukken.push(Stuk {
                tekst: tekst[bytes].to_owned(),
                treffer,
            });
        }
    };
    let binnen = treffers
        .iter()
        .filter(|treffer| deel.start <= treffer.start && treffer.end <= deel.end);
    for treffer in binnen {
        erbij(tot..treffer.start, false);
        erbij(treffer.clone(), true);
        tot = treffer.end;
    }
    erbij(tot..deel.end, false);
    stukken
}

/// The words of a text: letters and digits as the search terms see them.
fn woorden(tekst: &str) -> Vec<Woord> {
    let (mut woorden, mut begin) = (Vec::new(), None);
    let mut sluit = |bytes: Range<usize>| {
        let stammen = termen(&tekst[bytes.clone()]);
        woorden.push(Woord { bytes, stammen });
    };
    for (plek, teken) in tekst.char_indices() {
        match (hoort_bij_woord(teken), begin) {
            (true, None) => begin = Some(plek),
            (false, Some(start)) => {
                sluit(start..plek);
                begin = None;
            }
            (true, Some(_)) | (false, None) => {}
        }
    }
    if let Some(start) = begin {
        sluit(start..tekst.len());
    }
    woorden
}

/// Whether the search terms read on through this character.
fn hoort_bij_woord(teken: char) -> bool {
    if teken.is_ascii() {
        return teken.is_ascii_alphanumeric();
    }
    let mut ruimte = [0; 4];
    !platgeslagen(teken.encode_utf8(&mut ruimte)).contains(' ')
}

#[cfg(test)]
mod tests {
    use super::Fragment;
    use crate::tekst::zoekvraag;

    fn fragment(vraag: &str, tekst: &str) -> Option<Fragment> {
        zoekvraag(vraag).and_then(|vraag| vraag.fragment(tekst))
    }

    /// What was found stands between brackets.
    fn getoond(vraag: &str, tekst: &str) -> String {
        let Some(Fragment {
            stukken,
            vooraf,
            verder,
        }) = fragment(vraag, tekst)
        else {
            return "–".to_owned();
        };
        let stuk = |stuk: super::Stuk| {
            if stuk.treffer {
                format!("[{}]", stuk.tekst)
            } else {
                stuk.tekst
            }
        };
        let geheel: String = stukken.into_iter().map(stuk).collect();
        let rand = |er: bool| if er { "…" } else { "" };
        format!("{}{geheel}{}", rand(vooraf), rand(verder))
    }

    #[test]
    fn every_form_of_a_word_is_marked_as_it_was_written() {
        assert_eq!(
            getoond(
                "samenwerking cliënt",
                "Hoe werk ik samen? SAMENWERKEN met clïenten, in samenwerkingen."
            ),
            "Hoe werk ik samen? [SAMENWERKEN] met [clïenten], in [samenwerkingen]."
        );
        assert_eq!(getoond("kind", "Een kinderopvang"), "Een [kinderopvang]");
        assert_eq!(getoond("\"kind\"", "Een kinderopvang"), "–");
        assert_eq!(
            getoond("groep 8", "In groep 8, niet in groep 80"),
            "In [groep] [8], niet in [groep] 80"
        );
        assert_eq!(getoond("ib", "De IB'er belt."), "De [IB]'er belt.");
    }

    #[test]
    fn a_row_is_marked_where_it_is_a_row() {
        assert_eq!(
            getoond(
                "\"rust aan tafel\"",
                "Tafel, rust. Rust aan een tafel geeft rust."
            ),
            "Tafel, rust. [Rust] aan een [tafel] geeft rust."
        );
    }

    #[test]
    fn nothing_found_is_nothing_shown_and_markup_is_text() {
        assert_eq!(getoond("school", "Niets daarvan."), "–");
        assert_eq!(getoond("school", ""), "–");
        assert_eq!(
            getoond("school", "<b>school</b> & <script>school()</script>"),
            "<b>[school]</b> & <script>[school]()</script>"
        );
    }

    #[test]
    fn of_a_long_text_the_richest_part_is_shown_between_words() {
        let vulling = "woorden zonder betekenis ".repeat(20);
        let tekst = format!("Een school. {vulling}De school praat met ouders over school. {vulling}");
        let getoond = getoond("school ouders", &tekst);
        assert!(
            getoond.contains("De [school] praat met [ouders] over [school]."),
            "{getoond}"
        );
        assert!(
            getoond.starts_with("…") && getoond.ends_with("betekenis…")
                || getoond.ends_with("zonder…")
                || getoond.ends_with("woorden…"),
            "{getoond}"
        );
        let pieces = fragment("school ouders", &tekst).expect("a part").stukken;
        let length: usize = pieces.iter().map(|stuk| stuk.tekst.len()).sum();
        assert!(length <= super::LANGSTE, "{length}");
    }

    /// Whatever stands there: the pieces are the text, and nothing else.
    #[test]
    fn pieces_are_the_text() {
        for tekst in [
            "školă é́́ school\u{00AD}plein İstanbul ß ½ 日本 school",
            "school",
            "\u{0301}school\u{0301}",
            "a\u{200B}b school",
        ] {
            let Fragment { stukken, .. } = fragment("school", tekst).expect("a hit");
            assert_eq!(
                stukken.iter().map(|stuk| stuk.tekst.as_str()).collect::<String>(),
                tekst
            );
            assert!(stukken.iter().any(
                |stuk| stuk.treffer && stuk.tekst.starts_with("school") || stuk.tekst.contains("school")
            ));
        }
        let lang = "a".repeat(1_000);
        assert_eq!(
            fragment("a".repeat(40).as_str(), &lang).map(|deel| deel.stukken.len()),
            Some(1)
        );
    }
}
