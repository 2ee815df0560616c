//! What can be asked about Lerende Praktijken.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::{LerendePraktijk, praktijk::PraktijkFase};
use crate::{
    error::Result,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    praktijk::read,
    raamwerk::Onderwijssoort,
};

/// Which Lerende Praktijken a list shows.
#[derive(InputObject, Default)]
pub(crate) struct LerendePraktijkFilter {
    /// Only in this phase.
    fase: Option<PraktijkFase>,
    /// Only in this kind of education.
    onderwijssoort: Option<Onderwijssoort>,
    /// Only in this gebied: the gebied itself, or a gemeente that lies in it today.
    gebied: Option<ID>,
    /// Only in this form of collaboration, or in a variant of it.
    samenwerkingsvorm: Option<ID>,
    /// Only where a word of the name, of what it is about, of the goal or of the question begins so: 120 characters at
    /// most. Case makes no difference.
    tekst: Option<String>,
    /// `true`: only those in which you take part now; for who is no member that is none.
    mijn: Option<bool>,
}

impl LerendePraktijkFilter {
    fn parse(self) -> Result<read::Filter> {
        Ok(read::Filter {
            fase: self.fase.map(Into::into),
            onderwijssoort: self.onderwijssoort.map(Into::into),
            gebied: Kind::Gebied.optional_key(self.gebied.as_ref())?,
            samenwerkingsvorm: Kind::Samenwerkingsvorm.optional_key(self.samenwerkingsvorm.as_ref())?,
            tekst: self.tekst,
            mijn: self.mijn.unwrap_or_default(),
        })
    }
}

/// In which order Lerende Praktijken come.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum LerendePraktijkOrder {
    /// By name.
    Naam,
    /// Last entered first.
    Nieuwste,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "PraktijkQueries")]
impl Queries {
    /// The Lerende Praktijken.
    async fn lerende_praktijken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones; all when left out.")] filter: Option<LerendePraktijkFilter>,
        #[graphql(desc = "In which order.", default_with = "LerendePraktijkOrder::Naam")]
        order_by: LerendePraktijkOrder,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<LerendePraktijk>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        let order = match order_by {
            LerendePraktijkOrder::Naam => &read::NAAM,
            LerendePraktijkOrder::Nieuwste => &read::NIEUWSTE,
        };
        let filter = filter.unwrap_or_default().parse();
        match filter.and_then(|filter| read::filtered(op, &filter)) {
            Ok(list) => Connection::root(op, args, order, list).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// One Lerende Praktijk; null when there is none with this id.
    async fn lerende_praktijk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<LerendePraktijk> {
        ctx.op().find(Kind::LerendePraktijk, &id, read::ById).await
    }
}
