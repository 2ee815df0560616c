//! The type Vrager: who asks.

use async_graphql::{Context, Object};
use entity::leervraag;

use crate::{
    discipline::{self, Discipline, Sector},
    graph::{ContextExt, Nullable},
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
