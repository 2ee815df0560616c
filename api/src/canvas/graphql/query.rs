//! What can be asked about canvases.

use async_graphql::{Context, ID, InputObject, Object};

use super::object::Canvas;
use crate::{
    canvas::read,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
};

/// Which canvases a list holds.
#[derive(InputObject, Default)]
pub(crate) struct CanvasFilter {
    /// True: only those of ambitions. False: only those of praktijken.
    ambities: Option<bool>,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "CanvasQueries")]
impl Queries {
    /// The canvases that are shared, and those of praktijken in which you take part; last made first.
    async fn canvassen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones; all when left out.")] filter: Option<CanvasFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Canvas>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let list = read::filtered(op, filter.unwrap_or_default().ambities);
        Connection::root(op, args, &read::NIEUWSTE, list).await
    }

    /// One canvas; null when there is none with this id that you may see.
    async fn canvas(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Canvas> {
        ctx.op().find(Kind::Canvas, &id, read::ById).await
    }
}
