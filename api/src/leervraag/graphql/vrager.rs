//! The types Vrager and LeervraagVersie: who asks, and in which words it was asked before.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{leervraag, leervraag_versie};

use crate::{
    discipline::{self, Discipline, Sector},
    graph::{ContextExt, Kind, Nullable},
    leervraag::policy,
    member::{self, Member},
};

/// Who asks a leervraag, as far as the asker chose to be shown.
#[derive(async_graphql::Description)]
pub(super) struct Vrager(pub(super) leervraag::Model);

#[Object(use_type_description)]
impl Vrager {
    /// The asker's name, when the asker chose so (`NAAM`).
    async fn naam(&self, ctx: &Context<'_>) -> Nullable<String> {
        let op = ctx.op();
        policy::may_see_name(&op.actor, &self.0).then_some(())?;
        op.load(member::NaamOf(self.0.vrager_id?)).await.transpose()
    }

    /// The asker's profile, when the name is shown and the profile is visible to you.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        policy::may_see_name(&op.actor, &self.0).then_some(())?;
        op.refer(self.0.vrager_id, member::ById).await
    }

    /// The asker's discipline when it was asked.
    async fn discipline(&self, ctx: &Context<'_>) -> Nullable<Discipline> {
        ctx.op().refer(self.0.discipline_id, discipline::ById).await
    }

    /// The asker's sector when it was asked.
    async fn sector(&self) -> Option<Sector> {
        self.0.sector.map(Into::into)
    }
}

/// The words of a leervraag at one time.
#[derive(async_graphql::Description)]
pub struct LeervraagVersie(leervraag_versie::Model);

impl From<leervraag_versie::Model> for LeervraagVersie {
    fn from(row: leervraag_versie::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl LeervraagVersie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::LeervraagVersie.id(self.0.id)
    }

    /// 1 for the first version.
    async fn nummer(&self) -> i32 {
        self.0.nummer
    }

    /// The question as it was then.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// The explanation as it was then.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Who wrote this version, if you may see the person.
    async fn auteur(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.auteur_id, member::ById).await
    }

    /// When it was written, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
