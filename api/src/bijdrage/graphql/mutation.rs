//! Changing bijdragen: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{object::Bijdrage, words::BijdrageFoutCode};
use crate::{
    bijdrage::{read, write},
    error::Result,
    graph::{ContextExt, Kind, Nullable, payload::payload},
    leervraag::VragerWeergave,
    voorlegging::{Oordeel, VoorleggingAfwijsreden, VoorleggingBesluit},
};

/// A new bijdrage. It is about one thing: give `leervraag` or `goodPractice`.
#[derive(InputObject)]
pub(crate) struct BijdrageGevenInput {
    /// The leervraag that it is about; everybody may read it.
    leervraag: Option<ID>,
    /// The good practice that it is about; it is shared.
    good_practice: Option<ID>,
    /// The words, in Dutch, 1 to 2,000 characters.
    tekst: String,
    /// How you are shown.
    weergave: VragerWeergave,
}

impl BijdrageGevenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            leervraag: Kind::Leervraag.optional_key(self.leervraag.as_ref())?,
            goodpractice: Kind::GoodPractice.optional_key(self.good_practice.as_ref())?,
            tekst: self.tekst,
            weergave: self.weergave.into(),
        })
    }
}

/// What changes in a bijdrage. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct BijdrageHerzienInput {
    /// Your bijdrage.
    bijdrage: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The words, in Dutch, 1 to 2,000 characters. Other words wait for an editor again.
    tekst: Option<String>,
    /// How you are shown.
    weergave: Option<VragerWeergave>,
}

impl BijdrageHerzienInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            bijdrage: Kind::Bijdrage.key(&self.bijdrage)?,
            version: self.version,
            tekst: self.tekst,
            weergave: self.weergave.map(Into::into),
        })
    }
}

/// Which bijdrage is taken back.
#[derive(InputObject)]
pub(crate) struct BijdrageIntrekkenInput {
    /// Your bijdrage.
    bijdrage: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// What an editor decides about a bijdrage.
#[derive(InputObject)]
pub(crate) struct BijdrageBeoordelenInput {
    /// The bijdrage.
    bijdrage: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What is decided. `PUBLICEREN` leaves a published one that was reported as it is.
    besluit: VoorleggingBesluit,
    /// Why, for a refusal; left aside otherwise.
    reden: Option<VoorleggingAfwijsreden>,
    /// More about the reason, up to 300 characters; required for `ANDERS`. Who wrote it reads it.
    toelichting: Option<String>,
}

/// A report.
#[derive(InputObject)]
pub(crate) struct BijdrageMeldenInput {
    /// A published bijdrage of somebody else.
    bijdrage: ID,
    /// What is the matter.
    reden: VoorleggingAfwijsreden,
    /// More about it, up to 300 characters; required for `ANDERS`. Only editors read it.
    toelichting: Option<String>,
}

impl BijdrageMeldenInput {
    fn parse(self) -> Result<write::Melding> {
        Ok(write::Melding {
            bijdrage: Kind::Bijdrage.key(&self.bijdrage)?,
            reden: self.reden.into(),
            toelichting: self.toelichting,
        })
    }
}

payload! {
    /// What `bijdrageGeven` did.
    BijdrageGevenPayload {
        /// The new bijdrage, which waits for an editor.
        bijdrage: Bijdrage
    } BijdrageFoutCode, read::ById
}
payload! {
    /// What `bijdrageHerzien` did.
    BijdrageHerzienPayload {
        /// The bijdrage as it is now.
        bijdrage: Bijdrage
    } BijdrageFoutCode, read::ById
}
payload! {
    /// What `bijdrageIntrekken` did.
    BijdrageIntrekkenPayload {
        /// The bijdrage, taken back.
        bijdrage: Bijdrage
    } BijdrageFoutCode, read::ById
}
payload! {
    /// What `bijdrageBeoordelen` did.
    BijdrageBeoordelenPayload {
        /// The bijdrage as it is now.
        bijdrage: Bijdrage
    } BijdrageFoutCode, read::ById
}
payload! {
    /// What `bijdrageMelden` did.
    BijdrageMeldenPayload {
        /// The bijdrage that was reported.
        bijdrage: Bijdrage
    } BijdrageFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "BijdrageMutations")]
impl Mutations {
    /// Says something to the others about a leervraag; an editor reads it first. For every member. Safe to retry with
    /// `Idempotency-Key`.
    async fn bijdrage_geven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new bijdrage.")] input: BijdrageGevenInput,
    ) -> Nullable<BijdrageGevenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => BijdrageGevenPayload::of(op, write::geven(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Puts your own bijdrage in other words, or changes how you are shown. For who wrote it.
    async fn bijdrage_herzien(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: BijdrageHerzienInput,
    ) -> Nullable<BijdrageHerzienPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => BijdrageHerzienPayload::of(op, write::herzien(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes your own bijdrage back, for good. For who wrote it.
    async fn bijdrage_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which bijdrage.")] input: BijdrageIntrekkenInput,
    ) -> Nullable<BijdrageIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Bijdrage.key(&input.bijdrage) {
            Ok(key) => {
                let done = write::intrekken(op, key, input.version).await;
                BijdrageIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Publishes a bijdrage, or refuses it with a reason; what was reported about it is closed. For REDACTIE.
    async fn bijdrage_beoordelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: BijdrageBeoordelenInput,
    ) -> Nullable<BijdrageBeoordelenPayload> {
        let op = ctx.op();
        match Kind::Bijdrage.key(&input.bijdrage) {
            Ok(key) => {
                let oordeel = Oordeel {
                    publiceren: input.besluit == VoorleggingBesluit::Publiceren,
                    reden: input.reden.map(Into::into),
                    toelichting: input.toelichting,
                };
                let done = write::beoordelen(op, key, input.version, oordeel).await;
                BijdrageBeoordelenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Reports a published bijdrage to the editors, once. For every member.
    async fn bijdrage_melden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report.")] input: BijdrageMeldenInput,
    ) -> Nullable<BijdrageMeldenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => BijdrageMeldenPayload::of(op, write::melden(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
