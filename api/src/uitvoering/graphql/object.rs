//! The types Uitvoerder and Voortgang.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{uitvoerder, voortgang};

use super::words::{UitvoerderRol, VoortgangStand};
use crate::{
    graph::{ContextExt, Date, Kind, Nullable},
    member::{self, Member},
    opgave::{self, Ontwikkelopgave},
    organisatie::{self, Organisatie},
    uitvoering::read,
    vereniging::{self, Beroepsvereniging},
};

/// Who works on an ontwikkelopgave, as trekker or as partner, during a period.
#[derive(async_graphql::Description)]
pub struct Uitvoerder(uitvoerder::Model);

impl From<uitvoerder::Model> for Uitvoerder {
    fn from(row: uitvoerder::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Uitvoerder {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Uitvoerder.id(self.0.id)
    }

    /// The ontwikkelopgave.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(Some(self.0.opgave_id), opgave::ById).await
    }

    /// As trekker or as partner.
    async fn rol(&self) -> UitvoerderRol {
        self.0.rol.into()
    }

    /// The beroepsvereniging; null when it is an organisatie.
    async fn beroepsvereniging(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op()
            .refer(self.0.beroepsvereniging_id, vereniging::ById)
            .await
    }

    /// The organisatie; null when it is a beroepsvereniging.
    async fn organisatie(&self, ctx: &Context<'_>) -> Nullable<Organisatie> {
        ctx.op().refer(self.0.organisatie_id, organisatie::ById).await
    }

    /// The first day, in the Netherlands.
    async fn van(&self) -> Date {
        self.0.van.into()
    }

    /// The first day on which it no longer works on it; null when no end is known. Equal to `van`: it never did.
    async fn tot(&self) -> Option<Date> {
        self.0.tot.map(Into::into)
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}

/// How an ontwikkelopgave was going on a day. Entries are only added; a mistake is corrected by the next entry.
#[derive(async_graphql::Description)]
pub struct Voortgang(voortgang::Model);

impl From<voortgang::Model> for Voortgang {
    fn from(row: voortgang::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Voortgang {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Voortgang.id(self.0.id)
    }

    /// The ontwikkelopgave.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(Some(self.0.opgave_id), opgave::ById).await
    }

    /// How far it was.
    async fn stand(&self) -> VoortgangStand {
        self.0.stand.into()
    }

    /// What there is to tell, in Dutch, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// The day that it is about, in the Netherlands.
    async fn datum(&self) -> Date {
        self.0.datum.into()
    }

    /// The entry that this one takes the place of; null when it corrects none.
    async fn corrigeert(&self, ctx: &Context<'_>) -> Nullable<Voortgang> {
        ctx.op().refer(self.0.corrigeert_id, read::VoortgangById).await
    }

    /// The entry that took the place of this one; null while it stands.
    async fn gecorrigeerd_door(&self, ctx: &Context<'_>) -> Nullable<Voortgang> {
        ctx.op().refer(Some(self.0.id), read::CorrectieVan).await
    }

    /// The editor who wrote it, if you may see the person; null for a beroepsvereniging.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// The beroepsvereniging that wrote it, being trekker then; null for an editor.
    async fn beroepsvereniging(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op()
            .refer(self.0.beroepsvereniging_id, vereniging::ById)
            .await
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// When it was written, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
