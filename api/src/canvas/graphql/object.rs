//! The type Canvas.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::canvas;

use super::{versie::CanvasVersie, words::CanvasStatus};
use crate::{
    canvas::read,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    praktijk::{self, LerendePraktijk},
    tekstmelding::{Soort, TekstVerborgen},
};

/// What a Lerende Praktijk, or an ambition of the network, undertakes: five questions, answered together.
#[derive(async_graphql::Description)]
pub struct Canvas(canvas::Model);

impl From<canvas::Model> for Canvas {
    fn from(row: canvas::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Canvas {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Canvas.id(self.0.id)
    }

    /// Of which Lerende Praktijk; null for the canvas of an ambition.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(self.0.praktijk_id, praktijk::ById).await
    }

    /// The title of the ambition; null for the canvas of a praktijk.
    async fn ambitie(&self) -> Option<&str> {
        self.0.ambitie.as_deref()
    }

    /// Who reads it.
    async fn status(&self) -> CanvasStatus {
        self.0.status.into()
    }

    /// What, and why.
    async fn wat_en_waarom(&self) -> Option<&str> {
        self.0.wat_en_waarom.as_deref()
    }

    /// Within what: place, rules, time, means.
    async fn waarbinnen(&self) -> Option<&str> {
        self.0.waarbinnen.as_deref()
    }

    /// How, and with what.
    async fn hoe_en_waarmee(&self) -> Option<&str> {
        self.0.hoe_en_waarmee.as_deref()
    }

    /// Who does it, and with whom: roles and organisations, never names of children or parents.
    async fn wie(&self) -> Option<&str> {
        self.0.wie.as_deref()
    }

    /// What not.
    async fn wat_niet(&self) -> Option<&str> {
        self.0.wat_niet.as_deref()
    }

    /// That editors hid it from others after it was reported, and why; null while they do not.
    async fn verborgen(&self, ctx: &Context<'_>) -> Nullable<TekstVerborgen> {
        let over = Soort::Canvas.van(self.0.id);
        TekstVerborgen::of(ctx.op(), self.0.verborgen_op, over).await
    }

    /// Whether it is fictitious: demo data.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// The version to send along with a change; grows by one with every change.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it was last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }

    /// What it said after each change, latest first. Who does not take part sees the versions that were shared.
    async fn versies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<CanvasVersie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Versies, self.0.id).await
    }
}
