//! The type Inzicht.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::inzicht::Model;

use crate::{
    activiteit::{self, Activiteit},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    inzicht::{policy, read},
    leervraag::{self, Leervraag},
    member::{self, Member},
    raamwerk::WerkzameFactor,
    voorlegging::{VoorleggingAfwijsreden, VoorleggingStatus},
};

/// What an activiteit yielded about working together.
#[derive(async_graphql::Description)]
pub struct Inzicht(Model);

impl From<Model> for Inzicht {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Inzicht {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Inzicht.id(self.0.id)
    }

    /// What was learned, in Dutch, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// How it stands.
    async fn status(&self) -> VoorleggingStatus {
        self.0.status.into()
    }

    /// The activiteit that yielded it.
    async fn activiteit(&self, ctx: &Context<'_>) -> Nullable<Activiteit> {
        ctx.op().refer(Some(self.0.activiteit_id), activiteit::ById).await
    }

    /// The werkzame factoren that it says something about, nine at most, in the order of their framework.
    async fn factoren(&self, ctx: &Context<'_>) -> Nullable<Vec<WerkzameFactor>> {
        let found = ctx.op().load(read::FactorenOf(self.0.id)).await;
        Some(found.map(|rows| rows.unwrap_or_default().into_iter().map(Into::into).collect()))
    }

    /// The leervragen that it raised, newest first, as far as you may see them.
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
        leervraag::under(ctx, leervraag::Under::Inzicht, self.0.id, args).await
    }

    /// Where it comes from, up to 300 characters.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// Who wrote it down; for that member and REDACTIE. Null for what an editor wrote.
    async fn indiener(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        policy::may_look_inside(&op.actor, &self.0).then_some(())?;
        op.refer(self.0.indiener_id, member::ById).await
    }

    /// Why an editor refused it; for who wrote it down and REDACTIE.
    async fn afwijsreden(&self, ctx: &Context<'_>) -> Option<VoorleggingAfwijsreden> {
        policy::may_look_inside(&ctx.op().actor, &self.0).then_some(())?;
        self.0.afwijsreden.map(Into::into)
    }

    /// What the editor added to the reason, up to 300 characters; for who wrote it down and REDACTIE.
    async fn afwijstoelichting(&self, ctx: &Context<'_>) -> Option<&str> {
        policy::may_look_inside(&ctx.op().actor, &self.0).then_some(())?;
        self.0.afwijstoelichting.as_deref()
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
