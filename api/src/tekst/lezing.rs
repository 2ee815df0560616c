//! How the guard reads a text: folded to plain characters, each of which knows its place in the original.
//!
//! Whoever hides a number behind full-width digits, soft hyphens or accents must not get past the patterns, so
//! they see only this reading. What is stored is the other product of this file, [`opgeslagen`].

use super::uitleg::Plaats;
use std::iter::once;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Some characters stand for a whole phrase (U+FDFA for eighteen letters); none of these hides a number.
const LANGSTE_ONTBINDING: usize = 4;

/// A text as the patterns see it.
pub(super) struct Lezing {
    /// Without diacritics and invisible characters; digits, dashes, quotes and spaces in their ASCII form.
    pub(super) tekst: String,
    /// For each byte of `tekst`: the number of the original character it came from.
    herkomst: Vec<usize>,
}

impl Lezing {
    pub(super) fn van(raw: &str) -> Self {
        let mut lezing = Self {
            tekst: String::with_capacity(raw.len()),
            herkomst: Vec::with_capacity(raw.len()),
        };
        let mut tekens = raw.chars().enumerate().peekable();
        while let Some((nummer, teken)) = tekens.next() {
            if onzichtbaar(teken)
                || (teken == '\r' && tekens.peek().is_some_and(|(_, volgende)| *volgende == '\n'))
            {
                continue;
            }
            if teken.is_ascii() {
                lezing.push(gewoon(teken), nummer);
            } else {
                for deel in once(teken)
                    .nfkd()
                    .take(LANGSTE_ONTBINDING)
                    .filter(|deel| !is_combining_mark(*deel))
                {
                    lezing.push(gewoon(deel), nummer);
                }
            }
        }
        lezing
    }

    /// The place in the original of a byte range of the reading.
    pub(super) fn plaats(&self, bytes: &Range<usize>) -> Plaats {
        let eerste = self.herkomst.get(bytes.start).copied().unwrap_or_default();
        let laatste = self
            .herkomst
            .get(bytes.end.saturating_sub(1))
            .copied()
            .unwrap_or(eerste);
        Plaats {
            offset: eerste,
            length: laatste.saturating_sub(eerste) + 1,
        }
    }

    fn push(&mut self, teken: char, nummer: usize) {
        self.tekst.push(teken);
        self.herkomst.resize(self.tekst.len(), nummer);
    }
}

/// The text as it is stored: line ends as LF, without invisible characters, composed (NFC), trimmed.
pub(super) fn opgeslagen(raw: &str) -> String {
    let mut schoon = String::with_capacity(raw.len());
    let mut vorige = ' ';
    let mut tekens = raw.chars().peekable();
    while let Some(teken) = tekens.next() {
        match teken {
            '\r' if tekens.peek() == Some(&'\n') => {}
            '\r' | '\u{2028}' | '\u{2029}' => schoon.push('\n'),
            // Emoji are built with joiners and variation selectors; elsewhere, and at an end, these only hide.
            '\u{200D}' if in_een_emoji(vorige) && tekens.peek().copied().is_some_and(in_een_emoji) => {
                schoon.push(teken);
            }
            '\u{FE0F}' if in_een_emoji(vorige) => schoon.push(teken),
            _ if onzichtbaar(teken) => {}
            _ => schoon.push(teken),
        }
        vorige = teken;
    }
    schoon.nfc().collect::<String>().trim().to_owned()
}

/// Whether emoji can be built of it: a picture, or the selector after one.
fn in_een_emoji(teken: char) -> bool {
    teken == '\u{FE0F}' || (teken >= '\u{203C}' && !teken.is_alphanumeric() && !onzichtbaar(teken))
}

