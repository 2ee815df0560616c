//! What must hold for a reflectie. Pure.

use std::borrow::Cow;

use crate::{cyclus, error::Uitleg, tekst::Taal};

/// Werkzame factoren that a reflectie names at most.
pub(super) const MEESTE: usize = 20;

/// Why nothing was done with a reflectie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The cyclus did not come to reflecting yet.
    CyclusMeetNog,
    /// The cyclus is over.
    CyclusAfgesloten,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More items than a list may have.
    TeVeel,
}

impl From<cyclus::Ontijdig> for Code {
    fn from(reden: cyclus::Ontijdig) -> Self {
        match reden {
            cyclus::Ontijdig::NogNiet => Self::CyclusMeetNog,
            cyclus::Ontijdig::Voorbij => Self::CyclusAfgesloten,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::CyclusMeetNog => (
                "Deze cyclus meet nog. Zet hem eerst op REFLECTEERT.",
                "This cyclus measures still. Take it to REFLECTEERT first.",
            ),
            Self::CyclusAfgesloten => ("Deze cyclus is afgesloten.", "This cyclus is over."),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        };
        taal.kies(nl, en).into()
    }
}
