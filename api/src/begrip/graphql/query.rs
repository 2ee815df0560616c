//! Asking for begrippen.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::Begrip,
    words::{BegripOrder, BegripStatus},
};
use crate::{
    begrip::read,
    error::Result,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
};

/// Which begrippen a list holds. Fields are combined with "and", values within a field with "or". A field that is absent or
/// without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct BegripFilter {
    /// These states.
    status: Option<Vec<BegripStatus>>,
    /// Told what they mean to one of these disciplines.
    discipline: Option<Vec<ID>>,
    /// The term or another form begins with these words, in any Dutch form.
    tekst: Option<String>,
    /// Only what you proposed.
    mijn: Option<bool>,
}

impl BegripFilter {
    fn parse(self) -> Result<read::Filter> {
        let status = self.status.unwrap_or_default();
        Ok(read::Filter {
            status: status.into_iter().map(Into::into).collect(),
            discipline: Kind::Discipline.keys(&self.discipline.unwrap_or_default())?,
            tekst: self.tekst,
            mijn: self.mijn.unwrap_or_default(),
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "BegripQueries")]
impl Queries {
    /// The professional terms that are explained: the published ones, your own proposals in every state; editors see all.
    async fn begrippen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which begrippen; all when left out.")] filter: Option<BegripFilter>,
        #[graphql(desc = "In which order.", default)] order_by: BegripOrder,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Begrip>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let order = match order_by {
            BegripOrder::Term => &read::TERM,
            BegripOrder::Nieuwste => &read::NIEUWSTE,
        };
        match filter.unwrap_or_default().parse() {
            Ok(filter) => Connection::root(op, args, order, read::filtered(op, filter)).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// One begrip; null when there is none with this id that you may see.
    async fn begrip(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Begrip> {
        ctx.op().find(Kind::Begrip, &id, read::ById).await
    }
}
