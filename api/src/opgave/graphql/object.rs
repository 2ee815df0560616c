//! The types Ontwikkelopgave and Onderbouwing.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::opgave;

use crate::{
    agenda::{self, AgendaEditie},
    graph::{ContextExt, Kind, Nullable},
};

/// What the field has to work on: one task in one edition of an agenda, resting on leervragen.
pub struct Ontwikkelopgave(opgave::Model);

impl From<opgave::Model> for Ontwikkelopgave {
    fn from(row: opgave::Model) -> Self {
        Self(row)
    }
}

#[Object]
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
