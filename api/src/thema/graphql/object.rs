//! The type Thema.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::thema;

use super::{aandacht::ThemaAandacht, bundeling::Bundeling, versie::ThemaVersie, words::ThemaStatus};
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    leervraag::{self, Leervraag},
    opgave::{self, Ontwikkelopgave},
    thema::{policy, read},
};

/// Leervragen that belong together, bundled and named by editors.
#[derive(async_graphql::Description)]
pub struct Thema(thema::Model);

impl From<thema::Model> for Thema {
    fn from(row: thema::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Thema {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Thema.id(self.0.id)
    }

    /// The name, in Dutch, up to 200 characters.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// What it is about, in Dutch, up to 2,000 characters.
    async fn omschrijving(&self) -> &str {
        &self.0.omschrijving
    }

    /// Where it stands.
    async fn status(&self) -> ThemaStatus {
        self.0.status.into()
    }

    /// The thema that it stands under, if there is one that you may see.
    async fn ouder(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        ctx.op().refer(self.0.ouder_id, read::ById).await
    }

    /// The thema's that stand under it, by name, as far as you may see them.
    async fn kinderen(
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
        Connection::nested(ctx, args, read::Under::Ouder, self.0.id).await
    }

    /// The leervragen that it bundles now, newest first, as far as you may see them.
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
        leervraag::under(ctx, leervraag::Under::Thema, self.0.id, args).await
    }

    /// Which leervragen were bundled, by whom and why, last first. Ended bundelingen are for REDACTIE.
    async fn bundelingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Bundeling>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Bundelingen::Thema, self.0.id).await
    }

    /// Whether it is thin or contested, with the numbers; null for who is not REDACTIE.
    async fn aandacht(&self, ctx: &Context<'_>) -> Nullable<ThemaAandacht> {
        let op = ctx.op();
        policy::may_see_aandacht(&op.actor).then_some(())?;
        let feiten = op.load(read::FeitenOf(self.0.id)).await;
        Some(feiten.map(|feiten| ThemaAandacht::new(self.0.status, &feiten.unwrap_or_default())))
    }

    /// Every version of its words, its place and its state, latest first. For who is not REDACTIE those that were published.
    async fn versies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<ThemaVersie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Versies, self.0.id).await
    }

    /// The ontwikkelopgaven that adopted it, newest first, as far as you may see their edition.
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
        Connection::nested(ctx, args, opgave::Under::Thema, self.0.id).await
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}
