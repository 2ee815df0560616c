//! Starting and changing Lerende Praktijken: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{LerendePraktijk, praktijk::PraktijkFase, words::LerendePraktijkFoutCode};
use crate::{
    error::Result,
    graph::{
        ContextExt, Date, Kind, Nullable,
        payload::{patch, payload},
    },
    praktijk::{read, write},
    raamwerk::Onderwijssoort,
};

/// A new Lerende Praktijk.
#[derive(InputObject)]
pub(crate) struct LerendePraktijkStartenInput {
    /// The name, up to 120 characters.
    naam: String,
    /// What it is about, up to 2,000 characters; everybody reads it at once.
    samenvatting: String,
    /// How it works inside, up to 2,000 characters; for participants and editors.
    werkwijze: Option<String>,
    /// What it wants to reach, up to 2,000 characters; everybody reads it at once.
    doel: Option<String>,
    /// The question that it works on, up to 2,000 characters; everybody reads it at once.
    vraag: Option<String>,
    /// The first day, between 1900 and 2100; may lie ahead.
    startdatum: Date,
    /// The organisation that leads it.
    lead_organisatie: Option<ID>,
    /// The gebied in which it works.
    gebied: Option<ID>,
    /// The form in which education and youth help work together in it: a main form or a variant. A variant of a sector of
    /// education goes with a kind of education of that sector.
    samenwerkingsvorm: Option<ID>,
    /// The kinds of education in which it works.
    #[graphql(default)]
    onderwijssoorten: Vec<Onderwijssoort>,
    /// The organisations that join it from the first day, 100 at most.
    #[graphql(default)]
    partners: Vec<ID>,
}

impl LerendePraktijkStartenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            naam: self.naam,
            samenvatting: self.samenvatting,
            werkwijze: self.werkwijze,
            doel: self.doel,
            vraag: self.vraag,
            startdatum: self.startdatum.into(),
            lead_organisatie: Kind::Organisatie.optional_key(self.lead_organisatie.as_ref())?,
            gebied: Kind::Gebied.optional_key(self.gebied.as_ref())?,
            samenwerkingsvorm: Kind::Samenwerkingsvorm.optional_key(self.samenwerkingsvorm.as_ref())?,
            onderwijssoorten: self.onderwijssoorten.into_iter().map(Into::into).collect(),
            partners: Kind::Organisatie.keys(&self.partners)?,
        })
    }
}

/// What changes in a Lerende Praktijk. An absent field stays as it is; null empties it where that is possible.
#[derive(InputObject)]
pub(crate) struct LerendePraktijkBijwerkenInput {
    /// The praktijk.
    praktijk: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The name, up to 120 characters.
    naam: Option<String>,
    /// What it is about, up to 2,000 characters; everybody reads it at once.
    samenvatting: Option<String>,
    /// How it works inside, up to 2,000 characters; for participants and editors.
    werkwijze: MaybeUndefined<String>,
    /// What it wants to reach, up to 2,000 characters; everybody reads it at once.
    doel: MaybeUndefined<String>,
    /// The question that it works on, up to 2,000 characters; everybody reads it at once.
    vraag: MaybeUndefined<String>,
    /// The phase: the next one, or `GESTOPT` from any but `GEBORGD`.
    fase: Option<PraktijkFase>,
    /// The first day, between 1900 and 2100.
    startdatum: Option<Date>,
    /// The first day on which it no longer runs. When it comes to an end and you name none, that is today.
    einddatum: MaybeUndefined<Date>,
    /// The organisation that leads it.
    lead_organisatie: MaybeUndefined<ID>,
    /// The gebied in which it works.
    gebied: MaybeUndefined<ID>,
    /// The form in which education and youth help work together in it: a main form or a variant. A variant of a sector of
    /// education goes with a kind of education of that sector.
    samenwerkingsvorm: MaybeUndefined<ID>,
    /// The kinds of education in which it works: replaces the list.
    onderwijssoorten: Option<Vec<Onderwijssoort>>,
    /// The organisations that join it: who is not named ends today, who is new begins today. 100 at most.
    partners: Option<Vec<ID>>,
}

impl LerendePraktijkBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        let partners = self.partners.map(|ids| Kind::Organisatie.keys(&ids));
        let soorten = |soorten: Vec<Onderwijssoort>| soorten.into_iter().map(Into::into).collect();
        Ok(write::Wijziging {
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            version: self.version,
            naam: self.naam,
            samenvatting: self.samenvatting,
            werkwijze: patch(self.werkwijze),
            doel: patch(self.doel),
            vraag: patch(self.vraag),
            fase: self.fase.map(Into::into),
            startdatum: self.startdatum.map(Into::into),
            einddatum: patch(self.einddatum),
            lead_organisatie: Kind::Organisatie.patched_key(&self.lead_organisatie)?,
            gebied: Kind::Gebied.patched_key(&self.gebied)?,
            samenwerkingsvorm: Kind::Samenwerkingsvorm.patched_key(&self.samenwerkingsvorm)?,
            onderwijssoorten: self.onderwijssoorten.map(soorten),
            partners: partners.transpose()?,
        })
    }
}

payload! {
    /// What `lerendePraktijkStarten` did.
    LerendePraktijkStartenPayload {
        /// The new Lerende Praktijk.
        praktijk: LerendePraktijk
    } LerendePraktijkFoutCode, read::ById
}
payload! {
    /// What `lerendePraktijkBijwerken` did.
    LerendePraktijkBijwerkenPayload {
        /// The Lerende Praktijk as it is now.
        praktijk: LerendePraktijk
    } LerendePraktijkFoutCode, read::ById
}
/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "PraktijkMutations")]
impl Mutations {
    /// Starts a Lerende Praktijk, in `VERKENNING`; you become its facilitator from today. For members.
    async fn lerende_praktijk_starten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new praktijk.")] input: LerendePraktijkStartenInput,
    ) -> Nullable<LerendePraktijkStartenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => LerendePraktijkStartenPayload::of(op, write::starten(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes a Lerende Praktijk. For its facilitators and REDACTIE.
    async fn lerende_praktijk_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: LerendePraktijkBijwerkenInput,
    ) -> Nullable<LerendePraktijkBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => LerendePraktijkBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
