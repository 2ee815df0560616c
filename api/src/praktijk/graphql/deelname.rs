//! Who takes part, in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::deelname;

use super::LerendePraktijk;
use crate::{
    graph::{ContextExt, Date, Kind, Nullable},
    member::{self, Member},
    praktijk::read,
};

/// The part that a member plays in a Lerende Praktijk.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "deelname::Rol")]
pub enum DeelnameRol {
    /// Guides the praktijk: may edit it and add participants.
    Facilitator,
    /// Takes part as a professional.
    Professional,
    /// Takes part with lived experience.
    Ervaringsdeskundige,
    /// Follows it as a researcher.
    Onderzoeker,
    /// Is the contact of a partner organisation.
    Contactpersoon,
}

/// A member takes part in a Lerende Praktijk, in a role, during a period.
#[derive(async_graphql::Description)]
pub struct Deelname(deelname::Model);

impl From<deelname::Model> for Deelname {
    fn from(row: deelname::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Deelname {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Deelname.id(self.0.id)
    }

    /// In which Lerende Praktijk.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), read::ById).await
    }

    /// Who; null when you may not see the member.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(Some(self.0.member_id), member::ById).await
    }

    /// In which role.
    async fn rol(&self) -> DeelnameRol {
        self.0.rol.into()
    }

    /// The first day, as a calendar date in the Netherlands.
    async fn van(&self) -> Date {
        self.0.van.into()
    }

    /// The first day on which the member no longer takes part; null when no end is known.
    async fn tot(&self) -> Option<Date> {
        self.0.tot.map(Into::into)
    }

    /// The version to send along with a change; grows by one with every change.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
