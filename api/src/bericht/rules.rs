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
        match (self, taal) {
            (Self::LijstLeeg, Taal::Nl) => "Noem ten minste één bericht.".into(),
            (Self::LijstLeeg, Taal::En) => "Name at least one bericht.".into(),
        }
    }
}