/// Characters that are refused: controls other than line end and tab, and those that turn the reading direction.
pub(super) fn verboden(teken: char) -> bool {
    (teken.is_control() && !matches!(teken, '\n' | '\r' | '\t'))
        || matches!(teken, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Characters that nobody sees: what Unicode calls format (Cf), and fillers and selectors beside it.
fn onzichtbaar(teken: char) -> bool {
    matches!(teken,
        '\u{00AD}' | '\u{034F}' | '\u{0600}'..='\u{0605}' | '\u{061C}' | '\u{06DD}' | '\u{070F}' | '\u{0890}'
        | '\u{0891}' | '\u{08E2}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{110BD}' | '\u{110CD}'
        | '\u{13430}'..='\u{1345F}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
        | '\u{E0000}'..='\u{E0FFF}')
}

fn gewoon(teken: char) -> char {
    match teken {
        '\r' | '\u{2028}' | '\u{2029}' => '\n',
        '\u{2010}'..='\u{2015}' | '\u{2043}' | '\u{2212}' | '\u{FE58}' | '\u{30FC}' => '-',
        '\u{2018}'..='\u{201B}' | '\u{2032}' | '\u{02BC}' | '`' | '\u{00B4}' => '\'',
        '\u{201C}'..='\u{201F}' | '\u{2033}' | '\u{00AB}' | '\u{00BB}' => '"',
        '\u{00B7}' | '\u{2022}' | '\u{2027}' | '\u{2219}' | '\u{3002}' => '.',
        '\u{2044}' | '\u{2215}' => '/',
        '\n' => '\n',
        _ if teken.is_whitespace() => ' ',
        _ if teken.is_ascii() => teken,
        _ => cijfer(teken).unwrap_or(teken),
    }
}

/// Where the ten digits of each script begin: decimal digits (Nd) stand together, from zero on.
static NULLEN: LazyLock<Vec<u32>> = LazyLock::new(|| {
    let decimaal = super::patronen::patroon(r"^\p{Nd}$");
    let mut nullen: Vec<u32> = Vec::new();
    // Beyond the last script with digits there is nothing to find.
    for teken in ('\u{80}'..='\u{1FFFF}').filter(|teken| teken.is_numeric()) {
        let punt = u32::from(teken);
        let bekend = nullen.last().is_some_and(|nul| punt < nul + 10);
        if !bekend && decimaal.is_match(teken.encode_utf8(&mut [0; 4])) {
            nullen.push(punt);
        }
    }
    nullen
});

/// Digits within circles that have no compatibility form, each with the first digit of its run.
const OMCIRKELD: [(u32, u32, u32); 5] = [
    (0x2776, 0x277E, 1),
    (0x2780, 0x2788, 1),
    (0x278A, 0x2792, 1),
    (0x24F5, 0x24FD, 1),
    (0x24FF, 0x24FF, 0),
];

/// Decimal digits of other scripts and digits within circles; the compatibility forms were already folded by NFKD.
fn cijfer(teken: char) -> Option<char> {
    let punt = u32::from(teken);
    let in_een_cirkel = OMCIRKELD
        .iter()
        .find(|(van, tot, _)| (*van..=*tot).contains(&punt));
    if let Some((van, _, eerste)) = in_een_cirkel {
        return char::from_digit(punt - van + eerste, 10);
    }
    if !teken.is_numeric() {
        return None;
    }
    let nul = NULLEN.get(NULLEN.partition_point(|nul| *nul <= punt).checked_sub(1)?)?;
    char::from_digit(punt - nul, 10)
}

#[cfg(test)]
mod tests {
    use super::{Lezing, opgeslagen, verboden};

    #[test]
    fn hidden_digits_are_read_at_their_place() {
        let lezing = Lezing::van("é 1\u{200B}2\u{FF13}٤①");
        assert_eq!(lezing.tekst, "e 12341");
        let plaats = lezing.plaats(&(2..7));
        assert_eq!((plaats.offset, plaats.length), (2, 6));
    }

    #[test]
    fn digits_of_every_script_and_in_circles_are_read() {
        let lezing = Lezing::van("\u{1E950}\u{1E956} \u{1C50}\u{1C59} ➏➊❾⓿⓵ \u{1FBF0}\u{1FBF9} ½");
        assert_eq!(lezing.tekst, "06 09 61901 09 1/2");
    }

    #[test]
    fn what_unicode_calls_format_is_not_seen() {
        let format = super::super::patronen::patroon(r"^\p{Cf}$");
        let assigned = ('\u{80}'..='\u{1FFFF}').chain('\u{E0000}'..='\u{E0FFF}');
        let tekens = assigned.filter(|teken| format.is_match(teken.encode_utf8(&mut [0; 4])));
        let gezien: Vec<char> = tekens
            .filter(|teken| !super::onzichtbaar(*teken) && !verboden(*teken))
            .collect();
        assert!(gezien.is_empty(), "{gezien:?}");
    }

    #[test]
    fn spaces_dashes_and_line_ends_become_plain() {
        assert_eq!(Lezing::van("a\u{00A0}b–c\r\nd’e").tekst, "a b-c\nd'e");
    }

    #[test]
    fn the_stored_text_is_composed_trimmed_and_keeps_emoji() {
        assert_eq!(
            opgeslagen("  e\u{0301}\r\nx\u{200B}y\u{00AD}z \u{FEFF}"),
            "é\nxyz"
        );
        assert_eq!(opgeslagen("👩\u{200D}🏫 hier"), "👩\u{200D}🏫 hier");
        assert_eq!(
            opgeslagen("❤\u{FE0F}\u{200D}🔥 ❤\u{FE0F}"),
            "❤\u{FE0F}\u{200D}🔥 ❤\u{FE0F}"
        );
        assert_eq!(opgeslagen("Hoe dan…\u{200D}"), "Hoe dan…");
        assert_eq!(opgeslagen("dag 👩\u{200D} \u{200B}"), "dag 👩");
        assert_eq!(opgeslagen("’\u{FE0F}k weet"), "’k weet");
        assert_eq!(opgeslagen("\u{200B} \u{3164}\n"), "");
    }

    #[test]
    fn controls_and_direction_marks_are_forbidden() {
        assert!("\0\u{7}\u{1B}\u{85}\u{202E}\u{2066}".chars().all(verboden));
        assert!(!"a\n\t\ré👩".chars().any(verboden));
    }
}
