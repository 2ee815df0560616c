//! Changing ontwikkelopgaven: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    object::Ontwikkelopgave,
    words::{OnderbouwingGewicht, OntwikkelopgaveFoutCode},
};
use crate::{
    agenda::{self, AgendaEditie},
    error::Result,
    graph::{
        ContextExt, Kind, Nullable,
        payload::{patch, payload},
    },
    opgave::{read, write},
};

/// A new ontwikkelopgave.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveOpstellenInput {
    /// The edition to stand in; it must be in the state `CONCEPT`.
    editie: ID,
    /// Its place within the edition, 1 to 999. Default: after the last.
    nummer: Option<i32>,
    /// The title, in Dutch, 1 to 200 characters.
    titel: String,
    /// What it asks of the field, in Dutch, up to 2,000 characters.
    omschrijving: Option<String>,
}

impl OntwikkelopgaveOpstellenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            editie: Kind::AgendaEditie.key(&self.editie)?,
            nummer: self.nummer,
            titel: self.titel,
            omschrijving: self.omschrijving,
        })
    }
}

/// What changes in an ontwikkelopgave. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveBijwerkenInput {
    /// The ontwikkelopgave.
    ontwikkelopgave: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// Its place within the edition, 1 to 999.
    nummer: Option<i32>,
    /// The title, in Dutch, 1 to 200 characters.
    titel: Option<String>,
    /// What it asks of the field, in Dutch, up to 2,000 characters; null empties it.
    omschrijving: MaybeUndefined<String>,
}

impl OntwikkelopgaveBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            opgave: Kind::Ontwikkelopgave.key(&self.ontwikkelopgave)?,
            version: self.version,
            nummer: self.nummer,
            titel: self.titel,
            omschrijving: patch(self.omschrijving),
        })
    }
}

/// What an ontwikkelopgave is founded on. One leervraag or thema at least.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveOnderbouwenInput {
    /// The ontwikkelopgave.
    ontwikkelopgave: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// Leervragen, 100 at most, all published.
    #[graphql(default)]
    leervragen: Vec<ID>,
    /// Thema's to adopt, 100 at most, all published. Each brings along the published leervragen that it bundles now;
    /// what happens to the thema later does not touch them.
    #[graphql(default)]
    themas: Vec<ID>,
    /// Why they are evidence, 1 to 300 characters; shown with each onderbouwing and each adopted thema.
    reden: String,
    /// How much the ontwikkelopgave rests on each of them, leervragen and thema's alike.
    gewicht: Option<OnderbouwingGewicht>,
    /// Where this can be read: a report, a meeting; in Dutch, 1 to 300 characters; shown with each onderbouwing and each
    /// adopted thema.
    bron: Option<String>,
}

impl OntwikkelopgaveOnderbouwenInput {
    fn parse(self) -> Result<write::Bewijs> {
        Ok(write::Bewijs {
            opgave: Kind::Ontwikkelopgave.key(&self.ontwikkelopgave)?,
            version: self.version,
            leervragen: Kind::Leervraag.keys(&self.leervragen)?,
            themas: Kind::Thema.keys(&self.themas)?,
            reden: self.reden,
            gewicht: self.gewicht.map(Into::into),
            bron: self.bron,
        })
    }
}

/// Which evidence is taken away.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveOnderbouwingIntrekkenInput {
    /// The onderbouwing; its edition must be in the state `CONCEPT`.
    onderbouwing: ID,
    /// The version of the ontwikkelopgave that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// Which thema is no longer adopted.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveOvernameIntrekkenInput {
    /// The adoption of the thema; its edition must be in the state `CONCEPT`.
    overname: ID,
    /// The version of the ontwikkelopgave that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// Which ontwikkelopgave is taken out.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveVerwijderenInput {
    /// The ontwikkelopgave; its edition must be in the state `CONCEPT`, and no reaction stands on it.
    ontwikkelopgave: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

