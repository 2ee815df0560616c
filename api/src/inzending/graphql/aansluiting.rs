//! The type Aansluiting: how an association delivers.

use std::collections::BTreeMap;

use async_graphql::{Context, Object, SimpleObject};
use entity::{aansluiting::Model, inzending_regel::Veld};
use sea_orm::ActiveEnum;
use uuid::Uuid;

use super::words::{AansluitingVoorinstelling, InzendingToepassing, InzendingVeld};
use crate::{
    error::{Error, Result},
    graph::{ContextExt, Nullable, list_size::list_size},
    inzending::read,
    scim::{self, ScimAfwijking},
};

/// How a beroepsvereniging delivers its memberships, and how far they are. Seen by itself and by BEHEER.
#[derive(async_graphql::Description)]
pub(crate) struct Aansluiting(Model);

impl From<Model> for Aansluiting {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

/// What is done with a column, by the name that the beroepsvereniging gives it.
#[derive(SimpleObject)]
pub(crate) struct AansluitingKolom {
    /// The name in the header; case, spaces and signs do not count.
    naam: String,
    /// The field that it is for; null when it is dropped unread.
    veld: Option<InzendingVeld>,
}

/// How a beroepsvereniging delivers, for who may see it; null before its first delivery.
pub(crate) async fn aansluiting(ctx: &Context<'_>, vereniging: Uuid) -> Nullable<Aansluiting> {
    ctx.op().refer(Some(vereniging), read::AansluitingVan).await
}

#[Object(use_type_description)]
impl Aansluiting {
    /// A number that grows with every change of its memberships. Send it along as `basis`, so that nothing is applied that rests on an older one.
    async fn stand(&self) -> i32 {
        self.0.stand
    }

    /// The administration whose names of columns are known.
    async fn voorinstelling(&self) -> AansluitingVoorinstelling {
        self.0.voorinstelling.into()
    }

    /// Its own names of columns, over those of `voorinstelling`.
    async fn kolommen(&self) -> Result<Vec<AansluitingKolom>> {
        let known: BTreeMap<String, String> = serde_json::from_str(&self.0.kolommen).map_err(Error::fault)?;
        let column = |(naam, to): (String, String)| AansluitingKolom {
            naam,
            veld: Veld::try_from_value(&to).ok().map(Into::into),
        };
        Ok(known.into_iter().map(column).collect())
    }

    /// What a refused row means, unless a delivery says so itself.
    async fn toepassing(&self) -> InzendingToepassing {
        self.0.toepassing.into()
    }

    /// The share of the running memberships that a delivery may change or end, in percent.
    async fn drempel_aandeel(&self) -> i32 {
        self.0.drempel_aandeel
    }

    /// The number of memberships that a delivery may change or end, where that is more.
    async fn drempel_aantal(&self) -> i32 {
        self.0.drempel_aantal
    }

    /// What its identity provider sends otherwise than the standard of SCIM says, and what of it was dropped unread: each day's counts, the last day first; the last 100.
    #[graphql(directive = list_size::apply(100))]
    async fn scim_afwijkingen(&self, ctx: &Context<'_>) -> Option<Result<Vec<ScimAfwijking>>> {
        scim::afwijkingen(ctx, self.0.beroepsvereniging_id).await
    }

    /// Grows by one with every change of these settings.
    async fn version(&self) -> i32 {
        self.0.version
    }
}
