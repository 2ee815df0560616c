//! Reflecties in the graph: names, descriptions, conversions. Nothing is decided here.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::reflectie;

use super::{read, rules::Code, write};
use crate::{
    cyclus::{self, Cyclus},
    error::Result,
    graph::{
        ContextExt, Kind, Nullable, fout::fout_codes, list_size::list_size, payload::payload, versie::Before,
    },
    member::{self, Member},
    raamwerk::WerkzameFactor,
};

fout_codes! {
    /// Why nothing was done with a reflectie.
    ReflectieFoutCode of Code {
        /// The cyclus measures still: take it to `REFLECTEERT` first.
        CyclusMeetNog,
        /// The cyclus is over.
        CyclusAfgesloten,
        /// The object that the field refers to does not exist.
        OnbekendeVerwijzing,
        /// More than 20 werkzame factoren.
        TeVeel,
    }
}

/// What a Lerende Praktijk answers to the three questions of a cyclus, in one version. For who takes part now and REDACTIE.
#[derive(async_graphql::Description)]
pub struct Reflectie(reflectie::Model);

impl From<reflectie::Model> for Reflectie {
    fn from(row: reflectie::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Reflectie {
    /// The global id of this version.
    pub(crate) async fn id(&self) -> ID {
        Kind::Reflectie.id(self.0.id)
    }

    /// The cyclus.
    async fn cyclus(&self, ctx: &Context<'_>) -> Nullable<Cyclus> {
        ctx.op().refer(Some(self.0.cyclus_id), cyclus::ById).await
    }

    /// The number of this version, from 1. Send the latest along with a next one, so that nobody overwrites what they did not
    /// read.
    async fn versie(&self) -> i32 {
        self.0.nummer
    }

    /// The version before; null for the first.
    async fn vorige(&self, ctx: &Context<'_>) -> Nullable<Reflectie> {
        let before = ctx.op().load(Before::of(read::Reflecties, &self.0)).await;
        before.map(|row| row.map(Reflectie::from)).transpose()
    }

    /// What works here, in Dutch, up to 2,000 characters.
    async fn wat_werkt(&self) -> &str {
        &self.0.wat_werkt
    }

    /// Where we are stuck, in Dutch, up to 2,000 characters.
    async fn waar_lopen_we_vast(&self) -> &str {
        &self.0.waar_vast
    }

    /// The werkzame factoren on which we are stuck, 20 at most.
    #[graphql(directive = list_size::apply(20))]
    async fn vast_op(&self, ctx: &Context<'_>) -> Result<Vec<WerkzameFactor>> {
        let found = ctx.op().load(read::FactorenOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// Which step is logical now, in Dutch, up to 2,000 characters.
    async fn welke_stap(&self) -> &str {
        &self.0.welke_stap
    }

    /// Who wrote it down, if you may see the person.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// When it was written down, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// The answers of a praktijk to the three questions.
#[derive(InputObject)]
pub(crate) struct ReflectieVastleggenInput {
    /// The cyclus, in `REFLECTEERT` or `VERBETERT`.
    cyclus: ID,
    /// The number of the latest version that you read; left out for the first. When somebody wrote one since, nothing is done:
    /// `CONFLICT`.
    versie: Option<i32>,
    /// What works here, in Dutch, 1 to 2,000 characters, about the work and not about persons.
    wat_werkt: String,
    /// Where we are stuck, likewise.
    waar_lopen_we_vast: String,
    /// The werkzame factoren on which we are stuck, 20 at most.
    #[graphql(default)]
    vast_op: Vec<ID>,
    /// Which step is logical now, likewise.
    welke_stap: String,
}

impl ReflectieVastleggenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            cyclus: Kind::Cyclus.key(&self.cyclus)?,
            versie: self.versie,
            wat_werkt: self.wat_werkt,
            waar_vast: self.waar_lopen_we_vast,
            welke_stap: self.welke_stap,
            factoren: Kind::WerkzameFactor.keys(&self.vast_op)?,
        })
    }
}

payload! {
    /// What `reflectieVastleggen` did.
    ReflectieVastleggenPayload {
        /// The new version.
        reflectie: Reflectie
    } ReflectieFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "ReflectieMutations")]
impl Mutations {
    /// Writes down what a Lerende Praktijk answers to the three questions of a cyclus, in a first or a next version. For who
    /// takes part now and REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn reflectie_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answers.")] input: ReflectieVastleggenInput,
    ) -> Nullable<ReflectieVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ReflectieVastleggenPayload::of(op, write::vastleggen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
