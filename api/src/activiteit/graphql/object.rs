//! The type Activiteit.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::activiteit;

use super::words::{ActiviteitSoort, ActiviteitStatus};
use crate::{
    activiteit::read,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs, list_size::list_size},
    inzicht::{self, Inzicht},
    leervraag::{self, Leervraag, Under},
    opgave::{self, Ontwikkelopgave},
    organisatie::Organisatie,
    praktijk::{self, LerendePraktijk},
    tekstmelding::{Soort, TekstVerborgen},
};

/// A webinar, dialogue afternoon or working day where professionals met and where leervragen came up.
#[derive(async_graphql::Description)]
pub struct Activiteit(activiteit::Model);

impl From<activiteit::Model> for Activiteit {
    fn from(row: activiteit::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Activiteit {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Activiteit.id(self.0.id)
    }

    /// The title, in Dutch.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What kind of activiteit it is.
    async fn soort(&self) -> ActiviteitSoort {
        self.0.soort.into()
    }

    /// The day, as a calendar date in the Netherlands; null while it is not known.
    async fn datum(&self) -> Option<Date> {
        self.0.datum.map(Into::into)
    }

    /// What happened, in Dutch.
    async fn omschrijving(&self) -> &str {
        &self.0.omschrijving
    }

    /// Whether it was held.
    async fn status(&self) -> ActiviteitStatus {
        self.0.status.into()
    }

    /// Where it is or was, up to 300 characters, if that is known.
    async fn locatie(&self) -> Option<&str> {
        self.0.locatie.as_deref()
    }

    /// Whether one can take part from elsewhere.
    async fn online(&self) -> bool {
        self.0.online
    }

    /// The Lerende Praktijk that holds it; null for one of the platform.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(self.0.praktijk_id, praktijk::ById).await
    }

    /// The organisations that hold it, by name, 20 at most.
    #[graphql(directive = list_size::apply(20))]
    async fn partners(&self, ctx: &Context<'_>) -> Nullable<Vec<Organisatie>> {
        let found = ctx.op().load(read::PartnersOf(self.0.id)).await;
        Some(found.map(|rows| rows.unwrap_or_default().into_iter().map(Into::into).collect()))
    }

    /// What it yielded, newest first: what was published; for who wrote it down and REDACTIE the rest too.
    async fn inzichten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Inzicht>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, inzicht::Under::Activiteit, self.0.id).await
    }

    /// The source of these facts.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// The leervragen that came up here, newest first, as far as you may see them.
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
        leervraag::under(ctx, Under::Activiteit, self.0.id, args).await
    }

    /// The ontwikkelopgaven that point to it, newest first, as far as you may see them.
    async fn ontwikkelopgaven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Ontwikkelopgave>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, opgave::Under::Activiteit, self.0.id).await
    }

    /// That editors hid it from others after it was reported, and why; null while they do not.
    async fn verborgen(&self, ctx: &Context<'_>) -> Nullable<TekstVerborgen> {
        let over = Soort::Activiteit.van(self.0.id);
        TekstVerborgen::of(ctx.op(), self.0.verborgen_op, over).await
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}
