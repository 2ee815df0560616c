//! Changing cycli: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::object::{Cyclus, CyclusStand};
use crate::{
    cyclus::{read, rules::Code, write},
    error::Result,
    graph::{ContextExt, Date, Kind, Nullable, fout::fout_codes, payload::payload},
};

fout_codes! {
    /// Why nothing was done with a cyclus.
    CyclusFoutCode of Code {
        /// A cyclus of the praktijk goes on already: close that first.
        CyclusLoopt,
        /// The praktijk no longer runs.
        PraktijkVoorbij,
        /// This stand does not follow the present one.
        StandVolgtNiet,
        /// No meting of the cyclus was adopted yet.
        MetingOntbreekt,
        /// The reflectie of the cyclus was not recorded yet.
        ReflectieOntbreekt,
        /// A day to come, before the praktijk or within an earlier cyclus; or an end for a cyclus that goes on.
        DatumOngeldig,
    }
}

/// Which Lerende Praktijk begins a cyclus.
#[derive(InputObject)]
pub(crate) struct CyclusStartenInput {
    /// The praktijk; none of its cycli goes on.
    praktijk: ID,
    /// The first day, in the Netherlands: today at most. Default: today.
    van: Option<Date>,
}

/// Where a cyclus goes.
#[derive(InputObject)]
pub(crate) struct CyclusStandZettenInput {
    /// The cyclus.
    cyclus: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// A step further (`MEET`, `REFLECTEERT`, `VERBETERT` in this order), a step back, or `AFGESLOTEN`.
    stand: CyclusStand,
    /// With `AFGESLOTEN`: the first day on which it no longer ran. Default: today.
    tot: Option<Date>,
}

impl CyclusStandZettenInput {
    fn parse(self) -> Result<write::Stap> {
        Ok(write::Stap {
            cyclus: Kind::Cyclus.key(&self.cyclus)?,
            version: self.version,
            stand: self.stand.into(),
            tot: self.tot.map(Into::into),
        })
    }
}

payload! {
    /// What `cyclusStarten` did.
    CyclusStartenPayload {
        /// The new cyclus.
        cyclus: Cyclus
    } CyclusFoutCode, read::ById
}
payload! {
    /// What `cyclusStandZetten` did.
    CyclusStandZettenPayload {
        /// The cyclus as it is now.
        cyclus: Cyclus
    } CyclusFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "CyclusMutations")]
impl Mutations {
    /// Begins the next cyclus of a Lerende Praktijk, in `MEET`. For its facilitators and REDACTIE. Safe to retry with
    /// `Idempotency-Key`.
    async fn cyclus_starten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which praktijk, from when.")] input: CyclusStartenInput,
    ) -> Nullable<CyclusStartenPayload> {
        let op = ctx.op();
        match Kind::LerendePraktijk.key(&input.praktijk) {
            Ok(praktijk) => {
                let done = write::starten(op, praktijk, input.van.map(Into::into)).await;
                CyclusStartenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes a cyclus a step further or back, or ends it. Reflecting needs a meting that was adopted, improving a reflectie.
    /// For the facilitators of its praktijk and REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn cyclus_stand_zetten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which cyclus, and where it goes.")] input: CyclusStandZettenInput,
    ) -> Nullable<CyclusStandZettenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(stap) => CyclusStandZettenPayload::of(op, write::verder(op, stap).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
