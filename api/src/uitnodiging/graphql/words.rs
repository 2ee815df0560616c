//! The closed sets of invitations, as clients know them.

use async_graphql::Enum;

use crate::uitnodiging::rules::{Code, Stand};

/// Where an invitation stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Stand")]
pub(crate) enum UitnodigingStatus {
    /// It waits for an answer.
    Uitgenodigd,
    /// The invited takes part.
    Aanvaard,
    /// The invited does not want to.
    Afgeslagen,
    /// It was taken back.
    Ingetrokken,
    /// Nobody answered in time.
    Verlopen,
}

/// Why an action on an invitation was not done.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Code")]
pub(crate) enum UitnodigingFoutCode {
    /// The member has an open invitation for this role already.
    AlUitgenodigd,
    /// The invitation was accepted already.
    AlAanvaard,
    /// The invitation was declined.
    AlAfgeslagen,
    /// The invitation was withdrawn.
    UitnodigingIngetrokken,
    /// The time of the invitation has passed.
    UitnodigingVerlopen,
    /// No code, or one that does not work any more: used, withdrawn or expired.
    UitnodigingOnbekend,
    /// Not a number of days from 1 to 60.
    TermijnOnmogelijk,
    /// The member takes part in this role already.
    DubbeleDeelname,
    /// The praktijk is over.
    PraktijkVoorbij,
    /// The member was blocked and cannot take part.
    LidGeblokkeerd,
}
