//! Changing kennisitems and links: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    object::Kennisitem,
    words::{KennisitemFoutCode, KennisitemSoort},
};
use crate::{
    error::Result,
    graph::{
        ContextExt, Kind, Nullable,
        payload::{patch, payload},
    },
    kennisitem::{read, write},
    opgave::{self, Ontwikkelopgave},
};

/// A new kennisitem.
#[derive(InputObject)]
pub(crate) struct KennisitemMakenInput {
    /// The title, 1 to 200 characters.
    titel: String,
    /// What kind of knowledge it is.
    soort: KennisitemSoort,
    /// Who made it or gives it out, 1 to 120 characters.
    bronorganisatie: String,
    /// Where it is to be found: a public https address without user name and password, up to 300 characters.
    url: Option<String>,
    /// The year in which it appeared: 1900 to next year.
    jaar: Option<i32>,
    /// What it is, in Dutch, 1 to 2,000 characters.
    omschrijving: String,
    /// Show it to everybody at once instead of keeping it to the editors.
    #[graphql(default)]
    gepubliceerd: bool,
}

impl From<KennisitemMakenInput> for write::Nieuw {
    fn from(input: KennisitemMakenInput) -> Self {
        Self {
            titel: input.titel,
            soort: input.soort.into(),
            bronorganisatie: input.bronorganisatie,
            url: input.url,
            jaar: input.jaar,
            omschrijving: input.omschrijving,
            gepubliceerd: input.gepubliceerd,
        }
    }
}

/// What changes in a kennisitem. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct KennisitemBijwerkenInput {
    /// The kennisitem.
    kennisitem: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The title, 1 to 200 characters.
    titel: Option<String>,
    /// What kind of knowledge it is.
    soort: Option<KennisitemSoort>,
    /// Who made it or gives it out, 1 to 120 characters.
    bronorganisatie: Option<String>,
    /// Where it is to be found: a public https address without user name and password, up to 300 characters; null empties
    /// it.
    url: MaybeUndefined<String>,
    /// The year in which it appeared: 1900 to next year; null empties it.
    jaar: MaybeUndefined<i32>,
    /// What it is, in Dutch, 1 to 2,000 characters.
    omschrijving: Option<String>,
    /// Whether others than editors see it.
    gepubliceerd: Option<bool>,
}

impl KennisitemBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            kennisitem: Kind::Kennisitem.key(&self.kennisitem)?,
            version: self.version,
            titel: self.titel,
            soort: self.soort.map(Into::into),
            bronorganisatie: self.bronorganisatie,
            url: patch(self.url),
            jaar: patch(self.jaar),
            omschrijving: self.omschrijving,
            gepubliceerd: self.gepubliceerd,
        })
    }
}

/// What an ontwikkelopgave points to. One kennisitem or activiteit at least.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveKoppelenInput {
    /// The ontwikkelopgave, in an edition of any state.
    ontwikkelopgave: ID,
    /// Kennisitems, 100 at most. Those that it points to already stay.
    #[graphql(default)]
    kennisitems: Vec<ID>,
    /// Activiteiten, 100 at most. Those that it points to already stay.
    #[graphql(default)]
    activiteiten: Vec<ID>,
}

/// What an ontwikkelopgave points to no more. One kennisitem or activiteit at least.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveOntkoppelenInput {
    /// The ontwikkelopgave, in an edition of any state.
    ontwikkelopgave: ID,
    /// Kennisitems, 100 at most. Those that it does not point to are passed over.
    #[graphql(default)]
    kennisitems: Vec<ID>,
    /// Activiteiten, 100 at most. Those that it does not point to are passed over.
    #[graphql(default)]
    activiteiten: Vec<ID>,
}

fn koppeling(opgave: &ID, kennisitems: &[ID], activiteiten: &[ID]) -> Result<write::Koppeling> {
    Ok(write::Koppeling {
        opgave: Kind::Ontwikkelopgave.key(opgave)?,
        kennisitems: Kind::Kennisitem.keys(kennisitems)?,
        activiteiten: Kind::Activiteit.keys(activiteiten)?,
    })
}

payload! {
    /// What `kennisitemMaken` did.
    KennisitemMakenPayload {
        /// The new kennisitem.
        kennisitem: Kennisitem
    } KennisitemFoutCode, read::ById
}
payload! {
    /// What `kennisitemBijwerken` did.
    KennisitemBijwerkenPayload {
        /// The kennisitem as it is now.
        kennisitem: Kennisitem
    } KennisitemFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveKoppelen` did.
    OntwikkelopgaveKoppelenPayload {
        /// The ontwikkelopgave with its links.
        ontwikkelopgave: Ontwikkelopgave
    } KennisitemFoutCode, opgave::ById
}
payload! {
    /// What `ontwikkelopgaveOntkoppelen` did.
    OntwikkelopgaveOntkoppelenPayload {
        /// The ontwikkelopgave with its links.
        ontwikkelopgave: Ontwikkelopgave
    } KennisitemFoutCode, opgave::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "KennisitemMutations")]
impl Mutations {
    /// Enters knowledge that exists. For REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn kennisitem_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new kennisitem.")] input: KennisitemMakenInput,
    ) -> Nullable<KennisitemMakenPayload> {
        let op = ctx.op();
        KennisitemMakenPayload::of(op, write::maken(op, input.into()).await).await
    }

    /// Changes a kennisitem, publishes it, or keeps it to the editors again. For REDACTIE.
    async fn kennisitem_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: KennisitemBijwerkenInput,
    ) -> Nullable<KennisitemBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => KennisitemBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Lets an ontwikkelopgave point to kennisitems and activiteiten, also when its edition was adopted. For REDACTIE.
    async fn ontwikkelopgave_koppelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it points to.")] input: OntwikkelopgaveKoppelenInput,
    ) -> Nullable<OntwikkelopgaveKoppelenPayload> {
        let op = ctx.op();
        match koppeling(&input.ontwikkelopgave, &input.kennisitems, &input.activiteiten) {
            Ok(links) => OntwikkelopgaveKoppelenPayload::of(op, write::koppelen(op, links).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes links of an ontwikkelopgave away, also when its edition was adopted. For REDACTIE.
    async fn ontwikkelopgave_ontkoppelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What it points to no more.")] input: OntwikkelopgaveOntkoppelenInput,
    ) -> Nullable<OntwikkelopgaveOntkoppelenPayload> {
        let op = ctx.op();
        match koppeling(&input.ontwikkelopgave, &input.kennisitems, &input.activiteiten) {
            Ok(links) => OntwikkelopgaveOntkoppelenPayload::of(op, write::ontkoppelen(op, links).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
