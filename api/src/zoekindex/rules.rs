//! Which words of an object are searched. Pure.

use entity::{begrip, goodpractice, kennisitem, leervraag, opgave, praktijk, thema};
use uuid::Uuid;

use crate::tekst::zoekdocument;

/// A text of an object, with the name of the field that shows it.
pub(crate) type Woord<'a> = (&'static str, &'a str);

/// What is found by its words.
pub(crate) trait Doorzoekbaar {
    /// The key of the object.
    fn id(&self) -> Uuid;

    /// The texts that are searched and shown: the heading first, where it has one. Only what everybody reads who sees the
    /// object.
    fn woorden(&self) -> Vec<Woord<'_>>;

    /// The stems of the heading, and those of everything.
    fn termen(&self) -> (String, String) {
        let teksten: Vec<&str> = self.woorden().into_iter().map(|(_, tekst)| tekst).collect();
        (
            zoekdocument(teksten.get(..1).unwrap_or_default()),
            zoekdocument(&teksten),
        )
    }
}

/// The texts that are there.
fn aanwezig<'a, const N: usize>(woorden: [(&'static str, Option<&'a str>); N]) -> Vec<Woord<'a>> {
    let woorden = woorden.into_iter();
    woorden.filter_map(|(veld, tekst)| Some((veld, tekst?))).collect()
}

impl Doorzoekbaar for leervraag::Model {
    fn id(&self) -> Uuid {
        self.id
    }

    fn woorden(&self) -> Vec<Woord<'_>> {
        aanwezig([
            ("tekst", Some(&self.tekst)),
            ("toelichting", self.toelichting.as_deref()),
        ])
    }
}

impl Doorzoekbaar for opgave::Model {
    fn id(&self) -> Uuid {
        self.id
    }

    fn woorden(&self) -> Vec<Woord<'_>> {
        aanwezig([
            ("titel", Some(&self.titel)),
            ("omschrijving", self.omschrijving.as_deref()),
        ])
    }
}

impl Doorzoekbaar for goodpractice::Model {
    fn id(&self) -> Uuid {
        self.id
    }

    fn woorden(&self) -> Vec<Woord<'_>> {
        aanwezig([
            ("titel", Some(&self.titel)),
            ("wat", Some(&self.wat)),
            ("voorWie", Some(&self.voor_wie)),
            ("tijd", self.tijd.as_deref()),
            ("kosten", self.kosten.as_deref()),
            ("voorwaarden", self.voorwaarden.as_deref()),
            ("belemmering", self.belemmering.as_deref()),
        ])
    }
}

/// Not `werkwijze`, which is for who takes part.
impl Doorzoekbaar for praktijk::Model {
    fn id(&self) -> Uuid {
        self.id
    }

    fn woorden(&self) -> Vec<Woord<'_>> {
        aanwezig([
            ("naam", Some(&self.naam)),
            ("samenvatting", Some(&self.samenvatting)),
            ("doel", self.doel.as_deref()),
            ("vraag", self.vraag.as_deref()),
        ])
    }
}

impl Doorzoekbaar for kennisitem::Model {
    fn id(&self) -> Uuid {
        self.id
    }

    fn woorden(&self) -> Vec<Woord<'_>> {
        aanwezig([
            ("titel", Some(&self.titel)),
            ("bronorganisatie", Some(&self.bronorganisatie)),
            ("omschrijving", Some(&self.omschrijving)),
        ])
    }
}

impl Doorzoekbaar for thema::Model {
    fn id(&self) -> Uuid {
        self.id
    }

    fn woorden(&self) -> Vec<Woord<'_>> {
        aanwezig([
            ("naam", Some(&self.naam)),
            ("omschrijving", Some(&self.omschrijving)),
        ])
    }
}

/// Not its other forms: a question asks for them already.
impl Doorzoekbaar for begrip::Model {
    fn id(&self) -> Uuid {
        self.id
    }

    fn woorden(&self) -> Vec<Woord<'_>> {
        aanwezig([("term", Some(&self.term)), ("uitleg", Some(&self.uitleg))])
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Doorzoekbaar, Woord};

    struct Ding(Vec<Woord<'static>>);

    impl Doorzoekbaar for Ding {
        fn id(&self) -> Uuid {
            Uuid::nil()
        }

        fn woorden(&self) -> Vec<Woord<'_>> {
            self.0.clone()
        }
    }

    #[test]
    fn all_terms_begin_with_those_of_the_heading() {
        let ding = Ding(vec![("titel", "Huisartsen"), ("wat", "Gezinnen verwijzen")]);
        assert_eq!(
            ding.termen(),
            ("huisarts".to_owned(), "huisarts gezin verwijs".to_owned())
        );
        assert_eq!(Ding(Vec::new()).termen(), (String::new(), String::new()));
    }
}
