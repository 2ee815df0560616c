//! Asking for frameworks.

use async_graphql::{Context, Object};

use super::{
    object::{Raamwerk, Samenwerkingsvorm, WerkzameFactor, forms},
    words::{Onderwijssector, RaamwerkCode},
};
use crate::{
    error::Result,
    graph::{ContextExt, Date, Nullable},
    raamwerk::read,
};

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "RaamwerkQueries")]
impl Queries {
    /// One framework: the version that holds today, or the version that is named; null when there is none.
    async fn raamwerk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which framework.")] code: RaamwerkCode,
        #[graphql(desc = "The version; left out: the one that holds today.")] versie: Option<String>,
    ) -> Nullable<Raamwerk> {
        let op = ctx.op();
        let version = versie.map_or_else(|| read::Version::On(op.today()), read::Version::Named);
        let row = read::framework(op, code.into(), version).await;
        row.map(|row| row.map(Raamwerk::from)).transpose()
    }

    /// The factors that make interprofessional collaboration work, in the order of the source: cluster by cluster.
    async fn werkzame_factoren(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "As they hold on this day; left out: today.")] geldig_op: Option<Date>,
    ) -> Result<Vec<WerkzameFactor>> {
        let op = ctx.op();
        let rows = read::factors_on(op, geldig_op.map_or_else(|| op.today(), Into::into)).await?;
        Ok(rows.into_iter().map(WerkzameFactor::from).collect())
    }

    /// The forms in which education and youth help work together, in the order of the source: every main form, followed by its variants.
    async fn samenwerkingsvormen(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only what occurs in this sector of education: forms of that sector, and forms of no sector."
        )]
        onderwijssector: Option<Onderwijssector>,
        #[graphql(desc = "As they hold on this day; left out: today.")] geldig_op: Option<Date>,
    ) -> Result<Vec<Samenwerkingsvorm>> {
        let op = ctx.op();
        let rows = read::forms_on(op, geldig_op.map_or_else(|| op.today(), Into::into)).await?;
        forms(rows, onderwijssector)
    }
}
