//! The types Thema and Bundeling.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::thema;

use super::words::ThemaStatus;
use crate::{
    graph::{ContextExt, Kind, Nullable},
    thema::read,
};

/// Leervragen that belong together, bundled and named by editors.
pub struct Thema(thema::Model);

impl From<thema::Model> for Thema {
    fn from(row: thema::Model) -> Self {
        Self(row)
    }
}

#[Object]
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
