//! What is laid before the editors: how it stands, and why it was refused. Words that tables share; no table.

use sea_orm::entity::prelude::{DeriveActiveEnum, EnumIter};

/// How it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Status {
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumIter, DeriveActiveEnum)]
#[sea_orm(rs_type = "String", db_type = "Text", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Afwijsreden {
    /// It may point to a person.
    Herleidbaar,
    /// It is not decent.
    Ongepast,
    /// It does not belong here.
    NietTerZake,
    /// It is there already.
    Dubbel,
    /// None of the others.
    Anders,
}
