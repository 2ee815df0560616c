//! The table of owners in the graph.

use async_graphql::{Enum, Object, SimpleObject};

use super::rules::{self, EIGENAARS};

/// What an attribute is of.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Object")]
pub(crate) enum EigendomObject {
    /// A lidmaatschap of a beroepsvereniging.
    Lidmaatschap,
    /// An entry in a professional register.
    Registratie,
    /// The profile of a person.
    Member,
}

/// Who owns an attribute: whose word it is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Eigenaar")]
pub(crate) enum EigendomEigenaar {
    /// The beroepsvereniging that delivers it.
    Vereniging,
    /// The person whom it is about.
    Persoon,
    /// The service and those who run it.
    Platform,
}

/// What becomes of an attribute when somebody else says something about it.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Ander")]
pub(crate) enum EigendomAnder {
    /// It is refused.
    Geweigerd,
    /// It stands elsewhere, and changes nothing.
    Wijkt,
}

/// Attributes with one owner.
#[derive(SimpleObject)]
pub(crate) struct Eigendom {
    /// What they are of.
    object: EigendomObject,
    /// Who owns them.
    eigenaar: EigendomEigenaar,
    /// What becomes of them when somebody else says something.
    ander: EigendomAnder,
    /// The attributes, by the names of the columns.
    attributen: Vec<String>,
    /// Why, in Dutch.
    uitleg: String,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "EigendomQueries")]
impl Queries {
    /// Who owns which attribute of what stands here about a person: so that what a beroepsvereniging delivers and what a person says never overwrite each other in turn. Public.
    async fn eigendom(&self) -> Vec<Eigendom> {
        let line = |line: &rules::Regel| Eigendom {
            object: line.object.into(),
            eigenaar: line.eigenaar.into(),
            ander: line.ander.into(),
            attributen: line.attributen.clone(),
            uitleg: line.uitleg.clone(),
        };
        EIGENAARS.iter().map(line).collect()
    }
}
