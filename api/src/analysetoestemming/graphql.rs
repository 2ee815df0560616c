//! The toestemming of a Lerende Praktijk in the graph: names, descriptions, conversions. Nothing is decided here.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::analysetoestemming;

use super::{read, rules::Code, write};
use crate::{
    graph::{ContextExt, Kind, Nullable, fout::fout_codes, payload::payload},
    member::{self, Member},
    praktijk::{self, LerendePraktijk},
};

fout_codes! {
    /// Why nothing was done with the toestemming of a Lerende Praktijk.
    AnalyseToestemmingFoutCode of Code {
        /// It holds already.
        AlToegestaan,
        /// It was withdrawn before.
        AlIngetrokken,
    }
}

/// That a Lerende Praktijk lets analysts read what it measured, as totals.
#[derive(async_graphql::Description)]
pub struct AnalyseToestemming(analysetoestemming::Model);

impl From<analysetoestemming::Model> for AnalyseToestemming {
    fn from(row: analysetoestemming::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl AnalyseToestemming {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::AnalyseToestemming.id(self.0.id)
    }

    /// The Lerende Praktijk.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), praktijk::ById).await
    }

    /// When it was given, in UTC.
    async fn gegeven_op(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// The facilitator who gave it, if you may see the person.
    async fn gegeven_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.gegeven_door_id, member::ById).await
    }

    /// When it was withdrawn, in UTC; null while it holds.
    async fn ingetrokken_op(&self) -> Option<DateTime<Utc>> {
        self.0.ingetrokken_op
    }

    /// The facilitator who withdrew it, if you may see the person.
    async fn ingetrokken_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.ingetrokken_door_id, member::ById).await
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }
}

/// Which Lerende Praktijk lets analysts read along.
#[derive(InputObject)]
pub(crate) struct AnalyseToestaanInput {
    /// The praktijk that you facilitate.
    praktijk: ID,
}

/// Which toestemming is withdrawn.
#[derive(InputObject)]
pub(crate) struct AnalyseToestemmingIntrekkenInput {
    /// The toestemming.
    toestemming: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

payload! {
    /// What `analyseToestaan` did.
    AnalyseToestaanPayload {
        /// The new toestemming.
        toestemming: AnalyseToestemming
    } AnalyseToestemmingFoutCode, read::ById
}
payload! {
    /// What `analyseToestemmingIntrekken` did.
    AnalyseToestemmingIntrekkenPayload {
        /// The toestemming as it is now.
        toestemming: AnalyseToestemming
    } AnalyseToestemmingFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "AnalyseToestemmingMutations")]
impl Mutations {
    /// Lets analysts read what a Lerende Praktijk measured: totals, never its reflections or steps. For its facilitators.
    /// Safe to retry with `Idempotency-Key`.
    async fn analyse_toestaan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which praktijk.")] input: AnalyseToestaanInput,
    ) -> Nullable<AnalyseToestaanPayload> {
        let op = ctx.op();
        match Kind::LerendePraktijk.key(&input.praktijk) {
            Ok(praktijk) => AnalyseToestaanPayload::of(op, write::toestaan(op, praktijk).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Withdraws it: from now on analysts read what everybody reads of the Lerende Praktijk. For its facilitators.
    async fn analyse_toestemming_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which toestemming.")] input: AnalyseToestemmingIntrekkenInput,
    ) -> Nullable<AnalyseToestemmingIntrekkenPayload> {
        let op = ctx.op();
        match Kind::AnalyseToestemming.key(&input.toestemming) {
            Ok(id) => {
                let done = write::intrekken(op, id, input.version).await;
                AnalyseToestemmingIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
