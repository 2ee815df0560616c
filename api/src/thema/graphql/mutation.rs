//! Changing thema's: inputs and payloads.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};

use super::{
    object::Thema,
    words::{ThemaFoutCode, ThemaStatus},
};
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, payload::payload},
    thema::{read, write},
};

/// A new thema.
#[derive(InputObject)]
pub(crate) struct ThemaMakenInput {
    /// The name, in Dutch, 1 to 200 characters.
    naam: String,
    /// What it is about, in Dutch, 1 to 2,000 characters.
    omschrijving: String,
    /// The thema to stand under.
    ouder: Option<ID>,
    /// Publish it at once instead of keeping it a draft.
    #[graphql(default)]
    publiek: bool,
}

impl ThemaMakenInput {
    fn parse(self) -> Result<write::Nieuw> {
        Ok(write::Nieuw {
            naam: self.naam,
            omschrijving: self.omschrijving,
            ouder: Kind::Thema.optional_key(self.ouder.as_ref())?,
            publiek: self.publiek,
        })
    }
}

/// What changes in a thema. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct ThemaBijwerkenInput {
    /// The thema.
    thema: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The name, in Dutch, 1 to 200 characters.
    naam: Option<String>,
    /// What it is about, in Dutch, 1 to 2,000 characters.
    omschrijving: Option<String>,
    /// The thema to stand under; null puts it at the top.
    ouder: MaybeUndefined<ID>,
    /// The state: `CONCEPT`, then `GEPUBLICEERD`, then `VERVALLEN`; never back.
    status: Option<ThemaStatus>,
}

impl ThemaBijwerkenInput {
    fn parse(self) -> Result<write::Wijziging> {
        Ok(write::Wijziging {
            thema: Kind::Thema.key(&self.thema)?,
            version: self.version,
            naam: self.naam,
            omschrijving: self.omschrijving,
            ouder: Kind::Thema.patched_key(&self.ouder)?,
            status: self.status.map(Into::into),
        })
    }
}

/// Which leervragen go into a thema.
#[derive(InputObject)]
pub(crate) struct ThemaBundelenInput {
    /// The thema.
    thema: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The leervragen, 1 to 100, all published. Those that are in the thema already stay as they are.
    leervragen: Vec<ID>,
    /// Why they belong there, 1 to 300 characters; shown with each bundeling.
    reden: String,
}

impl ThemaBundelenInput {
    fn parse(self) -> Result<write::Bundel> {
        Ok(write::Bundel {
            thema: Kind::Thema.key(&self.thema)?,
            version: self.version,
            leervragen: Kind::Leervraag.keys(&self.leervragen)?,
            reden: self.reden,
        })
    }
}

/// Which leervraag leaves a thema.
#[derive(InputObject)]
pub(crate) struct ThemaOntbundelenInput {
    /// The thema.
    thema: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The leervraag.
    leervraag: ID,
    /// Why it does not belong there, 1 to 300 characters; for editors.
    reden: String,
}

impl ThemaOntbundelenInput {
    fn parse(self) -> Result<write::Uitname> {
        Ok(write::Uitname {
            thema: Kind::Thema.key(&self.thema)?,
            version: self.version,
            leervraag: Kind::Leervraag.key(&self.leervraag)?,
            reden: self.reden,
        })
    }
}

payload! {
    /// What `themaMaken` did.
    ThemaMakenPayload {
        /// The new thema.
        thema: Thema
    } ThemaFoutCode, read::ById
}
payload! {
    /// What `themaBijwerken` did.
    ThemaBijwerkenPayload {
        /// The thema as it is now.
        thema: Thema
    } ThemaFoutCode, read::ById
}
payload! {
    /// What `themaBundelen` did.
    ThemaBundelenPayload {
        /// The thema as it is now.
        thema: Thema
    } ThemaFoutCode, read::ById
}
payload! {
    /// What `themaOntbundelen` did.
    ThemaOntbundelenPayload {
        /// The thema as it is now.
        thema: Thema
    } ThemaFoutCode, read::ById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Mutations;

#[Object(name = "ThemaMutations")]
impl Mutations {
    /// Makes a thema. For REDACTIE. Safe to retry with `Idempotency-Key`.
    async fn thema_maken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The new thema.")] input: ThemaMakenInput,
    ) -> Nullable<ThemaMakenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ThemaMakenPayload::of(op, write::maken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes the words, the place or the state of a thema. For REDACTIE.
    async fn thema_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: ThemaBijwerkenInput,
    ) -> Nullable<ThemaBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => ThemaBijwerkenPayload::of(op, write::bijwerken(op, nieuw).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Bundles published leervragen in a thema. For REDACTIE.
    async fn thema_bundelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervragen, where and why.")] input: ThemaBundelenInput,
    ) -> Nullable<ThemaBundelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(bundel) => ThemaBundelenPayload::of(op, write::bundelen(op, bundel).await).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// Takes a leervraag out of a thema. The bundeling ends and stays as history. For REDACTIE.
    async fn thema_ontbundelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which leervraag, from where and why.")] input: ThemaOntbundelenInput,
    ) -> Nullable<ThemaOntbundelenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(uitname) => ThemaOntbundelenPayload::of(op, write::ontbundelen(op, uitname).await).await,
            Err(error) => Some(Err(error)),
        }
    }
}
