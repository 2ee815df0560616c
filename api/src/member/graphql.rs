//! Members in the graph.

use async_graphql::{ID, Object};
use entity::member;

use crate::graph::Kind;

/// A professional or ervaringsdeskundige.
pub struct Member(member::Model);

impl From<member::Model> for Member {
    fn from(row: member::Model) -> Self {
        Self(row)
    }
}

#[Object]
impl Member {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Member.id(self.0.id)
    }

    /// The name, as the member wants to be called.
    async fn naam(&self) -> &str {
        &self.0.naam
    }
}
