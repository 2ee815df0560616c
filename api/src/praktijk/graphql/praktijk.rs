//! One Lerende Praktijk in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::praktijk;

use super::{Deelname, OudersLeerlingen, PraktijkPartner};
use crate::{
    activiteit::{self, Activiteit},
    analysetoestemming::{self, AnalyseToestemming},
    canvas::{self, Canvas},
    cyclus::{self, Cyclus},
    error::Result,
    gebied::{self, Gebied},
    goodpractice::{self, GoodPractice, GoodPracticeOvername},
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    leervraag::{self, Leervraag},
    meting::{self, Meting, PraktijkTrend},
    organisatie::{self, Organisatie},
    praktijk::read::{self, Under},
    raamwerk::{self, Onderwijssoort, Samenwerkingsvorm},
    uitnodiging::{self, Uitnodiging, UitnodigingFilter},
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
        let werkwijze = self.0.werkwijze.as_deref()?;
        let inside = read::inside(ctx.op(), self.0.id).await;
        inside.map(|inside| inside.then_some(werkwijze)).transpose()
    }

    /// What it wants to reach, in Dutch; public.
    async fn doel(&self) -> Option<&str> {
        self.0.doel.as_deref()
    }

    /// The question that it works on, in Dutch; public. Leervragen that it submitted stand in `leervragen`.
    async fn vraag(&self) -> Option<&str> {
        self.0.vraag.as_deref()
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

    /// The organisations that join it now or will, besides the one that leads. `partnerschappen` tells since when.
    async fn partners(&self, ctx: &Context<'_>) -> Result<Vec<Organisatie>> {
        let found = ctx.op().load(read::PartnersOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// Which organisations joined it, since and until when: first entered first.
    async fn partnerschappen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<PraktijkPartner>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Partnerschappen, self.0.id).await
    }

    /// The gebied in which it works: mostly a gemeente, whose `liggingen` are its regions.
    async fn gebied(&self, ctx: &Context<'_>) -> Nullable<Gebied> {
        ctx.op().refer(self.0.gebied_id, gebied::ById).await
    }

    /// The form in which education and youth help work together in it: a main form, or a variant, which carries its main
    /// form and its sector of education. The sector is that of one of the kinds of education.
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

    /// How many parents and pupils take part, latest day first. Participants and REDACTIE read every count, others the
    /// latest alone, and no number under `limieten { cell }`.
    async fn ouders_leerlingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<OudersLeerlingen>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Tellingen, self.0.id).await
    }

    /// The invitations to take part, latest first. For its facilitators and REDACTIE; others see their own.
    async fn uitnodigingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones; all when left out.")] filter: Option<UitnodigingFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Uitnodiging>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        uitnodiging::of_praktijk(ctx, self.0.id, filter.unwrap_or_default(), args).await
    }

    /// Its canvas; null when there is none, or when it is not shared and you neither take part nor are REDACTIE.
    async fn canvas(&self, ctx: &Context<'_>) -> Nullable<Canvas> {
        ctx.op().refer(Some(self.0.id), canvas::OfPraktijk).await
    }

    /// Its cycli of measuring, reflecting and improving, the last one first, as far as you may see them.
    async fn cycli(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Cyclus>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, cyclus::Cycli, self.0.id).await
    }

    /// What it measured, last measured first, as far as you may see it: for who does not take part, what it shares.
    async fn metingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Meting>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, meting::Under::Praktijk, self.0.id).await
    }

    /// What it measured over time, as far as you may see it: beside each other where that may be compared.
    async fn trend(&self, ctx: &Context<'_>) -> Nullable<PraktijkTrend> {
        Some(PraktijkTrend::of(ctx.op(), self.0.id).await)
    }

    /// That it lets analysts read what it measured; null when it does not, and for who may not know.
    async fn analyse_toestemming(&self, ctx: &Context<'_>) -> Nullable<AnalyseToestemming> {
        ctx.op()
            .refer(Some(self.0.id), analysetoestemming::GeldigVan)
            .await
    }

    /// When it let analysts read along, last given first, as far as you may know.
    async fn analyse_toestemmingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<AnalyseToestemming>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, analysetoestemming::Toestemmingen, self.0.id).await
    }

    /// The good practices that arose in it, newest first: those that are shared; all for who takes part now and for REDACTIE.
    async fn good_practices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPractice>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, goodpractice::Under::Praktijk, self.0.id).await
    }

    /// The good practices of others that it took over, last begun first.
    async fn overnames(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPracticeOvername>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, goodpractice::Overnames::Praktijk, self.0.id).await
    }
}
