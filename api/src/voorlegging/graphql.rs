//! The closed sets of voorleggingen, as clients know them.

use async_graphql::Enum;
use entity::voorlegging;

/// How it stands with what was laid before the editors.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "voorlegging::Status")]
pub(crate) enum VoorleggingStatus {
    /// It waits for an editor.
    Ingediend,
    /// Everybody reads it.
    Gepubliceerd,
    /// An editor refused it, or took it back from publication.
    Afgewezen,
    /// Who wrote it took it back.
    Ingetrokken,
}

/// Why an editor refused it.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "voorlegging::Afwijsreden")]
pub(crate) enum VoorleggingAfwijsreden {
    /// It may point to a person.
    Herleidbaar,
    /// It is not decent.
    Ongepast,
    /// It does not belong here.
    NietTerZake,
    /// It is there already.
    Dubbel,
    /// None of the others; the explanation says what.
    Anders,
}

/// What an editor decides.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(crate) enum VoorleggingBesluit {
    /// Show it to everybody.
    Publiceren,
    /// Refuse it, with a reason; also what was published before.
    Afwijzen,
}
