//! The type Bericht, and which of them a list holds.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::bericht;

use super::words::BerichtSoort;
use crate::{
    begrip::{self, Begrip},
    bijdrage::{self, Bijdrage},
    expertvraag::{self, ExpertVraag},
    goodpractice::{self, GoodPractice},
    graph::{ContextExt, Kind, Nullable},
    inzicht::{self, Inzicht},
    leervraag::{self, Afwijsreden, Leervraag},
    melding::{self, Melding},
    praktijk::{self, LerendePraktijk},
    reactie::{self, AgendaReactie},
    tekstmelding::{self, GemeldeTekst, TekstMelding},
    uitnodiging::{self, Uitnodiging},
};

/// What the service tells you about what became of something. For its receiver alone.
#[derive(async_graphql::Description)]
pub struct Bericht(bericht::Model);

impl From<bericht::Model> for Bericht {
    fn from(row: bericht::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Bericht {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Bericht.id(self.0.id)
    }

    /// What happened.
    async fn soort(&self) -> BerichtSoort {
        self.0.soort.into()
    }

    /// The leervraag that it is about, as it is now; null when it is about none, or when you may not see it any more.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(self.0.leervraag_id, leervraag::ById).await
    }

    /// Your report that it is about, as it is now.
    async fn melding(&self, ctx: &Context<'_>) -> Nullable<Melding> {
        ctx.op().refer(self.0.melding_id, melding::ById).await
    }

    /// The Lerende Praktijk that it is about.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(self.0.praktijk_id, praktijk::ById).await
    }

    /// The invitation that it is about, as it is now; null when it is about none, or when you may not see it any more.
    async fn uitnodiging(&self, ctx: &Context<'_>) -> Nullable<Uitnodiging> {
        ctx.op().refer(self.0.uitnodiging_id, uitnodiging::ById).await
    }

    /// What you asked the experts, or are asked as one, as it is now; null when it is about none, or when you may not see it any more.
    async fn expert_vraag(&self, ctx: &Context<'_>) -> Nullable<ExpertVraag> {
        ctx.op().refer(self.0.expertvraag_id, expertvraag::ById).await
    }

    /// The good practice that it is about, as it is now; null when it is about none, or when you may not see it any more.
    async fn good_practice(&self, ctx: &Context<'_>) -> Nullable<GoodPractice> {
        ctx.op().refer(self.0.goodpractice_id, goodpractice::ById).await
    }

    /// Your bijdrage that it is about, as it is now, with the reason where it was refused.
    async fn bijdrage(&self, ctx: &Context<'_>) -> Nullable<Bijdrage> {
        ctx.op().refer(self.0.bijdrage_id, bijdrage::ById).await
    }

    /// The inzicht that you wrote down and that it is about, as it is now, with the reason where it was refused.
    async fn inzicht(&self, ctx: &Context<'_>) -> Nullable<Inzicht> {
        ctx.op().refer(self.0.inzicht_id, inzicht::ById).await
    }

    /// The begrip that you proposed and that it is about, as it is now, with the reason where it was refused.
    async fn begrip(&self, ctx: &Context<'_>) -> Nullable<Begrip> {
        ctx.op().refer(self.0.begrip_id, begrip::ById).await
    }

    /// Your reaction on an edition that it is about, as it is now, with what editors answer.
    async fn agenda_reactie(&self, ctx: &Context<'_>) -> Nullable<AgendaReactie> {
        ctx.op().refer(self.0.reactie_id, reactie::ById).await
    }

    /// The text that was reported, as it is now; null when it is about none, or when you may not see it any more.
    async fn tekst(&self, ctx: &Context<'_>) -> Nullable<GemeldeTekst> {
        GemeldeTekst::of_report(ctx.op(), self.0.tekstmelding_id?).await
    }

    /// Your report of a text, as it is now; null when it is about none, or when it is not yours.
    async fn tekst_melding(&self, ctx: &Context<'_>) -> Nullable<TekstMelding> {
        ctx.op().refer(self.0.tekstmelding_id, tekstmelding::ById).await
    }

    /// The reason of a decision about a leervraag, where it has one.
    async fn reden(&self) -> Option<Afwijsreden> {
        self.0.reden.map(Into::into)
    }

    /// Whether you marked it as read.
    async fn gelezen(&self) -> bool {
        self.0.gelezen_op.is_some()
    }

    /// When it was sent, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// Which berichten a list holds.
#[derive(InputObject, Default)]
pub(crate) struct BerichtFilter {
    /// True: only those that you did not mark as read. False: only those that you did.
    pub(crate) ongelezen: Option<bool>,
}
