//! The types AgendaReactie and ReactieTelling.

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::reactie::{Model, Standpunt};
use uuid::Uuid;

use super::words::{ReactieAfzender, ReactieAntwoord, ReactieStandpunt};
use crate::{
    agenda::{self, AgendaEditie},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    member::{self, Member},
    opgave::{self, Ontwikkelopgave},
    reactie::{
        policy,
        read::{self, Telling, Under},
    },
    vereniging::{self, Beroepsvereniging},
};

/// What a member or a beroepsvereniging says about an edition under consultation, and what editors answer.
#[derive(async_graphql::Description)]
pub struct AgendaReactie(Model);

impl From<Model> for AgendaReactie {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

/// A page of the reactions under a parent; its length is for who may count them.
pub(crate) async fn under(
    ctx: &Context<'_>,
    under: Under,
    parent: Uuid,
    args: PageArgs,
) -> Nullable<Connection<AgendaReactie>> {
    let page = Connection::nested(ctx, args, under, parent).await;
    if policy::may_count(&ctx.op().actor) {
        return page;
    }
    page.map(|page| page.map(Connection::uncounted))
}

/// How many reactions there are under a parent, for who may count them.
pub(crate) async fn telling(ctx: &Context<'_>, under: Under, parent: Uuid) -> Nullable<ReactieTelling> {
    let op = ctx.op();
    let counted = policy::may_count(&op.actor).then_some(parent);
    op.refer(counted, |parent| read::TellingVan { under, parent })
        .await
}

#[Object(use_type_description)]
impl AgendaReactie {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::AgendaReactie.id(self.0.id)
    }

    /// The edition, if you may see it: not while editors took it back.
    async fn editie(&self, ctx: &Context<'_>) -> Nullable<AgendaEditie> {
        ctx.op().refer(Some(self.0.editie_id), agenda::EditieById).await
    }

    /// The ontwikkelopgave that it is about; null when it is about the edition as a whole.
    async fn ontwikkelopgave(&self, ctx: &Context<'_>) -> Nullable<Ontwikkelopgave> {
        ctx.op().refer(self.0.opgave_id, opgave::ById).await
    }

    /// Who reacted: a member or a beroepsvereniging.
    async fn afzender(&self) -> ReactieAfzender {
        self.0.afzender.into()
    }

    /// The member who reacted: for that member and editors; null for others, and for a beroepsvereniging.
    async fn member(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        let named = self.0.member_id.filter(|_| policy::may_name(&op.actor, &self.0));
        op.refer(named, member::ById).await
    }

    /// The beroepsvereniging that reacted; null for a member.
    async fn beroepsvereniging(&self, ctx: &Context<'_>) -> Nullable<Beroepsvereniging> {
        ctx.op()
            .refer(self.0.beroepsvereniging_id, vereniging::ById)
            .await
    }

    /// What it comes down to.
    async fn standpunt(&self) -> ReactieStandpunt {
        self.0.standpunt.into()
    }

    /// The text, in Dutch, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// What editors did with it; null until they answered these words.
    async fn antwoord(&self) -> Option<ReactieAntwoord> {
        self.0.antwoord.map(Into::into)
    }

    /// Why, in Dutch, up to 2,000 characters.
    async fn antwoord_reden(&self) -> Option<&str> {
        self.0.antwoord_reden.as_deref()
    }

    /// The editor who answered, if you may see the person.
    async fn beantwoord_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        ctx.op().refer(self.0.beantwoord_door_id, member::ById).await
    }

    /// When editors answered, in UTC.
    async fn beantwoord_op(&self) -> Option<DateTime<Utc>> {
        self.0.beantwoord_op
    }

    /// When its sender took it back, in UTC; from then on only the sender sees it.
    async fn ingetrokken_op(&self) -> Option<DateTime<Utc>> {
        self.0.ingetrokken_op
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was sent, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}

/// How many standing reactions there are, by standpunt. For editors: where few react, a number points to a person.
#[derive(SimpleObject)]
pub(crate) struct ReactieTelling {
    /// Reactions that agree.
    steun: i32,
    /// Reactions that agree when something changes.
    steun_met_aanpassing: i32,
    /// Reactions that do not agree.
    geen_steun: i32,
    /// Questions.
    vraag: i32,
    /// Reactions of any standpunt that editors did not answer yet.
    onbeantwoord: i32,
}

impl From<Telling> for ReactieTelling {
    fn from(telling: Telling) -> Self {
        let of = |standpunt| telling.standpunten.get(&standpunt).copied().unwrap_or_default();
        Self {
            steun: of(Standpunt::Steun),
            steun_met_aanpassing: of(Standpunt::SteunMetAanpassing),
            geen_steun: of(Standpunt::GeenSteun),
            vraag: of(Standpunt::Vraag),
            onbeantwoord: telling.onbeantwoord,
        }
    }
}
