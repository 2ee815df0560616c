//! Asking for thema's.

use async_graphql::{Context, ID, InputObject, Object};
use futures::future::try_join_all;

use super::{
    aandacht::{OngebundeldeLeervraag, ThemaAandachtSoort},
    object::Thema,
    voorstel::{LeervraagGroep, ThemaVoorstel, aantal},
    words::{ThemaOrder, ThemaStatus},
};
use crate::{
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    thema::read,
};

/// Which thema's a list holds. An absent field leaves the list as it is.
#[derive(InputObject, Default)]
pub(crate) struct ThemaFilter {
    /// In one of these states.
    status: Option<Vec<ThemaStatus>>,
    /// Only those that stand under no other thema.
    bovenste: Option<bool>,
    /// Only those that an editor should look at, for one of these. For REDACTIE; for others no thema passes.
    aandacht: Option<Vec<ThemaAandachtSoort>>,
}

impl From<ThemaFilter> for read::Filter {
    fn from(filter: ThemaFilter) -> Self {
        let status = filter.status.unwrap_or_default();
        Self {
            status: status.into_iter().map(Into::into).collect(),
            bovenste: filter.bovenste.unwrap_or_default(),
            aandacht: filter
                .aandacht
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
        }
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ThemaQueries")]
impl Queries {
    /// The thema's that you may see: the published ones; editors see all.
    async fn themas(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which thema's.")] filter: Option<ThemaFilter>,
        #[graphql(desc = "In which order.", default)] order_by: ThemaOrder,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Thema>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let order = match order_by {
            ThemaOrder::Naam => &read::NAAM,
            ThemaOrder::Nieuwste => &read::NIEUWSTE,
        };
        let rows = read::filtered(op, filter.unwrap_or_default().into());
        Connection::root(op, args, order, rows).await
    }

    /// The published leervragen that are in no thema that is used, who waits longest first. For REDACTIE; empty for others.
    async fn ongebundelde_leervragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<OngebundeldeLeervraag>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::root(op, args, &read::WACHT, read::ongebundeld(op)).await
    }

    /// The thema's that a leervraag may belong to, best first, with why; those that it is in are left out. Compares its words
    /// with those of the latest 500 thema's, and looks at where the 50 leervragen are that are most like it. For REDACTIE;
    /// null for others, and when there is no such leervraag.
    async fn thema_voorstellen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The leervraag.")] leervraag: ID,
        #[graphql(name = "aantal", desc = "How many at most: 1 to 10.", default = 5)] most: i32,
    ) -> Nullable<Vec<ThemaVoorstel>> {
        let op = ctx.op();
        let answer = async {
            let key = Kind::Leervraag.key(&leervraag)?;
            let Some(found) = read::voorstellen(op, key, aantal(most)?).await? else {
                return Ok(None);
            };
            let shown = try_join_all(found.into_iter().map(|one| ThemaVoorstel::of(op, one))).await?;
            Ok(Some(shown.into_iter().flatten().collect()))
        };
        answer.await.transpose()
    }

    /// Groups of like leervragen among the thousand that wait longest to be bundled, the largest first, with why. For
    /// REDACTIE; null for others.
    async fn leervraag_groepen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what waits since this day or later, to look beyond the first thousand.")]
        sinds: Option<Date>,
        #[graphql(name = "aantal", desc = "How many at most: 1 to 10.", default = 5)] most: i32,
    ) -> Nullable<Vec<LeervraagGroep>> {
        let op = ctx.op();
        let answer = async {
            let Some(found) = read::groepen(op, sinds.map(Into::into), aantal(most)?).await? else {
                return Ok(None);
            };
            let shown = found.into_iter().map(|one| LeervraagGroep::of(op, one));
            Ok(Some(try_join_all(shown).await?))
        };
        answer.await.transpose()
    }

    /// One thema; null when there is none with this id that you may see.
    async fn thema(&self, ctx: &Context<'_>, #[graphql(desc = "The global id.")] id: ID) -> Nullable<Thema> {
        ctx.op().find(Kind::Thema, &id, read::ById).await
    }
}
