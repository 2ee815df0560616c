//! One member in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::member;

use crate::{
    discipline::Discipline,
    error::Result,
    gebied::{self, Gebied},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    leervraag::{self, Leervraag},
    lidmaatschap::{self, Lidmaatschap, LidmaatschapFilter, Registratie},
    member::{policy, read},
    organisatie::{self, Organisatie},
    praktijk::{self, Deelname},
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
#[graphql(name = "MemberZichtbaarheid", remote = "member::Zichtbaarheid")]
pub enum Zichtbaarheid {
    /// The member, editors and operators, and who takes part in the same Lerende Praktijk. So every profile begins.
    Verborgen,
    /// Every member who is signed in.
    Leden,
}

/// A professional or ervaringsdeskundige.
#[derive(async_graphql::Description)]
pub struct Member(member::Model);

impl From<member::Model> for Member {
    fn from(row: member::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
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
        let found = ctx.op().load(read::DisciplinesOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
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

    /// The day on which the member first signed in, as its beginning in the Netherlands, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// The memberships of beroepsverenigingen, last begun first. Only your own show.
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
        lidmaatschap::of_member(ctx, self.0.id, filter.unwrap_or_default(), args).await
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
        lidmaatschap::registraties_of_member(ctx, self.0.id, args).await
    }

    /// The leervragen that this member asked, newest first: your own, and of others those asked by name.
    async fn leervragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Leervraag>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        leervraag::under(ctx, leervraag::Under::Vrager, self.0.id, args).await
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
        Connection::nested(ctx, args, praktijk::Under::Member, self.0.id).await
    }
}
