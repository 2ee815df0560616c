//! Asking for inzichten.

use async_graphql::{Context, ID, InputObject, Object};

use super::object::Inzicht;
use crate::{
    error::Result,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    inzicht::read,
    voorlegging::VoorleggingStatus,
};

/// Which inzichten a list holds. Fields are combined with "and", values within a field with "or". A field that is absent or
/// without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct InzichtFilter {
    /// These states.
    status: Option<Vec<VoorleggingStatus>>,
    /// Yielded by one of these activiteiten.
    activiteit: Option<Vec<ID>>,
    /// Filed under one of these werkzame factoren.
    factor: Option<Vec<ID>>,
    /// Only what you wrote down.
    mijn: Option<bool>,
}

impl InzichtFilter {
    fn parse(self) -> Result<read::Filter> {
        let status = self.status.unwrap_or_default();
        Ok(read::Filter {
            status: status.into_iter().map(Into::into).collect(),
            activiteit: Kind::Activiteit.keys(&self.activiteit.unwrap_or_default())?,
            factor: Kind::WerkzameFactor.keys(&self.factor.unwrap_or_default())?,
            mijn: self.mijn.unwrap_or_default(),
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "InzichtQueries")]
impl Queries {
    /// What activiteiten yielded, last entered first: what was published, your own in every state; editors see all.
    async fn inzichten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which inzichten; all when left out.")] filter: Option<InzichtFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Inzicht>> {
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

    /// One inzicht; null when there is none with this id that you may see.
    async fn inzicht(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Inzicht> {
        ctx.op().find(Kind::Inzicht, &id, read::ById).await
    }
}
