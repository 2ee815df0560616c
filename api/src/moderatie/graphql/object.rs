//! The type Moderatie: one place in the queue.

use async_graphql::{Context, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::moderatie;
use uuid::Uuid;

use super::words::ModeratieSoort;
use crate::{
    graph::{ContextExt, Nullable},
    leervraag::{self, Leervraag},
    member::{self, Member},
    moderatie::rules,
};

/// A leervraag that waits for an editor: why, since when, and who is working on it. For REDACTIE.
#[derive(async_graphql::Description)]
pub(crate) struct Moderatie(moderatie::Model);

impl From<moderatie::Model> for Moderatie {
    fn from(row: moderatie::Model) -> Self {
        Self(row)
    }
}

/// One reason why a leervraag waits.
#[derive(SimpleObject)]
pub(super) struct ModeratieReden {
    /// The kind of reason.
    soort: ModeratieSoort,
    /// Since when, in UTC; of several reports the oldest.
    sinds: DateTime<Utc>,
}

#[Object(use_type_description)]
impl Moderatie {
    /// The leervraag; what was reported stands in its `meldingen`, what the guard doubts in its `signalen`.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(Some(self.0.leervraag_id), leervraag::ById).await
    }

    /// Every reason why it waits, oldest first.
    async fn redenen(&self) -> Vec<ModeratieReden> {
        let told = |(soort, sinds)| ModeratieReden {
            soort: ModeratieSoort::from(soort),
            sinds,
        };
        rules::redenen(&self.0).into_iter().map(told).collect()
    }

    /// Since when it waits, in UTC: the order of the queue.
    async fn sinds(&self) -> DateTime<Utc> {
        self.0.sinds
    }

    /// Who is working on it; null when nobody is.
    async fn claim(&self, ctx: &Context<'_>) -> Option<ModeratieClaim> {
        let (door, tot) = rules::claim(&self.0, ctx.op().now())?;
        Some(ModeratieClaim { door, tot })
    }
}

/// A claim of an editor on a leervraag. It ends by itself, and with the decision.
#[derive(async_graphql::Description)]
pub(super) struct ModeratieClaim {
    door: Uuid,
    tot: DateTime<Utc>,
}

#[Object(use_type_description)]
impl ModeratieClaim {
    /// The editor.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(Some(self.door), member::ById).await
    }

    /// Whether it is your own.
    async fn mijn(&self, ctx: &Context<'_>) -> bool {
        ctx.op().actor.member == Some(self.door)
    }

    /// Until when, in UTC.
    async fn tot(&self) -> DateTime<Utc> {
        self.tot
    }
}
