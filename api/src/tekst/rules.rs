//! The guard itself: bounds, forbidden characters, and all detections over one reading of the text.

use super::lezing::{Lezing, opgeslagen, verboden};
use super::uitleg::{Bezwaar, BezwaarCode, Plaats, Signaal, SignaalCode};
use super::{combinatie, datum, iban, namen, nummers, patronen, school};
use std::fmt;
use std::ops::Range;

/// More findings than this tell a writer nothing new.
const MEESTE_VONDSTEN: usize = 20;

/// A text that passed the guard. There is no other way to make one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Tekst(String);

/// Which field a text is for; decides the bounds and whether names are judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Soort {
    /// The question itself: 10 to 2,000 characters.
    Leervraag,
    /// An explanation, description or profile: 1 to 2,000 characters.
    Toelichting,
    /// A reason, a place, a remark: 1 to 300 characters.
    Kort,
    /// The title of a theme, activity or ontwikkelopgave: 1 to 200 characters.
    Titel,
    /// The name of a member, organisation or praktijk: 1 to 120 characters. Names are what this field is for, so a name
    /// alone is no doubt; a name beside a word for a child or relative is refused here too.
    Naam,
    /// A cell with a part of a person's name in an administration: 1 to 120 characters. `Vader` may be a surname there, so
    /// only hard identifiers are looked for.
    Naamdeel,
}

/// A text that may be stored, with the doubts about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beoordeeld {
    /// The text, normalised.
    pub tekst: Tekst,
    /// What an editor must look at before publication; empty when nothing was doubtful.
    pub signalen: Vec<Signaal>,
}

impl Soort {
    /// The fewest and the most characters (code points after normalisation) of the field.
    pub fn grenzen(self) -> (usize, usize) {
        match self {
            Self::Leervraag => (10, 2_000),
            Self::Toelichting => (1, 2_000),
            Self::Kort => (1, 300),
            Self::Titel => (1, 200),
            Self::Naam | Self::Naamdeel => (1, 120),
        }
    }
}

impl Tekst {
    /// Normalises and judges a text: either it may be stored, or all reasons why not.
    ///
    /// # Errors
    /// At least one and at most 20 reasons, ordered by place.
    pub fn parse(raw: &str, soort: Soort) -> Result<Beoordeeld, Vec<Bezwaar>> {
        let (minst, meest) = soort.grenzen();
        // No normalisation shortens a text fourfold, except of characters nobody can see.
        if raw.chars().nth(meest * 4).is_some() {
            return Err(vec![Bezwaar {
                code: BezwaarCode::TeLang,
                plaats: None,
            }]);
        }
        let tekst = opgeslagen(raw);
        let mut vondsten = Vondsten::in_tekst(raw);
        vondsten.tekens(raw);
        match tekst.chars().count() {
            0 => vondsten.geheel(BezwaarCode::Leeg),
            lengte if lengte < minst => vondsten.geheel(BezwaarCode::TeKort),
            lengte if lengte > meest => vondsten.geheel(BezwaarCode::TeLang),
            _ => {}
        }
        vondsten.zoek(soort);
        if !vondsten.bezwaren.is_empty() {
            return Err(vondsten.bezwaren());
        }
        // Doubts go with the stored text, so their places must count in that text.
        if tekst != raw {
            vondsten = Vondsten::in_tekst(&tekst);
            vondsten.zoek(soort);
            if !vondsten.bezwaren.is_empty() {
                return Err(vondsten.bezwaren());
            }
        }
        let signalen = if matches!(soort, Soort::Naam | Soort::Naamdeel) {
            Vec::new()
        } else {
            vondsten.signalen()
        };
        Ok(Beoordeeld {
            tekst: Self(tekst),
            signalen,
        })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<Tekst> for String {
    fn from(tekst: Tekst) -> Self {
        tekst.0
    }
}

/// Prints the length only: a text of a person is in no log.
impl fmt::Debug for Tekst {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Tekst({} tekens)", self.0.chars().count())
    }
}

/// What the detections found so far, as byte ranges of one reading.
pub(super) struct Vondsten {
    pub(super) lezing: Lezing,
    bezwaren: Vec<(BezwaarCode, Option<Plaats>)>,
    signalen: Vec<(SignaalCode, Plaats)>,
    bezet: Vec<Range<usize>>,
}

impl Vondsten {
    fn in_tekst(raw: &str) -> Self {
        Self {
            lezing: Lezing::van(raw),
            bezwaren: Vec::new(),
            signalen: Vec::new(),
            bezet: Vec::new(),
        }
    }

