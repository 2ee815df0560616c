//! Words that mean the same: what the begrippen of the field add to a question. Pure; made of what was read.
//!
//! The index holds the stems of the texts and nothing else, so a begrip that changes needs no index rebuild: the question
//! asks for the other forms.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use super::{
    termen::{MEESTE_TERMEN, termen},
    zoekvraag::{Eis, Zoekvraag},
};

/// Places in one question that are asked in other words too.
const MEESTE_PLAATSEN: usize = 4;
/// Other forms that are asked for at one place.
const MEESTE_VORMEN: usize = 16;

/// The forms of all begrippen that everybody may read, by the stems that they are searched by.
#[derive(Clone, Debug, Default)]
pub struct Woordenboek {
    /// By first stem, longest form first.
    begin: HashMap<String, Vec<Ingang>>,
    /// The forms of each begrip.
    vormen: HashMap<Uuid, Vec<Vec<String>>>,
}

/// One form, and the begrippen that have it: one abbreviation may stand for two things.
#[derive(Clone, Debug)]
struct Ingang {
    rij: Vec<String>,
    begrippen: Vec<Uuid>,
}

impl Woordenboek {
    /// Of the forms of begrippen, each as the stems that [`super::zoekdocument`] gives. Their order decides which are kept
    /// where there are too many.
    pub fn van(paren: impl IntoIterator<Item = (Uuid, String)>) -> Self {
        let mut boek = Self::default();
        for (begrip, sleutel) in paren {
            let rij: Vec<String> = sleutel.split(' ').map(ToOwned::to_owned).collect();
            let Some(eerste) = rij.first().filter(|stam| !stam.is_empty()) else {
                continue;
            };
            let ingangen = boek.begin.entry(eerste.clone()).or_default();
            match ingangen.iter_mut().find(|ingang| ingang.rij == rij) {
                Some(ingang) => ingang.begrippen.push(begrip),
                None => ingangen.push(Ingang {
                    rij: rij.clone(),
                    begrippen: vec![begrip],
                }),
            }
            boek.vormen.entry(begrip).or_default().push(rij);
        }
        for ingangen in boek.begin.values_mut() {
            ingangen.sort_by(|een, ander| ander.rij.len().cmp(&een.rij.len()).then(een.rij.cmp(&ander.rij)));
        }
        boek
    }

    /// The question behind what somebody typed, in other words too; `None` when nothing in it can be searched for. What stands
    /// in quotation marks is meant as it stands: these words, whole, one after the other.
    pub fn vraag(&self, tekst: &str) -> Option<Zoekvraag> {
        let mut aanleg = Aanleg {
            boek: self,
            gezien: HashSet::new(),
            eisen: Vec::new(),
            over: MEESTE_TERMEN,
            plaatsen: MEESTE_PLAATSEN,
        };
        for (deel, letterlijk) in delen(tekst) {
            let gevraagd = termen(&deel);
            if letterlijk {
                aanleg.rij(gevraagd);
            } else {
                aanleg.woorden(&gevraagd);
            }
        }
        Zoekvraag::van(aanleg.eisen)
    }

    /// The begrippen of which a form stands in a text, in order of appearance.
    pub fn in_tekst(&self, tekst: &str, meeste: usize) -> Vec<Uuid> {
        let (mut gezien, mut gevonden) = (HashSet::new(), Vec::new());
        let staat_er = termen(tekst);
        let mut rest = staat_er.as_slice();
        while !rest.is_empty() {
            let ingang = self.ingang(rest);
            let nieuw = ingang.map_or(&[][..], |ingang| &ingang.begrippen);
            gevonden.extend(nieuw.iter().copied().filter(|begrip| gezien.insert(*begrip)));
            rest = &rest[ingang.map_or(1, |ingang| ingang.rij.len())..];
        }
        gevonden.truncate(meeste);
        gevonden
    }

    /// The longest form with which these terms begin.
    fn ingang(&self, termen: &[String]) -> Option<&Ingang> {
        let ingangen = self.begin.get(termen.first()?)?;
        ingangen.iter().find(|ingang| termen.starts_with(&ingang.rij))
    }

