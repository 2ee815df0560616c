//! The type Cyclus.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::cyclus;

use crate::{
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    meting::{self, Meting},
    praktijk::{self, LerendePraktijk},
    reflectie::{self, Reflectie},
    verbeterstap::{self, Verbeterstap},
};

/// What a Lerende Praktijk does in a cyclus.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "CyclusStand", remote = "cyclus::Stand")]
pub(crate) enum CyclusStand {
    /// It measures.
    Meet,
    /// It talks about what it measured.
    Reflecteert,
    /// It works on its verbeterstappen.
    Verbetert,
    /// It is over.
    Afgesloten,
}

/// A round of measuring, reflecting and improving of a Lerende Praktijk.
#[derive(async_graphql::Description)]
pub struct Cyclus(cyclus::Model);

impl From<cyclus::Model> for Cyclus {
    fn from(row: cyclus::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Cyclus {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Cyclus.id(self.0.id)
    }

    /// The Lerende Praktijk.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), praktijk::ById).await
    }

    /// Its number within the praktijk, from 1.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The first day, in the Netherlands.
    async fn van(&self) -> Date {
        self.0.van.into()
    }

    /// The first day on which it no longer ran; null while it goes on.
    async fn tot(&self) -> Option<Date> {
        self.0.tot.map(Into::into)
    }

    /// What the praktijk does in it now.
    async fn stand(&self) -> CyclusStand {
        self.0.stand.into()
    }

    /// What was measured in it, last measured first, as far as you may see it.
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
        Connection::nested(ctx, args, meting::Under::Cyclus, self.0.id).await
    }

    /// What the praktijk answers to the three questions, in the latest version; null when there is none, and for who does
    /// not take part.
    async fn reflectie(&self, ctx: &Context<'_>) -> Nullable<Reflectie> {
        ctx.op().refer(Some(self.0.id), reflectie::LaatsteVan).await
    }

    /// Every version of those answers, latest first; none for who does not take part.
    async fn reflecties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Reflectie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, reflectie::Reflecties, self.0.id).await
    }

    /// The steps that follow from it, first agreed first; none for who does not take part.
    async fn verbeterstappen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Verbeterstap>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, verbeterstap::Verbeterstappen, self.0.id).await
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