    /// Records a reason to refuse.
    pub(super) fn weiger(&mut self, code: BezwaarCode, bytes: Range<usize>) {
        self.bezwaren.push((code, Some(self.lezing.plaats(&bytes))));
        self.bezet.push(bytes);
    }

    /// Records a doubt, unless the place was refused already.
    pub(super) fn twijfel(&mut self, code: SignaalCode, bytes: Range<usize>) {
        if !self.is_bezet(&bytes) && self.signalen.len() < MEESTE_VONDSTEN * 2 {
            self.signalen.push((code, self.lezing.plaats(&bytes)));
        }
    }

    /// Keeps later detections away from a place that was judged.
    pub(super) fn bezet(&mut self, bytes: Range<usize>) {
        self.bezet.push(bytes);
    }

    /// Whether a refusal already covers part of the range.
    pub(super) fn is_bezet(&self, bytes: &Range<usize>) -> bool {
        self.bezet
            .iter()
            .any(|vol| vol.start < bytes.end && bytes.start < vol.end)
    }

    /// Whether enough was found to stop looking: keeps hostile texts cheap.
    pub(super) fn vol(&self) -> bool {
        self.bezwaren.len() >= MEESTE_VONDSTEN
    }

    fn geheel(&mut self, code: BezwaarCode) {
        self.bezwaren.push((code, None));
    }

    fn tekens(&mut self, raw: &str) {
        for (offset, _) in raw
            .chars()
            .enumerate()
            .filter(|(_, teken)| verboden(*teken))
            .take(MEESTE_VONDSTEN)
        {
            self.bezwaren.push((
                BezwaarCode::TekenNietToegestaan,
                Some(Plaats { offset, length: 1 }),
            ));
        }
    }

    /// Hard identifiers first: a later detection skips what an earlier one refused.
    fn zoek(&mut self, soort: Soort) {
        patronen::zoek(self);
        iban::zoek(self);
        nummers::zoek(self);
        datum::zoek(self);
        if soort != Soort::Naamdeel {
            namen::zoek(self);
            combinatie::zoek(self);
            school::zoek(self);
        }
    }

    fn bezwaren(mut self) -> Vec<Bezwaar> {
        self.bezwaren.sort_by_key(|(code, plaats)| (*plaats, *code));
        self.bezwaren.dedup();
        self.bezwaren.truncate(MEESTE_VONDSTEN);
        self.bezwaren
            .into_iter()
            .map(|(code, plaats)| Bezwaar { code, plaats })
            .collect()
    }

