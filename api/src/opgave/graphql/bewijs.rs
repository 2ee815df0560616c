//! The types Onderbouwing and ThemaOvername: what an ontwikkelopgave rests on.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{onderbouwing, opgave_thema};

use super::{object::Ontwikkelopgave, words::OnderbouwingGewicht};
use crate::{
    graph::{ContextExt, Kind, Nullable},
    leervraag::{self, Leervraag, LeervraagVersie},
    member::{self, Member},
    opgave::read,
    thema::{self, Thema, ThemaVersie},
};

/// A leervraag as evidence beneath an ontwikkelopgave, put there by someone for a reason.
#[derive(async_graphql::Description)]
pub struct Onderbouwing(onderbouwing::Model);

impl From<onderbouwing::Model> for Onderbouwing {
    fn from(row: onderbouwing::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Onderbouwing {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Onderbouwing.id(self.0.id)
    }

    /// The ontwikkelopgave.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(Some(self.0.opgave_id), read::ById).await
    }

    /// The leervraag as it is now, if you may see it.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// The words on which the edition was adopted: they stay, also when the leervraag gets others. Null until the edition is
    /// adopted; then `leervraag` has the words.
    async fn versie(&self, ctx: &Context<'_>) -> Nullable<LeervraagVersie> {
        ctx.op()
            .refer(self.0.leervraag_versie_id, leervraag::VersieById)
            .await
    }

    /// The thema through which it came as it is now, if it came through one that you may see.
    async fn thema(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        ctx.op().refer(self.0.thema_id, thema::ById).await
    }

    /// What that thema was when the edition was adopted; null until then, and when it was not published.
    async fn thema_versie(&self, ctx: &Context<'_>) -> Nullable<ThemaVersie> {
        ctx.op().refer(self.0.thema_versie_id, thema::VersieById).await
    }

    /// Why it is evidence, up to 300 characters.
    async fn reden(&self) -> Option<&str> {
        self.0.reden.as_deref()
    }

    /// How much the ontwikkelopgave rests on it; null when nobody weighed it.
    async fn gewicht(&self) -> Option<OnderbouwingGewicht> {
        self.0.gewicht.map(Into::into)
    }

    /// Where this can be read, in Dutch, up to 300 characters.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// The editor who put it there, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// Since when, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// A thema that an ontwikkelopgave adopted, by someone for a reason.
#[derive(async_graphql::Description)]
pub struct ThemaOvername(opgave_thema::Model);

impl From<opgave_thema::Model> for ThemaOvername {
    fn from(row: opgave_thema::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl ThemaOvername {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::ThemaOvername.id(self.0.id)
    }

    /// The ontwikkelopgave.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(Some(self.0.opgave_id), read::ById).await
    }

    /// The thema as it is now, if you may see it.
    async fn thema(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        ctx.op().refer(Some(self.0.thema_id), thema::ById).await
    }

    /// What the thema was when the edition was adopted: it stays, also when the thema changes or lapses. Null until the
    /// edition is adopted; then `thema` tells.
    async fn versie(&self, ctx: &Context<'_>) -> Nullable<ThemaVersie> {
        ctx.op().refer(self.0.thema_versie_id, thema::VersieById).await
    }

    /// Why it was adopted, up to 300 characters.
    async fn reden(&self) -> &str {
        &self.0.reden
    }

    /// How much the ontwikkelopgave rests on it; null when nobody weighed it.
    async fn gewicht(&self) -> Option<OnderbouwingGewicht> {
        self.0.gewicht.map(Into::into)
    }

    /// Where this can be read, in Dutch, up to 300 characters.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// The editor who adopted it, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// Since when, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
