//! What must hold for a profile.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// Why a profile was not changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// More items than an input list may have.
    TeVeel,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::TeVeel => ("Deze lijst is te lang.", "This list is too long."),
        };
        taal.kies(nl, en).into()
    }
}
