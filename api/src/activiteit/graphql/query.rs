//! Asking for activiteiten.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::Activiteit,
    words::{ActiviteitSoort, ActiviteitStatus},
};
use crate::{
    activiteit::read,
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
};

/// Which activiteiten a list holds. Fields are combined with "and", values within a field with "or". A field that is absent
/// or without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct ActiviteitFilter {
    /// These kinds.
    soort: Option<Vec<ActiviteitSoort>>,
    /// These states.
    status: Option<Vec<ActiviteitStatus>>,
    /// Held by one of these Lerende Praktijken.
    praktijk: Option<Vec<ID>>,
    /// Held by one of these organisations.
    partner: Option<Vec<ID>>,
    /// On this day or later; leaves out what has no day.
    van: Option<Date>,
    /// Before this day; leaves out what has no day.
    tot: Option<Date>,
}

impl ActiviteitFilter {
    fn parse(self) -> Result<read::Filter> {
        let (soort, status) = (self.soort.unwrap_or_default(), self.status.unwrap_or_default());
        Ok(read::Filter {
            soort: soort.into_iter().map(Into::into).collect(),
            status: status.into_iter().map(Into::into).collect(),
            praktijk: Kind::LerendePraktijk.keys(&self.praktijk.unwrap_or_default())?,
            partner: Kind::Organisatie.keys(&self.partner.unwrap_or_default())?,
            van: self.van.map(Into::into),
            tot: self.tot.map(Into::into),
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ActiviteitQueries")]
impl Queries {
    /// The activiteiten, last entered first.
    async fn activiteiten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which activiteiten; all when left out.")] filter: Option<ActiviteitFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Activiteit>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        match filter.unwrap_or_default().parse() {
            Ok(filter) => Connection::root(op, args, &read::NIEUWSTE, read::filtered(op, filter)).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// One activiteit; null when there is none with this id.
    async fn activiteit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Activiteit> {
        ctx.op().find(Kind::Activiteit, &id, read::ById).await
    }
}
