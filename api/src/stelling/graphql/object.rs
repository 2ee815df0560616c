//! The types Stelling and Stellingenlijst, and where to find lists.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{stelling, stellingenlijst};

use crate::{
    error::Result,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs, list_size::list_size},
    praktijk::{self, LerendePraktijk},
    stelling::read,
};

/// A statement that people agree with or not, in one version. Other words are another version.
#[derive(async_graphql::Description)]
pub struct Stelling(stelling::Model);

impl From<stelling::Model> for Stelling {
    fn from(row: stelling::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Stelling {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Stelling.id(self.0.id)
    }

    /// The words, in Dutch, up to 300 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// The version of these words, from 1.
    async fn versie(&self) -> i32 {
        self.0.versie
    }

    /// The Lerende Praktijk that it belongs to; null when every praktijk may use it.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(self.0.praktijk_id, praktijk::ById).await
    }
}

/// A list of stellingen in one version. It never changes; what is worded otherwise stands in a next version.
#[derive(async_graphql::Description)]
pub struct Stellingenlijst(stellingenlijst::Model);

impl From<stellingenlijst::Model> for Stellingenlijst {
    fn from(row: stellingenlijst::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Stellingenlijst {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Stellingenlijst.id(self.0.id)
    }

    /// The title, in Dutch.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// The version, from 1.
    async fn versie(&self) -> i32 {
        self.0.versie
    }

    /// The version before; null for the first.
    async fn vorige(&self, ctx: &Context<'_>) -> Nullable<Stellingenlijst> {
        ctx.op().refer(self.0.vorige_id, read::LijstById).await
    }

    /// The Lerende Praktijk that it belongs to; null when every praktijk may use it.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(self.0.praktijk_id, praktijk::ById).await
    }

    /// The stellingen in their order, 40 at most.
    #[graphql(directive = list_size::apply(40))]
    async fn stellingen(&self, ctx: &Context<'_>) -> Result<Vec<Stelling>> {
        let found = ctx.op().load(read::StellingenOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "StellingQueries")]
impl Queries {
    /// The lists of stellingen that you may see, by title: those that every praktijk may use, and those of your own.
    async fn stellingenlijsten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those that this Lerende Praktijk can use: the reusable ones and its own.")]
        praktijk: Option<ID>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Stellingenlijst>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        match Kind::LerendePraktijk.optional_key(praktijk.as_ref()) {
            Ok(praktijk) => Connection::root(op, args, &read::TITEL, read::te_gebruiken(op, praktijk)).await,
            Err(error) => Some(Err(error)),
        }
    }
}
