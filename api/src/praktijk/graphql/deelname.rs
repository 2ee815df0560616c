//! Who takes part, in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::{DateTime, Utc};
use entity::deelname;

use super::LerendePraktijk;
use crate::{
    graph::{ContextExt, Date, Kind, Nullable},
    member::{self, Member},
    praktijk::{policy, read},
};

/// The part that a member plays in a Lerende Praktijk.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "deelname::Rol")]
pub enum DeelnameRol {
    /// Guides the praktijk: may edit it and invite participants.
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

/// To whom a deelname is shown, besides the member, who takes part in the same praktijk, and editors.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "DeelnameZichtbaarheid", remote = "deelname::Zichtbaarheid")]
pub enum DeelnameZichtbaarheid {
    /// To nobody else.
    Praktijk,
    /// To members who may see the profile.
    Profiel,
    /// To every member, by name, whatever the profile says.
    Leden,
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

    /// Who; null when you may not see the profile.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(Some(self.0.member_id), member::ById).await
    }

    /// The name of who takes part: of a profile that you may see, or shown with the deelname by the member's own choice.
    async fn naam(&self, ctx: &Context<'_>) -> Nullable<String> {
        let op = ctx.op();
        let answer = async {
            if self.0.zichtbaarheid == deelname::Zichtbaarheid::Leden {
                return op.load(member::NaamOf(self.0.member_id)).await;
            }
            let seen = op.load(member::ById(self.0.member_id)).await?;
            Ok(seen.map(|row| row.naam))
        };
        answer.await.transpose()
    }

    /// To whom it is shown; null unless it is your own or you are REDACTIE.
    async fn zichtbaarheid(&self, ctx: &Context<'_>) -> Option<DeelnameZichtbaarheid> {
        policy::sees_settings(&ctx.op().actor, &self.0).then(|| self.0.zichtbaarheid.into())
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