    /// What else the begrippen of a form are called.
    fn anders(&self, ingang: &Ingang) -> Vec<Vec<String>> {
        let mut gezien = HashSet::from([&ingang.rij]);
        let alle = ingang
            .begrippen
            .iter()
            .filter_map(|begrip| self.vormen.get(begrip));
        let anders = alle.flatten().filter(|rij| gezien.insert(*rij));
        anders.take(MEESTE_VORMEN).cloned().collect()
    }
}

/// A question under construction.
struct Aanleg<'a> {
    boek: &'a Woordenboek,
    /// What is demanded already, and whether literally.
    gezien: HashSet<(bool, Vec<String>)>,
    eisen: Vec<Eis>,
    /// Terms, and places in other words, that it may still have.
    over: usize,
    plaatsen: usize,
}

impl Aanleg<'_> {
    /// Demands these terms as they stand.
    fn rij(&mut self, mut gevraagd: Vec<String>) {
        gevraagd.truncate(self.over);
        if !gevraagd.is_empty() && self.gezien.insert((true, gevraagd.clone())) {
            self.over -= gevraagd.len();
            self.eisen.push(Eis::rij(gevraagd));
        }
    }

    /// Demands each of these terms, and where some are a form of a begrip, its other forms instead.
    fn woorden(&mut self, gevraagd: &[String]) {
        let (boek, mut rest) = (self.boek, gevraagd);
        while let Some(eerste) = rest.first().filter(|_| self.over > 0) {
            let vorm = (self.plaatsen > 0).then(|| boek.ingang(rest)).flatten();
            let getypt = match vorm {
                Some(ingang) => ingang.rij.as_slice(),
                None => std::slice::from_ref(eerste),
            };
            rest = &rest[getypt.len()..];
            if !self.gezien.insert((false, getypt.to_vec())) {
                continue;
            }
            let mut eis = Eis::getypt(getypt.iter().take(self.over).cloned().collect());
            self.over -= eis.getypt.len();
            if let Some(ingang) = vorm {
                eis.anders = boek.anders(ingang);
                self.plaatsen -= usize::from(!eis.anders.is_empty());
            }
            self.eisen.push(eis);
        }
    }
}

