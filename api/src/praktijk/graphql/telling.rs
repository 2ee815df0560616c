//! How many parents and pupils take part, in the graph. A number of people leaves as a Telling alone.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::ouders_leerlingen;

use super::{LerendePraktijk, words::LerendePraktijkFoutCode};
use crate::{
    analyse::{self, Telling},
    error::Result,
    graph::{ContextExt, Date, Kind, Nullable, payload::payload},
    praktijk::{read, write},
};

/// How many parents and pupils take part in a Lerende Praktijk, as counted on a day. Who they are is nowhere.
#[derive(async_graphql::Description)]
pub struct OudersLeerlingen(ouders_leerlingen::Model);

impl From<ouders_leerlingen::Model> for OudersLeerlingen {
    fn from(row: ouders_leerlingen::Model) -> Self {
        Self(row)
    }
}

impl OudersLeerlingen {
    /// Who takes part knows how many there are.
    async fn telling(&self, ctx: &Context<'_>, aantal: i32) -> Nullable<Telling> {
        let op = ctx.op();
        let inside = read::inside(op, self.0.praktijk_id).await;
        Some(inside.map(|inside| analyse::los(op, aantal, inside)))
    }
}

#[Object(use_type_description)]
impl OudersLeerlingen {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::OudersLeerlingen.id(self.0.id)
    }

    /// In which Lerende Praktijk.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), read::ById).await
    }

    /// Of which day, as a calendar date in the Netherlands.
    async fn datum(&self) -> Date {
        self.0.datum.into()
    }

    /// How many parents take part.
    async fn ouders(&self, ctx: &Context<'_>) -> Nullable<Telling> {
        self.telling(ctx, self.0.ouders).await
    }

    /// How many pupils take part.
    async fn leerlingen(&self, ctx: &Context<'_>) -> Nullable<Telling> {
        self.telling(ctx, self.0.leerlingen).await
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

/// A count of parents and pupils.
#[derive(InputObject)]
pub(crate) struct OudersLeerlingenVastleggenInput {
    /// Of which Lerende Praktijk.
    praktijk: ID,
    /// Of which day: one that has come. One count for each day.
    datum: Date,
    /// How many parents take part: 0 to 10,000.
    ouders: i32,
    /// How many pupils take part: 0 to 10,000.
    leerlingen: i32,
}

impl OudersLeerlingenVastleggenInput {
    fn parse(self) -> Result<write::NieuweTelling> {
        Ok(write::NieuweTelling {
            praktijk: Kind::LerendePraktijk.key(&self.praktijk)?,
            datum: self.datum.into(),
            ouders: self.ouders,
            leerlingen: self.leerlingen,
        })
    }
}

/// What was counted wrongly. An absent field stays as it is.
#[derive(InputObject)]
pub(crate) struct OudersLeerlingenBijwerkenInput {
    /// Which count.
    ouders_leerlingen: ID,
    /// The version that you read. When somebody changed it since, nothing is done: `CONFLICT`.
    version: i32,
    /// Of which day.
    datum: Option<Date>,
    /// How many parents take part: 0 to 10,000.
    ouders: Option<i32>,
    /// How many pupils take part: 0 to 10,000.
    leerlingen: Option<i32>,
}

impl OudersLeerlingenBijwerkenInput {
    fn parse(self) -> Result<write::TellingWijziging> {
        Ok(write::TellingWijziging {
            telling: Kind::OudersLeerlingen.key(&self.ouders_leerlingen)?,
            version: self.version,
            datum: self.datum.map(Into::into),
            ouders: self.ouders,
            leerlingen: self.leerlingen,
        })
    }
}

payload! {
    /// What `oudersLeerlingenVastleggen` did.
    OudersLeerlingenVastleggenPayload {
        /// The new count.
        ouders_leerlingen: OudersLeerlingen
    } LerendePraktijkFoutCode, read::TellingById
}
payload! {
    /// What `oudersLeerlingenBijwerken` did.
    OudersLeerlingenBijwerkenPayload {
        /// The count as it is now.
        ouders_leerlingen: OudersLeerlingen
    } LerendePraktijkFoutCode, read::TellingById
}

/// Root fields.
#[derive(Default)]
pub(crate) struct TellingMutations;

#[Object]
impl TellingMutations {
    /// Records how many parents and pupils take part, as numbers and never as names. For the facilitators of the praktijk
    /// and REDACTIE.
    async fn ouders_leerlingen_vastleggen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "How many, on which day.")] input: OudersLeerlingenVastleggenInput,
    ) -> Nullable<OudersLeerlingenVastleggenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                OudersLeerlingenVastleggenPayload::of(op, write::telling_vastleggen(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Corrects a count. For the facilitators of the praktijk and REDACTIE.
    async fn ouders_leerlingen_bijwerken(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What changes.")] input: OudersLeerlingenBijwerkenInput,
    ) -> Nullable<OudersLeerlingenBijwerkenPayload> {
        let op = ctx.op();
        match input.parse() {
            Ok(nieuw) => {
                OudersLeerlingenBijwerkenPayload::of(op, write::telling_bijwerken(op, nieuw).await).await
            }
            Err(error) => Some(Err(error)),
        }
    }
}
