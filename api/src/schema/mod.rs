//! The roof: merges the root fields of the rooms. The only folder that knows all rooms.

mod fout;
mod mutation;
mod node;
mod query;

use std::sync::Arc;

use async_graphql::{Context, EmptySubscription, ID, Object, SDLExportOptions, ValidationMode};

use self::{fout::AnyUserError, node::node};
pub use self::{mutation::Mutation, node::Node, query::Query};
use crate::graph::{ContextExt, Nullable, limieten::Limieten};

/// Root fields that belong to no room.
#[derive(Default)]
pub struct General;

#[Object]
impl General {
    /// Any object by its global id; null when there is none, or when you may not see it.
    async fn node(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Nullable<Node> {
        node(ctx.op(), &id).await.transpose()
    }

    /// The limits of a request, as they are enforced.
    async fn limieten(&self, ctx: &Context<'_>) -> Limieten {
        Limieten(Arc::clone(&ctx.op().limits))
    }

    /// Objects by their global ids, in the same order; null for each that is absent or not visible.
    async fn nodes(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global ids, 100 at most.")] ids: Vec<ID>,
    ) -> Vec<Nullable<Node>> {
        let op = ctx.op();
        futures::future::join_all(ids.iter().map(|id| async { node(op, id).await.transpose() })).await
    }
}

/// The schema of the service.
pub type Schema = async_graphql::Schema<Query, Mutation, EmptySubscription>;

/// Builds the schema. Documents are validated in front of it, so it checks only what it must to run.
pub fn build() -> Schema {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .register_output_type::<AnyUserError>()
        .validation_mode(ValidationMode::Fast)
        .finish()
}

/// The contract, as it stands in `schema.graphql`.
pub fn sdl() -> String {
    build().sdl_with_options(
        SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items(),
    )
}
