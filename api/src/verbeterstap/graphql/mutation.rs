//! Agreeing on verbeterstappen: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::object::{Verbeterstap, VerbeterstapStand};
use crate::{
    error::Result,
    graph::{
        ContextExt, Date, Kind, Nullable,
        fout::fout_codes,
        payload::{patch, payload},
    },
    verbeterstap::{read, rules::Code, write},
};

fout_codes! {
    /// Why nothing was done with a verbeterstap.
    VerbeterstapFoutCode of Code {
        /// The cyclus measures still: take it to `REFLECTEERT` first.
        CyclusMeetNog,
        /// The cyclus is over.
        CyclusAfgesloten,
        /// This stand does not follow the present one.
        StandVolgtNiet,
        /// An explanation without a stand.
        StandOntbreekt,
        /// Neither, or both, of an organisatie and a deelname were named.
        EenEigenaar,
        /// The person does not take part in the praktijk now.
        EigenaarDoetNietMee,
        /// Before the cyclus.
        DatumOngeldig,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
    }
}

/// A new step.
#[derive(InputObject)]
pub(crate) struct VerbeterstapVastleggenInput {
    /// The cyclus, in `REFLECTEERT` or `VERBETERT`.
    cyclus: ID,
    /// What is done, in Dutch, 1 to 2,000 characters, about the work and not about persons.
    tekst: String,
    /// The organisatie that sees to it; or name a deelname.
    organisatie: Option<ID>,
    /// Who sees to it, taking part in the praktijk now; or name an organisatie.
    deelname: Option<ID>,
    /// The day on which it should be done, in the Netherlands.
    streefdatum: Option<Date>,
}

impl VerbeterstapVastleggenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            cyclus: Kind::Cyclus.key(&self.cyclus)?,
            tekst: self.tekst,
            organisatie: Kind::Organisatie.optional_key(self.organisatie.as_ref())?,
            deelname: Kind::Deelname.optional_key(self.deelname.as_ref())?,
            streefdatum: self.streefdatum.map(Into::into),
        })
    }
}

/// What changes in a step. An absent field stays as it is; null empties it where that is possible.
#[derive(InputObject)]
pub(crate) struct VerbeterstapBijwerkenInput {
    /// The step.
    verbeterstap: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What is done, in Dutch, 1 to 2,000 characters.
    tekst: Option<String>,
    /// The organisatie that sees to it from now on; or name a deelname.
    organisatie: Option<ID>,
    /// Who sees to it from now on; or name an organisatie.
    deelname: Option<ID>,
    /// The day on which it should be done.
    streefdatum: MaybeUndefined<Date>,
    /// How far it is: `GEPLAND`, `BEZIG`, `GEDAAN`, or `VERVALLEN`. What was done goes back to `BEZIG`, what was dropped to
    /// `GEPLAND`.
    stand: Option<VerbeterstapStand>,
    /// With a stand: what there is to say, in Dutch, 1 to 300 characters.
    toelichting: Option<String>,
}

impl VerbeterstapBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            verbeterstap: Kind::Verbeterstap.key(&self.verbeterstap)?,
            version: self.version,
            tekst: self.tekst,
            organisatie: Kind::Organisatie.optional_key(self.organisatie.as_ref())?,
            deelname: Kind::Deelname.optional_key(self.deelname.as_ref())?,
            streefdatum: patch(self.streefdatum),
            stand: self.stand.map(Into::into),
            toelichting: self.toelichting,
        })
    }
}

payload! {
    /// What `verbeterstapVastleggen` did.
    VerbeterstapVastleggenPayload {
        /// The new step.
        verbeterstap: Verbeterstap
    } VerbeterstapFoutCode, read::ById
}
payload! {
    /// What `verbeterstapBijwerken` did.
    VerbeterstapBijwerkenPayload {
        /// The step as it is now.
        verbeterstap: Verbeterstap
    } VerbeterstapFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "VerbeterstapMutations")]
impl Mutations {
    /// Agrees on a step of a Lerende Praktijk, in `GEPLAND`. For who takes part now and REDACTIE. Safe to retry with
    /// `Idempotency-Key`.
    async fn verbeterstap_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new step.")] input: VerbeterstapVastleggenInput,
    ) -> Nullable<VerbeterstapVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => VerbeterstapVastleggenPayload::of(op, write::vastleggen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes a step, or says how far it is, also when its cyclus is over. For who takes part in the praktijk now and
    /// REDACTIE.
    async fn verbeterstap_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: VerbeterstapBijwerkenInput,
    ) -> Nullable<VerbeterstapBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => VerbeterstapBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
