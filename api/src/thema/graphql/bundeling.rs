//! The type Bundeling.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::bundeling;

use super::object::Thema;
use crate::{
    graph::{ContextExt, Kind, Nullable},
    leervraag::{self, Leervraag},
    member::{self, Member},
    thema::{policy, read},
};

/// A leervraag in a thema, from one moment, put there by someone for a reason.
#[derive(async_graphql::Description)]
pub struct Bundeling(bundeling::Model);

impl From<bundeling::Model> for Bundeling {
    fn from(row: bundeling::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Bundeling {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Bundeling.id(self.0.id)
    }

    /// The thema.
    async fn thema(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        ctx.op().refer(Some(self.0.thema_id), read::ById).await
    }

    /// The leervraag.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// Why it was put there, up to 300 characters.
    async fn reden(&self) -> Option<&str> {
        self.0.reden.as_deref()
    }

    /// The editor who put it there, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// Since when, in UTC.
    async fn van(&self) -> DateTime<Utc> {
        self.0.van
    }

    /// Until when, in UTC; null while it holds.
    async fn tot(&self) -> Option<DateTime<Utc>> {
        self.0.tot
    }

    /// The editor who ended it, if you may see the person; for REDACTIE.
    async fn beeindigd_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        policy::may_see_end(&ctx.op().actor).then_some(())?;
        ctx.op().refer(self.0.beeindigd_door_id, member::ById).await
    }

    /// Why it was ended, up to 300 characters; for REDACTIE.
    async fn reden_einde(&self, ctx: &Context<'_>) -> Option<&str> {
        policy::may_see_end(&ctx.op().actor).then_some(())?;
        self.0.reden_einde.as_deref()
    }
}
