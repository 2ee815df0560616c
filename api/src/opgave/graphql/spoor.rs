//! What became of a leervraag.

use async_graphql::{Context, Enum, Object};
use chrono::{DateTime, Utc};

use super::object::Ontwikkelopgave;
use crate::{
    agenda::{self, AgendaEditie},
    graph::{ContextExt, Nullable},
    leervraag::{self, Afwijsreden, Leervraag},
    opgave::{read, rules::spoor},
    thema::{self, Thema},
};

/// What happened to a leervraag, or to what rests on it.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "LeervraagStapSoort", remote = "spoor::Soort")]
pub(crate) enum StapSoort {
    /// It was offered to the editors.
    Ingediend,
    /// An editor published it; of several times the last.
    Gepubliceerd,
    /// An editor took it back from publication, to look at it again; for its people and REDACTIE.
    Teruggenomen,
    /// An editor refused it; for its people and REDACTIE.
    Afgewezen,
    /// A thema bundled it.
    Gebundeld,
    /// It was taken out of a thema; for REDACTIE.
    Ontbundeld,
    /// It became evidence beneath an ontwikkelopgave.
    Onderbouwt,
    /// An ontwikkelopgave that rests on it, or comes from one, was continued in the same words.
    Ongewijzigd,
    /// The same, in other words.
    Herformuleerd,
    /// The same, as one of several parts.
    Gesplitst,
    /// The same, as one with others.
    Samengevoegd,
    /// An edition dropped that ontwikkelopgave.
    Vervallen,
    /// An edition in which that ontwikkelopgave stands was adopted.
    Vastgesteld,
    /// That edition was replaced by the next; told once that one holds.
    Vervangen,
    /// It was merged into another leervraag, in which it goes on.
    Opgegaan,
    /// Its asker withdrew it; for its people and REDACTIE.
    Ingetrokken,
}

/// One step on the way from a leervraag to the agenda.
#[derive(async_graphql::Description)]
pub(crate) struct LeervraagStap(spoor::Stap);

impl From<spoor::Stap> for LeervraagStap {
    fn from(stap: spoor::Stap) -> Self {
        Self(stap)
    }
}

#[Object(use_type_description)]
impl LeervraagStap {
    /// What happened.
    async fn soort(&self) -> StapSoort {
        self.0.soort.into()
    }

    /// When, in UTC. An edition is replaced at the beginning of the first day of the next in the Netherlands; one whose
    /// moment of adoption is unknown was adopted at the beginning of its own first day.
    async fn op(&self) -> DateTime<Utc> {
        self.0.op
    }

    /// The thema, for `GEBUNDELD` and `ONTBUNDELD`.
    async fn thema(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        ctx.op().refer(self.0.thema, thema::ById).await
    }

    /// The ontwikkelopgave: the one that rests on it, the later one of a descent, or the one that was dropped.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(self.0.opgave, read::ById).await
    }

    /// The edition in which that ontwikkelopgave stands, which drops it, or which was adopted or replaced.
    async fn editie(&self, ctx: &Context<'_>) -> Nullable<AgendaEditie> {
        ctx.op().refer(self.0.editie, agenda::EditieById).await
    }

    /// The leervraag in which it goes on: for `OPGEGAAN`, and for `GEBUNDELD`, `ONTBUNDELD` and `ONDERBOUWT` where it is that
    /// one which was bundled, or is evidence.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(self.0.leervraag, leervraag::ById).await
    }

    /// Why an editor refused it or took it back, for `AFGEWEZEN` and `TERUGGENOMEN`.
    async fn afwijsreden(&self) -> Option<Afwijsreden> {
        self.0.afwijsreden.map(Into::into)
    }

    /// Why, in the words of an editor, up to 300 characters; of the last `AFGEWEZEN` or `TERUGGENOMEN` up to 2,000.
    async fn reden(&self) -> Option<&str> {
        self.0.reden.as_deref()
    }
}
