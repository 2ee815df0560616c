//! Changing inzichten: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{object::Inzicht, words::InzichtFoutCode};
use crate::{
    error::Result,
    graph::{
        ContextExt, Kind, Nullable,
        payload::{patch, payload},
    },
    inzicht::{read, write},
    voorlegging::{Oordeel, VoorleggingAfwijsreden, VoorleggingBesluit},
};

/// A new inzicht.
#[derive(InputObject)]
pub(crate) struct InzichtVastleggenInput {
    /// The activiteit that yielded it; not one that was called off.
    activiteit: ID,
    /// What was learned, in Dutch, 1 to 2,000 characters.
    tekst: String,
    /// The werkzame factoren that it says something about: one to nine.
    factoren: Vec<ID>,
    /// The leervragen that it raised, which you may see; 100 at most.
    #[graphql(default)]
    leervragen: Vec<ID>,
    /// Where it comes from, up to 300 characters.
    bron: Option<String>,
}

impl InzichtVastleggenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            activiteit: Kind::Activiteit.key(&self.activiteit)?,
            tekst: self.tekst,
            factoren: Kind::WerkzameFactor.keys(&self.factoren)?,
            leervragen: Kind::Leervraag.keys(&self.leervragen)?,
            bron: self.bron,
        })
    }
}

/// What changes in an inzicht. An absent field stays as it is; a list that is sent replaces the one before.
#[derive(InputObject)]
pub(crate) struct InzichtBijwerkenInput {
    /// The inzicht.
    inzicht: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What was learned, in Dutch, 1 to 2,000 characters.
    tekst: Option<String>,
    /// The werkzame factoren that it says something about: one to nine.
    factoren: Option<Vec<ID>>,
    /// The leervragen that it raised, as far as you may see them; 100 at most.
    leervragen: Option<Vec<ID>>,
    /// Where it comes from, up to 300 characters; null empties it.
    bron: MaybeUndefined<String>,
}

impl InzichtBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        let factoren = self.factoren.map(|ids| Kind::WerkzameFactor.keys(&ids));
        let leervragen = self.leervragen.map(|ids| Kind::Leervraag.keys(&ids));
        Ok(write::Wijziging {
            inzicht: Kind::Inzicht.key(&self.inzicht)?,
            version: self.version,
            tekst: self.tekst,
            factoren: factoren.transpose()?,
            leervragen: leervragen.transpose()?,
            bron: patch(self.bron),
        })
    }
}

/// What an editor decides about an inzicht.
#[derive(InputObject)]
pub(crate) struct InzichtBeoordelenInput {
    /// The inzicht.
    inzicht: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What is decided.
    besluit: VoorleggingBesluit,
    /// Why, for a refusal; left aside otherwise.
    reden: Option<VoorleggingAfwijsreden>,
    /// More about the reason, up to 300 characters; required for `ANDERS`. Who wrote it down reads it.
    toelichting: Option<String>,
}

/// Which inzicht is taken back.
#[derive(InputObject)]
pub(crate) struct InzichtIntrekkenInput {
    /// What you wrote down.
    inzicht: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

payload! {
    /// What `inzichtVastleggen` did.
    InzichtVastleggenPayload {
        /// The new inzicht.
        inzicht: Inzicht
    } InzichtFoutCode, read::ById
}
payload! {
    /// What `inzichtBijwerken` did.
    InzichtBijwerkenPayload {
        /// The inzicht as it is now.
        inzicht: Inzicht
    } InzichtFoutCode, read::ById
}
payload! {
    /// What `inzichtBeoordelen` did.
    InzichtBeoordelenPayload {
        /// The inzicht as it is now.
        inzicht: Inzicht
    } InzichtFoutCode, read::ById
}
payload! {
    /// What `inzichtIntrekken` did.
    InzichtIntrekkenPayload {
        /// The inzicht, taken back.
        inzicht: Inzicht
    } InzichtFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "InzichtMutations")]
impl Mutations {
    /// Writes down what an activiteit yielded. For REDACTIE, whose words everybody reads at once, and for who facilitates the
    /// praktijk that held it, whose words wait for an editor. Safe to retry with `Idempotency-Key`.
    async fn inzicht_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new inzicht.")] input: InzichtVastleggenInput,
    ) -> Nullable<InzichtVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => InzichtVastleggenPayload::of(op, write::vastleggen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes an inzicht. For REDACTIE, and for who wrote it down: then it waits for an editor again.
    async fn inzicht_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: InzichtBijwerkenInput,
    ) -> Nullable<InzichtBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => InzichtBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Publishes an inzicht, or refuses it with a reason. For REDACTIE.
    async fn inzicht_beoordelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: InzichtBeoordelenInput,
    ) -> Nullable<InzichtBeoordelenPayload> {
        let op = ctx.op();
        match Kind::Inzicht.key(&input.inzicht) {
            Ok(key) => {
                let oordeel = Oordeel {
                    publiceren: input.besluit == VoorleggingBesluit::Publiceren,
                    reden: input.reden.map(Into::into),
                    toelichting: input.toelichting,
                };
                let done = write::beoordelen(op, key, input.version, oordeel).await;
                InzichtBeoordelenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes back what you wrote down. For who wrote it.
    async fn inzicht_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which inzicht.")] input: InzichtIntrekkenInput,
    ) -> Nullable<InzichtIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Inzicht.key(&input.inzicht) {
            Ok(key) => {
                let done = write::intrekken(op, key, input.version).await;
                InzichtIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
