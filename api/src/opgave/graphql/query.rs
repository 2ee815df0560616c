//! Asking for ontwikkelopgaven.

use async_graphql::{Context, ID, Object};

use super::object::Ontwikkelopgave;
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    opgave::read,
};

/// Root fields.
#[derive(Default)]
pub struct Queries;

#[Object(name = "OpgaveQueries")]
impl Queries {
    /// The ontwikkelopgaven of the editions that you may see, newest first.
    async fn ontwikkelopgaven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Ontwikkelopgave>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::root(op, args, &read::NIEUWSTE, read::list(op)).await
    }

    /// One ontwikkelopgave; null when there is none with this id that you may see.
    async fn ontwikkelopgave(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Ontwikkelopgave> {
        ctx.op().find(Kind::Ontwikkelopgave, &id, read::ById).await
    }
}
