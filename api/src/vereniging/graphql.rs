//! Beroepsverenigingen in the graph.

use async_graphql::{Context, Enum, ID, Object};
use entity::{beroepsvereniging, lidsoort};

use super::read;
use crate::{
    afstemming::{self, LidmaatschapAfdruk, LidmaatschapWijziging},
    error::Result,
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs},
    inzending::{self, Aansluiting},
    lidmaatschap::{self, Lidmaatschap, LidmaatschapFilter},
    uitvoering::{self, Uitvoerder},
};

/// Who can be a member of a beroepsvereniging.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "BeroepsverenigingLedentype", remote = "beroepsvereniging::Ledentype")]
pub enum Ledentype {
    /// Persons.
    Persoon,
    /// Organisations.
    Organisatie,
    /// Other associations.
    Federatie,
}

/// A professional association.
#[derive(async_graphql::Description)]
pub struct Beroepsvereniging(beroepsvereniging::Model);

impl From<beroepsvereniging::Model> for Beroepsvereniging {
    fn from(row: beroepsvereniging::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Beroepsvereniging {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Beroepsvereniging.id(self.0.id)
    }

    /// The abbreviation by which it is known; unique.
    async fn afkorting(&self) -> &str {
        &self.0.afkorting
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// Who can be a member.
    async fn ledentype(&self) -> Ledentype {
        self.0.ledentype.into()
    }

    /// The kinds of membership, in its own order; empty when they are not known.
    async fn lidsoorten(&self, ctx: &Context<'_>) -> Result<Vec<Lidsoort>> {
        let rows = ctx.op().load(read::LidsoortenOf(self.0.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Lidsoort::from).collect())
    }

    /// The first day of its existence; null when the date is not known.
    async fn actief_van(&self) -> Option<Date> {
        self.0.actief_van.map(Into::into)
    }

    /// The first day on which it no longer exists on its own; null while it does.
    async fn actief_tot(&self) -> Option<Date> {
        self.0.actief_tot.map(Into::into)
    }

    /// The beroepsvereniging that it merged into.
    async fn opgegaan_in(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op().refer(self.0.opgegaan_in_id, read::ById).await
    }

    /// Grows by one with every change. Send it along with an action.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// The umbrellas that it stands under, by name, as far as a source names them.
    async fn koepels(&self, ctx: &Context<'_>) -> Result<Vec<Beroepsvereniging>> {
        let rows = ctx.op().load(read::KoepelsVan(self.0.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Self).collect())
    }

    /// The beroepsverenigingen that stand under it, by name, as far as a source names them; empty for one that is no umbrella.
    async fn aangesloten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Beroepsvereniging>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Aangesloten, self.0.id).await
    }

    /// The source of these facts, in Dutch.
    async fn bron(&self) -> &str {
        &self.0.bron
    }

    /// The ontwikkelopgaven on which it works or worked, as trekker or as partner, last begun first.
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
        Connection::nested(ctx, args, uitvoering::Under::Vereniging, self.0.id).await
    }

    /// How it delivers its memberships; null for who may not see that, and before its first delivery.
    async fn aansluiting(&self, ctx: &Context<'_>) -> Nullable<Aansluiting> {
        inzending::aansluiting(ctx, self.0.id).await
    }

    /// What happened to its memberships after a stand, first changed first: each once, as it is now, with those that are gone. `endCursor` is where the next reading goes on, also a month later. For the beroepsvereniging itself; empty for others.
    async fn lidmaatschap_wijzigingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The last stand that was read (`aansluiting { stand }`); without it, everything.")]
        sinds: Option<i32>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<LidmaatschapWijziging>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        afstemming::wijzigingen(ctx, self.0.id, sinds, args).await
    }

    /// How many memberships it has, and their print, as they are at one stand: reads all of them. Null for others than the beroepsvereniging itself.
    async fn lidmaatschap_afdruk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those that run: aangemeld, actief or opgezegd.")] lopend: Option<bool>,
    ) -> Nullable<LidmaatschapAfdruk> {
        afstemming::afdruk(ctx, self.0.id, lopend).await
    }

    /// The memberships that you may see, last entered first: the beroepsvereniging itself sees all of its own, a member the own ones, others none.
    async fn lidmaatschappen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which lidmaatschappen; all when left out.")] filter: Option<LidmaatschapFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Lidmaatschap>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        lidmaatschap::of_vereniging(ctx, self.0.id, filter.unwrap_or_default(), args).await
    }
}

/// A kind of membership that a beroepsvereniging has.
#[derive(async_graphql::Description)]
pub(crate) struct Lidsoort(lidsoort::Model);

impl From<lidsoort::Model> for Lidsoort {
    fn from(row: lidsoort::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Lidsoort {
    /// The code: unique within the beroepsvereniging.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// Whether such members fall under disciplinary law (tuchtrecht); null when that is not known.
    async fn onder_tuchtrecht(&self) -> Option<bool> {
        self.0.onder_tuchtrecht
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "VerenigingQueries")]
impl Queries {
    /// The beroepsverenigingen, by name.
    async fn beroepsverenigingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Beroepsvereniging>> {
        let op = ctx.op();
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::root(op, args, &read::NAAM, read::list(op)).await
    }

    /// One beroepsvereniging; null when there is none with this id.
    async fn beroepsvereniging(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Beroepsvereniging> {
        ctx.op().find(Kind::Beroepsvereniging, &id, read::ById).await
    }
}
