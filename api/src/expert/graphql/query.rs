//! Asking for experts.

use async_graphql::{Context, ID, InputObject, Object};

use super::object::Expert;
use crate::{
    error::Result,
    expert::read,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
};

/// Which experts a list holds. Fields are combined with "and", values within a field with "or". A field that is absent or
/// without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct ExpertFilter {
    /// Knows about one of these werkzame factoren.
    factor: Option<Vec<ID>>,
    /// Knows about one of these thema's, as far as you may see them.
    thema: Option<Vec<ID>>,
    /// The term runs on this day.
    geldig_op: Option<Date>,
}

impl ExpertFilter {
    fn parse(self) -> Result<read::Filter> {
        Ok(read::Filter {
            factor: Kind::WerkzameFactor.keys(&self.factor.unwrap_or_default())?,
            thema: Kind::Thema.keys(&self.thema.unwrap_or_default())?,
            geldig_op: self.geldig_op.map(Into::into),
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ExpertQueries")]
impl Queries {
    /// The experts who may be asked, or might be earlier, last entered first.
    async fn experts(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which experts; all when left out.")] filter: Option<ExpertFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Expert>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        match filter.unwrap_or_default().parse() {
            Ok(filter) => Connection::root(op, args, &read::NIEUWSTE, read::filtered(op, filter)).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// One expert; null when there is none with this id.
    async fn expert(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Expert> {
        ctx.op().find(Kind::Expert, &id, read::ById).await
    }
}
