//! The type Schrijver: who wrote something, as far as the writer chose to be shown.

use async_graphql::{Context, Object};
use entity::leervraag::Weergave;
use uuid::Uuid;

use super::object::Member;
use crate::{
    auth::Actor,
    discipline::{self, Discipline},
    graph::{ContextExt, Nullable},
    member::{policy, read},
};

/// Who wrote it, as far as the writer chose to be shown: by name (`NAAM`), by discipline only (`ROL`) or not at all
/// (`ANONIEM`).
#[derive(async_graphql::Description)]
pub(crate) struct Schrijver {
    member: Option<Uuid>,
    discipline: Option<Uuid>,
    named: bool,
}

impl Schrijver {
    /// As `actor` may know; none where nothing is shown.
    pub(crate) fn of(
        actor: &Actor,
        (member, discipline): (Option<Uuid>, Option<Uuid>),
        weergave: Weergave,
    ) -> Option<Self> {
        let named = policy::shows_name(actor, member, weergave);
        let shown = named || policy::shows_role(actor, member, weergave);
        shown.then_some(Self {
            member,
            discipline,
            named,
        })
    }
}

#[Object(use_type_description)]
impl Schrijver {
    /// The name, when the writer chose so.
    async fn naam(&self, ctx: &Context<'_>) -> Nullable<String> {
        let named = self.member.filter(|_| self.named)?;
        ctx.op().load(read::NaamOf(named)).await.transpose()
    }

    /// The profile, when the name is shown and the profile is visible to you.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let named = self.member.filter(|_| self.named);
        ctx.op().refer(named, read::ById).await
    }

    /// The discipline when it was written.
    async fn discipline(&self, ctx: &Context<'_>) -> Nullable<Discipline> {
        ctx.op().refer(self.discipline, discipline::ById).await
    }
}
