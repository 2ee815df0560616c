//! How much alike two texts are, by the stems of their words. Pure: whoever asks brings how common each stem is.
//!
//! The measure is a weighted Jaccard index: the weight of the words that both texts have, of the weight of all words of
//! both. It is 1 for texts with the same words in any form and order, and 0 for texts that share none; a person can
//! follow it from the shared words. A cosine over the same weights ranks nearly alike and is harder to explain.
//!
//! A word weighs more the fewer texts have it. Words are counted up to [`GETELD`] texts, so that counting is bounded; a
//! word that is more common than that tells little, whatever its number. A word of which no number is known weighs as
//! the mean of those that are known: one that nobody used yet must neither count for nothing nor drown the others.

use std::collections::{BTreeMap, HashSet};

use super::termen;
use unicode_normalization::char::is_combining_mark;

/// Texts up to which the texts with a word are counted.
pub const GETELD: u32 = 250;

/// Stems of one text that are counted at most: the longest, which are the rarest in general.
const MEESTE_STAMMEN: usize = 48;

/// Texts that have a rare word, at most.
const ZELDZAAM: u32 = 50;

/// Texts that are looked at because of all rare words together, at most.
const ZELDZAAM_SAMEN: u32 = 150;

/// Words of the core, of which a text must have more than half. With eight, PostgreSQL takes five times as long.
const KERN: usize = 6;

/// The different words of a text, by stem: what texts are compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Woordbeeld<'t>(BTreeMap<String, &'t str>);

/// How many texts have a stem, up to [`GETELD`]; one that no text has is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aantallen(BTreeMap<String, u32>);

/// How much each stem weighs.
#[derive(Clone, Debug)]
pub struct Gewichten {
    bekend: BTreeMap<String, f64>,
    overig: f64,
}

/// How much alike two texts are.
#[derive(Clone, Debug, PartialEq)]
pub struct Gelijkenis<'t> {
    /// From 0 (no word in common) to 1 (the same words).
    pub score: f64,
    /// The words that both have, as the first text has them; those that weigh most first.
    pub gedeeld: Vec<&'t str>,
}

/// Which texts are worth comparing: those with a rare word of the text, and those with more than half of its rarest
/// words. Asked in steps, from all of these words down, so that many that have half do not crowd out one that has all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kandidaten {
    zeldzaam: Vec<String>,
    kern: Vec<String>,
}

impl<'t> Woordbeeld<'t> {
    /// The words of a text that passed the guard, each as it stands there first.
    pub fn new(tekst: &'t str) -> Self {
        let mut woorden = BTreeMap::new();
        for woord in tekst.split(|teken: char| !(teken.is_alphanumeric() || is_combining_mark(teken))) {
            for stam in termen(woord) {
                woorden.entry(stam).or_insert(woord);
            }
        }
        Self(woorden)
    }

