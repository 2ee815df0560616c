//! Why an action on a bijdrage was not done. Its states are those of a [`crate::voorlegging`].

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal, voorlegging::Nee};

/// Why an action on a bijdrage was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// Only what everybody may read is talked about.
    LeervraagNietOpen,
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
