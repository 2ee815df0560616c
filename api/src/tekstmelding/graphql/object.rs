//! The type TekstMelding.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::tekstmelding::Model;

use super::{
    tekst::GemeldeTekst,
    words::{TekstMeldingUitkomst, TekstSoort},
};
use crate::{
    graph::{ContextExt, Kind, Nullable},
    tekstmelding::rules::Onderwerp,
    voorlegging::VoorleggingAfwijsreden,
};

/// What a member reported about a text that others read without an editor's look. For the member and REDACTIE; who the member
/// is, is told to nobody.
#[derive(async_graphql::Description)]
pub struct TekstMelding(Model);

impl From<Model> for TekstMelding {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl TekstMelding {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::TekstMelding.id(self.0.id)
    }

    /// What kind of text it is about.
    async fn soort(&self) -> Option<TekstSoort> {
        Onderwerp::of(&self.0).map(|over| over.soort.into())
    }

    /// What it is about, as it is now; null when you may not see it any more.
    async fn object(&self, ctx: &Context<'_>) -> Nullable<GemeldeTekst> {
        GemeldeTekst::of(ctx.op(), Onderwerp::of(&self.0)?).await
    }

    /// What is the matter.
    async fn reden(&self) -> VoorleggingAfwijsreden {
        self.0.reden.into()
    }

    /// More about it, up to 300 characters.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// What an editor decided; null while it is open.
    async fn uitkomst(&self) -> Option<TekstMeldingUitkomst> {
        self.0.uitkomst.map(Into::into)
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
