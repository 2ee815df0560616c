//! Changing agenda's: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    object::AgendaEditie,
    words::{AgendaDomein, AgendaFoutCode},
};
use crate::{
    agenda::{read, write},
    error::Result,
    graph::{
        ContextExt, Date, Kind, Nullable,
        payload::{patch, payload},
    },
};

/// A new edition.
#[derive(InputObject)]
pub(crate) struct AgendaEditieOpenenInput {
    /// Of whose agenda.
    domein: AgendaDomein,
    /// The title, in Dutch, 1 to 200 characters.
    titel: String,
    /// What there is to say about this edition, in Dutch, up to 2,000 characters.
    toelichting: Option<String>,
    /// Whether it begins with the ontwikkelopgaven of the edition that was adopted last: each with its number, words,
    /// published thema's and published leervragen beneath it, and with the descent `ONGEWIJZIGD`.
    #[graphql(default)]
    overnemen: bool,
}

/// What changes in an edition. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct AgendaEditieBijwerkenInput {
    /// The edition; not adopted.
    editie: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The title, in Dutch, 1 to 200 characters.
    titel: Option<String>,
    /// What there is to say about this edition, in Dutch, up to 2,000 characters; null empties it.
    toelichting: MaybeUndefined<String>,
    /// The source, for an edition that was made elsewhere; in Dutch, up to 300 characters; null empties it.
    bron: MaybeUndefined<String>,
}

impl AgendaEditieBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            editie: Kind::AgendaEditie.key(&self.editie)?,
            version: self.version,
            titel: self.titel,
            toelichting: patch(self.toelichting),
            bron: patch(self.bron),
        })
    }
}

/// Which edition is put before members and associations.
#[derive(InputObject)]
pub(crate) struct AgendaEditieConsulterenInput {
    /// The edition; it has one ontwikkelopgave at least.
    editie: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The first day on which reactions are no longer taken, in the Netherlands: after today, 366 days ahead at most.
    tot: Date,
}

impl AgendaEditieConsulterenInput {
    fn parse(self) -> Result<write::Voorlegging> {
        Ok(write::Voorlegging {
            editie: Kind::AgendaEditie.key(&self.editie)?,
            version: self.version,
            tot: self.tot.into(),
        })
    }
}

/// Which edition is taken back from consultation.
#[derive(InputObject)]
pub(crate) struct AgendaEditieTerugnemenInput {
    /// The edition, in the state `IN_CONSULTATIE`.
    editie: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// Which edition is adopted.
#[derive(InputObject)]
pub(crate) struct AgendaEditieVaststellenInput {
    /// The edition; it has one ontwikkelopgave at least.
    editie: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The first day on which it holds, in the Netherlands. Later than that of the edition that it replaces. It may lie in
    /// the past, for what was decided before it was entered: the days since then answer with this edition from now on, and
    /// `vastgesteldOp` tells since when they do.
    geldig_van: Date,
}

impl AgendaEditieVaststellenInput {
    fn parse(self) -> Result<write::Besluit> {
        Ok(write::Besluit {
            editie: Kind::AgendaEditie.key(&self.editie)?,
            version: self.version,
            geldig_van: self.geldig_van.into(),
        })
    }
}

payload! {
    /// What `agendaEditieOpenen` did.
    AgendaEditieOpenenPayload {
        /// The new edition.
        agenda_editie: AgendaEditie
    } AgendaFoutCode, read::EditieById
}
payload! {
    /// What `agendaEditieBijwerken` did.
    AgendaEditieBijwerkenPayload {
        /// The edition as it is now.
        agenda_editie: AgendaEditie
    } AgendaFoutCode, read::EditieById
}
payload! {
    /// What `agendaEditieConsulteren` did.
    AgendaEditieConsulterenPayload {
        /// The edition as it is now.
        agenda_editie: AgendaEditie
    } AgendaFoutCode, read::EditieById
}
payload! {
    /// What `agendaEditieTerugnemen` did.
    AgendaEditieTerugnemenPayload {
        /// The edition as it is now.
        agenda_editie: AgendaEditie
    } AgendaFoutCode, read::EditieById
}
payload! {
    /// What `agendaEditieVaststellen` did.
    AgendaEditieVaststellenPayload {
        /// The edition as it is now.
        agenda_editie: AgendaEditie
    } AgendaFoutCode, read::EditieById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "AgendaMutations")]
impl Mutations {
    /// Opens a new edition of an agenda, in the state `CONCEPT`. For REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn agenda_editie_openen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new edition.")] input: AgendaEditieOpenenInput,
    ) -> Nullable<AgendaEditieOpenenPayload> {
        let op = ctx.op();
        let nieuw = write::Nieuw {
            domein: input.domein.into(),
            titel: input.titel,
            toelichting: input.toelichting,
            overnemen: input.overnemen,
        };
        AgendaEditieOpenenPayload::of(op, write::openen(op, nieuw).await).await
    }

    /// Changes the title, the explanation or the source of an edition, until it is adopted. For REDACTIE.
    async fn agenda_editie_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: AgendaEditieBijwerkenInput,
    ) -> Nullable<AgendaEditieBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => AgendaEditieBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Puts an edition before members and associations until a day, or gives a consultation another end. For REDACTIE.
    async fn agenda_editie_consulteren(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which edition, and until when.")] input: AgendaEditieConsulterenInput,
    ) -> Nullable<AgendaEditieConsulterenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(voorlegging) => {
                AgendaEditieConsulterenPayload::of(op, write::consulteren(op, voorlegging).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes an edition back from consultation to the state `CONCEPT`, where only editors see it. For REDACTIE.
    async fn agenda_editie_terugnemen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which edition.")] input: AgendaEditieTerugnemenInput,
    ) -> Nullable<AgendaEditieTerugnemenPayload> {
        let op = ctx.op();
        match Kind::AgendaEditie.key(&input.editie) {
            Ok(editie) => {
                let done = write::terugnemen(op, editie, input.version).await;
                AgendaEditieTerugnemenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Adopts an edition for good, when no consultation of it is running; the one that was adopted before ends on its first day. For REDACTIE.
    async fn agenda_editie_vaststellen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which edition, and from when.")] input: AgendaEditieVaststellenInput,
    ) -> Nullable<AgendaEditieVaststellenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(besluit) => {
                AgendaEditieVaststellenPayload::of(op, write::vaststellen(op, besluit).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
