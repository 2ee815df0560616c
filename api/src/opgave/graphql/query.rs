//! Asking for ontwikkelopgaven.

use async_graphql::{Context, ID, InputObject, Object};

use super::{object::Ontwikkelopgave, words::OntwikkelopgaveOrder};
use crate::{
    agenda::AgendaDomein,
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    opgave::read,
};

/// Which ontwikkelopgaven a list holds. An absent field leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct OntwikkelopgaveFilter {
    /// In one of these editions.
    editie: Option<Vec<ID>>,
    /// In an edition of the agenda of this domain.
    domein: Option<AgendaDomein>,
    /// In an edition that was adopted and holds on this day.
    geldig_op: Option<Date>,
}

impl OntwikkelopgaveFilter {
    fn parse(self) -> Result<read::Filter> {
        Ok(read::Filter {
            editie: Kind::AgendaEditie.keys(&self.editie.unwrap_or_default())?,
            domein: self.domein.map(Into::into),
            geldig_op: self.geldig_op.map(Into::into),
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "OntwikkelopgaveQueries")]
impl Queries {
    /// The ontwikkelopgaven of the editions that you may see: the adopted ones; for members and associations also
    /// those under consultation; editors see all.
    async fn ontwikkelopgaven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ontwikkelopgaven.")] filter: Option<OntwikkelopgaveFilter>,
        #[graphql(desc = "In which order.", default)] order_by: OntwikkelopgaveOrder,
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
        let order = match order_by {
            OntwikkelopgaveOrder::Nieuwste => &read::NIEUWSTE,
            OntwikkelopgaveOrder::Nummer => &read::NUMMER,
        };
        match filter.unwrap_or_default().parse() {
            Ok(filter) => Connection::root(op, args, order, read::filtered(op, filter)).await,
            Err(error) => Some(Err(error)),
        }
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
