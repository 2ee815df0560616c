//! The type Melding.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::melding;

use super::words::{MeldingReden, MeldingUitkomst};
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, Op},
    leervraag::{self, Leervraag},
    melding::policy,
    member::{self, Member},
};

/// A report of a member to the editors about a leervraag. For REDACTIE, and for who made it; never for the asker.
#[derive(async_graphql::Description)]
pub struct Melding(melding::Model);

impl From<melding::Model> for Melding {
    fn from(row: melding::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Melding {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Melding.id(self.0.id)
    }

    /// The leervraag that was reported; null when you may not see it any more.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// Why it was reported.
    async fn reden(&self) -> MeldingReden {
        self.0.reden.into()
    }

    /// What the reporter added, up to 2,000 characters.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// The leervraag that it is said to repeat, if one was named and you may see it.
    async fn dubbel_van(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(self.0.dubbel_van_id, leervraag::ById).await
    }

    /// Who reported it; for REDACTIE, except for an editor who asked or typed the leervraag.
    async fn melder(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        match self.names_the_reporter(op).await {
            Ok(true) => op.refer(self.0.melder_id, member::ById).await,
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        }
    }

    /// How it ended; null while it is open.
    async fn uitkomst(&self) -> Option<MeldingUitkomst> {
        self.0.uitkomst.map(Into::into)
    }

    /// When it was closed, in UTC; null while it is open.
    async fn afgehandeld_op(&self) -> Option<DateTime<Utc>> {
        self.0.afgehandeld_op
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

impl Melding {
    async fn names_the_reporter(&self, op: &Op) -> Result<bool> {
        if policy::is_own(&op.actor, &self.0) {
            return Ok(true);
        }
        let asked = op.load(leervraag::ById(self.0.leervraag_id)).await?;
        Ok(asked.is_some_and(|row| !leervraag::is_own(&op.actor, &row)))
    }
}
