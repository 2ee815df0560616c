//! The log in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::logboek;

use super::{policy, read};
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    member::{self, Member},
};

/// In which capacity something was done.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "logboek::Actor")]
pub enum ActorSoort {
    /// Nobody was signed in.
    Anoniem,
    /// A member.
    Member,
    /// An editor.
    Redactie,
    /// A machine client of a beroepsvereniging.
    Vereniging,
    /// An analyst.
    Analist,
    /// An operator.
    Beheer,
    /// The service itself.
    Systeem,
}

/// One entry of the processing log: what was done, to which object, about whom. Never holds content.
#[derive(async_graphql::Description)]
pub struct Logregel(logboek::Model);

impl From<logboek::Model> for Logregel {
    fn from(row: logboek::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Logregel {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Logregel.id(self.0.id)
    }

    /// When it was done, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// In which capacity it was done.
    async fn actor(&self) -> ActorSoort {
        self.0.actor.into()
    }

    /// What was done: the name of the mutation.
    async fn handeling(&self) -> &str {
        &self.0.handeling
    }

    /// The type of the object.
    async fn soort(&self) -> &str {
        &self.0.soort
    }

    /// The global id of the object; null for what another member did, unless it is about you or you are
    /// REDACTIE: together with what else was done at that moment it would tell who asked what. It may be gone, or not
    /// visible to you.
    async fn object_id(&self, ctx: &Context<'_>) -> Option<ID> {
        if !policy::may_point(&ctx.op().actor, &self.0) {
            return None;
        }
        let kind = Kind::ALL.iter().find(|kind| kind.name() == self.0.soort)?;
        Some(kind.id(self.0.object_id?))
    }

    /// The person whom the data are about, if you may see the person and may know it of the object.
    async fn betrokkene(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        let named = self
            .0
            .betrokkene_id
            .filter(|_| policy::may_name(&op.actor, &self.0));
        op.refer(named, member::ById).await
    }

    /// The id of the request, as it stands in the answer and in the log of the service.
    async fn request_id(&self) -> &str {
        &self.0.request_id
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "LogboekQueries")]
impl Queries {
    /// The processing log, newest first: a member reads what was done by or about the own person, a beroepsvereniging its own runs, BEHEER everything but what members reflect in private; for others the list is empty.
    async fn logboek(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Logregel>> {
        let (op, args) = (
            ctx.op(),
            PageArgs {
                first,
                after,
                last,
                before,
            },
        );
        Connection::root(op, args, &read::NIEUWSTE, read::list(op)).await
    }
}
