//! What changed between two versions of a text, by words. Pure.
//!
//! Texts have 2,000 characters at most, so the time it takes is bounded.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// What happened to a part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verandering {
    /// It stands in both versions.
    Gelijk,
    /// It stands in the new version only.
    Toegevoegd,
    /// It stands in the old version only.
    Verwijderd,
}

/// A part of a text, and what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deel {
    pub soort: Verandering,
    pub tekst: String,
}

/// The difference as parts, in reading order. What is equal and what was removed make the old text; what is equal and
/// what was added make the new one. Neighbouring words that were replaced are told together, what was removed first.
pub fn verschil(oud: &str, nieuw: &str) -> Vec<Deel> {
    let (oud, nieuw) = (stukken(oud), stukken(nieuw));
    let stappen = capture_diff_slices(Algorithm::Myers, &oud, &nieuw);
    let mut delen = Delen::default();
    for (place, stap) in stappen.iter().enumerate() {
        let (weg, bij) = (oud[stap.old_range()].concat(), nieuw[stap.new_range()].concat());
        let next = stappen.get(place + 1);
        if !matches!(stap, DiffOp::Equal { .. }) {
            delen.verwijderd += &weg;
            delen.toegevoegd += &bij;
        } else if delen.vervangt() && weg.trim().is_empty() && matches!(next, Some(DiffOp::Replace { .. })) {
            // Only a space stands between two words that were both replaced.
            delen.verwijderd += &weg;
            delen.toegevoegd += &bij;
        } else {
            delen.sluit();
            delen.push(Verandering::Gelijk, weg);
        }
    }
    delen.sluit();
    delen.af
}

/// Parts under construction: those that are ready, and a change that may go on.
#[derive(Default)]
struct Delen {
    af: Vec<Deel>,
    verwijderd: String,
    toegevoegd: String,
}

impl Delen {
    fn vervangt(&self) -> bool {
        !self.verwijderd.is_empty() && !self.toegevoegd.is_empty()
    }

    fn sluit(&mut self) {
        let (weg, bij) = (
            std::mem::take(&mut self.verwijderd),
            std::mem::take(&mut self.toegevoegd),
        );
        self.push(Verandering::Verwijderd, weg);
        self.push(Verandering::Toegevoegd, bij);
    }

    fn push(&mut self, soort: Verandering, tekst: String) {
        if !tekst.is_empty() {
            self.af.push(Deel { soort, tekst });
        }
    }
}

