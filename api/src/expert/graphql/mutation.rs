//! Changing experts: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{object::Expert, words::ExpertFoutCode};
use crate::{
    error::Result,
    expert::{read, write},
    graph::{
        ContextExt, Date, Kind, Nullable,
        payload::{patch, payload},
    },
};

/// A new expert: a member, or somebody whose name was published elsewhere.
#[derive(InputObject)]
pub(crate) struct ExpertAanwijzenInput {
    /// The member. This or `naam`.
    member: Option<ID>,
    /// The name, 1 to 120 characters, of who is no member; with `bron`.
    naam: Option<String>,
    /// What the person does, up to 300 characters.
    functie: Option<String>,
    /// What the person knows about, in words, up to 300 characters.
    expertise: Option<String>,
    /// Where the name was published, up to 300 characters.
    bron: Option<String>,
    /// The werkzame factoren that the person knows about, nine at most.
    #[graphql(default)]
    factoren: Vec<ID>,
    /// The thema's that the person knows about, 20 at most.
    #[graphql(default)]
    themas: Vec<ID>,
    /// The first day of the term. Default: today.
    van: Option<Date>,
    /// The day after the last, where it is known.
    tot: Option<Date>,
}

impl ExpertAanwijzenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            member: Kind::Member.optional_key(self.member.as_ref())?,
            naam: self.naam,
            functie: self.functie,
            expertise: self.expertise,
            bron: self.bron,
            factoren: Kind::WerkzameFactor.keys(&self.factoren)?,
            themas: Kind::Thema.keys(&self.themas)?,
            van: self.van.map(Into::into),
            tot: self.tot.map(Into::into),
        })
    }
}

/// What changes in an expert. An absent field stays as it is; a list that is sent replaces the one before.
#[derive(InputObject)]
pub(crate) struct ExpertBijwerkenInput {
    /// The expert.
    expert: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What the person does, up to 300 characters; null empties it.
    functie: MaybeUndefined<String>,
    /// What the person knows about, in words, up to 300 characters; null empties it.
    expertise: MaybeUndefined<String>,
    /// The werkzame factoren that the person knows about, nine at most.
    factoren: Option<Vec<ID>>,
    /// The thema's that the person knows about, 20 at most.
    themas: Option<Vec<ID>>,
    /// The day after the last of the term; null while no end is known.
    tot: MaybeUndefined<Date>,
}

impl ExpertBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        let factoren = self.factoren.map(|ids| Kind::WerkzameFactor.keys(&ids));
        let themas = self.themas.map(|ids| Kind::Thema.keys(&ids));
        Ok(write::Wijziging {
            expert: Kind::Expert.key(&self.expert)?,
            version: self.version,
            functie: patch(self.functie),
            expertise: patch(self.expertise),
            factoren: factoren.transpose()?,
            themas: themas.transpose()?,
            tot: patch(self.tot),
        })
    }
}

/// Whose term ends.
#[derive(InputObject)]
pub(crate) struct ExpertBeeindigenInput {
    /// The expert.
    expert: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

payload! {
    /// What `expertAanwijzen` did.
    ExpertAanwijzenPayload {
        /// The new expert.
        expert: Expert
    } ExpertFoutCode, read::ById
}
payload! {
    /// What `expertBijwerken` did.
    ExpertBijwerkenPayload {
        /// The expert as it is now.
        expert: Expert
    } ExpertFoutCode, read::ById
}
payload! {
    /// What `expertBeeindigen` did.
    ExpertBeeindigenPayload {
        /// The expert with the end of the term.
        expert: Expert
    } ExpertFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "ExpertMutations")]
impl Mutations {
    /// Appoints an expert for a term. For REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn expert_aanwijzen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new expert.")] input: ExpertAanwijzenInput,
    ) -> Nullable<ExpertAanwijzenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ExpertAanwijzenPayload::of(op, write::aanwijzen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes what an expert is known for, or the end of the term. For REDACTIE.
    async fn expert_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: ExpertBijwerkenInput,
    ) -> Nullable<ExpertBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ExpertBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Ends a term today. For REDACTIE and for the expert.
    async fn expert_beeindigen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose term.")] input: ExpertBeeindigenInput,
    ) -> Nullable<ExpertBeeindigenPayload> {
        let op = ctx.op();
        match Kind::Expert.key(&input.expert) {
            Ok(key) => {
                let done = write::beeindigen(op, key, input.version).await;
                ExpertBeeindigenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
