//! What is met over SCIM, in the graph.

use async_graphql::{Context, SimpleObject};
use entity::scim_afwijking::Model;
use uuid::Uuid;

use super::read;
use crate::{
    error::Result,
    graph::{ContextExt, Date},
};

/// How often on a day the identity provider of a beroepsvereniging departed from the standard of SCIM in one way, or sent an attribute that is not kept.
#[derive(SimpleObject)]
pub(crate) struct ScimAfwijking {
    /// The day, in the Netherlands.
    dag: Date,
    /// What was met: a code such as `OP_HOOFDLETTER`, or `VERVALLEN` and the name of an attribute that was dropped unread.
    soort: String,
    /// In how many requests.
    aantal: i32,
}

impl From<Model> for ScimAfwijking {
    fn from(row: Model) -> Self {
        Self {
            dag: row.dag.into(),
            soort: row.soort,
            aantal: row.aantal,
        }
    }
}

/// What was met of a beroepsvereniging, for who may see how it delivers; null when nothing was.
pub(crate) async fn afwijkingen(ctx: &Context<'_>, vereniging: Uuid) -> Option<Result<Vec<ScimAfwijking>>> {
    let rows = ctx.op().load(read::AfwijkingenVan(vereniging)).await;
    rows.map(|rows| rows.map(|rows| rows.into_iter().map(Into::into).collect()))
        .transpose()
}