    /// Each stem, with its word.
    pub(super) fn woorden(&self) -> &BTreeMap<String, &'t str> {
        &self.0
    }

    /// The stems that are worth counting.
    pub fn stammen(&self) -> Vec<&str> {
        let mut stammen: Vec<&str> = self.0.keys().map(String::as_str).collect();
        stammen.sort_by_key(|stam| std::cmp::Reverse(stam.len()));
        stammen.truncate(MEESTE_STAMMEN);
        stammen
    }

    /// How much alike this text and another are.
    pub fn vergelijk(&self, ander: &Woordbeeld<'_>, gewichten: &Gewichten) -> Gelijkenis<'t> {
        let weight = |stam: &String| gewichten.van(stam);
        let mut shared: Vec<(f64, &'t str)> = self
            .0
            .iter()
            .filter(|(stam, _)| ander.0.contains_key(*stam))
            .map(|(stam, woord)| (weight(stam), *woord))
            .collect();
        let both: f64 = shared.iter().map(|(weight, _)| weight).sum();
        let only_there = ander.0.keys().filter(|stam| !self.0.contains_key(*stam));
        let all: f64 = self.0.keys().chain(only_there).map(weight).sum();
        shared.sort_by(|(one, een), (other, twee)| other.total_cmp(one).then_with(|| een.cmp(twee)));
        let mut seen = HashSet::new();
        let gedeeld = shared.into_iter().map(|(_, woord)| woord);
        Gelijkenis {
            score: if all > 0.0 { both / all } else { 0.0 },
            gedeeld: gedeeld.filter(|woord| seen.insert(*woord)).collect(),
        }
    }
}

impl Aantallen {
    /// What was counted; more than [`GETELD`] is as many.
    pub fn new(geteld: impl IntoIterator<Item = (String, u32)>) -> Self {
        let known = geteld.into_iter().filter(|(_, aantal)| *aantal > 0);
        Self(known.map(|(stam, aantal)| (stam, aantal.min(GETELD))).collect())
    }

    /// The weights that follow.
    pub fn gewichten(&self) -> Gewichten {
        let weight = |aantal: u32| (1.0 + f64::from(GETELD) / f64::from(aantal)).ln();
        let bekend: BTreeMap<String, f64> = self
            .0
            .iter()
            .map(|(stam, aantal)| (stam.clone(), weight(*aantal)))
            .collect();
        let number = u32::try_from(bekend.len()).unwrap_or(u32::MAX);
        let overig = match number {
            0 => 1.0,
            number => bekend.values().sum::<f64>() / f64::from(number),
        };
        Gewichten { bekend, overig }
    }

    /// Which texts to compare with; none when no text has any of the words.
    pub fn kandidaten(&self) -> Option<Kandidaten> {
        let mut stammen: Vec<(u32, &String)> = self.0.iter().map(|(stam, aantal)| (*aantal, stam)).collect();
        stammen.sort_unstable();
        let mut samen = 0;
        let zeldzaam = stammen.iter().take_while(|(aantal, _)| {
            samen += aantal;
            *aantal <= ZELDZAAM && samen <= ZELDZAAM_SAMEN
        });
        let zeldzaam = zeldzaam.map(|(_, stam)| (*stam).clone()).collect();
        let kern: Vec<String> = stammen
            .iter()
            .take(KERN)
            .map(|(_, stam)| (*stam).clone())
            .collect();
        (!kern.is_empty()).then_some(Kandidaten { zeldzaam, kern })
    }
}

impl Gewichten {
    pub(super) fn van(&self, stam: &str) -> f64 {
        self.bekend.get(stam).copied().unwrap_or(self.overig)
    }
}

impl Kandidaten {
    /// The questions for SQLite FTS5.
    pub fn fts5(&self) -> Vec<String> {
        self.schrijf(|stam| format!("\"{stam}\""), " AND ", " OR ")
    }

    /// The questions for PostgreSQL `to_tsquery('simple', …)`.
    pub fn tsquery(&self) -> Vec<String> {
        self.schrijf(ToOwned::to_owned, " & ", " | ")
    }

    /// A stem holds `[a-z0-9]` only, so no query syntax can be smuggled in.
    fn schrijf(&self, vorm: impl Fn(&str) -> String, en: &str, of: &str) -> Vec<String> {
        let alleen: Vec<String> = self.zeldzaam.iter().map(|stam| vorm(stam)).collect();
        let samen = (self.kern.len() / 2 + 1..=self.kern.len()).rev().map(|number| {
            let sets = (0_u32..1 << self.kern.len()).filter(|set| set.count_ones() as usize == number);
            let sets = sets.map(|set| {
                let chosen = self.kern.iter().enumerate();
                let chosen = chosen.filter(|(place, _)| set & 1 << place != 0);
                let stammen: Vec<String> = chosen.map(|(_, stam)| vorm(stam)).collect();
                format!("({})", stammen.join(en))
            });
            sets.collect::<Vec<_>>().join(of)
        });
        let rare = (!alleen.is_empty()).then(|| alleen.join(of));
        rare.into_iter().chain(samen).collect()
    }
}

/// The longest words of a text, which are the rarest in general, in two halves: a text that differs in one of them has all
/// of the other half. For who does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Helften(Vec<Vec<String>>);

impl Helften {
    /// None for a text of fewer words that tell than three: two words stand together in a large part of a collection. So
    /// halves have three too, and a text with fewer than six is asked for whole.
    pub fn of(beeld: &Woordbeeld<'_>) -> Option<Self> {
        let longest: Vec<&str> = beeld.stammen().into_iter().take(KERN).collect();
        let number = if longest.len() < KERN { 1 } else { 2 };
        let halves = (0..number).map(|half| {
            let own = longest.iter().skip(half).step_by(number);
            own.map(|stam| (*stam).to_owned()).collect()
        });
        (longest.len() >= KERN / 2).then(|| Self(halves.collect()))
    }

    /// The question for SQLite FTS5.
    pub fn fts5(&self) -> String {
        self.schrijf(|stam| format!("\"{stam}\""), " AND ", " OR ")
    }

    /// The question for PostgreSQL `to_tsquery('simple', …)`.
    pub fn tsquery(&self) -> String {
        self.schrijf(ToOwned::to_owned, " & ", " | ")
    }

    fn schrijf(&self, vorm: impl Fn(&str) -> String, en: &str, of: &str) -> String {
        let half = |stammen: &Vec<String>| {
            let stammen: Vec<String> = stammen.iter().map(|stam| vorm(stam)).collect();
            format!("({})", stammen.join(en))
        };
        self.0.iter().map(half).collect::<Vec<_>>().join(of)
    }
}

#[cfg(test)]
mod tests {
    use super::{Aantallen, GETELD, Helften, Kandidaten, Woordbeeld, termen};

    /// How many texts have each of these words, in any form.
    fn aantallen(geteld: &[(&str, u32)]) -> Aantallen {
        let stam = |woord: &str| termen(woord).remove(0);
        Aantallen::new(geteld.iter().map(|(woord, aantal)| (stam(woord), *aantal)))
    }

    fn score(een: &str, ander: &str, geteld: &[(&str, u32)]) -> f64 {
        let gewichten = aantallen(geteld).gewichten();
        Woordbeeld::new(een)
            .vergelijk(&Woordbeeld::new(ander), &gewichten)
            .score
    }

    #[test]
    fn the_stems_are_those_of_the_index() {
        for tekst in [
            "Hoe leg ik mijn vaktaal uit zodat ouders en collega's echt meepraten?",
            "Praktĳk in Súdwest-Fryslân: 2 scholen, één gezin…",
            "e\u{301}e\u{301}n groep 8 — 'school'\n\nsamenwerkingen",
        ] {
            let mut stems = termen(tekst);
            stems.sort_unstable();
            stems.dedup();
            let found: Vec<String> = Woordbeeld::new(tekst).0.into_keys().collect();
            assert_eq!(found, stems, "{tekst}");
        }
    }

    #[test]
    fn the_score_lies_between_nothing_and_the_same() {
        let known = [("school", 100), ("ouder", 3)];
        assert_eq!(score("Samen met ouders", "samenwerking: de school", &known), 0.0);
        let same = score("De school en de ouder", "ouders? scholen!", &known);
        assert!((same - 1.0).abs() < 1e-9, "{same}");
        for (een, ander) in [
            ("", ""),
            ("hoe dan ook", "hoe dan ook"),
            ("ouders", ""),
            ("", "ouders"),
        ] {
            assert_eq!(score(een, ander, &known), 0.0, "{een} {ander}");
        }
        let (one, other) = (
            score("ouders op school", "scholen en gezinnen", &known),
            score("scholen en gezinnen", "ouders op school", &known),
        );
        assert_eq!(one, other, "it makes no difference which text was first");
        assert!(one > 0.0 && one < 1.0);
    }

    #[test]
    fn a_rare_word_in_common_says_more() {
        let known = [("school", GETELD), ("ouder", 2), ("overleg", 40)];
        let asked = "overleg met ouders op school";
        let (rare, common) = (score(asked, "ouders", &known), score(asked, "scholen", &known));
        assert!(rare > 3.0 * common, "{rare} {common}");
        let more = aantallen(&[("school", 9_999)]);
        assert_eq!(more, aantallen(&[("school", GETELD)]));
    }

    /// A word of which nothing is known weighs as the mean.
    #[test]
    fn an_unknown_word_neither_drowns_nor_vanishes() {
        let known = [("school", 10)];
        let half = score("school fluitketel", "school", &known);
        assert!((half - 0.5).abs() < 1e-9, "{half}");
        let nothing_known = score("school fluitketel", "fluitketels", &[]);
        assert!((nothing_known - 0.5).abs() < 1e-9, "{nothing_known}");
    }

    #[test]
    fn shared_words_stand_as_they_were_typed_with_the_rarest_first() {
        let gewichten = aantallen(&[("school", 90), ("ouder", 2)]).gewichten();
        let asked = Woordbeeld::new("Scholen, scholen en Ouders-en-school");
        let found = asked.vergelijk(&Woordbeeld::new("ouder school"), &gewichten);
        assert_eq!(found.gedeeld, ["Ouders", "Scholen"]);
    }

    fn vraag(geteld: &[(&str, u32)]) -> Kandidaten {
        aantallen(geteld).kandidaten().expect("a word that is used")
    }

    #[test]
    fn candidates_share_a_rare_word_or_most_of_the_core() {
        assert_eq!(aantallen(&[]).kandidaten(), None);
        assert_eq!(aantallen(&[("1", 0)]).kandidaten(), None);
        assert_eq!(vraag(&[("1", GETELD)]).tsquery(), ["(1)"]);
        assert_eq!(vraag(&[("1", 3)]).tsquery(), ["1", "(1)"]);
        let three = vraag(&[("3", GETELD), ("2", 90), ("1", 7)]);
        assert_eq!(
            three.tsquery(),
            ["1", "(1 & 2 & 3)", "(1 & 2) | (1 & 3) | (2 & 3)"]
        );
        assert_eq!(
            three.fts5()[2],
            r#"("1" AND "2") OR ("1" AND "3") OR ("2" AND "3")"#
        );
        // Rare words together bring a bounded number of texts.
        let many = vraag(&[("1", 50), ("2", 50), ("3", 50), ("4", 50)]);
        assert_eq!(many.zeldzaam, ["1", "2", "3"]);
    }

    #[test]
    fn who_does_not_count_asks_for_halves_of_the_longest() {
        let asked = |text: &str| Helften::of(&Woordbeeld::new(text));
        assert_eq!(asked("hoe dan ook"), None);
        let question = |text: &str| asked(text).expect("words").tsquery();
        assert_eq!(asked("wijk gemeente"), None);
        assert_eq!(question("wijk gemeente ouders"), "(gemeent & ouder & wijk)");
        assert_eq!(
            question("wijk gemeente ouders school zorg").matches('(').count(),
            1
        );
        let (one, other) = (
            asked("gemeente jeugdhulp handelingsplan leerplichtambtenaar perspectief samenwerking wijk"),
            asked("gemeente jeugdhulp handelingsplan kinderrechter perspectief samenwerking wijk"),
        );
        let (one, other) = (one.expect("words").0, other.expect("words").0);
        assert_eq!(one.iter().map(Vec::len).collect::<Vec<_>>(), [3, 3]);
        assert!(!one.concat().contains(&"wijk".to_owned()), "{one:?}");
        let six: Vec<_> = other.concat();
        assert!(
            one.iter().any(|half| half.iter().all(|stam| six.contains(stam))),
            "{one:?} {six:?}"
        );
        assert_eq!(
            Helften(vec![vec!["a".to_owned(), "b".to_owned()], vec!["c".to_owned()]]).fts5(),
            r#"("a" AND "b") OR ("c")"#
        );
    }

    #[test]
    fn a_long_text_asks_a_bounded_question() {
        let long: String = (0..400).map(|n| format!("woord{n} ")).collect();
        let stems = Woordbeeld::new(&long);
        assert_eq!(stems.stammen().len(), 48);
        let counted = stems.stammen().into_iter().map(|stam| (stam.to_owned(), 2));
        let question = Aantallen::new(counted).kandidaten().expect("words");
        assert_eq!(question.kern.len(), 6);
        let steps: Vec<usize> = question
            .tsquery()
            .iter()
            .map(|step| step.matches('(').count())
            .collect();
        assert_eq!(steps, [0, 1, 6, 15]);
        assert!(question.zeldzaam.len() <= 75);
    }
}
