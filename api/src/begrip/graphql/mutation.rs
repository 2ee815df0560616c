//! Changing begrippen: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};
use entity::begrip_vorm::Soort;
use uuid::Uuid;

use super::{
    object::Begrip,
    words::{BegripAfwijsreden, BegripBesluit, BegripFoutCode, VormSoort},
};
use crate::{
    begrip::{read, write},
    error::Result,
    graph::{
        ContextExt, Kind, Nullable,
        payload::{patch, payload},
    },
};

/// A form in which a begrip is said, beside its term.
#[derive(InputObject)]
pub(crate) struct BegripVormInput {
    /// The word or words: 1 to 200 characters, six words at most. What has the same stems as the term adds nothing.
    vorm: String,
    /// What kind of form it is; `TERM` counts as `SYNONIEM`.
    soort: VormSoort,
}

/// What a begrip means to one discipline.
#[derive(InputObject)]
pub(crate) struct BegripBetekenisInput {
    /// The discipline; each once.
    discipline: ID,
    /// What it means there, in Dutch, 1 to 2,000 characters.
    tekst: String,
}

fn vormen(all: Vec<BegripVormInput>) -> Vec<(String, Soort)> {
    let soort = |soort: VormSoort| match soort.into() {
        Soort::Term => Soort::Synoniem,
        other => other,
    };
    all.into_iter()
        .map(|input| (input.vorm, soort(input.soort)))
        .collect()
}

fn betekenissen(all: Vec<BegripBetekenisInput>) -> Result<Vec<(Uuid, String)>> {
    let all = all.into_iter();
    all.map(|input| Ok((Kind::Discipline.key(&input.discipline)?, input.tekst)))
        .collect()
}

/// A begrip that a member proposes.
#[derive(InputObject)]
pub(crate) struct BegripVoorstellenInput {
    /// The term, 1 to 200 characters, six words at most.
    term: String,
    /// What it means, in plain Dutch, 1 to 2,000 characters.
    uitleg: String,
    /// Other words for it, 12 at most.
    #[graphql(default)]
    vormen: Vec<BegripVormInput>,
    /// What it means to a discipline, 20 at most.
    #[graphql(default)]
    betekenissen: Vec<BegripBetekenisInput>,
}

/// A begrip that an editor makes.
#[derive(InputObject)]
pub(crate) struct BegripMakenInput {
    /// The term, 1 to 200 characters, six words at most.
    term: String,
    /// What it means, in plain Dutch, 1 to 2,000 characters.
    uitleg: String,
    /// Other words for it, 12 at most.
    #[graphql(default)]
    vormen: Vec<BegripVormInput>,
    /// What it means to a discipline, 20 at most.
    #[graphql(default)]
    betekenissen: Vec<BegripBetekenisInput>,
    /// Where the explanation comes from, up to 300 characters.
    bron: Option<String>,
    /// Show it to everybody at once.
    #[graphql(default)]
    publiceren: bool,
}

/// What changes in a begrip. An absent field stays as it is; a list that is sent replaces the one before.
#[derive(InputObject)]
pub(crate) struct BegripBijwerkenInput {
    /// The begrip.
    begrip: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The term, 1 to 200 characters, six words at most.
    term: Option<String>,
    /// What it means, in plain Dutch, 1 to 2,000 characters.
    uitleg: Option<String>,
    /// Other words for it, 12 at most.
    vormen: Option<Vec<BegripVormInput>>,
    /// What it means to a discipline, 20 at most.
    betekenissen: Option<Vec<BegripBetekenisInput>>,
    /// Where the explanation comes from, up to 300 characters; null empties it.
    bron: MaybeUndefined<String>,
}

/// What an editor decides about a begrip.
#[derive(InputObject)]
pub(crate) struct BegripBeoordelenInput {
    /// The begrip.
    begrip: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What is decided.
    besluit: BegripBesluit,
    /// Why, for a refusal; left aside otherwise.
    reden: Option<BegripAfwijsreden>,
    /// More about the reason, up to 300 characters; required for `ANDERS`. Who proposed it reads it.
    toelichting: Option<String>,
}

