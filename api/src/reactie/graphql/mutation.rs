//! Changing reactions: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::AgendaReactie,
    words::{ReactieAntwoord, ReactieFoutCode, ReactieStandpunt},
};
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, payload::payload},
    reactie::{read, write},
};

/// A reaction.
#[derive(InputObject)]
pub(crate) struct AgendaReactieGevenInput {
    /// The edition; it must be under consultation today.
    editie: ID,
    /// The ontwikkelopgave of this edition that it is about. Default: the edition as a whole.
    ontwikkelopgave: Option<ID>,
    /// What it comes down to.
    standpunt: ReactieStandpunt,
    /// The text, in Dutch, 1 to 2,000 characters. Others may read it when the edition is adopted.
    tekst: String,
}

impl AgendaReactieGevenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            editie: Kind::AgendaEditie.key(&self.editie)?,
            opgave: Kind::Ontwikkelopgave.optional_key(self.ontwikkelopgave.as_ref())?,
            standpunt: self.standpunt.into(),
            tekst: self.tekst,
        })
    }
}

/// What changes in a reaction. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct AgendaReactieHerzienInput {
    /// Your reaction; its edition must be under consultation today.
    reactie: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What it comes down to.
    standpunt: Option<ReactieStandpunt>,
    /// The text, in Dutch, 1 to 2,000 characters.
    tekst: Option<String>,
}

impl AgendaReactieHerzienInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            reactie: Kind::AgendaReactie.key(&self.reactie)?,
            version: self.version,
            standpunt: self.standpunt.map(Into::into),
            tekst: self.tekst,
        })
    }
}

/// Which reaction is taken back.
#[derive(InputObject)]
pub(crate) struct AgendaReactieIntrekkenInput {
    /// Your reaction; its edition must be under consultation today.
    reactie: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// What editors did with a reaction.
#[derive(InputObject)]
pub(crate) struct AgendaReactieBeantwoordenInput {
    /// The reaction.
    reactie: ID,
    /// The version that you read. When its sender changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What was done with it.
    antwoord: ReactieAntwoord,
    /// Why, in Dutch, 1 to 2,000 characters; who sees the reaction reads it.
    reden: String,
}

impl AgendaReactieBeantwoordenInput {
    fn parse(self) -> Result<write::Beantwoording> {
        Ok(write::Beantwoording {
            reactie: Kind::AgendaReactie.key(&self.reactie)?,
            version: self.version,
            antwoord: self.antwoord.into(),
            reden: self.reden,
        })
    }
}

payload! {
    /// What `agendaReactieGeven` did.
    AgendaReactieGevenPayload {
        /// The new reaction.
        agenda_reactie: AgendaReactie
    } ReactieFoutCode, read::ById
}
payload! {
    /// What `agendaReactieHerzien` did.
    AgendaReactieHerzienPayload {
        /// The reaction as it is now.
        agenda_reactie: AgendaReactie
    } ReactieFoutCode, read::ById
}
payload! {
    /// What `agendaReactieIntrekken` did.
    AgendaReactieIntrekkenPayload {
        /// The reaction as it is now; only you see it from here on.
        agenda_reactie: AgendaReactie
    } ReactieFoutCode, read::ById
}
payload! {
    /// What `agendaReactieBeantwoorden` did.
    AgendaReactieBeantwoordenPayload {
        /// The reaction as it is now.
        agenda_reactie: AgendaReactie
    } ReactieFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "ReactieMutations")]
impl Mutations {
    /// Reacts on an edition under consultation, or on one of its ontwikkelopgaven: once on each, to be revised until the
    /// end. For members, and for a beroepsvereniging through its machine client. Safe to retry with `Idempotency-Key`.
    async fn agenda_reactie_geven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The reaction.")] input: AgendaReactieGevenInput,
    ) -> Nullable<AgendaReactieGevenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => AgendaReactieGevenPayload::of(op, write::geven(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes your own reaction until the end of the consultation; an answer to the earlier words goes. For who sent it.
    async fn agenda_reactie_herzien(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: AgendaReactieHerzienInput,
    ) -> Nullable<AgendaReactieHerzienPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => AgendaReactieHerzienPayload::of(op, write::herzien(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes your own reaction back, until the end of the consultation; you may react again. For who sent it.
    async fn agenda_reactie_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which reaction.")] input: AgendaReactieIntrekkenInput,
    ) -> Nullable<AgendaReactieIntrekkenPayload> {
        let op = ctx.op();
        match Kind::AgendaReactie.key(&input.reactie) {
            Ok(key) => {
                let done = write::intrekken(op, key, input.version).await;
                AgendaReactieIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Tells what was done with a reaction and why, during the consultation or after it; again, when that changed. For
    /// REDACTIE.
    async fn agenda_reactie_beantwoorden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer.")] input: AgendaReactieBeantwoordenInput,
    ) -> Nullable<AgendaReactieBeantwoordenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => AgendaReactieBeantwoordenPayload::of(op, write::beantwoorden(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
