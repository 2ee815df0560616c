//! The closed sets of agenda's, as clients know them.

use async_graphql::Enum;
use entity::{agenda, editie};

use crate::{agenda::rules::Code, graph::fout::fout_codes};

/// The domain of an agenda.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "agenda::Domein")]
pub(crate) enum AgendaDomein {
    /// The broad youth domain.
    BreedJeugddomein,
    /// Working together in and around education.
    SamenwerkenInEnRondOnderwijs,
}

/// Where an edition of an agenda stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "AgendaEditieStatus", remote = "editie::Status")]
pub(crate) enum EditieStatus {
    /// Being shaped; only editors see it.
    Concept,
    /// Under consultation: members, associations and editors see it.
    InConsultatie,
    /// Adopted: everybody sees it, and it never changes again.
    Vastgesteld,
    /// Adopted once, and replaced by a later edition that holds.
    Vervangen,
}

fout_codes! {
    /// Why an action on an agenda was not done.
    AgendaFoutCode of Code {
        /// The edition was adopted and never changes again.
        EditieLigtVast,
        /// Impossible in the present state of the edition.
        StatusStaatNietToe,
        /// An edition without ontwikkelopgaven cannot be put to consultation or adopted.
        GeenOntwikkelopgaven,
        /// The consultation would end today or earlier, or more than 366 days from now.
        EinddatumOngeldig,
        /// Members and associations can still react; adopt after the end, or take the edition back first.
        ConsultatieLoopt,
        /// The day is not after the first day of the edition that this one replaces.
        GeldigVanTeVroeg,
        /// No edition of the agenda was adopted yet, so there is nothing to take over.
        GeenVorigeEditie,
        /// A descent, or an ontwikkelopgave that is dropped, is of another edition than the one that this one replaces:
        /// another edition was adopted since. Give it anew, or take it back.
        HerkomstVerouderd,
        /// An ontwikkelopgave is called unchanged and has other words than its predecessor, or reworded with the same.
        HerkomstWoorden,
        /// A split has two parts at least, a merger two predecessors at least.
        HerkomstOnvolledig,
    }
}
