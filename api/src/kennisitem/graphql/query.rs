//! Asking for kennisitems.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::Kennisitem,
    words::{KennisitemOrder, KennisitemSoort},
};
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    kennisitem::read,
};

/// Which kennisitems a list holds. An absent field leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct KennisitemFilter {
    /// Of one of these kinds.
    soort: Option<Vec<KennisitemSoort>>,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "KennisitemQueries")]
impl Queries {
    /// What already lies there: the published kennisitems; editors see all.
    async fn kennisitems(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which kennisitems; all when left out.")] filter: Option<KennisitemFilter>,
        #[graphql(desc = "In which order.", default)] order_by: KennisitemOrder,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Kennisitem>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let order = match order_by {
            KennisitemOrder::Titel => &read::TITEL,
            KennisitemOrder::Nieuwste => &read::NIEUWSTE,
        };
        let soort = filter.unwrap_or_default().soort.unwrap_or_default();
        let soort = soort.into_iter().map(Into::into).collect();
        Connection::root(op, args, order, read::filtered(op, soort)).await
    }

    /// One kennisitem; null when there is none with this id that you may see.
    async fn kennisitem(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Kennisitem> {
        ctx.op().find(Kind::Kennisitem, &id, read::ById).await
    }
}
