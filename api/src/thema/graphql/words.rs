//! The closed sets of thema's, as clients know them.

use async_graphql::Enum;
use entity::thema;

use crate::{graph::fout::fout_codes, thema::rules::Code};

/// Where a thema stands.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "thema::Status")]
pub(crate) enum ThemaStatus {
    /// Being shaped; only editors see it.
    Concept,
    /// Published: everybody sees it.
    Gepubliceerd,
    /// No longer used; only editors see it.
    Vervallen,
}

/// In which order thema's come. Equal values are ordered by id.
#[derive(Enum, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum ThemaOrder {
    /// By name.
    #[default]
    Naam,
    /// Newest first.
    Nieuwste,
}

fout_codes! {
    /// Why an action on a thema was not done.
    ThemaFoutCode of Code {
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// A thema cannot stand under itself, not through another thema either.
        Kringloop,
        /// Impossible in the present state.
        StatusStaatNietToe,
        /// Only published leervragen can be bundled.
        NietGepubliceerd,
        /// The leervraag is not in the thema now.
        NietGebundeld,
        /// The list names nothing.
        LijstLeeg,
    }
}
