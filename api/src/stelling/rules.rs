//! What must hold for a list of stellingen. Pure.

use std::{borrow::Cow, collections::HashSet};

use uuid::Uuid;

use crate::{error::Uitleg, tekst::Taal};

/// Stellingen in a list at most.
pub(super) const MEESTE: usize = 40;

/// A place in a list, as somebody filled it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Invoer {
    /// One that there is.
    pub(super) stelling: Option<Uuid>,
    /// The words of a new one.
    pub(super) tekst: Option<String>,
    /// The one that the new words take the place of.
    pub(super) herziet: Option<Uuid>,
}

/// A place in a list that says one thing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Plek {
    /// One that there is.
    Bestaand(Uuid),
    /// New words, which may take the place of others.
    Nieuw(String, Option<Uuid>),
}

/// The places of a list, once they can be meant: one thing each, and none twice.
pub(super) fn plekken(invoer: Vec<Invoer>) -> Result<Vec<Plek>, Code> {
    if invoer.is_empty() {
        return Err(Code::GeenStellingen);
    }
    if invoer.len() > MEESTE {
        return Err(Code::TeVeel);
    }
    let mut named = HashSet::new();
    let plek = |plek: Invoer| {
        let refers = plek.stelling.or(plek.herziet);
        if refers.is_some_and(|id| !named.insert(id)) {
            return Err(Code::DubbeleStelling);
        }
        match (plek.stelling, plek.tekst, plek.herziet) {
            (Some(id), None, None) => Ok(Plek::Bestaand(id)),
            (None, Some(tekst), herziet) => Ok(Plek::Nieuw(tekst, herziet)),
            _ => Err(Code::EenVanBeide),
        }
    };
    invoer.into_iter().map(plek).collect()
}

/// Why no list was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// A list of nothing.
    GeenStellingen,
    /// More than a list may have.
    TeVeel,
    /// Neither, or both, of a stelling and a text.
    EenVanBeide,
    /// The same one twice.
    DubbeleStelling,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// Another version came after it.
    AlOpgevolgd,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::GeenStellingen => ("Noem ten minste één stelling.", "Name one stelling at least."),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
            Self::EenVanBeide => (
                "Noem een bestaande stelling of een nieuwe tekst, niet beide.",
                "Name a stelling that there is or a new text, not both.",
            ),
            Self::DubbeleStelling => (
                "Deze stelling staat twee keer in de lijst.",
                "This stelling stands in the list twice.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::AlOpgevolgd => (
                "Van deze lijst is er al een volgende versie. Ga van die uit.",
                "There is a next version of this list already. Begin with that.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(stelling: Option<u128>, tekst: Option<&str>, herziet: Option<u128>) -> Invoer {
        Invoer {
            stelling: stelling.map(Uuid::from_u128),
            tekst: tekst.map(Into::into),
            herziet: herziet.map(Uuid::from_u128),
        }
    }

    #[test]
    fn a_place_says_one_thing_and_nothing_stands_twice() {
        let one = |invoer| plekken(vec![invoer]);
        assert_eq!(
            one(place(Some(1), None, None)),
            Ok(vec![Plek::Bestaand(Uuid::from_u128(1))])
        );
        assert_eq!(
            one(place(None, Some("a"), None)),
            Ok(vec![Plek::Nieuw("a".into(), None)])
        );
        assert!(one(place(None, Some("a"), Some(1))).is_ok());
        for wrong in [
            place(None, None, None),
            place(Some(1), Some("a"), None),
            place(Some(1), None, Some(2)),
            place(None, None, Some(2)),
        ] {
            assert_eq!(one(wrong), Err(Code::EenVanBeide));
        }
        let twice = vec![place(Some(1), None, None), place(None, Some("a"), Some(1))];
        assert_eq!(plekken(twice), Err(Code::DubbeleStelling));
        assert_eq!(plekken(Vec::new()), Err(Code::GeenStellingen));
        assert_eq!(
            plekken(vec![place(None, Some("a"), None); MEESTE + 1]),
            Err(Code::TeVeel)
        );
        assert!(plekken(vec![place(None, Some("a"), None); MEESTE]).is_ok());
    }
}
