//! The type MogelijkeDubbel.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::dubbel;

use super::rules;
use crate::{
    graph::{ContextExt, Kind, Nullable},
    leervraag::{self, Leervraag},
    member::{self, Member},
};

/// A leervraag whose words were nearly those of another one when it was offered. Found by comparing; an editor decides.
/// For REDACTIE.
#[derive(async_graphql::Description)]
pub struct MogelijkeDubbel(dubbel::Model);

impl From<dubbel::Model> for MogelijkeDubbel {
    fn from(row: dubbel::Model) -> Self {
        Self(row)
    }
}

/// Where it stands whether two leervragen are the same question.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "MogelijkeDubbelStand", remote = "rules::Stand")]
pub(super) enum Stand {
    /// An editor must look.
    Open,
    /// An editor said that they ask different things.
    AndereVraag,
    /// One goes on in the other.
    Samengevoegd,
    /// One of the two is not offered or published any more.
    Vervallen,
}

#[Object(use_type_description)]
impl MogelijkeDubbel {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::MogelijkeDubbel.id(self.0.id)
    }

    /// The leervraag that was offered.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// The leervraag that was there.
    async fn ander(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.ander_id), leervraag::ById).await
    }

    /// How much alike their words were, from 0.75 to 1: of the different words of both, the share that both have, in any form.
    async fn score(&self) -> f64 {
        f64::from(self.0.score) / 100.0
    }

    /// Where it stands. Follows from the two leervragen, so undoing a merging opens it again.
    async fn stand(&self, ctx: &Context<'_>) -> Nullable<Stand> {
        let op = ctx.op();
        let both = futures::future::try_join(
            op.load(leervraag::ById(self.0.leervraag_id)),
            op.load(leervraag::ById(self.0.ander_id)),
        );
        let answer =
            async {
                let (een, ander) = both.await?;
                let judged = een.zip(ander);
                Ok(judged
                    .map(|(een, ander)| rules::stand(self.0.andere_vraag_op.is_some(), &een, &ander).into()))
            };
        answer.await.transpose()
    }

    /// The editor who said that it is another question.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// When an editor said that it is another question, in UTC.
    async fn andere_vraag_op(&self) -> Option<DateTime<Utc>> {
        self.0.andere_vraag_op
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was found, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