/// Words, spaces between words, and every other sign by itself: together the whole text.
fn stukken(tekst: &str) -> Vec<&str> {
    let mut stukken = Vec::new();
    let mut stuk: Range<usize> = 0..0;
    let mut soort = Teken::Los;
    for (place, teken) in tekst.char_indices() {
        let deze = Teken::van(teken);
        if deze != soort || deze == Teken::Los {
            stukken.push(&tekst[stuk.clone()]);
            stuk.start = place;
            soort = deze;
        }
        stuk.end = place + teken.len_utf8();
    }
    stukken.push(&tekst[stuk]);
    stukken.retain(|stuk| !stuk.is_empty());
    stukken
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Teken {
    Woord,
    Wit,
    Los,
}

impl Teken {
    fn van(teken: char) -> Self {
        if teken.is_alphanumeric() || matches!(teken, '\'' | '’') {
            Self::Woord
        } else if teken.is_whitespace() {
            Self::Wit
        } else {
            Self::Los
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Deel, Verandering, stukken, verschil};

    /// Both texts, rebuilt from their difference.
    fn rebuilt(delen: &[Deel]) -> (String, String) {
        let without = |soort| -> String {
            let kept = delen.iter().filter(|deel| deel.soort != soort);
            kept.map(|deel| deel.tekst.as_str()).collect()
        };
        (without(Verandering::Toegevoegd), without(Verandering::Verwijderd))
    }

    /// A difference as a person reads it: [-removed-] and {+added+}.
    fn shown(oud: &str, nieuw: &str) -> String {
        let delen = verschil(oud, nieuw);
        assert_eq!(rebuilt(&delen), (oud.to_owned(), nieuw.to_owned()));
        delen
            .iter()
            .map(|Deel { soort, tekst }| match soort {
                Verandering::Gelijk => tekst.clone(),
                Verandering::Verwijderd => format!("[-{tekst}-]"),
                Verandering::Toegevoegd => format!("{{+{tekst}+}}"),
            })
            .collect()
    }

    #[test]
    fn a_difference_reads_by_words() {
        for (oud, nieuw, expected) in [
            ("", "", ""),
            ("Hoe werkt dit?", "Hoe werkt dit?", "Hoe werkt dit?"),
            ("", "Nieuw.", "{+Nieuw.+}"),
            ("Weg ermee.", "", "[-Weg ermee.-]"),
            (
                "Hoe werk ik samen met de school?",
                "Hoe werk ik beter samen met de school?",
                "Hoe werk ik {+beter +}samen met de school?",
            ),
            (
                "Hoe werk ik samen met school?",
                "Hoe werk ik samen met scholen!",
                "Hoe werk ik samen met [-school?-]{+scholen!+}",
            ),
            (
                "Wat doe ik met een volle agenda?",
                "Wat doe ik bij te weinig tijd?",
                "Wat doe ik [-met een volle agenda-]{+bij te weinig tijd+}?",
            ),
            (
                "collega's praten",
                "collega’s praten",
                "[-collega's-]{+collega’s+} praten",
            ),
            ("Een.\nTwee.", "Een.\n\nTwee.", "Een.[-\n-]{+\n\n+}Twee."),
        ] {
            assert_eq!(shown(oud, nieuw), expected);
        }
    }

    #[test]
    fn pieces_are_the_whole_text() {
        for tekst in [
            "",
            " ",
            "a",
            "Één vraag, 2 antwoorden…",
            "😀👩‍🏫  é\n\n- x",
            "'t is zo",
        ] {
            assert_eq!(stukken(tekst).concat(), tekst);
        }
        assert_eq!(stukken("Ga je, nu?"), ["Ga", " ", "je", ",", " ", "nu", "?"]);
    }

    /// Chance that is the same in every run.
    struct Toeval(u64);

    impl Toeval {
        fn below(&mut self, most: usize) -> usize {
            self.0 = self
                .0
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(self.0 >> 33).expect("31 bits") % most
        }

        fn tekst(&mut self, pieces: usize) -> String {
            const PIECES: [&str; 14] = [
                "school",
                "ouder",
                "ik",
                "é",
                "😀",
                "👩‍🏫",
                " ",
                " ",
                "  ",
                "\n",
                ".",
                "?",
                "’s",
                "2",
            ];
            (0..pieces).map(|_| PIECES[self.below(PIECES.len())]).collect()
        }

        /// Puts in, takes out and replaces somewhere, a few times.
        fn edited(&mut self, tekst: &str) -> String {
            let mut letters: Vec<char> = tekst.chars().collect();
            for _ in 0..=self.below(6) {
                let from = self.below(letters.len() + 1);
                let until = (from + self.below(8)).min(letters.len());
                let pieces = self.below(5);
                letters.splice(from..until, self.tekst(pieces).chars().collect::<Vec<_>>());
            }
            letters.into_iter().collect()
        }
    }

    #[test]
    fn a_difference_always_rebuilds_both_versions() {
        let mut toeval = Toeval(20_261_125);
        for round in 0..2_000 {
            let length = toeval.below(60);
            let oud = toeval.tekst(length);
            let nieuw = if round % 5 == 0 {
                let other = toeval.below(60);
                toeval.tekst(other)
            } else {
                toeval.edited(&oud)
            };
            let delen = verschil(&oud, &nieuw);
            assert_eq!(rebuilt(&delen), (oud.clone(), nieuw.clone()), "{oud:?} {nieuw:?}");
            assert!(delen.iter().all(|deel| !deel.tekst.is_empty()));
            let soorten: Vec<_> = delen.iter().map(|deel| deel.soort).collect();
            assert!(
                soorten.windows(2).all(|pair| pair[0] != pair[1]),
                "parts of one kind are one part: {delen:?}"
            );
        }
    }

    /// The longest texts that share nothing, in the smallest pieces.
    #[test]
    fn the_worst_texts_are_told_apart_too() {
        let oud: String = (0..1_000).map(|n| format!("{} ", n % 7)).collect();
        let nieuw: String = (0..1_000).map(|n| format!("{} ", n * n % 11 % 9)).collect();
        assert_eq!(rebuilt(&verschil(&oud, &nieuw)), (oud, nieuw));
    }
}