/// Which proposal is taken back.
#[derive(InputObject)]
pub(crate) struct BegripVoorstelIntrekkenInput {
    /// Your proposal; editors must not have decided yet.
    begrip: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

impl BegripVoorstellenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            term: self.term,
            uitleg: self.uitleg,
            vormen: vormen(self.vormen),
            betekenissen: betekenissen(self.betekenissen)?,
            bron: None,
            publiceren: false,
        })
    }
}

impl BegripMakenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            term: self.term,
            uitleg: self.uitleg,
            vormen: vormen(self.vormen),
            betekenissen: betekenissen(self.betekenissen)?,
            bron: self.bron,
            publiceren: self.publiceren,
        })
    }
}

impl BegripBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            begrip: Kind::Begrip.key(&self.begrip)?,
            version: self.version,
            term: self.term,
            uitleg: self.uitleg,
            vormen: self.vormen.map(vormen),
            betekenissen: self.betekenissen.map(betekenissen).transpose()?,
            bron: patch(self.bron),
        })
    }
}

impl BegripBeoordelenInput {
    fn parse(self) -> Result<write::Beoordeling> {
        Ok(write::Beoordeling {
            begrip: Kind::Begrip.key(&self.begrip)?,
            version: self.version,
            besluit: self.besluit.into(),
            reden: self.reden.map(Into::into),
            toelichting: self.toelichting,
        })
    }
}

payload! {
    /// What `begripVoorstellen` did.
    BegripVoorstellenPayload {
        /// The proposal.
        begrip: Begrip
    } BegripFoutCode, read::ById
}
payload! {
    /// What `begripMaken` did.
    BegripMakenPayload {
        /// The new begrip.
        begrip: Begrip
    } BegripFoutCode, read::ById
}
payload! {
    /// What `begripBijwerken` did.
    BegripBijwerkenPayload {
        /// The begrip as it is now.
        begrip: Begrip
    } BegripFoutCode, read::ById
}
payload! {
    /// What `begripBeoordelen` did.
    BegripBeoordelenPayload {
        /// The begrip as it is now.
        begrip: Begrip
    } BegripFoutCode, read::ById
}
payload! {
    /// What `begripVoorstelIntrekken` did.
    BegripVoorstelIntrekkenPayload {
        /// The proposal, taken back.
        begrip: Begrip
    } BegripFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "BegripMutations")]
impl Mutations {
    /// Proposes a professional term to the editors. For every member. Safe to retry with `Idempotency-Key`.
    async fn begrip_voorstellen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The proposal.")] input: BegripVoorstellenInput,
    ) -> Nullable<BegripVoorstellenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => BegripVoorstellenPayload::of(op, write::voorstellen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Makes a professional term. For REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn begrip_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new begrip.")] input: BegripMakenInput,
    ) -> Nullable<BegripMakenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => BegripMakenPayload::of(op, write::maken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes the words of a begrip that was not refused or taken back. For REDACTIE.
    async fn begrip_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: BegripBijwerkenInput,
    ) -> Nullable<BegripBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => BegripBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Publishes a begrip, so that searches ask for its other forms too; takes it back; or refuses it. For REDACTIE.
    async fn begrip_beoordelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: BegripBeoordelenInput,
    ) -> Nullable<BegripBeoordelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => BegripBeoordelenPayload::of(op, write::beoordelen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes your own proposal back, before editors decided. For who proposed it.
    async fn begrip_voorstel_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which proposal.")] input: BegripVoorstelIntrekkenInput,
    ) -> Nullable<BegripVoorstelIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Begrip.key(&input.begrip) {
            Ok(key) => {
                let done = write::intrekken(op, key, input.version).await;
                BegripVoorstelIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
