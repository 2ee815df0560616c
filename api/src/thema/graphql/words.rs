//! The closed sets of thema's, as clients know them.

use async_graphql::Enum;
use entity::thema;

/// Where a thema stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "thema::Status")]
pub enum ThemaStatus {
    /// Being shaped; only editors see it.
    Concept,
    /// Published: everybody sees it.
    Gepubliceerd,
    /// No longer used; only editors see it.
    Vervallen,
}

/// In which order thema's come. Equal values are ordered by id.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Default)]
pub enum ThemaOrder {
    /// By name.
    #[default]
    Naam,
    /// Newest first.
    Nieuwste,
}
