//! Disciplines in the graph.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use entity::discipline;

use super::{read, rules};
use crate::{
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
};

/// The sector in which a discipline works.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "discipline::Sector")]
pub enum Sector {
    /// Education.
    Onderwijs,
    /// Youth help and youth care.
    Jeugdhulp,
    /// Social work and community teams.
    SociaalDomein,
    /// Preventive youth health care, and medical care.
    Jeugdgezondheidszorg,
    /// Municipality, school attendance included.
    Gemeente,
    /// Child care and preschool.
    Kinderopvang,
    /// Justice.
    Justitie,
    /// Research, policy and advice.
    OnderzoekBeleid,
}

/// A profession or position. The list grows; a code never changes its meaning.
#[derive(async_graphql::Description)]
pub struct Discipline(discipline::Model);

impl From<discipline::Model> for Discipline {
    fn from(row: discipline::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Discipline {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Discipline.id(self.0.id)
    }

    /// The code: unique, and good for ever.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// The sector in which it works.
    async fn sector(&self) -> Sector {
        self.0.sector.into()
    }

    /// Other Dutch names for it, that a search or an import should understand.
    async fn synoniemen(&self) -> Result<Vec<String>> {
        rules::synonyms(&self.0)
    }

    /// The first day on which it can be chosen.
    async fn geldig_van(&self) -> Date {
        self.0.geldig_van.into()
    }

    /// The first day on which it can no longer be chosen; null while no end is known.
    async fn geldig_tot(&self) -> Option<Date> {
        self.0.geldig_tot.map(Into::into)
    }
}

/// Which disciplines are asked for; what is left out does not matter.
#[derive(InputObject, Default)]
pub(crate) struct DisciplineFilter {
    /// Those of this sector.
    sector: Option<Sector>,
    /// Those that can be chosen on this day.
    geldig_op: Option<Date>,
}

impl From<DisciplineFilter> for read::Filter {
    fn from(filter: DisciplineFilter) -> Self {
        Self {
            sector: filter.sector.map(Into::into),
            geldig_op: filter.geldig_op.map(Into::into),
        }
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "DisciplineQueries")]
impl Queries {
    /// The disciplines, by name.
    async fn disciplines(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which disciplines; all when left out.")] filter: Option<DisciplineFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Discipline>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let list = read::filtered(op, filter.unwrap_or_default().into());
        Connection::root(op, args, &read::NAAM, list).await
    }
}
