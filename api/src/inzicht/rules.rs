//! What must hold for an inzicht, beside its state. Pure.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal, voorlegging::Nee};

/// Werkzame factoren under which one inzicht is filed.
pub(super) const MEESTE_FACTOREN: usize = 9;

/// Why an action on an inzicht was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// It is filed under no factor.
    FactorOntbreekt,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More than the list may have.
    TeVeel,
    /// The activiteit was not held.
    ActiviteitNietGehouden,
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
            Self::FactorOntbreekt => (
                "Noem ten minste één werkzame factor.",
                "Name one werkzame factor at least.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
            Self::ActiviteitNietGehouden => (
                "Deze activiteit is niet gehouden.",
                "This activiteit was not held.",
            ),
            Self::StatusStaatNietToe => (
                "Dat kan niet met een inzicht in deze stand.",
                "An inzicht in this state does not allow that.",
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
