//! Saying from where ontwikkelopgaven come: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::Ontwikkelopgave,
    words::{HerkomstSoort, OntwikkelopgaveFoutCode},
};
use crate::{
    agenda::{self, AgendaEditie},
    error::Result,
    graph::{ContextExt, Kind, Nullable, payload::payload},
    opgave::{read, write},
};

/// From where an ontwikkelopgave comes.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveHerleidenInput {
    /// The ontwikkelopgave; its edition was not adopted.
    ontwikkelopgave: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// What happened.
    soort: HerkomstSoort,
    /// The ontwikkelopgaven that it comes from, all of the edition that was adopted last: two to 100 when `soort` is
    /// `SAMENGEVOEGD`, else one.
    uit: Vec<ID>,
    /// Why, in Dutch, 1 to 300 characters.
    reden: String,
}

impl OntwikkelopgaveHerleidenInput {
    fn parse(self) -> Result<write::Herleiding> {
        Ok(write::Herleiding {
            opgave: Kind::Ontwikkelopgave.key(&self.ontwikkelopgave)?,
            version: self.version,
            soort: self.soort.into(),
            uit: Kind::Ontwikkelopgave.keys(&self.uit)?,
            reden: self.reden,
        })
    }
}

/// Whose descent is taken back.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveHerleidingIntrekkenInput {
    /// The ontwikkelopgave; its edition was not adopted.
    ontwikkelopgave: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// Which ontwikkelopgave an edition drops.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveLatenVervallenInput {
    /// The edition that goes on without it; not adopted.
    editie: ID,
    /// The version of the edition that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The ontwikkelopgave, of the edition that was adopted last; none of this edition comes from it.
    ontwikkelopgave: ID,
    /// Why, in Dutch, 1 to 300 characters.
    reden: String,
}

impl OntwikkelopgaveLatenVervallenInput {
    fn parse(self) -> Result<write::Verval> {
        Ok(write::Verval {
            editie: Kind::AgendaEditie.key(&self.editie)?,
            version: self.version,
            opgave: Kind::Ontwikkelopgave.key(&self.ontwikkelopgave)?,
            reden: self.reden,
        })
    }
}

/// Which ontwikkelopgave an edition no longer drops.
#[derive(InputObject)]
pub(crate) struct OntwikkelopgaveVervalIntrekkenInput {
    /// The edition; not adopted.
    editie: ID,
    /// The version of the edition that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The ontwikkelopgave that it drops now.
    ontwikkelopgave: ID,
}

payload! {
    /// What `ontwikkelopgaveHerleiden` did.
    OntwikkelopgaveHerleidenPayload {
        /// The ontwikkelopgave as it is now.
        ontwikkelopgave: Ontwikkelopgave
    } OntwikkelopgaveFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveHerleidingIntrekken` did.
    OntwikkelopgaveHerleidingIntrekkenPayload {
        /// The ontwikkelopgave as it is now.
        ontwikkelopgave: Ontwikkelopgave
    } OntwikkelopgaveFoutCode, read::ById
}
payload! {
    /// What `ontwikkelopgaveLatenVervallen` did.
    OntwikkelopgaveLatenVervallenPayload {
        /// The edition as it is now.
        agenda_editie: AgendaEditie
    } OntwikkelopgaveFoutCode, agenda::EditieById
}
payload! {
    /// What `ontwikkelopgaveVervalIntrekken` did.
    OntwikkelopgaveVervalIntrekkenPayload {
        /// The edition as it is now.
        agenda_editie: AgendaEditie
    } OntwikkelopgaveFoutCode, agenda::EditieById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct HerkomstMutations;

#[Object(name = "OntwikkelopgaveHerkomstMutations")]
impl HerkomstMutations {
    /// Says from which ontwikkelopgaven of the edition before one comes, and why, in the place of what was said before;
    /// until its edition is adopted. For REDACTIE.
    async fn ontwikkelopgave_herleiden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From where, and why.")] input: OntwikkelopgaveHerleidenInput,
    ) -> Nullable<OntwikkelopgaveHerleidenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(herleiding) => {
                OntwikkelopgaveHerleidenPayload::of(op, write::herleiden(op, herleiding).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes back from where an ontwikkelopgave comes, until its edition is adopted. For REDACTIE.
    async fn ontwikkelopgave_herleiding_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose descent.")] input: OntwikkelopgaveHerleidingIntrekkenInput,
    ) -> Nullable<OntwikkelopgaveHerleidingIntrekkenPayload> {
        let op = ctx.op();
        match Kind::Ontwikkelopgave.key(&input.ontwikkelopgave) {
            Ok(key) => {
                let done = write::herleiding_intrekken(op, key, input.version).await;
                OntwikkelopgaveHerleidingIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Says why an edition that was not adopted drops an ontwikkelopgave of the edition before; said again, the reason is
    /// replaced. For REDACTIE.
    async fn ontwikkelopgave_laten_vervallen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and why.")] input: OntwikkelopgaveLatenVervallenInput,
    ) -> Nullable<OntwikkelopgaveLatenVervallenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(verval) => {
                OntwikkelopgaveLatenVervallenPayload::of(op, write::laten_vervallen(op, verval).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes back that an edition that was not adopted drops an ontwikkelopgave. For REDACTIE.
    async fn ontwikkelopgave_verval_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: OntwikkelopgaveVervalIntrekkenInput,
    ) -> Nullable<OntwikkelopgaveVervalIntrekkenPayload> {
        let op = ctx.op();
        let keys = Kind::AgendaEditie
            .key(&input.editie)
            .and_then(|editie| Ok((editie, Kind::Ontwikkelopgave.key(&input.ontwikkelopgave)?)));
        match keys {
            Ok((editie, opgave)) => {
                let done = write::verval_intrekken(op, editie, input.version, opgave).await;
                OntwikkelopgaveVervalIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
