//! The types Ontwikkelopgave and Onderbouwing.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{onderbouwing, opgave};

use super::{herkomst::OntwikkelopgaveHerkomst, words::OnderbouwingGewicht};
use crate::{
    agenda::{self, AgendaEditie},
    analyse::{self, OntwikkelopgaveBewijs},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    leervraag::{self, Leervraag},
    member::{self, Member},
    opgave::read,
    thema::{self, Thema},
};

/// What the field has to work on: one task in one edition of an agenda, resting on leervragen.
#[derive(async_graphql::Description)]
pub struct Ontwikkelopgave(opgave::Model);

impl From<opgave::Model> for Ontwikkelopgave {
    fn from(row: opgave::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Ontwikkelopgave {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Ontwikkelopgave.id(self.0.id)
    }

    /// Its place within the edition, from 1.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The title, in Dutch, up to 200 characters.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What it asks of the field, in Dutch, up to 2,000 characters.
    async fn omschrijving(&self) -> Option<&str> {
        self.0.omschrijving.as_deref()
    }

    /// The edition that it stands in.
    async fn editie(&self, ctx: &Context<'_>) -> Nullable<AgendaEditie> {
        ctx.op().refer(Some(self.0.editie_id), agenda::EditieById).await
    }

    /// The leervragen that it rests on, newest first, as far as you may see them.
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
        leervraag::under(ctx, leervraag::Under::Opgave, self.0.id, args).await
    }

    /// What it rests on: each leervraag with the reason, last added first, as far as you may see the leervraag.
    async fn onderbouwingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Onderbouwing>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Onderbouwingen, self.0.id).await
    }

    /// The thema's that it adopted, by name, as far as you may see them.
    async fn themas(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Thema>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, thema::Under::Opgave, self.0.id).await
    }

    /// What it rests on, in counts: per herkomst, sector, discipline and thema. Small numbers are for editors only.
    async fn bewijs(&self, ctx: &Context<'_>) -> Nullable<OntwikkelopgaveBewijs> {
        ctx.op().refer(Some(self.0.id), analyse::BewijsOf).await
    }

    /// From where in the edition before it comes, and how; null when it is new, or when nobody said.
    async fn herkomst(&self, ctx: &Context<'_>) -> Nullable<OntwikkelopgaveHerkomst> {
        ctx.op().refer(Some(self.0.id), read::HerkomstOf).await
    }

    /// What became of it in the next edition, newest first, as far as you may see that edition.
    async fn opvolgers(
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
        Connection::nested(ctx, args, read::Under::Voorganger, self.0.id).await
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// When it was drawn up, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}

/// A leervraag as evidence beneath an ontwikkelopgave, put there by someone for a reason.
#[derive(async_graphql::Description)]
pub struct Onderbouwing(onderbouwing::Model);

impl From<onderbouwing::Model> for Onderbouwing {
    fn from(row: onderbouwing::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Onderbouwing {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Onderbouwing.id(self.0.id)
    }

    /// The ontwikkelopgave.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(Some(self.0.opgave_id), read::ById).await
    }

    /// The leervraag.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// The thema through which it came, if it came through one that you may see.
    async fn thema(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        ctx.op().refer(self.0.thema_id, thema::ById).await
    }

    /// Why it is evidence, up to 300 characters.
    async fn reden(&self) -> Option<&str> {
        self.0.reden.as_deref()
    }

    /// How much the ontwikkelopgave rests on it; null when nobody weighed it.
    async fn gewicht(&self) -> Option<OnderbouwingGewicht> {
        self.0.gewicht.map(Into::into)
    }

    /// Where this can be read, in Dutch, up to 300 characters.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// The editor who put it there, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// Since when, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
