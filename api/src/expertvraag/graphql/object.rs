//! The type ExpertVraag.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::expertvraag::Model;

use super::words::{ExpertVraagReden, ExpertVraagStatus};
use crate::{
    expert::{self, Expert},
    expertvraag::policy,
    graph::{ContextExt, Kind, Nullable},
    leervraag::{self, Leervraag, VragerWeergave},
    member::Schrijver,
    tekstmelding::{Soort, TekstVerborgen},
};

/// What a member asks the experts about a leervraag, and what they answer.
#[derive(async_graphql::Description)]
pub struct ExpertVraag(Model);

impl From<Model> for ExpertVraag {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl ExpertVraag {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::ExpertVraag.id(self.0.id)
    }

    /// The leervraag that it is about; null while you may not see it.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// Where it stands.
    async fn status(&self) -> ExpertVraagStatus {
        self.0.status.into()
    }

    /// What is asked, in Dutch, up to 2,000 characters. Null for the expert who answered, once the asker took it back.
    async fn tekst(&self, ctx: &Context<'_>) -> Option<&str> {
        policy::may_read_question(&ctx.op().actor, &self.0).then_some(self.0.tekst.as_str())
    }

    /// How the asker chose to be shown.
    async fn weergave(&self) -> VragerWeergave {
        self.0.weergave.into()
    }

    /// The asker, as far as the asker chose and you may know; always null for anonymous readers, and for the expert who
    /// answered once the asker took it back.
    async fn vrager(&self, ctx: &Context<'_>) -> Option<Schrijver> {
        let actor = &ctx.op().actor;
        let who = (self.0.vrager_id, self.0.discipline_id);
        policy::may_read_question(actor, &self.0)
            .then(|| Schrijver::of(actor, who, self.0.weergave))
            .flatten()
    }

    /// The expert who alone was asked; null for the whole group.
    async fn expert(&self, ctx: &Context<'_>) -> Nullable<Expert> {
        ctx.op().refer(self.0.expert_id, expert::ById).await
    }

    /// The expert who took it up.
    async fn behandelaar(&self, ctx: &Context<'_>) -> Nullable<Expert> {
        ctx.op().refer(self.0.behandelaar_id, expert::ById).await
    }

    /// The answer, in Dutch, up to 2,000 characters.
    async fn antwoord(&self) -> Option<&str> {
        self.0.antwoord.as_deref()
    }

    /// When it was last answered, in UTC.
    async fn beantwoord_op(&self) -> Option<DateTime<Utc>> {
        self.0.beantwoord_op
    }

    /// Why it is not answered.
    async fn reden(&self) -> Option<ExpertVraagReden> {
        self.0.reden.map(Into::into)
    }

    /// That editors hid it from others after it was reported, and why; null while they do not.
    async fn verborgen(&self, ctx: &Context<'_>) -> Nullable<TekstVerborgen> {
        let over = Soort::ExpertVraag.van(self.0.id);
        TekstVerborgen::of(ctx.op(), self.0.verborgen_op, over).await
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was asked, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}
