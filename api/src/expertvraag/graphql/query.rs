//! Asking for expertvragen.

use async_graphql::{Context, ID, InputObject, Object};

use super::{object::ExpertVraag, words::ExpertVraagStatus};
use crate::{
    error::Result,
    expertvraag::read,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
};

/// Which questions to the experts a list holds. Fields are combined with "and", values within a field with "or". A field
/// that is absent or without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct ExpertVraagFilter {
    /// These states.
    status: Option<Vec<ExpertVraagStatus>>,
    /// About one of these leervragen.
    leervraag: Option<Vec<ID>>,
    /// Asked of one of these experts alone.
    expert: Option<Vec<ID>>,
    /// Only what you asked.
    mijn: Option<bool>,
}

impl ExpertVraagFilter {
    fn parse(self) -> Result<read::Filter> {
        let status = self.status.unwrap_or_default();
        Ok(read::Filter {
            status: status.into_iter().map(Into::into).collect(),
            leervraag: Kind::Leervraag.keys(&self.leervraag.unwrap_or_default())?,
            expert: Kind::Expert.keys(&self.expert.unwrap_or_default())?,
            mijn: self.mijn.unwrap_or_default(),
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ExpertVraagQueries")]
impl Queries {
    /// Questions to the experts, last asked first: the answered ones of leervragen that everybody may read, your own, what
    /// you are asked as an expert and what you answered; editors see all.
    async fn expert_vragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which questions; all when left out.")] filter: Option<ExpertVraagFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<ExpertVraag>> {
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

    /// One question to the experts; null when there is none with this id that you may see.
    async fn expert_vraag(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<ExpertVraag> {
        ctx.op().find(Kind::ExpertVraag, &id, read::ById).await
    }
}
