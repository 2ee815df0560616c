//! What must hold for a bijdrage. Its states are those of a [`crate::voorlegging`]. Pure.

use std::borrow::Cow;

use uuid::Uuid;

use crate::{error::Uitleg, tekst::Taal, voorlegging::Nee};

/// What a bijdrage is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Onderwerp {
    Leervraag(Uuid),
    GoodPractice(Uuid),
}

impl Onderwerp {
    /// The one that was named, when one of the two was.
    pub(super) fn of(leervraag: Option<Uuid>, goodpractice: Option<Uuid>) -> Result<Self, Code> {
        match (leervraag, goodpractice) {
            (Some(id), None) => Ok(Self::Leervraag(id)),
            (None, Some(id)) => Ok(Self::GoodPractice(id)),
            (None, None) | (Some(_), Some(_)) => Err(Code::EenVanBeide),
        }
    }
}

/// Why an action on a bijdrage was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Only what everybody may read is talked about.
    LeervraagNietOpen,
    /// Only what everybody may read is talked about.
    GoodPracticeNietGedeeld,
    /// It is about one thing.
    EenVanBeide,
    /// One does not report the own words.
    EigenBijdrage,
    /// The member has an open report on it.
    AlGemeld,
    /// The state does not allow this.
    StatusStaatNietToe,
    /// A refusal needs a reason.
    RedenOntbreekt,
    /// "Something else" needs words.
    ToelichtingOntbreekt,
}

impl From<Nee> for Code {
    fn from(nee: Nee) -> Self {
        match nee {
            Nee::StatusStaatNietToe => Self::StatusStaatNietToe,
            Nee::RedenOntbreekt => Self::RedenOntbreekt,
            Nee::ToelichtingOntbreekt => Self::ToelichtingOntbreekt,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::LeervraagNietOpen => (
                "Reageer op een leervraag die iedereen kan lezen.",
                "Contribute to a leervraag that everybody may read.",
            ),
            Self::GoodPracticeNietGedeeld => (
                "Reageer op een good practice die gedeeld is.",
                "Contribute to a good practice that is shared.",
            ),
            Self::EenVanBeide => (
                "Noem één onderwerp: een leervraag of een good practice.",
                "Name one subject: a leervraag or a good practice.",
            ),
            Self::EigenBijdrage => (
                "Uw eigen bijdrage kunt u niet melden; u kunt haar herzien of intrekken.",
                "You cannot report your own contribution; you can revise or withdraw it.",
            ),
            Self::AlGemeld => (
                "U hebt deze bijdrage al gemeld; de redactie kijkt ernaar.",
                "You reported this contribution already; the editors look at it.",
            ),
            Self::StatusStaatNietToe => (
                "Dat kan niet met een bijdrage in deze stand.",
                "A contribution in this state does not allow that.",
            ),
            Self::RedenOntbreekt => ("Noem de reden.", "Name the reason."),
            Self::ToelichtingOntbreekt => (
                "Schrijf bij deze reden wat er is.",
                "Say with this reason what it is.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Onderwerp, Uuid};

    #[test]
    fn it_is_about_one_thing() {
        let id = Uuid::from_u128(1);
        assert_eq!(Onderwerp::of(Some(id), None), Ok(Onderwerp::Leervraag(id)));
        assert_eq!(Onderwerp::of(None, Some(id)), Ok(Onderwerp::GoodPractice(id)));
        assert_eq!(Onderwerp::of(None, None), Err(Code::EenVanBeide));
        assert_eq!(Onderwerp::of(Some(id), Some(id)), Err(Code::EenVanBeide));
    }
}
