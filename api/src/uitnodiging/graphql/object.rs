//! The type Uitnodiging, and where lists of them hang.

use async_graphql::{Context, ID, InputObject, Object};
use chrono::{DateTime, Utc};
use entity::uitnodiging;
use uuid::Uuid;

use super::words::UitnodigingStatus;
use crate::{
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    member::{self, Member},
    praktijk::{self, Deelname, DeelnameRol, LerendePraktijk},
    uitnodiging::{read, rules},
};

/// An invitation to take part in a Lerende Praktijk: of a member, or with a code that works once. Seen by the invited, by
/// who facilitates the praktijk now, and by REDACTIE.
#[derive(async_graphql::Description)]
pub struct Uitnodiging(uitnodiging::Model);

impl From<uitnodiging::Model> for Uitnodiging {
    fn from(row: uitnodiging::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Uitnodiging {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Uitnodiging.id(self.0.id)
    }

    /// To which Lerende Praktijk.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), praktijk::ById).await
    }

    /// Who is invited, or who used the code; null until then, and when you may not see the profile.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.member_id, member::ById).await
    }

    /// In which role.
    async fn rol(&self) -> DeelnameRol {
        self.0.rol.into()
    }

    /// Whether it is a code. The code itself is told once, when it is made.
    async fn met_code(&self) -> bool {
        self.0.code_hash.is_some()
    }

    /// Where it stands now.
    async fn status(&self, ctx: &Context<'_>) -> UitnodigingStatus {
        rules::stand(&self.0, ctx.op().now()).into()
    }

    /// Who invited, if you may see the profile.
    async fn door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.door_id, member::ById).await
    }

    /// From this moment on it cannot be accepted, in UTC.
    async fn verloopt_op(&self) -> DateTime<Utc> {
        self.0.verloopt_op
    }

    /// When it was accepted, declined or withdrawn, in UTC.
    async fn beantwoord_op(&self) -> Option<DateTime<Utc>> {
        self.0.beantwoord_op
    }

    /// What came of it; null when nothing did, or when you may not see it.
    async fn deelname(&self, ctx: &Context<'_>) -> Nullable<Deelname> {
        ctx.op().refer(self.0.deelname_id, praktijk::DeelnameById).await
    }

    /// The version to send along with an answer; grows by one with every change.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was sent or made, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// Which invitations a list holds.
#[derive(InputObject, Default)]
pub(crate) struct UitnodigingFilter {
    /// Only those that stand so now.
    status: Option<UitnodigingStatus>,
}

/// A page of the invitations to one praktijk.
pub(crate) async fn of_praktijk(
    ctx: &Context<'_>,
    praktijk: Uuid,
    filter: UitnodigingFilter,
    args: PageArgs,
) -> Nullable<Connection<Uitnodiging>> {
    let list = read::OfPraktijk(filter.status.map(Into::into));
    Connection::nested(ctx, args, list, praktijk).await
}

/// A page of the invitations of who asks.
pub(crate) async fn of_viewer(
    ctx: &Context<'_>,
    filter: UitnodigingFilter,
    args: PageArgs,
) -> Nullable<Connection<Uitnodiging>> {
    let op = ctx.op();
    let list = read::own(op, filter.status.map(Into::into));
    Connection::root(op, args, &read::NIEUWSTE, list).await
}
