//! Changing expertvragen: inputs and payloads.

use async_graphql::{Context, ID, InputObject, Object};

use super::{
    object::ExpertVraag,
    words::{ExpertVraagFoutCode, ExpertVraagReden},
};
use crate::{
    error::Result,
    expertvraag::{
        read,
        write::{self, Stap},
    },
    graph::{ContextExt, Kind, Nullable, payload::payload},
    leervraag::VragerWeergave,
};

/// A question to the experts.
#[derive(InputObject)]
pub(crate) struct ExpertVraagStellenInput {
    /// The leervraag that it is about: one that everybody may read, or your own that still may be published.
    leervraag: ID,
    /// What you ask, in Dutch, 1 to 2,000 characters. Experts read it, and everybody with the answer.
    tekst: String,
    /// How you are shown.
    weergave: VragerWeergave,
    /// One expert, a member whose term runs. Default: the whole group.
    expert: Option<ID>,
}

impl ExpertVraagStellenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            leervraag: Kind::Leervraag.key(&self.leervraag)?,
            tekst: self.tekst,
            weergave: self.weergave.into(),
            expert: Kind::Expert.optional_key(self.expert.as_ref())?,
        })
    }
}

/// Which question is taken up.
#[derive(InputObject)]
pub(crate) struct ExpertVraagOppakkenInput {
    /// The question.
    expert_vraag: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// Which question is laid down.
#[derive(InputObject)]
pub(crate) struct ExpertVraagNeerleggenInput {
    /// The question.
    expert_vraag: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// The answer to a question.
#[derive(InputObject)]
pub(crate) struct ExpertVraagBeantwoordenInput {
    /// The question.
    expert_vraag: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The answer, in Dutch, 1 to 2,000 characters.
    antwoord: String,
}

/// Which question is closed without an answer.
#[derive(InputObject)]
pub(crate) struct ExpertVraagNietBeantwoordenInput {
    /// The question.
    expert_vraag: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// Why; the asker reads it.
    reden: ExpertVraagReden,
}

/// Which question is opened again.
#[derive(InputObject)]
pub(crate) struct ExpertVraagHeropenenInput {
    /// The question.
    expert_vraag: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

/// Which question is taken back.
#[derive(InputObject)]
pub(crate) struct ExpertVraagIntrekkenInput {
    /// The question.
    expert_vraag: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
}

payload! {
    /// What `expertVraagStellen` did.
    ExpertVraagStellenPayload {
        /// The new question.
        expert_vraag: ExpertVraag
    } ExpertVraagFoutCode, read::ById
}
payload! {
    /// What `expertVraagOppakken` did.
    ExpertVraagOppakkenPayload {
        /// The question, which you took up.
        expert_vraag: ExpertVraag
    } ExpertVraagFoutCode, read::ById
}
payload! {
    /// What `expertVraagNeerleggen` did.
    ExpertVraagNeerleggenPayload {
        /// The question, for others to take up.
        expert_vraag: ExpertVraag
    } ExpertVraagFoutCode, read::ById
}
payload! {
    /// What `expertVraagBeantwoorden` did.
    ExpertVraagBeantwoordenPayload {
        /// The question with its answer.
        expert_vraag: ExpertVraag
    } ExpertVraagFoutCode, read::ById
}
payload! {
    /// What `expertVraagNietBeantwoorden` did.
    ExpertVraagNietBeantwoordenPayload {
        /// The question, closed.
        expert_vraag: ExpertVraag
    } ExpertVraagFoutCode, read::ById
}
payload! {
    /// What `expertVraagHeropenen` did.
    ExpertVraagHeropenenPayload {
        /// The question, open again.
        expert_vraag: ExpertVraag
    } ExpertVraagFoutCode, read::ById
}
payload! {
    /// What `expertVraagIntrekken` did.
    ExpertVraagIntrekkenPayload {
        /// The question, taken back.
        expert_vraag: ExpertVraag
    } ExpertVraagFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "ExpertVraagMutations")]
impl Mutations {
    /// Asks the experts, or one of them, about a leervraag. Who is asked by name gets a bericht of it. For every member. Safe to retry
    /// with `Idempotency-Key`.
    async fn expert_vraag_stellen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The question.")] input: ExpertVraagStellenInput,
    ) -> Nullable<ExpertVraagStellenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ExpertVraagStellenPayload::of(op, write::stellen(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes up a question that you are asked as an expert, so that the others know. For experts whose term runs.
    async fn expert_vraag_oppakken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which question is taken up.")] input: ExpertVraagOppakkenInput,
    ) -> Nullable<ExpertVraagOppakkenPayload> {
        let op = ctx.op();
        match Kind::ExpertVraag.key(&input.expert_vraag) {
            Ok(key) => {
                let done = write::zet(op, key, input.version, Stap::Oppakken).await;
                ExpertVraagOppakkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Lays a question down, so that another expert may take it up. For who took it up and REDACTIE.
    async fn expert_vraag_neerleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which question is laid down.")] input: ExpertVraagNeerleggenInput,
    ) -> Nullable<ExpertVraagNeerleggenPayload> {
        let op = ctx.op();
        match Kind::ExpertVraag.key(&input.expert_vraag) {
            Ok(key) => {
                let done = write::zet(op, key, input.version, Stap::Neerleggen).await;
                ExpertVraagNeerleggenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Answers a question that you took up, or answers it anew. Everybody reads the answer at once, as long as everybody may read its leervraag. For the expert who took it up.
    async fn expert_vraag_beantwoorden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The answer to a question.")] input: ExpertVraagBeantwoordenInput,
    ) -> Nullable<ExpertVraagBeantwoordenPayload> {
        let op = ctx.op();
        match Kind::ExpertVraag.key(&input.expert_vraag) {
            Ok(key) => {
                let done = write::zet(op, key, input.version, Stap::Beantwoorden(input.antwoord)).await;
                ExpertVraagBeantwoordenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Closes a question without an answer. For experts who are asked, for who took it up, and REDACTIE.
    async fn expert_vraag_niet_beantwoorden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which question is closed without an answer.")]
        input: ExpertVraagNietBeantwoordenInput,
    ) -> Nullable<ExpertVraagNietBeantwoordenPayload> {
        let op = ctx.op();
        match Kind::ExpertVraag.key(&input.expert_vraag) {
            Ok(key) => {
                let done =
                    write::zet(op, key, input.version, Stap::NietBeantwoorden(input.reden.into())).await;
                ExpertVraagNietBeantwoordenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Opens a question again; its answer goes. For REDACTIE.
    async fn expert_vraag_heropenen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which question is opened again.")] input: ExpertVraagHeropenenInput,
    ) -> Nullable<ExpertVraagHeropenenPayload> {
        let op = ctx.op();
        match Kind::ExpertVraag.key(&input.expert_vraag) {
            Ok(key) => {
                let done = write::zet(op, key, input.version, Stap::Heropenen).await;
                ExpertVraagHeropenenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes your own question back, for good, also when it was answered: then the answer is no longer published, and the expert
    /// reads the own answer without your question. For who asked it.
    async fn expert_vraag_intrekken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which question is taken back.")] input: ExpertVraagIntrekkenInput,
    ) -> Nullable<ExpertVraagIntrekkenPayload> {
        let op = ctx.op();
        match Kind::ExpertVraag.key(&input.expert_vraag) {
            Ok(key) => {
                let done = write::zet(op, key, input.version, Stap::Intrekken).await;
                ExpertVraagIntrekkenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
