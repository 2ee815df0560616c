//! The type Kennisitem.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::kennisitem::Model;

use super::words::KennisitemSoort;
use crate::{
    graph::{Connection, Kind, Nullable, PageArgs},
    opgave::{self, Ontwikkelopgave},
};

/// Knowledge that exists already: where it is and who made it, never a copy of it.
#[derive(async_graphql::Description)]
pub struct Kennisitem(Model);

impl From<Model> for Kennisitem {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Kennisitem {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Kennisitem.id(self.0.id)
    }

    /// The title, up to 200 characters.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What kind of knowledge it is.
    async fn soort(&self) -> KennisitemSoort {
        self.0.soort.into()
    }

    /// Who made it or gives it out, up to 120 characters.
    async fn bronorganisatie(&self) -> &str {
        &self.0.bronorganisatie
    }

    /// Where it is to be found, an https address; null when it is not on the web or the address is not known.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// The year in which it appeared; null when that is not known.
    async fn jaar(&self) -> Option<i32> {
        self.0.jaar
    }

    /// What it is, in Dutch, up to 2,000 characters.
    async fn omschrijving(&self) -> &str {
        &self.0.omschrijving
    }

    /// Whether others than editors see it.
    async fn gepubliceerd(&self) -> bool {
        self.0.gepubliceerd
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
        Connection::nested(ctx, args, opgave::Under::Kennisitem, self.0.id).await
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
