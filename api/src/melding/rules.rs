//! What must hold for a report. Pure.

use std::borrow::Cow;

use entity::melding::{Reden, Uitkomst};

use crate::{error::Uitleg, tekst::Taal};

/// Whether the reason says enough by itself, or words are needed.
pub(super) fn volstaat(reden: Reden, toelichting: bool) -> bool {
    match reden {
        Reden::Herleidbaar | Reden::Ongepast | Reden::Dubbel => true,
        Reden::Anders => toelichting,
    }
}

/// Whether a report may still be taken back or closed: it ends once.
pub(crate) fn eindigt(uitkomst: Option<Uitkomst>) -> Result<(), Code> {
    match uitkomst {
        None => Ok(()),
        Some(Uitkomst::Gegrond | Uitkomst::Ongegrond | Uitkomst::Vervallen | Uitkomst::Ingetrokken) => {
            Err(Code::AlAfgehandeld)
        }
    }
}

/// Why an action on a report was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The member has an open report on this leervraag.
    AlGemeld,
    /// One does not report the own question.
    EigenVraag,
    /// Only a published or merged leervraag is reported.
    StatusStaatNietToe,
    /// "Something else" needs words.
    ToelichtingOntbreekt,
    /// The object that the input refers to does not exist.
    OnbekendeVerwijzing,
    /// The report is closed already.
    AlAfgehandeld,
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::AlGemeld => (
                "U hebt deze leervraag al gemeld; de redactie kijkt ernaar.",
                "You reported this leervraag already; the editors look at it.",
            ),
            Self::EigenVraag => (
                "Uw eigen leervraag kunt u niet melden; u kunt haar herzien of intrekken.",
                "You cannot report your own leervraag; you can revise or withdraw it.",
            ),
            Self::StatusStaatNietToe => (
                "Alleen een gepubliceerde of samengevoegde leervraag kan worden gemeld.",
                "Only a published or merged leervraag can be reported.",
            ),
            Self::ToelichtingOntbreekt => (
                "Schrijf bij deze reden wat er is.",
                "Say with this reason what it is.",
            ),
            Self::OnbekendeVerwijzing => (
                "Het object waarnaar dit veld verwijst bestaat niet.",
                "The object that this field refers to does not exist.",
            ),
            Self::AlAfgehandeld => (
                "Deze melding is al afgehandeld.",
                "This report is closed already.",
            ),
        };
        taal.kies(nl, en).into()
    }
}

#[cfg(test)]
mod tests {
    use entity::melding::Reden::{Anders, Dubbel, Herleidbaar, Ongepast};

    use super::volstaat;

    #[test]
    fn only_something_else_needs_words() {
        for reden in [Herleidbaar, Ongepast, Dubbel] {
            assert!(volstaat(reden, false) && volstaat(reden, true), "{reden:?}");
        }
        assert!(!volstaat(Anders, false) && volstaat(Anders, true));
    }
}
