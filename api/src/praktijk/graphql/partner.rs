//! Which organisations join a praktijk, in the graph.

use async_graphql::{Context, ID, InputObject, MaybeUndefined, Object};
use chrono::{DateTime, Utc};
use entity::praktijk_partner;

use super::{LerendePraktijk, words::LerendePraktijkFoutCode};
use crate::{
    error::Result,
    graph::{
        ContextExt, Date, Kind, Nullable,
        payload::{patch, payload},
    },
    organisatie::{self, Organisatie},
    praktijk::{read, write},
};

/// An organisation joins a Lerende Praktijk, during a period.
#[derive(async_graphql::Description)]
pub struct PraktijkPartner(praktijk_partner::Model);

impl From<praktijk_partner::Model> for PraktijkPartner {
    fn from(row: praktijk_partner::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl PraktijkPartner {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::PraktijkPartner.id(self.0.id)
    }

    /// Which Lerende Praktijk.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), read::ById).await
    }

    /// Which organisation.
    async fn organisatie(&self, ctx: &Context<'_>) -> Nullable<Organisatie> {
        ctx.op()
            .refer(Some(self.0.organisatie_id), organisatie::ById)
            .await
    }

    /// The first day, as a calendar date in the Netherlands; null where nobody knows it.
    async fn van(&self) -> Option<Date> {
        self.0.van.map(Into::into)
    }

    /// The first day on which it no longer joins; null when no end is known.
    async fn tot(&self) -> Option<Date> {
        self.0.tot.map(Into::into)
    }

    /// The version to send along with a change; grows by one with every change.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// An organisation that joins.
#[derive(InputObject)]
pub(crate) struct PraktijkPartnerToevoegenInput {
    /// Which Lerende Praktijk.
    praktijk: ID,
    /// Which organisation; in one period once.
    organisatie: ID,
    /// The first day, between 1900 and 2100; left out where nobody knows it.
    van: Option<Date>,
    /// The first day on which it no longer joins.
    tot: Option<Date>,
}

impl PraktijkPartnerToevoegenInput {
    fn parse(self) -> Result<write::NieuwePartner> {
        Ok(write::NieuwePartner {
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            organisatie: Kind::Organisatie.key(&self.organisatie)?,
            van: self.van.map(Into::into),
            tot: self.tot.map(Into::into),
        })
    }
}

/// Since and until when an organisation joins. An absent field stays as it is; null empties it.
#[derive(InputObject)]
pub(crate) struct PraktijkPartnerBijwerkenInput {
    /// Which partner of which praktijk.
    partner: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// The first day, between 1900 and 2100.
    van: MaybeUndefined<Date>,
    /// The first day on which it no longer joins.
    tot: MaybeUndefined<Date>,
}

impl PraktijkPartnerBijwerkenInput {
    fn parse(self) -> Result<write::PartnerWijziging> {
        Ok(write::PartnerWijziging {
            partner: Kind::PraktijkPartner.key(&self.partner)?,
            version: self.version,
            van: patch(self.van),
            tot: patch(self.tot),
        })
    }
}

payload! {
    /// What `praktijkPartnerToevoegen` did.
    PraktijkPartnerToevoegenPayload {
        /// The new partner.
        partner: PraktijkPartner
    } LerendePraktijkFoutCode, read::PartnerById
}
payload! {
    /// What `praktijkPartnerBijwerken` did.
    PraktijkPartnerBijwerkenPayload {
        /// The partner as it is now.
        partner: PraktijkPartner
    } LerendePraktijkFoutCode, read::PartnerById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct PartnerMutations;

#[Object]
impl PartnerMutations {
    /// Enters that an organisation joins a Lerende Praktijk. For its facilitators and REDACTIE.
    async fn praktijk_partner_toevoegen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which organisation, since when.")] input: PraktijkPartnerToevoegenInput,
    ) -> Nullable<PraktijkPartnerToevoegenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                PraktijkPartnerToevoegenPayload::of(op, write::partner_toevoegen(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Changes since and until when an organisation joins; `tot` ends it. For the facilitators of the praktijk and REDACTIE.
    async fn praktijk_partner_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which one, and when.")] input: PraktijkPartnerBijwerkenInput,
    ) -> Nullable<PraktijkPartnerBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                PraktijkPartnerBijwerkenPayload::of(op, write::partner_bijwerken(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
