//! The type ThemaVersie, and what changed since the version before.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::thema_versie;
use uuid::Uuid;

use super::{object::Thema, words::ThemaStatus};
use crate::{
    error::Error,
    graph::{
        ContextExt, Kind, Nullable,
        list_size::list_size,
        verschil::{DELEN, VerschilDeel, delen},
        versie::Before,
    },
    member::{self, Member},
    thema::read,
};

/// A thema from one change to the next: its words, its place and its state.
#[derive(async_graphql::Description)]
pub struct ThemaVersie(thema_versie::Model);

impl From<thema_versie::Model> for ThemaVersie {
    fn from(row: thema_versie::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl ThemaVersie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::ThemaVersie.id(self.0.id)
    }

    /// 1 for the first version.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The name as it was then.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// What it was about then.
    async fn omschrijving(&self) -> &str {
        &self.0.omschrijving
    }

    /// Where it stood then.
    async fn status(&self) -> ThemaStatus {
        self.0.status.into()
    }

    /// The thema that it stood under then, if there was one that you may see.
    async fn ouder(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        ctx.op().refer(self.0.ouder_id, read::ById).await
    }

    /// What changed since the version before; null for the first, and where you may not see the one before.
    async fn verschil(&self, ctx: &Context<'_>) -> Nullable<Verschil> {
        let found = ctx
            .op()
            .load(Before::of(read::Versies, &self.0))
            .await
            .transpose()?;
        Some(found.map(|oud| Verschil {
            oud,
            nieuw: self.0.clone(),
        }))
    }

    /// The editor who made this version, if you may see the person.
    async fn auteur(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.auteur_id, member::ById).await
    }

    /// When it was made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// What changed between two versions of a thema. Texts are told by words, in reading order: the parts that are `GELIJK` or
/// `VERWIJDERD` make the old text, those that are `GELIJK` or `TOEGEVOEGD` the new one.
#[derive(async_graphql::Description)]
pub(super) struct Verschil {
    oud: thema_versie::Model,
    nieuw: thema_versie::Model,
}

#[Object(name = "ThemaVerschil", use_type_description)]
impl Verschil {
    /// The version before.
    async fn vorige(&self) -> ThemaVersie {
        self.oud.clone().into()
    }

    /// What changed in the name.
    #[graphql(directive = list_size::apply(DELEN))]
    async fn naam(&self) -> Vec<VerschilDeel> {
        delen(&self.oud.naam, &self.nieuw.naam)
    }

    /// What changed in what it is about.
    #[graphql(directive = list_size::apply(DELEN))]
    async fn omschrijving(&self) -> Vec<VerschilDeel> {
        delen(&self.oud.omschrijving, &self.nieuw.omschrijving)
    }

    /// Whether it was put under another thema, or at the top, as far as you may see these.
    async fn verplaatst(&self, ctx: &Context<'_>) -> Nullable<bool> {
        let op = ctx.op();
        let seen = async |ouder: Option<Uuid>| match ouder {
            Some(ouder) if self.oud.ouder_id != self.nieuw.ouder_id => {
                Ok::<_, Error>(op.load(read::ById(ouder)).await?.map(|row| row.id))
            }
            _ => Ok(None),
        };
        let both = async { Ok(seen(self.oud.ouder_id).await? != seen(self.nieuw.ouder_id).await?) };
        Some(both.await)
    }

    /// Whether its state changed.
    async fn andere_status(&self) -> bool {
        self.oud.status != self.nieuw.status
    }
}
