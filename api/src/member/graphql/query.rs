//! Who asks, and what can be asked about members.

use async_graphql::{Context, Enum, ID, InputObject, Object};

use super::Member;
use crate::{
    auth::Actor,
    bericht::{self, Bericht, BerichtFilter},
    eigenreflectie::{self, EigenReflectie},
    error::Result,
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    melding::{self, Melding},
    member::read,
    uitnodiging::{self, Uitnodiging, UitnodigingFilter},
    vereniging::{self, Beroepsvereniging},
};

/// A role in which somebody asks.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum Rol {
    /// A person: asks, recognises, takes part.
    Member,
    /// Moderates, clusters and publishes.
    Redactie,
    /// A machine client of one beroepsvereniging.
    Vereniging,
    /// Queries what was collected.
    Analist,
    /// Runs the service.
    Beheer,
}

/// Who asks: you, as far as the token tells.
#[derive(async_graphql::Description)]
pub(crate) struct Viewer(Actor);

#[Object(use_type_description)]
impl Viewer {
    /// The roles in your token. None while you are blocked.
    async fn rollen(&self) -> Vec<Rol> {
        let Self(actor) = self;
        let held = [
            (actor.member.is_some() && !actor.geblokkeerd, Rol::Member),
            (actor.redactie, Rol::Redactie),
            (actor.vereniging.is_some(), Rol::Vereniging),
            (actor.analist, Rol::Analist),
            (actor.beheer, Rol::Beheer),
        ];
        held.into_iter()
            .filter_map(|(held, role)| held.then_some(role))
            .collect()
    }

    /// Whether you were blocked: you read what everybody may read, and change nothing.
    async fn geblokkeerd(&self) -> bool {
        self.0.geblokkeerd
    }

    /// Your profile; null for the machine client of a beroepsvereniging.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.member, read::ById).await
    }

    /// The beroepsvereniging whose machine client you are; null for people.
    async fn beroepsvereniging(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op().refer(self.0.vereniging, vereniging::ById).await
    }

    /// The invitations to you, latest first. For people.
    async fn uitnodigingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which ones; all when left out.")] filter: Option<UitnodigingFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Uitnodiging>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        uitnodiging::of_viewer(ctx, filter.unwrap_or_default(), args).await
    }

    /// What the service told you, newest first: what became of your leervragen, reports, recognitions and
    /// invitations.
    async fn berichten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which berichten.")] filter: Option<BerichtFilter>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Bericht>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let op = ctx.op();
        let list = bericht::filtered(op, filter.unwrap_or_default().ongelezen);
        Connection::root(op, args, &bericht::NIEUWSTE, list).await
    }

    /// What you reported to the editors, newest first, with how it ended.
    async fn meldingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Melding>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let op = ctx.op();
        Connection::root(op, args, &melding::NIEUWSTE, melding::own(op)).await
    }

    /// What you reflect in private, newest first. Nobody else ever reads it: no member, no editor, no operator.
    async fn reflecties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<EigenReflectie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let op = ctx.op();
        Connection::root(op, args, &eigenreflectie::NIEUWSTE, eigenreflectie::own(op)).await
    }
}

/// Which members a list shows.
#[derive(InputObject, Default)]
pub(crate) struct MemberFilter {
    /// Only who works in this discipline.
    discipline: Option<ID>,
    /// Only members of whose name a word begins like this. 120 characters at most.
    tekst: Option<String>,
}

/// In which order members come.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum MemberOrder {
    /// By name.
    Naam,
    /// Last joined first.
    Nieuwste,
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "MemberQueries")]
impl Queries {
    /// Who you are according to your token; null when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        let actor = &ctx.op().actor;
        (!actor.is_anonymous()).then(|| Viewer(actor.clone()))
    }

    /// The members that you may see: those who made themselves visible, who take part in a Lerende Praktijk with you, and yourself. Editors and operators see all; empty for who is no member.
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which members; all when left out.")] filter: Option<MemberFilter>,
        #[graphql(desc = "In which order.", default_with = "MemberOrder::Naam")] order_by: MemberOrder,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Member>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        let list = filter
            .unwrap_or_default()
            .parse()
            .and_then(|filter| read::filtered(op, filter));
        let order = match order_by {
            MemberOrder::Naam => &read::NAAM,
            MemberOrder::Nieuwste => &read::NIEUWSTE,
        };
        match list {
            Ok(list) => Connection::root(op, args, order, list).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// One member; null when there is none with this id, or when you may not see the member.
    async fn member(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The global id.")] id: ID,
    ) -> Nullable<Member> {
        ctx.op().find(Kind::Member, &id, read::ById).await
    }
}

impl MemberFilter {
    fn parse(self) -> Result<read::Filter> {
        Ok(read::Filter {
            discipline: Kind::Discipline.optional_key(self.discipline.as_ref())?,
            tekst: self.tekst,
        })
    }
}
