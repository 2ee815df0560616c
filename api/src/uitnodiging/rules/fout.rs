//! Why an action on an invitation was not done.

use std::borrow::Cow;

use crate::{error::Uitleg, praktijk::Beletsel, tekst::Taal};

/// Why an action on an invitation was not done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Code {
    /// The member has an open invitation for this role.
    AlUitgenodigd,
    /// The invitation was accepted.
    AlAanvaard,
    /// The invitation was declined.
    AlAfgeslagen,
    /// The invitation was withdrawn.
    UitnodigingIngetrokken,
    /// The time of the invitation has passed.
    UitnodigingVerlopen,
    /// No code, or one that does not work any more.
    UitnodigingOnbekend,
    /// Fewer days than one, or more than an invitation may wait.
    TermijnOnmogelijk,
    /// The member takes part in this role already.
    DubbeleDeelname,
    /// The praktijk is over.
    PraktijkVoorbij,
    /// A blocked member cannot take part.
    LidGeblokkeerd,
}

impl From<Beletsel> for Code {
    fn from(beletsel: Beletsel) -> Self {
        match beletsel {
            Beletsel::DubbeleDeelname => Self::DubbeleDeelname,
            Beletsel::PraktijkVoorbij => Self::PraktijkVoorbij,
            Beletsel::LidGeblokkeerd => Self::LidGeblokkeerd,
        }
    }
}

impl Uitleg for Code {
    fn uitleg(self, taal: Taal) -> Cow<'static, str> {
        let (nl, en) = match self {
            Self::AlUitgenodigd => (
                "Dit lid heeft al een open uitnodiging voor deze rol.",
                "This member has an open invitation for this role already.",
            ),
            Self::AlAanvaard => (
                "Deze uitnodiging is al aanvaard.",
                "This invitation was accepted already.",
            ),
            Self::AlAfgeslagen => ("Deze uitnodiging is afgeslagen.", "This invitation was declined."),
            Self::UitnodigingIngetrokken => (
                "Deze uitnodiging is ingetrokken.",
                "This invitation was withdrawn.",
            ),
            Self::UitnodigingVerlopen => ("Deze uitnodiging is verlopen.", "This invitation has expired."),
            Self::UitnodigingOnbekend => (
                "Deze code werkt niet. Vraag de facilitator om een nieuwe.",
                "This code does not work. Ask the facilitator for a new one.",
            ),
            Self::TermijnOnmogelijk => (
                "Een uitnodiging wacht 1 tot en met 60 dagen.",
                "An invitation waits 1 to 60 days.",
            ),
            Self::DubbeleDeelname => (
                "Dit lid neemt in deze rol al deel.",
                "This member takes part in this role already.",
            ),
            Self::PraktijkVoorbij => (
                "Deze Lerende Praktijk is voorbij.",
                "This Lerende Praktijk is over.",
            ),
            Self::LidGeblokkeerd => (
                "Dit lid is geblokkeerd en kan niet deelnemen.",
                "This member was blocked and cannot take part.",
            ),
        };
        taal.kies(nl, en).into()
    }
}
