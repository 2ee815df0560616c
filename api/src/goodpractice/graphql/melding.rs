//! Reporting a good practice: the type, the input and the payload.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::goodpractice_melding::Model;

use super::{object::GoodPractice, words::GoodPracticeFoutCode};
use crate::{
    error::Result,
    goodpractice::{read, write},
    graph::{ContextExt, Kind, Nullable, payload::payload},
    voorlegging::VoorleggingAfwijsreden,
};

/// What a member reported about a good practice. Who it was is told to nobody.
#[derive(async_graphql::Description)]
pub struct GoodPracticeMelding(Model);

impl From<Model> for GoodPracticeMelding {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl GoodPracticeMelding {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::GoodPracticeMelding.id(self.0.id)
    }

    /// The good practice that was reported.
    async fn good_practice(&self, ctx: &Context<'_>) -> Nullable<GoodPractice> {
        ctx.op().refer(Some(self.0.goodpractice_id), read::ById).await
    }

    /// What is the matter.
    async fn reden(&self) -> VoorleggingAfwijsreden {
        self.0.reden.into()
    }

    /// More about it, up to 300 characters.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// When an editor decided, in UTC; null while it is open.
    async fn afgehandeld_op(&self) -> Option<DateTime<Utc>> {
        self.0.afgehandeld_op
    }

    /// When it was reported, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// A report.
#[derive(InputObject)]
pub(crate) struct GoodPracticeMeldenInput {
    /// A good practice that is shared.
    good_practice: ID,
    /// What is the matter.
    reden: VoorleggingAfwijsreden,
    /// More about it, up to 300 characters; required for `ANDERS`. Only editors read it.
    toelichting: Option<String>,
}

impl GoodPracticeMeldenInput {
    fn parse(self) -> Result<write::Melding> {
        Ok(write::Melding {
            practice: Kind::GoodPractice.key(&self.good_practice)?,
            reden: self.reden.into(),
            toelichting: self.toelichting,
        })
    }
}

payload! {
    /// What `goodPracticeMelden` did.
    GoodPracticeMeldenPayload {
        /// The good practice that was reported.
        good_practice: GoodPractice
    } GoodPracticeFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct MeldingMutations;

#[Object(name = "GoodPracticeMeldingMutations")]
impl MeldingMutations {
    /// Reports a shared good practice to the editors, once; `goodPracticeBeoordelen` closes the report. For every member.
    async fn good_practice_melden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The report.")] input: GoodPracticeMeldenInput,
    ) -> Nullable<GoodPracticeMeldenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => GoodPracticeMeldenPayload::of(op, write::melden(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
