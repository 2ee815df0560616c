//! From where an ontwikkelopgave comes, and what an edition drops.

use async_graphql::{Context, Object};
use chrono::{DateTime, Utc};
use entity::{opgave_herkomst, opgave_vervallen};

use super::{object::Ontwikkelopgave, words::HerkomstSoort};
use crate::{
    graph::{Connection, ContextExt, Nullable, PageArgs},
    member::{self, Member},
    opgave::read,
};

/// How an ontwikkelopgave comes from the edition before the one that it stands in.
#[derive(async_graphql::Description)]
pub(crate) struct OntwikkelopgaveHerkomst(opgave_herkomst::Model);

impl From<opgave_herkomst::Model> for OntwikkelopgaveHerkomst {
    fn from(row: opgave_herkomst::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl OntwikkelopgaveHerkomst {
    /// What happened.
    async fn soort(&self) -> HerkomstSoort {
        self.0.soort.into()
    }

    /// Why, in Dutch, up to 300 characters.
    async fn reden(&self) -> &str {
        &self.0.reden
    }

    /// The ontwikkelopgaven that it comes from, by number: several when it is `SAMENGEVOEGD`, else one.
    async fn voorgangers(
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
        Connection::nested(ctx, args, read::Under::Opvolger, self.0.opgave_id).await
    }

    /// The editor who said so, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// Since when it is said, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// An ontwikkelopgave that an edition drops, and why.
#[derive(async_graphql::Description)]
pub(crate) struct VervallenOntwikkelopgave(opgave_vervallen::Model);

impl From<opgave_vervallen::Model> for VervallenOntwikkelopgave {
    fn from(row: opgave_vervallen::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl VervallenOntwikkelopgave {
    /// The ontwikkelopgave, as it stood in the edition before.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(Some(self.0.opgave_id), read::ById).await
    }

    /// Why, in Dutch, up to 300 characters.
    async fn reden(&self) -> &str {
        &self.0.reden
    }

    /// The editor who said so, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// Since when it is said, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
