//! Members in the graph.

use async_graphql::{Context, Enum, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::member;

use super::{policy, read};
use crate::{
    auth::Actor,
    discipline::{self, Discipline},
    error::Result,
    gebied::{self, Gebied},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    lidmaatschap::{self, Lidmaatschap, LidmaatschapFilter, Registratie},
    organisatie::{self, Organisatie},
    praktijk::{self, Deelname, DeelnamesCount, DeelnamesPage, Ouder},
    vereniging::{self, Beroepsvereniging},
};

/// What kind of member a person is.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "member::Soort")]
pub enum MemberSoort {
    /// Works in education, youth help or a neighbouring field.
    Professional,
    /// Contributes lived experience.
    Ervaringsdeskundige,
}

/// The level at which a member works.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "member::Niveau")]
pub enum MemberNiveau {
    /// With children, young people and families.
    Uitvoering,
    /// On policy.
    Beleid,
    /// In a board or management.
    Bestuur,
}

/// Who may see a profile.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "member::Zichtbaarheid")]
pub enum Zichtbaarheid {
    /// The member, editors and operators, and who takes part in the same Lerende Praktijk. So every profile begins.
    Verborgen,
    /// Every member who is signed in.
    Leden,
}

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

/// A professional or ervaringsdeskundige.
pub struct Member(pub(super) member::Model);

impl From<member::Model> for Member {
    fn from(row: member::Model) -> Self {
        Self(row)
    }
}

#[Object]
impl Member {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Member.id(self.0.id)
    }

    /// The name, as the member wants to be called.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// What kind of member this is.
    async fn soort(&self) -> MemberSoort {
        self.0.soort.into()
    }

    /// What the member tells about the own work, in Dutch.
    async fn over(&self) -> Option<&str> {
        self.0.over.as_deref()
    }

    /// The level at which the member works.
    async fn niveau(&self) -> Option<MemberNiveau> {
        self.0.niveau.map(Into::into)
    }

    /// The disciplines in which the member works.
    async fn disciplines(&self, ctx: &Context<'_>) -> Result<Vec<Discipline>> {
        let op = ctx.op();
        let keys = op.load(read::DisciplinesVan(self.0.id)).await?;
        op.load_all(keys.unwrap_or_default().into_iter().map(discipline::ById))
            .await
    }

    /// Where the member works.
    async fn organisatie(&self, ctx: &Context<'_>) -> Nullable<Organisatie> {
        ctx.op().refer(self.0.organisatie_id, organisatie::ById).await
    }

    /// The gebied in which the member works.
    async fn gebied(&self, ctx: &Context<'_>) -> Nullable<Gebied> {
        ctx.op().refer(self.0.gebied_id, gebied::ById).await
    }

    /// Who may see this profile; null unless it is your own or you are REDACTIE or BEHEER.
    async fn zichtbaarheid(&self, ctx: &Context<'_>) -> Option<Zichtbaarheid> {
        policy::sees_settings(&ctx.op().actor, &self.0).then(|| self.0.zichtbaarheid.into())
    }

    /// Whether this is a fictitious person of the demo data.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// The version to send along with `profielBijwerken`; null unless it is your own profile.
    async fn version(&self, ctx: &Context<'_>) -> Option<i32> {
        policy::is_own(&ctx.op().actor, &self.0).then_some(self.0.version)
    }

    /// When the member first signed in, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// The memberships of beroepsverenigingen, last begun first. Only your own show.
    async fn lidmaatschappen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only those.")] filter: Option<LidmaatschapFilter>,
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
        lidmaatschap::of_member(ctx.op(), self.0.id, filter.unwrap_or_default(), args).await
    }

    /// The entries in professional registers, last entered first. Only your own show.
    async fn registraties(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Registratie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        lidmaatschap::registraties_of_member(ctx.op(), self.0.id, args).await
    }

    /// Where the member takes part and took part, first entered first: as far as you may know.
    async fn deelnames(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Deelname>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        let (ouder, parent) = (Ouder::Member, self.0.id);
        let page = |window| DeelnamesPage {
            ouder,
            parent,
            window,
        };
        Connection::nested(
            ctx.op(),
            args,
            &praktijk::OUDSTE,
            page,
            DeelnamesCount { ouder, parent },
        )
        .await
    }
}

/// Who asks: you, as far as the token tells.
pub struct Viewer(Actor);

#[Object]
impl Viewer {
    /// The roles in your token. None while you are blocked.
    async fn rollen(&self) -> Vec<Rol> {
        let Self(actor) = self;
        let held = [
            (actor.member.is_some(), Rol::Member),
            (actor.redactie, Rol::Redactie),
            (actor.vereniging.is_some(), Rol::Vereniging),
            (actor.analist, Rol::Analist),
            (actor.beheer, Rol::Beheer),
        ];
        held.into_iter()
            .filter_map(|(held, role)| policy::in_force(actor, held).then_some(role))
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
}

/// Which members a list shows.
#[derive(InputObject, Default)]
pub struct MemberFilter {
    /// Only who works in this discipline.
    discipline: Option<ID>,
    /// Only members of whose name a word begins like this. 120 characters at most.
    tekst: Option<String>,
}

/// In which order members come.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub enum MemberVolgorde {
    /// By name.
    Naam,
    /// Last joined first.
    Nieuwste,
}

/// Root fields.
#[derive(Default)]
pub struct Queries;

#[Object(name = "MemberQueries")]
impl Queries {
    /// Who you are according to your token; null when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<Viewer> {
        let actor = &ctx.op().actor;
        (!actor.is_anonymous()).then(|| Viewer(actor.clone()))
    }

    /// The members that you may see: those who made themselves visible, who take part in a Lerende Praktijk with you, and yourself. Empty for who is no member.
    async fn members(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which members; all when left out.")] filter: Option<MemberFilter>,
        #[graphql(desc = "In which order.", default_with = "MemberVolgorde::Naam")] order_by: MemberVolgorde,
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
            .read()
            .and_then(|filter| read::filtered(op, filter));
        let order = match order_by {
            MemberVolgorde::Naam => &read::NAAM,
            MemberVolgorde::Nieuwste => &read::NIEUWSTE,
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
    fn read(self) -> Result<read::Filter> {
        Ok(read::Filter {
            discipline: Kind::Discipline.optional_key(self.discipline.as_ref())?,
            tekst: self.tekst,
        })
    }
}
