//! The type Expert.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::expert::Model;

use crate::{
    expert::read,
    expertvraag::{self, ExpertVraag},
    graph::{Connection, ContextExt, Date, Kind, Nullable, PageArgs, list_size::list_size},
    member::{self, Member},
    raamwerk::WerkzameFactor,
    thema::Thema,
};

/// Somebody who knows about working together across professions and may be asked, for a term.
#[derive(async_graphql::Description)]
pub struct Expert(Model);

impl From<Model> for Expert {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Expert {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Expert.id(self.0.id)
    }

    /// The name: of who was published elsewhere for everybody, of a member for who may see that member.
    async fn naam(&self, ctx: &Context<'_>) -> Nullable<String> {
        if let Some(naam) = &self.0.naam {
            return Some(Ok(naam.clone()));
        }
        let found = ctx.op().load(member::ById(self.0.member_id?)).await;
        found.map(|row| row.map(|row| row.naam)).transpose()
    }

    /// The member, if you may see the person; null for who is no member.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.member_id, member::ById).await
    }

    /// What the person does, up to 300 characters.
    async fn functie(&self) -> Option<&str> {
        self.0.functie.as_deref()
    }

    /// What the person knows about, in words, up to 300 characters.
    async fn expertise(&self) -> Option<&str> {
        self.0.expertise.as_deref()
    }

    /// The werkzame factoren that the person knows about, nine at most.
    async fn factoren(&self, ctx: &Context<'_>) -> Nullable<Vec<WerkzameFactor>> {
        let found = ctx.op().load(read::FactorenOf(self.0.id)).await;
        Some(found.map(|rows| rows.unwrap_or_default().into_iter().map(Into::into).collect()))
    }

    /// The thema's that the person knows about, by name, 20 at most, as far as you may see them.
    #[graphql(directive = list_size::apply(20))]
    async fn themas(&self, ctx: &Context<'_>) -> Nullable<Vec<Thema>> {
        let found = ctx.op().load(read::ThemasOf(self.0.id)).await;
        Some(found.map(|rows| rows.unwrap_or_default().into_iter().map(Into::into).collect()))
    }

    /// Where the name was published; null for a member.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// The first day of the term, as a calendar date in the Netherlands.
    async fn van(&self) -> Date {
        self.0.van.into()
    }

    /// The day after the last of the term; null while no end is known.
    async fn tot(&self) -> Option<Date> {
        self.0.tot.map(Into::into)
    }

    /// What was asked of this expert alone, newest first, as far as you may see it.
    async fn vragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<ExpertVraag>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, expertvraag::Under::Expert, self.0.id).await
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}
