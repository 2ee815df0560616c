//! The types Agenda and AgendaEditie.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{agenda, editie};

use super::words::{AgendaDomein, EditieStatus};
use crate::{
    agenda::{read, rules},
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    opgave::{self, Ontwikkelopgave, VervallenOntwikkelopgave},
    reactie::{self, AgendaReactie, ReactieTelling},
};

/// One of the agenda's. Its content is in its editions.
#[derive(async_graphql::Description)]
pub struct Agenda(agenda::Model);

impl From<agenda::Model> for Agenda {
    fn from(row: agenda::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Agenda {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Agenda.id(self.0.id)
    }

    /// The domain; there is one agenda for each.
    async fn domein(&self) -> AgendaDomein {
        self.0.domein.into()
    }

    /// The title, in Dutch.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// The edition that holds today in the Netherlands; null when none does.
    async fn huidige_editie(&self, ctx: &Context<'_>) -> Nullable<AgendaEditie> {
        let op = ctx.op();
        let day = op.today();
        op.refer(Some(self.0.id), |agenda| read::InForce { agenda, day })
            .await
    }

    /// The editions that you may see, latest first: the adopted ones; for members and associations also those under
    /// consultation; editors see all.
    async fn edities(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<AgendaEditie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Edities, self.0.id).await
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// One edition of an agenda: a set of ontwikkelopgaven that is shaped, adopted, and replaced by the next.
#[derive(async_graphql::Description)]
pub struct AgendaEditie(editie::Model);

impl From<editie::Model> for AgendaEditie {
    fn from(row: editie::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl AgendaEditie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::AgendaEditie.id(self.0.id)
    }

    /// The agenda.
    async fn agenda(&self, ctx: &Context<'_>) -> Nullable<Agenda> {
        ctx.op().refer(Some(self.0.agenda_id), read::ById).await
    }

    /// Counts from 1 within the agenda.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The title, in Dutch.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What there is to say about this edition, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Where it stands today. One of which the successor was adopted is `VASTGESTELD` until the successor holds.
    async fn status(&self, ctx: &Context<'_>) -> EditieStatus {
        rules::stand(self.0.status, self.0.geldig_tot, ctx.op().today()).into()
    }

    /// The first day on which it holds, in the Netherlands; null until it is adopted.
    async fn geldig_van(&self) -> Option<Date> {
        self.0.geldig_van.map(Into::into)
    }

    /// The first day on which it no longer holds; null while no later edition was adopted.
    async fn geldig_tot(&self) -> Option<Date> {
        self.0.geldig_tot.map(Into::into)
    }

    /// The first day on which reactions are no longer taken, in the Netherlands; null when it was not put to
    /// consultation, and when it was taken back from it.
    async fn consultatie_tot(&self) -> Option<Date> {
        self.0.consultatie_tot.map(Into::into)
    }

    /// When it was adopted, in UTC.
    async fn vastgesteld_op(&self) -> Option<DateTime<Utc>> {
        self.0.vastgesteld_op
    }

    /// The source, for an edition that was made elsewhere.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// Its ontwikkelopgaven, by number.
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
        Connection::nested(ctx, args, opgave::Under::Editie, self.0.id).await
    }

    /// The ontwikkelopgaven of the edition before that it drops, with the reason, last said first. One that it neither
    /// drops nor continues disappeared without a reason.
    async fn vervallen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<VervallenOntwikkelopgave>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, opgave::Vervallen, self.0.id).await
    }

    /// The reactions on it and on its ontwikkelopgaven, last sent first, as far as you may see them: until it is adopted
    /// the own ones, editors all; then those of beroepsverenigingen, and for members those of members too. `totalCount`
    /// is for editors.
    async fn reacties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<AgendaReactie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        reactie::under(ctx, reactie::Under::Editie, self.0.id, args).await
    }

    /// How many reactions there are on it and on its ontwikkelopgaven, by standpunt. For editors; null for others.
    async fn reactie_telling(&self, ctx: &Context<'_>) -> Nullable<ReactieTelling> {
        reactie::telling(ctx, reactie::Under::Editie, self.0.id).await
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was opened, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}
