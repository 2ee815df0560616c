//! One Lerende Praktijk in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::praktijk;

use super::Deelname;
use crate::{
    activiteit::{self, Activiteit},
    error::Result,
    gebied::{self, Gebied},
    graph::{Connection, ContextExt, Date, Kind, Nullable, Op, PageArgs},
    leervraag::{self, Leervraag},
    organisatie::{self, Organisatie},
    praktijk::{
        policy::{self, Inside},
        read::{self, Under},
    },
    raamwerk::{self, Onderwijssoort, Samenwerkingsvorm},
};

/// The phase of a Lerende Praktijk.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "LerendePraktijkFase", remote = "praktijk::Fase")]
pub enum PraktijkFase {
    /// Being explored.
    Verkenning,
    /// The first measurement is running.
    Nulmeting,
    /// Under way.
    InUitvoering,
    /// Finished.
    Afgerond,
    /// Finished, and its way of working is kept.
    Geborgd,
    /// Stopped before its end.
    Gestopt,
}

/// Professionals, ervaringsdeskundigen and researchers of several organisations who learn together in their own work.
#[derive(async_graphql::Description)]
pub struct LerendePraktijk(praktijk::Model);

impl From<praktijk::Model> for LerendePraktijk {
    fn from(row: praktijk::Model) -> Self {
        Self(row)
    }
}

impl LerendePraktijk {
    async fn inside(&self, op: &Op) -> Result<Option<&str>> {
        let open = match policy::sees_inside(&op.actor, &self.0) {
            Inside::Open => true,
            Inside::Closed => false,
            Inside::Participants => op.load(read::TakesPart(self.0.id)).await?.is_some(),
        };
        Ok(self.0.werkwijze.as_deref().filter(|_| open))
    }
}

#[Object(use_type_description)]
impl LerendePraktijk {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::LerendePraktijk.id(self.0.id)
    }

    /// The name.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// What it is about, in Dutch; public.
    async fn samenvatting(&self) -> &str {
        &self.0.samenvatting
    }

    /// How it works inside, in Dutch; null unless you take part now or are REDACTIE.
    async fn werkwijze(&self, ctx: &Context<'_>) -> Nullable<&str> {
        self.inside(ctx.op()).await.transpose()
    }

    /// The phase.
    async fn fase(&self) -> PraktijkFase {
        self.0.fase.into()
    }

    /// The organisation that leads it.
    async fn lead_organisatie(&self, ctx: &Context<'_>) -> Nullable<Organisatie> {
        ctx.op()
            .refer(self.0.lead_organisatie_id, organisatie::ById)
            .await
    }

    /// The organisations that join it, besides the one that leads.
    async fn partners(&self, ctx: &Context<'_>) -> Result<Vec<Organisatie>> {
        let found = ctx.op().load(read::PartnersOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The gebied in which it works.
    async fn gebied(&self, ctx: &Context<'_>) -> Nullable<Gebied> {
        ctx.op().refer(self.0.gebied_id, gebied::ById).await
    }

    /// The form in which education and youth help work together in it.
    async fn samenwerkingsvorm(&self, ctx: &Context<'_>) -> Nullable<Samenwerkingsvorm> {
        ctx.op().refer(self.0.samenwerkingsvorm_id, raamwerk::vorm).await
    }

    /// The activiteiten that it holds or held, newest first.
    async fn activiteiten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Activiteit>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, activiteit::Under::Praktijk, self.0.id).await
    }

    /// The kinds of education in which it works.
    async fn onderwijssoorten(&self, ctx: &Context<'_>) -> Result<Vec<Onderwijssoort>> {
        let found = ctx.op().load(read::OnderwijssoortenOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The first day, as a calendar date in the Netherlands.
    async fn startdatum(&self) -> Date {
        self.0.startdatum.into()
    }

    /// The first day on which it no longer runs, as a calendar date in the Netherlands; planned while it runs, null when
    /// no end is known.
    async fn einddatum(&self) -> Option<Date> {
        self.0.einddatum.map(Into::into)
    }

    /// The source of these facts.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// Whether it is fictitious, or shown with fictitious details: demo data.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// The version to send along with a change; grows by one with every change.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }

    /// The leervragen that came up in it, newest first, as far as you may see them.
    async fn leervragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Leervraag>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        leervraag::under(ctx, leervraag::Under::Praktijk, self.0.id, args).await
    }

    /// Who takes part and took part, first entered first: as far as each allows you to know. Empty for who is no member.
    async fn deelnames(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Deelname>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, Under::Praktijk, self.0.id).await
    }
}
