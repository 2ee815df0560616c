//! What is known about a leervraag by others than its asker: fields of the type Leervraag that would not fit beside the rest.

use async_graphql::{Context, Object};
use entity::leervraag::Model;

use crate::{
    begrip::{self, Begrip},
    graph::Nullable,
};

/// The same leervraag.
pub(super) struct LeervraagKennis(pub(super) Model);

#[Object]
impl LeervraagKennis {
    /// The published begrippen that its words and explanation name, in order of appearance, ten at most.
    async fn begrippen(&self, ctx: &Context<'_>) -> Nullable<Vec<Begrip>> {
        let toelichting = self.0.toelichting.as_deref().unwrap_or_default();
        begrip::in_tekst(ctx, &format!("{}\n{toelichting}", self.0.tekst)).await
    }
}