payload! {
    /// What `ontwikkelopgaveOpstellen` did.
    OntwikkelopgaveOpstellenPayload {
        /// The new ontwikkelopgave.
        ontwikkelopgave: Ontwikkelopgave
    } OntwikkelopgaveFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveBijwerken` did.
    OntwikkelopgaveBijwerkenPayload {
        /// The ontwikkelopgave as it is now.
        ontwikkelopgave: Ontwikkelopgave
    } OntwikkelopgaveFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveOnderbouwen` did.
    OntwikkelopgaveOnderbouwenPayload {
        /// The ontwikkelopgave as it is now.
        ontwikkelopgave: Ontwikkelopgave
    } OntwikkelopgaveFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveOnderbouwingIntrekken` did.
    OntwikkelopgaveOnderbouwingIntrekkenPayload {
        /// The ontwikkelopgave as it is now.
        ontwikkelopgave: Ontwikkelopgave
    } OntwikkelopgaveFoutCode, read::ById
}

payload! {
    /// What `ontwikkelopgaveOvernameIntrekken` did.
    OntwikkelopgaveOvernameIntrekkenPayload {
        /// The ontwikkelopgave as it is now.
        ontwikkelopgave: Ontwikkelopgave
    } OntwikkelopgaveFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveVerwijderen` did.
    OntwikkelopgaveVerwijderenPayload {
        /// The edition in which it stood, as it is now.
        agenda_editie: AgendaEditie
    } OntwikkelopgaveFoutCode, agenda::EditieById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "OntwikkelopgaveMutations")]
impl Mutations {
    /// Draws up an ontwikkelopgave in an edition that is being shaped. For REDACTIE. Safe to retry with
    /// `Idempotency-Key`.
    async fn ontwikkelopgave_opstellen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new ontwikkelopgave.")] input: OntwikkelopgaveOpstellenInput,
    ) -> Nullable<OntwikkelopgaveOpstellenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => OntwikkelopgaveOpstellenPayload::of(op, write::opstellen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes the words or the number of an ontwikkelopgave, until its edition is adopted. For REDACTIE.
    async fn ontwikkelopgave_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: OntwikkelopgaveBijwerkenInput,
    ) -> Nullable<OntwikkelopgaveBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => OntwikkelopgaveBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Founds an ontwikkelopgave on leervragen and thema's, until its edition is adopted. What it rests on already stays
    /// as it is, with its reason, weight and source; to say these anew, take it back first. For REDACTIE.
    async fn ontwikkelopgave_onderbouwen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "On what, and why.")] input: OntwikkelopgaveOnderbouwenInput,
    ) -> Nullable<OntwikkelopgaveOnderbouwenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(bewijs) => {
                OntwikkelopgaveOnderbouwenPayload::of(op, write::onderbouwen(op, bewijs).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes a leervraag away from beneath an ontwikkelopgave of an edition that is being shaped. For REDACTIE.
    async fn ontwikkelopgave_onderbouwing_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which onderbouwing.")] input: OntwikkelopgaveOnderbouwingIntrekkenInput,
    ) -> Nullable<OntwikkelopgaveOnderbouwingIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Onderbouwing.key(&input.onderbouwing) {
            Ok(key) => {
                let done = write::intrekken(op, key, input.version).await;
                OntwikkelopgaveOnderbouwingIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// No longer adopts a thema, in an edition that is being shaped: the leervragen that came through it go with it, those
    /// that were named themselves stay. For REDACTIE.
    async fn ontwikkelopgave_overname_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which adoption.")] input: OntwikkelopgaveOvernameIntrekkenInput,
    ) -> Nullable<OntwikkelopgaveOvernameIntrekkenPayload> {
        let op = ctx.op();
        match Kind::ThemaOvername.key(&input.overname) {
            Ok(key) => {
                let done = write::overname_intrekken(op, key, input.version).await;
                OntwikkelopgaveOvernameIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes an ontwikkelopgave out of an edition that is being shaped, with its evidence and its descent: so that the
    /// edition can drop what it came from (`ontwikkelopgaveLatenVervallen`), or make it one with another. Not while a
    /// reaction stands on it. For REDACTIE.
    async fn ontwikkelopgave_verwijderen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: OntwikkelopgaveVerwijderenInput,
    ) -> Nullable<OntwikkelopgaveVerwijderenPayload> {
        let op = ctx.op();
        match Kind::Ontwikkelopgave.key(&input.ontwikkelopgave) {
            Ok(key) => {
                let done = write::verwijderen(op, key, input.version).await;
                OntwikkelopgaveVerwijderenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
