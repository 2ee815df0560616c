//! Asking for bijdragen.

use async_graphql::{Context, ID, InputObject, Object};

use super::object::Bijdrage;
use crate::{
    bijdrage::read,
    error::Result,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    voorlegging::VoorleggingStatus,
};

/// Which bijdragen a list holds. Fields are combined with "and", values within a field with "or". A field that is absent or
/// without values leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct BijdrageFilter {
    /// These states.
    status: Option<Vec<VoorleggingStatus>>,
    /// About one of these leervragen.
    leervraag: Option<Vec<ID>>,
    /// About one of these good practices.
    good_practice: Option<Vec<ID>>,
    /// Only what was reported since an editor last decided. For REDACTIE; nothing for others.
    gemeld: Option<bool>,
    /// Only what you wrote.
    mijn: Option<bool>,
}

impl BijdrageFilter {
    fn parse(self) -> Result<read::Filter> {
        let status = self.status.unwrap_or_default();
        Ok(read::Filter {
            status: status.into_iter().map(Into::into).collect(),
            leervraag: Kind::Leervraag.keys(&self.leervraag.unwrap_or_default())?,
            goodpractice: Kind::GoodPractice.keys(&self.good_practice.unwrap_or_default())?,
            gemeld: self.gemeld.unwrap_or_default(),
            mijn: self.mijn.unwrap_or_default(),
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "BijdrageQueries")]
impl Queries {
    /// What members say about leervragen and good practices, last written first: what was published, your own in every state; editors see all.
    async fn bijdragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which bijdragen; all when left out.")] filter: Option<BijdrageFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Bijdrage>> {
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

    /// One bijdrage; null when there is none with this id that you may see.
    async fn bijdrage(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Bijdrage> {
        ctx.op().find(Kind::Bijdrage, &id, read::ById).await
    }
}
