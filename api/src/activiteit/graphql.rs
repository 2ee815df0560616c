//! Activiteiten in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::activiteit;

use super::read;
use crate::graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs};
use crate::leervraag::{self, Leervraag, Under};
use crate::opgave::{self, Ontwikkelopgave};

/// What kind of activiteit it is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "activiteit::Soort")]
pub enum ActiviteitSoort {
    /// An afternoon of dialogue.
    Dialoogmiddag,
    /// A webinar or online workshop.
    Webinar,
    /// A meeting of experts.
    Expertgroep,
    /// A DOEN-dag: a day on which plans are made together.
    DoenDag,
    /// None of the others.
    Overig,
}

/// A webinar, dialogue afternoon or working day where professionals met and where leervragen came up.
#[derive(async_graphql::Description)]
pub struct Activiteit(activiteit::Model);

impl From<activiteit::Model> for Activiteit {
    fn from(row: activiteit::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Activiteit {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Activiteit.id(self.0.id)
    }

    /// The title, in Dutch.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What kind of activiteit it is.
    async fn soort(&self) -> ActiviteitSoort {
        self.0.soort.into()
    }

    /// The day, as a calendar date in the Netherlands; null while it is not known.
    async fn datum(&self) -> Option<Date> {
        self.0.datum.map(Into::into)
    }

    /// What happened, in Dutch.
    async fn omschrijving(&self) -> &str {
        &self.0.omschrijving
    }

    /// Where it was, if that is known.
    async fn locatie(&self) -> Option<&str> {
        self.0.locatie.as_deref()
    }

    /// The source of these facts.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// The leervragen that came up here, newest first, as far as you may see them.
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
        leervraag::under(ctx, Under::Activiteit, self.0.id, args).await
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
        Connection::nested(ctx, args, opgave::Under::Activiteit, self.0.id).await
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ActiviteitQueries")]
impl Queries {
    /// The activiteiten, last entered first.
    async fn activiteiten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Activiteit>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        Connection::root(op, args, &read::NIEUWSTE, read::list(op)).await
    }

    /// One activiteit; null when there is none with this id.
    async fn activiteit(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Activiteit> {
        ctx.op().find(Kind::Activiteit, &id, read::ById).await
    }
}