    fn signalen(mut self) -> Vec<Signaal> {
        self.signalen.sort_by_key(|(code, plaats)| (*plaats, *code));
        self.signalen.dedup();
        self.signalen.truncate(MEESTE_VONDSTEN);
        self.signalen
            .into_iter()
            .map(|(code, plaats)| Signaal { code, plaats })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{Soort, Tekst};
    use crate::tekst::{Bezwaar, BezwaarCode, Plaats};

    fn codes(raw: &str, soort: Soort) -> Vec<BezwaarCode> {
        Tekst::parse(raw, soort)
            .err()
            .unwrap_or_default()
            .into_iter()
            .map(|b| b.code)
            .collect()
    }

    #[test]
    fn bounds_count_characters_at_the_edge() {
        assert_eq!(codes(&"é".repeat(2_000), Soort::Toelichting), []);
        assert_eq!(
            codes(&"é".repeat(2_001), Soort::Toelichting),
            [BezwaarCode::TeLang]
        );
        assert_eq!(codes(&"e\u{301}".repeat(2_000), Soort::Toelichting), []);
        assert_eq!(
            codes(&"a".repeat(2_000_000), Soort::Toelichting),
            [BezwaarCode::TeLang]
        );
        assert_eq!(codes("Hoe dan ?", Soort::Leervraag), [BezwaarCode::TeKort]);
        assert_eq!(codes("Hoe dan zo", Soort::Leervraag), []);
        assert_eq!(codes(&"x".repeat(121), Soort::Naam), [BezwaarCode::TeLang]);
    }

    #[test]
    fn only_spaces_is_empty() {
        for raw in [
            "",
            "   ",
            "\n\t",
            "\u{200B}\u{00A0}",
            "\u{3164}",
            "\u{2800}\u{FEFF}",
        ] {
            assert_eq!(codes(raw, Soort::Toelichting), [BezwaarCode::Leeg], "{raw:?}");
        }
    }

    #[test]
    fn control_characters_are_refused_at_their_place() {
        let gevonden = Tekst::parse("Hoe\u{0} werkt \u{202E}dit?", Soort::Leervraag).err();
        let verwacht = |offset| Bezwaar {
            code: BezwaarCode::TekenNietToegestaan,
            plaats: Some(Plaats { offset, length: 1 }),
        };
        assert_eq!(gevonden, Some(vec![verwacht(3), verwacht(11)]));
    }

    #[test]
    fn the_text_is_normalised_and_not_printed() {
        let goed = Tekst::parse("  Hoe werken we\r\nsamen\u{200B}?  ", Soort::Leervraag).expect("harmless");
        assert_eq!(goed.tekst.as_str(), "Hoe werken we\nsamen?");
        assert!(goed.signalen.is_empty());
        assert_eq!(format!("{:?}", goed.tekst), "Tekst(20 tekens)");
        assert_eq!(String::from(goed.tekst), "Hoe werken we\nsamen?");
    }

    #[test]
    fn offsets_count_characters_of_the_text_as_sent() {
        let gevonden = Tekst::parse("  👩\u{200D}🏫 é: 1\u{200B}11222333.", Soort::Leervraag).err();
        let plaats = Some(Plaats {
            offset: 9,
            length: 10,
        });
        assert_eq!(
            gevonden,
            Some(vec![Bezwaar {
                code: BezwaarCode::Bsn,
                plaats
            }])
        );
    }

    #[test]
    fn a_name_is_allowed_in_a_name_field_but_a_number_is_not() {
        assert!(Tekst::parse("Anna de Vries", Soort::Naam).is_ok_and(|goed| goed.signalen.is_empty()));
        assert_eq!(codes("Anna 111222333", Soort::Naam), [BezwaarCode::Bsn]);
        // A name that tells a case is no name of who or what it is for.
        let geval = codes(
            "Leerling Sem de Vries (8) van de Regenboogschool, autisme",
            Soort::Naam,
        );
        assert!(geval.contains(&BezwaarCode::NaamBijRol), "{geval:?}");
        assert!(!codes("Moeder van Noor Jansen, 34 jaar", Soort::Naam).is_empty());
        for naam in [
            "Lerende Praktijk Emmen",
            "Kindcentrum De Regenboog",
            "Integrated Care Veenendaal",
        ] {
            assert!(
                Tekst::parse(naam, Soort::Naam).is_ok_and(|goed| goed.signalen.is_empty()),
                "{naam}"
            );
        }
        assert!(Tekst::parse("Zoon", Soort::Naamdeel).is_ok());
    }
}
