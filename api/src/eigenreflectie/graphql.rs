//! What a member reflects in private, as that member reads and writes it.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::eigen_reflectie::Model;

use super::{read, rules::Code, write};
use crate::{
    error::Result,
    graph::{
        ContextExt, Kind, Nullable, UserError,
        fout::fout_codes,
        payload::{outcome, payload},
    },
    reflectievraag::{self, Reflectievraag},
};

/// What you reflect in private. Nobody else ever reads it.
#[derive(async_graphql::Description)]
pub struct EigenReflectie(Model);

impl From<Model> for EigenReflectie {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl EigenReflectie {
    /// The global id; for others than you nothing has it.
    pub(crate) async fn id(&self) -> ID {
        Kind::EigenReflectie.id(self.0.id)
    }

    /// The question that you reflected with; null when you did without.
    async fn reflectievraag(&self, ctx: &Context<'_>) -> Nullable<Reflectievraag> {
        ctx.op()
            .refer(self.0.reflectievraag_id, reflectievraag::ById)
            .await
    }

    /// Your words, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// Grows by one with every change. Send it along with a change, so that nothing is overwritten unread.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When you wrote it, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When you last changed it, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}

fout_codes! {
    /// Why a private reflection was not kept.
    EigenReflectieFoutCode of Code {
        /// The reflectievraag does not exist.
        OnbekendeVerwijzing,
    }
}

/// A new private reflection.
#[derive(InputObject)]
pub(crate) struct EigenReflectieMakenInput {
    /// The question that you reflect with.
    reflectievraag: Option<ID>,
    /// Your words, 1 to 2,000 characters. Write about yourself, and of nobody so that they can be recognised.
    tekst: String,
}

/// What changes in a private reflection. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct EigenReflectieBijwerkenInput {
    /// The reflection.
    reflectie: ID,
    /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
    /// The question that you reflect with; null takes it away.
    reflectievraag: MaybeUndefined<ID>,
    /// Your words, 1 to 2,000 characters. What they were before is kept nowhere.
    tekst: Option<String>,
}

impl EigenReflectieBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            reflectie: Kind::EigenReflectie.key(&self.reflectie)?,
            version: self.version,
            reflectievraag: Kind::Reflectievraag.patched_key(&self.reflectievraag)?,
            tekst: self.tekst,
        })
    }
}

/// A private reflection that is removed.
#[derive(InputObject)]
pub(crate) struct EigenReflectieVerwijderenInput {
    /// The reflection.
    reflectie: ID,
    /// The version that you read. When it changed since, nothing is done: `CONFLICT`.
    version: i32,
}

payload! {
    /// What `eigenReflectieMaken` did.
    EigenReflectieMakenPayload {
        /// The new reflection.
        reflectie: EigenReflectie
    } EigenReflectieFoutCode, read::ById
}
payload! {
    /// What `eigenReflectieBijwerken` did.
    EigenReflectieBijwerkenPayload {
        /// The reflection as it is now.
        reflectie: EigenReflectie
    } EigenReflectieFoutCode, read::ById
}

/// What `eigenReflectieVerwijderen` did.
#[derive(SimpleObject)]
pub(crate) struct EigenReflectieVerwijderenPayload {
    /// The global id that the reflection had; nothing of it stays.
    verwijderd: Option<ID>,
    /// What the user can mend; empty when the action was done.
    user_errors: Vec<UserError<EigenReflectieFoutCode>>,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "EigenReflectieMutations")]
impl Mutations {
    /// Keeps what you reflect in private: for you alone. Safe to retry with `Idempotency-Key`.
    async fn eigen_reflectie_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new reflection.")] input: EigenReflectieMakenInput,
    ) -> Nullable<EigenReflectieMakenPayload> {
        let op = ctx.op();
        match Kind::Reflectievraag.optional_key(input.reflectievraag.as_ref()) {
            Ok(reflectievraag) => {
                let tekst = input.tekst;
                let done = write::maken(
                    op,
                    write::Nieuw {
                        reflectievraag,
                        tekst,
                    },
                )
                .await;
                EigenReflectieMakenPayload::of(op, done).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes what you reflected in private.
    async fn eigen_reflectie_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: EigenReflectieBijwerkenInput,
    ) -> Nullable<EigenReflectieBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => EigenReflectieBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Removes what you reflected in private, for good.
    async fn eigen_reflectie_verwijderen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one.")] input: EigenReflectieVerwijderenInput,
    ) -> Nullable<EigenReflectieVerwijderenPayload> {
        let op = ctx.op();
        let answer = async {
            let reflectie = Kind::EigenReflectie.key(&input.reflectie)?;
            let done = write::verwijderen(op, reflectie, input.version).await;
            let (key, user_errors) = outcome(done, op.taal)?;
            let verwijderd = key.map(|key| Kind::EigenReflectie.id(key));
            Ok(EigenReflectieVerwijderenPayload {
                verwijderd,
                user_errors,
            })
        };
        Some(answer.await)
    }
}
