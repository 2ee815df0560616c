//! What must hold for the toestemming of a Lerende Praktijk. Pure.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// Whether a praktijk may give it: not while it holds.
pub(super) fn geven(geldt: bool) -> Result<(), Code> {
    if geldt { Err(Code::AlToegestaan) } else { Ok(()) }
}

/// Whether it may be withdrawn: once.
pub(super) fn intrekken(geldt: bool) -> Result<(), Code> {
    if geldt { Ok(()) } else { Err(Code::AlIngetrokken) }
}

/// Why nothing was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// It holds already.
    AlToegestaan,
    /// It was withdrawn before.
    AlIngetrokken,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::AlToegestaan => (
                "Deze Lerende Praktijk laat analisten al meelezen.",
                "This Lerende Praktijk lets analysts read along already.",
            ),
            Self::AlIngetrokken => (
                "Deze toestemming is al ingetrokken.",
                "This toestemming was withdrawn already.",
            ),
        };
        taal.kies(nl, en).into()
    }
}
