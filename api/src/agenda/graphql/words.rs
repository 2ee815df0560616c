//! The closed sets of agenda's, as clients know them.

use async_graphql::Enum;
use entity::{agenda, editie};

/// The domain of an agenda.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "agenda::Domein")]
pub enum AgendaDomein {
    /// The broad youth domain.
    BreedJeugddomein,
    /// Working together in and around education.
    SamenwerkenInEnRondOnderwijs,
}

/// Where an edition of an agenda stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "editie::Status")]
pub enum EditieStatus {
    /// Being shaped; only editors see it.
    Concept,
    /// Under consultation; only editors see it here.
    InConsultatie,
    /// Adopted: everybody sees it, and it never changes again.
    Vastgesteld,
    /// Adopted once, and replaced by a later edition.
    Vervangen,
}
