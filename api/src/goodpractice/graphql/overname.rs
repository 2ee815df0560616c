//! The types GoodPracticeOvername and GoodPracticeErvaring.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{goodpractice_ervaring, goodpractice_overname};

use super::{object::GoodPractice, words::GoodPracticeOordeel};
use crate::{
    cyclus,
    goodpractice::read,
    graph::{Connection, ContextExt, Date, Kind, Nullable, Op, PageArgs},
    praktijk::{self, LerendePraktijk},
    tekstmelding::{Soort, TekstVerborgen},
};

/// A Lerende Praktijk took a good practice over.
#[derive(async_graphql::Description)]
pub struct GoodPracticeOvername(goodpractice_overname::Model);

impl From<goodpractice_overname::Model> for GoodPracticeOvername {
    fn from(row: goodpractice_overname::Model) -> Self {
        Self(row)
    }
}

impl GoodPracticeOvername {
    /// What stays inside, for who takes part now in the praktijk that took over and for editors.
    async fn inside<T>(&self, op: &Op, value: T) -> Nullable<T> {
        match cyclus::sees_inside(op, self.0.praktijk_id).await {
            Ok(within) => within.then_some(Ok(value)),
            Err(error) => Some(Err(error)),
        }
    }
}

#[Object(use_type_description)]
impl GoodPracticeOvername {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::GoodPracticeOvername.id(self.0.id)
    }

    /// The good practice; null when it was withdrawn, unless you may see it then.
    async fn good_practice(&self, ctx: &Context<'_>) -> Nullable<GoodPractice> {
        ctx.op().refer(Some(self.0.goodpractice_id), read::ById).await
    }

    /// The Lerende Praktijk that took it over.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), praktijk::ById).await
    }

    /// The first day on which it was used there.
    async fn sinds(&self) -> Date {
        self.0.sinds.into()
    }

    /// The first day on which it was used no longer; null while it is used.
    async fn tot(&self) -> Option<Date> {
        self.0.tot.map(Into::into)
    }

    /// What is done in another way there, in Dutch, up to 2,000 characters; while editors hide it null for who does not take part
    /// there.
    async fn aanpassingen(&self, ctx: &Context<'_>) -> Nullable<&str> {
        let words = self.0.aanpassingen.as_deref()?;
        if self.0.verborgen_op.is_none() {
            return Some(Ok(words));
        }
        self.inside(ctx.op(), words).await
    }

    /// That editors hid `aanpassingen` from others after they were reported, and why; null while they do not, and for who does not
    /// take part there.
    async fn verborgen(&self, ctx: &Context<'_>) -> Nullable<TekstVerborgen> {
        let op = ctx.op();
        let over = Soort::GoodPracticeOvername.van(self.0.id);
        match self.inside(op, self.0.verborgen_op?).await? {
            Ok(sinds) => TekstVerborgen::of(op, Some(sinds), over).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// How it went, of the last day first: what the Lerende Praktijk shared; all for who takes part in it now and for REDACTIE.
    async fn ervaringen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPracticeErvaring>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Ervaringen, self.0.id).await
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
}

/// How it went with a good practice where it was taken over, on a day.
#[derive(async_graphql::Description)]
pub struct GoodPracticeErvaring(goodpractice_ervaring::Model);

impl From<goodpractice_ervaring::Model> for GoodPracticeErvaring {
    fn from(row: goodpractice_ervaring::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl GoodPracticeErvaring {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::GoodPracticeErvaring.id(self.0.id)
    }

    /// The overname that it is about.
    async fn overname(&self, ctx: &Context<'_>) -> Nullable<GoodPracticeOvername> {
        let of = Some(self.0.overname_id);
        ctx.op().refer(of, read::OvernameById).await
    }

    /// Whether it worked.
    async fn oordeel(&self) -> GoodPracticeOordeel {
        self.0.oordeel.into()
    }

    /// How it went, in Dutch, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// The day that it is about.
    async fn datum(&self) -> Date {
        self.0.datum.into()
    }

    /// Whether others than the Lerende Praktijk and REDACTIE read it.
    async fn gedeeld(&self) -> bool {
        self.0.gedeeld
    }

    /// That editors hid it from others after it was reported, and why; null while they do not.
    async fn verborgen(&self, ctx: &Context<'_>) -> Nullable<TekstVerborgen> {
        let over = Soort::GoodPracticeErvaring.van(self.0.id);
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
}
