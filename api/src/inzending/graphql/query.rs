//! Asking for deliveries.

use async_graphql::{Context, ID, Object};

use super::object::Inzending;
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    inzending::read,
};

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "InzendingQueries")]
impl Queries {
    /// Deliveries, newest first: a beroepsvereniging sees its own, BEHEER those that were stopped; for others the list is empty.
    async fn inzendingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Inzending>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::root(op, args, &read::NIEUWSTE, read::list(op)).await
    }

    /// One delivery; null when there is none with this id that you may see.
    async fn inzending(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Inzending> {
        ctx.op().find(Kind::Inzending, &id, read::ById).await
    }
}
