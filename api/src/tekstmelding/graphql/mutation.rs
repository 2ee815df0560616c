//! Reporting texts, and deciding about them: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::TekstMelding,
    words::{TekstMeldingBesluit, TekstMeldingFoutCode},
};
use crate::{
    error::{Error, Result},
    graph::{ContextExt, Kind, Nullable, id, payload::payload},
    tekstmelding::{
        read,
        rules::{Onderwerp, Soort},
        write,
    },
    voorlegging::{Oordeel, VoorleggingAfwijsreden},
};

/// A report on a text.
#[derive(InputObject)]
pub(crate) struct TekstMeldenInput {
    /// What has the text: an `ExpertVraag`, `GoodPracticeOvername`, `GoodPracticeErvaring`, `Canvas`, `Activiteit` or `Meting`
    /// that everybody may read.
    object: ID,
    /// What is the matter.
    reden: VoorleggingAfwijsreden,
    /// More about it, up to 300 characters; required for `ANDERS`. Only editors read it.
    toelichting: Option<String>,
}

impl TekstMeldenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            over: onderwerp(&self.object)?,
            reden: self.reden.into(),
            toelichting: self.toelichting,
        })
    }
}

/// What an editor decides about a text that was reported.
#[derive(InputObject)]
pub(crate) struct TekstMeldingBeslissenInput {
    /// An open report. The other open reports on the same text end with it.
    melding: ID,
    /// What is decided.
    besluit: TekstMeldingBesluit,
    /// Why the text is hidden; left aside otherwise. Who may still read the text reads it.
    reden: Option<VoorleggingAfwijsreden>,
    /// More about the reason, up to 300 characters; required for `ANDERS`. Who may still read the text reads it.
    toelichting: Option<String>,
}

impl TekstMeldingBeslissenInput {
    fn oordeel(self) -> Oordeel {
        Oordeel {
            publiceren: self.besluit == TekstMeldingBesluit::LatenStaan,
            reden: self.reden.map(Into::into),
            toelichting: self.toelichting,
        }
    }
}

/// Which text is shown again.
#[derive(InputObject)]
pub(crate) struct TekstWeerTonenInput {
    /// What has the text, of the kinds that `tekstMelden` takes.
    object: ID,
}

/// The text that an id stands for.
fn onderwerp(id: &ID) -> Result<Onderwerp> {
    let (kind, key) = id::parse(id)?;
    let soort = Soort::of(kind).ok_or_else(|| {
        Error::bad(
            "Dit soort object wordt hier niet gemeld.",
            "This kind of object is not reported here.",
        )
    })?;
    Ok(soort.van(key))
}

payload! {
    /// What `tekstMelden` did.
    TekstMeldenPayload {
        /// The new report.
        tekst_melding: TekstMelding
    } TekstMeldingFoutCode, read::ById
}
payload! {
    /// What `tekstMeldingBeslissen` did.
    TekstMeldingBeslissenPayload {
        /// The report as it is now.
        tekst_melding: TekstMelding
    } TekstMeldingFoutCode, read::ById
}
payload! {
    /// What `tekstWeerTonen` did.
    TekstWeerTonenPayload {
        /// The report for which the text was hidden.
        tekst_melding: TekstMelding
    } TekstMeldingFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "TekstMeldingMutations")]
impl Mutations {
    /// Reports a text to the editors that others read without their look, once at a time. For every member. Leervragen, good
    /// practices and bijdragen have reports of their own. Safe to retry with `Idempotency-Key`.
    async fn tekst_melden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report.")] input: TekstMeldenInput,
    ) -> Nullable<TekstMeldenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => TekstMeldenPayload::of(op, write::melden(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Hides a text that was reported, with a reason, or leaves it. Who reported it is told how it ended; who wrote it, or
    /// facilitates its Lerende Praktijk, that it was hidden. For REDACTIE.
    async fn tekst_melding_beslissen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The decision.")] input: TekstMeldingBeslissenInput,
    ) -> Nullable<TekstMeldingBeslissenPayload> {
        let op = ctx.op();
        match Kind::TekstMelding.key(&input.melding) {
            Ok(key) => {
                let done = write::beslissen(op, key, input.oordeel()).await;
                TekstMeldingBeslissenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Shows a hidden text again, as it is now, to whom it is for. Who wrote it, or facilitates its Lerende Praktijk, is told. For
    /// REDACTIE.
    async fn tekst_weer_tonen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which text.")] input: TekstWeerTonenInput,
    ) -> Nullable<TekstWeerTonenPayload> {
        let op = ctx.op();
        match onderwerp(&input.object) {
            Ok(over) => TekstWeerTonenPayload::of(op, write::weer_tonen(op, over).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
