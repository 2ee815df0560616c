//! The type Verbeterstap, and how it went.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::{verbeterstap, verbeterstap_stand};

use crate::{
    cyclus::{self, Cyclus},
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    member::{self, Member},
    organisatie::{self, Organisatie},
    praktijk::{self, Deelname},
    verbeterstap::read,
};

/// How far a verbeterstap is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "VerbeterstapStand", remote = "verbeterstap::Stand")]
pub(crate) enum VerbeterstapStand {
    /// It was agreed.
    Gepland,
    /// Somebody works on it.
    Bezig,
    /// It was done.
    Gedaan,
    /// It will not be done.
    Vervallen,
}

/// A step that a Lerende Praktijk takes after it reflected. For who takes part now and REDACTIE.
#[derive(async_graphql::Description)]
pub struct Verbeterstap(verbeterstap::Model);

impl From<verbeterstap::Model> for Verbeterstap {
    fn from(row: verbeterstap::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Verbeterstap {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Verbeterstap.id(self.0.id)
    }

    /// The cyclus in which it was agreed.
    async fn cyclus(&self, ctx: &Context<'_>) -> Nullable<Cyclus> {
        ctx.op().refer(Some(self.0.cyclus_id), cyclus::ById).await
    }

    /// What is done, in Dutch, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// The organisatie that sees to it; null when somebody who takes part does.
    async fn organisatie(&self, ctx: &Context<'_>) -> Nullable<Organisatie> {
        ctx.op().refer(self.0.organisatie_id, organisatie::ById).await
    }

    /// Who sees to it, as somebody who takes part; null when an organisatie does, or when the person was erased.
    async fn deelname(&self, ctx: &Context<'_>) -> Nullable<Deelname> {
        ctx.op().refer(self.0.deelname_id, praktijk::DeelnameById).await
    }

    /// The day on which it should be done, in the Netherlands.
    async fn streefdatum(&self) -> Option<Date> {
        self.0.streefdatum.map(Into::into)
    }

    /// How far it is.
    async fn stand(&self) -> VerbeterstapStand {
        self.0.stand.into()
    }

    /// How it went: the states that it came to, last said first.
    async fn verloop(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<VerbeterstapVerloop>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Verloop, self.0.id).await
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was agreed, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}

/// That a verbeterstap came to a state.
#[derive(async_graphql::Description)]
pub(crate) struct VerbeterstapVerloop(verbeterstap_stand::Model);

impl From<verbeterstap_stand::Model> for VerbeterstapVerloop {
    fn from(row: verbeterstap_stand::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl VerbeterstapVerloop {
    /// The state.
    async fn stand(&self) -> VerbeterstapStand {
        self.0.stand.into()
    }

    /// What was said about it, in Dutch, up to 300 characters.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Who said so, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// When, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
