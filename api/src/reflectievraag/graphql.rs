//! Reflectievragen in the graph.

use async_graphql::{Context, Enum, ID, Object};
use entity::reflectievraag::{self, Model};
use uuid::Uuid;

use super::read;
use crate::{
    error::Result,
    graph::{ContextExt, Date, Kind, Nullable, Op, list_size::list_size},
    raamwerk::{self, WerkzameFactor},
};

/// Where a question to reflect with comes from.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "reflectievraag::Herkomst")]
pub enum ReflectievraagHerkomst {
    /// It was printed in the source.
    Gepubliceerd,
    /// It was written for this service.
    Eigen,
}

/// A question with which professionals look at their own part in working together.
#[derive(async_graphql::Description)]
pub struct Reflectievraag(Model);

impl From<Model> for Reflectievraag {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Reflectievraag {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Reflectievraag.id(self.0.id)
    }

    /// The code: unique, and the same for ever.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The question, in Dutch.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// The werkzame factor that it is filed under.
    async fn factor(&self, ctx: &Context<'_>) -> Nullable<WerkzameFactor> {
        ctx.op().refer(Some(self.0.factor_id), raamwerk::factor).await
    }

    /// Whether it was printed or written for this service.
    async fn herkomst(&self) -> ReflectievraagHerkomst {
        self.0.herkomst.into()
    }

    /// Where it was printed, or by what it was written, in Dutch.
    async fn bron(&self) -> &str {
        &self.0.bron
    }

    /// The first day on which it is asked.
    async fn geldig_van(&self) -> Date {
        self.0.geldig_van.into()
    }

    /// The first day on which it is asked no longer; null while no end is known.
    async fn geldig_tot(&self) -> Option<Date> {
        self.0.geldig_tot.map(Into::into)
    }
}

/// The questions of one factor that are asked today.
pub(crate) async fn of_factor(op: &Op, factor: Uuid) -> Result<Vec<Reflectievraag>> {
    let found = op.load(read::OfFactor(factor)).await?;
    Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "ReflectievraagQueries")]
impl Queries {
    /// Questions to reflect with, in the order of the werkzame factoren.
    #[graphql(directive = list_size::apply(50))]
    async fn reflectievragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those of this werkzame factor.")] factor: Option<ID>,
        #[graphql(desc = "As they are asked on this day; left out: today.")] geldig_op: Option<Date>,
    ) -> Result<Vec<Reflectievraag>> {
        let op = ctx.op();
        let factor = Kind::WerkzameFactor.optional_key(factor.as_ref())?;
        let day = geldig_op.map_or_else(|| op.today(), Into::into);
        let rows = read::asked(op, day, factor).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }
}
