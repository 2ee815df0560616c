//! Why an action on berichten was not done. Pure.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// Why an action on berichten was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The list names nothing.
    LijstLeeg,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::LijstLeeg => ("Noem ten minste één bericht.", "Name at least one bericht."),
        };
        taal.kies(nl, en).into()
    }
}
