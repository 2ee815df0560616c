//! The closed sets of begrippen, as clients know them.

use async_graphql::Enum;
use entity::{begrip, begrip_vorm};

use crate::{
    begrip::{rules::Code, write::Besluit},
    graph::fout::fout_codes,
};

/// Where a begrip stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "begrip::Status")]
pub(crate) enum BegripStatus {
    /// A member proposed it; editors have not decided.
    Voorgesteld,
    /// Editors work on it.
    Concept,
    /// Everybody reads it, and search knows it.
    Gepubliceerd,
    /// An editor refused it.
    Afgewezen,
    /// The member took the proposal back.
    Ingetrokken,
}

/// Why an editor refused a begrip.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "begrip::Afwijsreden")]
pub(crate) enum BegripAfwijsreden {
    /// It is there already.
    BestaatAl,
    /// An ordinary word, which needs no explanation.
    GeenVakterm,
    /// Nobody learns from it what the term means.
    Onduidelijk,
    /// None of the others; the explanation says what.
    Anders,
}

/// What kind of form a begrip has.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "BegripVormSoort", remote = "begrip_vorm::Soort")]
pub(crate) enum VormSoort {
    /// The term itself.
    Term,
    /// Another word for the same.
    Synoniem,
    /// Letters that stand for it.
    Afkorting,
    /// Another spelling, or another name of who does it.
    Variant,
}

/// What an editor decides about a begrip.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "Besluit")]
pub(crate) enum BegripBesluit {
    /// Show it to everybody, and let search know it.
    Publiceren,
    /// Keep it to the editors again.
    Terugnemen,
    /// Refuse it, with a reason.
    Afwijzen,
}

/// In which order begrippen come. Equal values are ordered by id.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum BegripOrder {
    /// By term.
    #[default]
    Term,
    /// Last entered first.
    Nieuwste,
}

fout_codes! {
    /// Why an action on a begrip was not done.
    BegripFoutCode of Code {
        /// There is a begrip with this term already.
        BegripBestaatAl,
        /// Nothing in it can be searched for.
        GeenWoorden,
        /// More words than a term has: six at most.
        TeVeelWoorden,
        /// More forms (12) or meanings (20) than a begrip may have.
        TeVeel,
        /// Two meanings for one discipline.
        DisciplineDubbel,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// The state of the begrip does not allow this.
        StatusStaatNietToe,
        /// A refusal needs a reason.
        RedenOntbreekt,
        /// The reason `ANDERS` needs words.
        ToelichtingOntbreekt,
    }
}
