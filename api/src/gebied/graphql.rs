//! Gebieden in the graph.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use entity::{gebied, gebied_ligging};

use super::read;
use crate::{
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
};

/// What kind of gebied it is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "gebied::Soort")]
pub enum GebiedSoort {
    /// A municipality; its code is that of CBS, such as GM0363.
    Gemeente,
    /// A region in which municipalities buy youth help together.
    Jeugdregio,
    /// A province.
    Provincie,
    /// A region against early school leaving, formerly RMC region.
    Doorstroompuntregio,
    /// The area of a cooperation for passend onderwijs; it need not follow the borders of municipalities.
    Samenwerkingsverband,
}

/// An area of the Netherlands in one period. Known by kind and code together: names repeat between kinds.
#[derive(async_graphql::Description)]
pub struct Gebied(gebied::Model);

impl From<gebied::Model> for Gebied {
    fn from(row: gebied::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Gebied {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Gebied.id(self.0.id)
    }

    /// What kind of gebied it is.
    async fn soort(&self) -> GebiedSoort {
        self.0.soort.into()
    }

    /// The code of its official source, unique within its kind and period.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// The first day of the period.
    async fn geldig_van(&self) -> Date {
        self.0.geldig_van.into()
    }

    /// The first day after the period; null while no end is known.
    async fn geldig_tot(&self) -> Option<Date> {
        self.0.geldig_tot.map(Into::into)
    }

    /// What took its place, after a merger or a change of borders.
    async fn opvolger(&self, ctx: &Context<'_>) -> Nullable<Gebied> {
        ctx.op().refer(self.0.opvolger_id, read::ById).await
    }

    /// The larger gebieden that a municipality lies in, by code; empty for other kinds.
    async fn liggingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "As it lies on this day; left out: in all periods.")] geldig_op: Option<Date>,
    ) -> Result<Vec<GebiedLigging>> {
        let gemeente = self.0.id;
        let found = ctx
            .op()
            .load(read::LiggingenOf {
                gemeente,
                geldig_op: geldig_op.map(Into::into),
            })
            .await?;
        Ok(found
            .unwrap_or_default()
            .into_iter()
            .map(GebiedLigging::from)
            .collect())
    }
}

/// That a municipality lies in a larger gebied, during a period.
#[derive(SimpleObject)]
pub(crate) struct GebiedLigging {
    /// The larger gebied.
    gebied: Gebied,
    /// The first day on which it lies there.
    van: Date,
    /// The first day on which it no longer lies there; null while no end is known.
    tot: Option<Date>,
}

impl From<(gebied_ligging::Model, gebied::Model)> for GebiedLigging {
    fn from((ligging, gebied): (gebied_ligging::Model, gebied::Model)) -> Self {
        Self {
            gebied: gebied.into(),
            van: ligging.van.into(),
            tot: ligging.tot.map(Into::into),
        }
    }
}

/// Which gebieden are asked for.
#[derive(InputObject)]
pub(crate) struct GebiedFilter {
    /// Those of this kind.
    soort: GebiedSoort,
    /// Those that exist on this day; left out: of all periods.
    geldig_op: Option<Date>,
}

impl From<GebiedFilter> for read::Filter {
    fn from(filter: GebiedFilter) -> Self {
        Self {
            soort: filter.soort.into(),
            geldig_op: filter.geldig_op.map(Into::into),
        }
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "GebiedQueries")]
impl Queries {
    /// The gebieden of one kind, by name ("'s-Gravenhage" under G).
    async fn gebieden(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which gebieden.")] filter: GebiedFilter,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Gebied>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let list = read::filtered(op, filter.into());
        Connection::root(op, args, &read::SORTEERNAAM, list).await
    }
}
