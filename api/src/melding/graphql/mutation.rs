//! Reporting: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::Melding,
    words::{MeldingFoutCode, MeldingReden},
};
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, payload::payload},
    leervraag,
    melding::{read, write},
};

/// A report to the editors.
#[derive(InputObject)]
pub(crate) struct LeervraagMeldenInput {
    /// The leervraag: published, and not your own.
    leervraag: ID,
    /// Why you report it.
    reden: MeldingReden,
    /// What the editors should know, up to 2,000 characters; required with `ANDERS`. Only editors read it.
    toelichting: Option<String>,
    /// With `DUBBEL`: the leervraag that it repeats, if you know which.
    dubbel_van: Option<ID>,
}

impl LeervraagMeldenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            leervraag: Kind::Leervraag.key(&self.leervraag)?,
            reden: self.reden.into(),
            toelichting: self.toelichting,
            dubbel_van: Kind::Leervraag.optional_key(self.dubbel_van.as_ref())?,
        })
    }
}

/// Which report is taken back.
#[derive(InputObject)]
pub(crate) struct MeldingIntrekkenInput {
    /// The report: your own, and still open.
    melding: ID,
}

payload! {
    /// What `leervraagMelden` did.
    LeervraagMeldenPayload {
        /// The new report.
        melding: Melding
    } MeldingFoutCode, read::ById
}
payload! {
    /// What `meldingIntrekken` did.
    MeldingIntrekkenPayload {
        /// The report as it is now.
        melding: Melding
    } MeldingFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "MeldingMutations")]
impl Mutations {
    /// Reports a published leervraag to the editors. Nobody else sees the report; the asker never does. One open report for each leervraag. For members.
    async fn leervraag_melden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report.")] input: LeervraagMeldenInput,
    ) -> Nullable<LeervraagMeldenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => LeervraagMeldenPayload::of(op, leervraag::melden(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes your open report back.
    async fn melding_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report.")] input: MeldingIntrekkenInput,
    ) -> Nullable<MeldingIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Melding.key(&input.melding) {
            Ok(key) => MeldingIntrekkenPayload::of(op, write::intrekken(op, key).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
