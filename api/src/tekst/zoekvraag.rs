//! A question to the search index, as each of the databases writes it. Pure.

use std::ops::Range;

/// Up to this length a word of a begrip is taken for an abbreviation.
const LANGSTE_AFKORTING: usize = 4;

/// A question to the search index: at least one and at most ten different terms, each as it was typed or in other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Zoekvraag(Vec<Eis>);

/// How the terms of a demand are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wijze {
    /// Each is the beginning of a word, wherever.
    Begin,
    /// Each is a word, wherever.
    Heel,
    /// They are words that follow each other.
    Rij,
}

/// What must occur: the terms as they were typed, or one of the forms that mean the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Eis {
    pub(super) getypt: Vec<String>,
    wijze: Wijze,
    /// Each a row of terms that follow each other; mostly none.
    pub(super) anders: Vec<Vec<String>>,
}

/// How one of the databases writes a question.
struct Schrift {
    /// A term that is meant as it stands, and one that is the beginning of a word.
    term: fn(&str, bool) -> String,
    /// A row of terms that follow each other, the last of which may be a beginning.
    rij: fn(&[String], bool) -> String,
    /// Between terms where nothing else stands beside them.
    samen: &'static str,
    en: &'static str,
    of: &'static str,
}

const FTS5: Schrift = Schrift {
    term: |term, begin| format!("\"{term}\"{}", if begin { "*" } else { "" }),
    rij: |rij, begin| format!("\"{}\"{}", rij.join(" "), if begin { "*" } else { "" }),
    samen: " ",
    en: " AND ",
    of: " OR ",
};

const TSQUERY: Schrift = Schrift {
    term: |term, begin| format!("{term}{}", if begin { ":*" } else { "" }),
    rij: |rij, begin| format!("{}{}", rij.join(" <-> "), if begin { ":*" } else { "" }),
    samen: " & ",
    en: " & ",
    of: " | ",
};

impl Zoekvraag {
    pub(super) fn van(eisen: Vec<Eis>) -> Option<Self> {
        (!eisen.is_empty()).then_some(Self(eisen))
    }

    /// The question for SQLite FTS5: everything that is demanded must occur.
    pub fn fts5(&self) -> String {
        self.schrijf(&FTS5)
    }

    /// The question for PostgreSQL `to_tsquery('simple', …)`: everything that is demanded must occur.
    pub fn tsquery(&self) -> String {
        self.schrijf(&TSQUERY)
    }

    /// Its demands, each as a question of its own.
    pub fn los(&self) -> impl Iterator<Item = Self> {
        self.0.iter().map(|eis| Self(vec![eis.clone()]))
    }

    /// The same terms, as whole words and in no other words.
    pub fn heel(&self) -> Self {
        let heel = |eis: &Eis| Eis {
            getypt: eis.getypt.clone(),
            wijze: if eis.wijze == Wijze::Rij {
                Wijze::Rij
            } else {
                Wijze::Heel
            },
            anders: Vec::new(),
        };
        Self(self.0.iter().map(heel).collect())
    }

    /// All its terms as words that follow each other; none of one term.
    pub fn achtereen(&self) -> Option<Self> {
        let rij: Vec<String> = self.0.iter().flat_map(|eis| eis.getypt.iter().cloned()).collect();
        (rij.len() > 1).then(|| Self(vec![Eis::rij(rij)]))
    }

    /// Which of these stems, in the order of a text, are meant by a demand.
    pub(super) fn gemeend(&self, stammen: &[&str]) -> Vec<bool> {
        let mut gemeend = vec![false; stammen.len()];
        for plek in self.0.iter().flat_map(|eis| eis.plekken(stammen)) {
            gemeend[plek].fill(true);
        }
        gemeend
    }

    fn schrijf(&self, schrift: &Schrift) -> String {
        let delen = self.0.iter().map(|eis| eis.schrijf(schrift));
        let gewoon = self.0.iter().all(|eis| eis.anders.is_empty());
        let en = if gewoon { schrift.samen } else { schrift.en };
        delen.collect::<Vec<_>>().join(en)
    }
}