/// The parts of what was typed, each with whether it stood in quotation marks. A mark without a second one is none.
fn delen(tekst: &str) -> Vec<(String, bool)> {
    let recht = tekst.replace(['“', '”', '„', '«', '»'], "\"");
    let stukken: Vec<&str> = recht.split('"').collect();
    let los = stukken.len() - (stukken.len() + 1) % 2;
    let deel = |(plek, stuk): (usize, &&str)| ((*stuk).to_owned(), plek % 2 == 1 && plek < los);
    stukken.iter().enumerate().map(deel).collect()
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::Woordenboek;
    use crate::tekst::{zoekdocument, zoekvraag};

    fn boek() -> Woordenboek {
        let begrip = |nummer: u128, vormen: &[&str]| {
            let paren = vormen
                .iter()
                .map(|vorm| (Uuid::from_u128(nummer), zoekdocument(&[vorm])));
            paren.collect::<Vec<_>>()
        };
        let alle = [
            begrip(1, &["schoolmaatschappelijk werk", "smw"]),
            begrip(2, &["intern begeleider", "IB'er"]),
            begrip(3, &["Centrum voor Jeugd en Gezin", "CJG"]),
            begrip(4, &["autismespectrumstoornis", "ASS"]),
            begrip(5, &["arbeidstoeleiding", "ASS"]),
        ];
        Woordenboek::van(alle.concat())
    }

    fn beide(tekst: &str) -> (String, String) {
        let vraag = boek().vraag(tekst).expect("something to search for");
        (vraag.fts5(), vraag.tsquery())
    }

    #[test]
    fn an_abbreviation_is_asked_in_full_and_the_other_way() {
        assert_eq!(
            beide("smw"),
            (
                r#"(("smw"*) OR "schoolmaatschap werk")"#.to_owned(),
                "((smw:*) | schoolmaatschap <-> werk)".to_owned()
            )
        );
        assert_eq!(
            beide("leraar en schoolmaatschappelijk werk"),
            (
                r#""lerar"* AND (("schoolmaatschap"* "werk"*) OR "smw")"#.to_owned(),
                "lerar:* & ((schoolmaatschap:* & werk:*) | smw)".to_owned()
            )
        );
        assert_eq!(beide("cjg").1, "((cjg:*) | centrum <-> jeugd <-> gezin:*)");
        assert_eq!(beide("de IB'er").1, beide("ib").1);
    }

    #[test]
    fn an_abbreviation_of_two_things_asks_for_both() {
        let (fts5, _) = beide("ass");
        assert_eq!(
            fts5,
            r#"(("as"*) OR "autismespectrumstoornis"* OR "arbeidstoeleid"*)"#
        );
        assert_eq!(
            beide("autismespectrumstoornis").1,
            "((autismespectrumstoornis:*) | as)"
        );
    }

    #[test]
    fn a_question_without_begrippen_is_the_same_with_a_dictionary() {
        for tekst in [
            "samenwerken met de gemeente",
            "groep 8",
            "werk",
            "maatschappelijk werk",
            "begeleider",
        ] {
            assert_eq!(boek().vraag(tekst), zoekvraag(tekst), "{tekst}");
        }
        assert_eq!(boek().vraag(" ?! "), None);
    }

    #[test]
    fn what_is_quoted_is_meant_as_it_stands() {
        assert_eq!(beide("\"smw\"").1, "smw");
        assert_eq!(
            beide("huisartsen „in het gezin” smw"),
            (
                r#""huisarts"* AND "gezin" AND (("smw"*) OR "schoolmaatschap werk")"#.to_owned(),
                "huisarts:* & gezin & ((smw:*) | schoolmaatschap <-> werk)".to_owned()
            )
        );
        let (fts5, tsquery) = beide("\"jeugd en gezin\" groep");
        assert_eq!(fts5, r#""jeugd gezin" "groep"*"#);
        assert_eq!(tsquery, "jeugd <-> gezin & groep:*");
        // A mark that is not closed is none.
        let (_, tsquery) = beide("\"jeugd\" \"gezin groep");
        assert_eq!(tsquery, "jeugd & gezin:* & groep:*");
        assert_eq!(boek().vraag("\"de het\" \"\""), None);
    }

    /// Whatever is typed, a question stays short.
    #[test]
    fn what_is_added_is_bounded() {
        let vormen = (0..100).map(|n| (Uuid::from_u128(1), format!("vorm{n}")));
        let woorden = (0..20).map(|n| (Uuid::from_u128(n + 2), format!("woord{n}")));
        let anders = (0..20).map(|n| (Uuid::from_u128(n + 2), format!("anders{n}")));
        let boek = Woordenboek::van(vormen.chain(woorden).chain(anders));
        let vraag = boek.vraag("vorm5").expect("a question");
        assert_eq!(vraag.tsquery().matches('|').count(), 16);
        let lang: String = (0..20).map(|n| format!("woord{n} ")).collect();
        let vraag = boek.vraag(&lang).expect("a question").tsquery();
        assert_eq!(
            (vraag.matches('|').count(), vraag.matches("woord").count()),
            (4, 10)
        );
    }

    #[test]
    fn begrippen_are_found_in_a_text_once_and_in_order() {
        let gevonden = boek().in_tekst(
            "Wat doet het CJG als de ib'er of het c.j.g. zelf smw belt? CJG!",
            10,
        );
        assert_eq!(gevonden, [3, 2, 1].map(Uuid::from_u128));
        assert_eq!(boek().in_tekst("ass en ass", 1), [Uuid::from_u128(4)]);
        assert!(boek().in_tekst("gewoon werk", 10).is_empty());
    }
}
