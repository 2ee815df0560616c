//! Asking for agenda's.

use async_graphql::{Context, Object};

use super::{
    object::{Agenda, AgendaEditie},
    words::AgendaDomein,
};
use crate::{
    agenda::read,
    graph::{Connection, ContextExt, Date, Nullable, PageArgs},
};

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "AgendaQueries")]
impl Queries {
    /// The edition of an agenda that holds on a day; null when none does.
    async fn agenda(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose agenda.")] domein: AgendaDomein,
        #[graphql(desc = "The day. Default: today in the Netherlands.")] geldig_op: Option<Date>,
    ) -> Nullable<AgendaEditie> {
        let op = ctx.op();
        let day = geldig_op.map_or_else(|| op.today(), Into::into);
        let found = read::of_domain(op, domein.into(), day).await;
        found.map(|row| row.map(AgendaEditie::from)).transpose()
    }

    /// The agenda's: one for each domain.
    async fn agendas(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Agenda>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::root(op, args, &read::DOMEIN, read::list(op)).await
    }
}
