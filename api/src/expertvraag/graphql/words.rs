//! The closed sets of expertvragen, as clients know them.

use async_graphql::Enum;
use entity::expertvraag;

use crate::{expertvraag::rules::Code, graph::fout::fout_codes};

/// Where a question to the experts stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "expertvraag::Status")]
pub(crate) enum ExpertVraagStatus {
    /// Nobody took it up yet.
    Gesteld,
    /// An expert works on it.
    InBehandeling,
    /// It was answered.
    Beantwoord,
    /// It is not answered, for a reason.
    NietBeantwoord,
    /// The asker took it back; where it was answered, the answer is no longer published.
    Ingetrokken,
}

/// Why a question to the experts is not answered.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "expertvraag::Reden")]
pub(crate) enum ExpertVraagReden {
    /// No expert knows about it.
    BuitenExpertise,
    /// It is not clear what is asked; ask again in other words.
    OnvoldoendeDuidelijk,
    /// The answer is there already.
    AlBeantwoord,
    /// Nobody has time for it now.
    GeenRuimte,
}

fout_codes! {
    /// Why an action on a question to the experts was not done.
    ExpertVraagFoutCode of Code {
        /// The leervraag is not published, and not your own that still may be.
        LeervraagNietOpen,
        /// You asked the experts about this leervraag already, and they work on it.
        AlGesteld,
        /// The expert is no member, or the term does not run.
        ExpertNietBereikbaar,
        /// The state of the question does not allow this.
        StatusStaatNietToe,
    }
}
