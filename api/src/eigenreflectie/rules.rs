//! What must hold for a private reflection.

use std::borrow::Cow;

use crate::{error::Uitleg, tekst::Taal};

/// Why a reflection was not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The reflectievraag does not exist.
    OnbekendeVerwijzing,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::OnbekendeVerwijzing => (
                "Deze reflectievraag bestaat niet.",
                "This reflectievraag does not exist.",
            ),
        };
        taal.kies(nl, en).into()
    }
}