impl Eis {
    /// Each of these terms must occur, wherever.
    pub(super) fn getypt(getypt: Vec<String>) -> Self {
        Self {
            getypt,
            wijze: Wijze::Begin,
            anders: Vec::new(),
        }
    }

    /// These terms must follow each other.
    pub(super) fn rij(getypt: Vec<String>) -> Self {
        Self {
            wijze: Wijze::Rij,
            ..Self::getypt(getypt)
        }
    }

    fn schrijf(&self, schrift: &Schrift) -> String {
        let begin = self.wijze == Wijze::Begin;
        let term = |term: &String| (schrift.term)(term, begin && is_begin(term));
        let getypt = match self.wijze {
            Wijze::Rij => (schrift.rij)(&self.getypt, false),
            _ => self
                .getypt
                .iter()
                .map(term)
                .collect::<Vec<_>>()
                .join(schrift.samen),
        };
        if self.anders.is_empty() {
            return getypt;
        }
        let anders = self.anders.iter().map(|rij| (schrift.rij)(rij, loopt_door(rij)));
        let alle: Vec<String> = [format!("({getypt})")].into_iter().chain(anders).collect();
        format!("({})", alle.join(schrift.of))
    }

    /// Where among these stems it is met.
    fn plekken(&self, stammen: &[&str]) -> Vec<Range<usize>> {
        let los = |term: &String| match self.wijze {
            Wijze::Rij => Vec::new(),
            wijze => rijen(
                stammen,
                std::slice::from_ref(term),
                wijze == Wijze::Begin && is_begin(term),
            ),
        };
        let mut plekken: Vec<_> = self.getypt.iter().flat_map(los).collect();
        if self.wijze == Wijze::Rij {
            plekken.extend(rijen(stammen, &self.getypt, false));
        }
        plekken.extend(
            self.anders
                .iter()
                .flat_map(|rij| rijen(stammen, rij, loopt_door(rij))),
        );
        plekken
    }
}

/// A number is meant exactly: who looks for groep 8 does not want 80. Other words are meant as the beginning of a word.
fn is_begin(term: &str) -> bool {
    !term.bytes().all(|teken| teken.is_ascii_digit())
}

/// What nobody typed is meant exactly where it is an abbreviation: "ass" is not the beginning of "assistent".
fn loopt_door(rij: &[String]) -> bool {
    rij.last()
        .is_some_and(|term| term.len() > LANGSTE_AFKORTING && is_begin(term))
}

/// Where these stems hold the row; its last term may be a beginning.
fn rijen(stammen: &[&str], rij: &[String], begin: bool) -> Vec<Range<usize>> {
    let Some((laatste, eerder)) = rij.split_last() else {
        return Vec::new();
    };
    let past = |venster: &[&str]| {
        let (slot, voor) = (venster[eerder.len()], &venster[..eerder.len()]);
        let slot = if begin {
            slot.starts_with(laatste.as_str())
        } else {
            slot == laatste.as_str()
        };
        slot && voor.iter().zip(eerder).all(|(een, ander)| *een == ander.as_str())
    };
    let vensters = stammen.windows(rij.len()).enumerate();
    vensters
        .filter(|(_, venster)| past(venster))
        .map(|(plek, _)| plek..plek + rij.len())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::tekst::zoekvraag;

    #[test]
    fn a_question_is_also_asked_strictly() {
        let vraag = zoekvraag("huisarts \"jeugd en gezin\" 8").expect("a question");
        assert_eq!(vraag.tsquery(), "huisarts:* & jeugd <-> gezin & 8");
        assert_eq!(vraag.heel().tsquery(), "huisarts & jeugd <-> gezin & 8");
        let achtereen = vraag.achtereen().expect("more than one term");
        assert_eq!(achtereen.tsquery(), "huisarts <-> jeugd <-> gezin <-> 8");
        let los: Vec<String> = vraag.los().map(|eis| eis.fts5()).collect();
        assert_eq!(los, [r#""huisarts"*"#, r#""jeugd gezin""#, r#""8""#]);
        assert_eq!(zoekvraag("huisarts").and_then(|vraag| vraag.achtereen()), None);
    }
}
