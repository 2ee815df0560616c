//! Organisaties in the graph.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use entity::organisatie;

use super::read;
use crate::{
    error::Result,
    gebied::{self, Gebied},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    uitvoering::{self, Uitvoerder},
};

/// What kind of organisatie it is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "organisatie::Soort")]
pub enum OrganisatieSoort {
    /// A school.
    School,
    /// The board over one or more schools.
    Schoolbestuur,
    /// A regional cooperation for passend onderwijs.
    Samenwerkingsverband,
    /// A provider of youth help.
    Jeugdhulp,
    /// An organisation for social work.
    Welzijn,
    /// A municipality, as an organisation.
    Gemeente,
    /// A knowledge institute.
    Kennisinstelling,
    /// None of the others.
    Overig,
}

/// An organisation where members work, or that leads or joins a Lerende Praktijk.
#[derive(async_graphql::Description)]
pub struct Organisatie(organisatie::Model);

impl From<organisatie::Model> for Organisatie {
    fn from(row: organisatie::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Organisatie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Organisatie.id(self.0.id)
    }

    /// The name.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// What kind of organisatie it is.
    async fn soort(&self) -> OrganisatieSoort {
        self.0.soort.into()
    }

    /// Where it is, as a rule a municipality; null when that is not known.
    async fn gebied(&self, ctx: &Context<'_>) -> Nullable<Gebied> {
        ctx.op().refer(self.0.gebied_id, gebied::ById).await
    }

    /// The code of a school in the national register of institutions: two digits and two letters, with two more digits
    /// for one location.
    async fn brin(&self) -> Option<&str> {
        self.0.brin.as_deref()
    }

    /// The ontwikkelopgaven on which it works or worked as partner, last begun first.
    async fn uitvoerder_van(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Uitvoerder>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, uitvoering::Under::Organisatie, self.0.id).await
    }

    /// Whether it is fictitious, made to show how the service works.
    async fn demo(&self) -> bool {
        self.0.demo
    }
}

/// Which organisaties are asked for; what is left out does not matter.
#[derive(InputObject, Default)]
pub(crate) struct OrganisatieFilter {
    /// Those of this kind.
    soort: Option<OrganisatieSoort>,
    /// Those in this gebied, by its global id.
    gebied: Option<ID>,
}

impl OrganisatieFilter {
    fn parse(self) -> Result<read::Filter> {
        Ok(read::Filter {
            soort: self.soort.map(Into::into),
            gebied: Kind::Gebied.optional_key(self.gebied.as_ref())?,
        })
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "OrganisatieQueries")]
impl Queries {
    /// The organisaties, by name.
    async fn organisaties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which organisaties; all when left out.")] filter: Option<OrganisatieFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Organisatie>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        match filter.unwrap_or_default().parse() {
            Ok(filter) => Connection::root(op, args, &read::NAAM, read::filtered(op, filter)).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// One organisatie; null when there is none with this id.
    async fn organisatie(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Organisatie> {
        ctx.op().find(Kind::Organisatie, &id, read::ById).await
    }
}
