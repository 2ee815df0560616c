//! The types Bijdrage and BijdrageMelding.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{bijdrage::Model, bijdrage_melding};

use crate::{
    bijdrage::{policy, read},
    goodpractice::{self, GoodPractice},
    graph::{Connection, ContextExt, Kind, Nullable, PageArgs},
    leervraag::{self, Leervraag, VragerWeergave},
    member::Schrijver,
    voorlegging::{VoorleggingAfwijsreden, VoorleggingStatus},
};

/// What a member says to the others about a leervraag or a good practice.
#[derive(async_graphql::Description)]
pub struct Bijdrage(Model);

impl From<Model> for Bijdrage {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Bijdrage {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Bijdrage.id(self.0.id)
    }

    /// The leervraag that it is about, if you may see it; null when it is about a good practice.
    async fn leervraag(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(self.0.leervraag_id, leervraag::ById).await
    }

    /// The good practice that it is about, if you may see it; null when it is about a leervraag.
    async fn good_practice(&self, ctx: &Context<'_>) -> Nullable<GoodPractice> {
        ctx.op().refer(self.0.goodpractice_id, goodpractice::ById).await
    }

    /// The words, in Dutch, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// How it stands.
    async fn status(&self) -> VoorleggingStatus {
        self.0.status.into()
    }

    /// How the writer chose to be shown.
    async fn weergave(&self) -> VragerWeergave {
        self.0.weergave.into()
    }

    /// The writer, as far as the writer chose and you may know; always null for anonymous readers.
    async fn schrijver(&self, ctx: &Context<'_>) -> Option<Schrijver> {
        let who = (self.0.schrijver_id, self.0.discipline_id);
        Schrijver::of(&ctx.op().actor, who, self.0.weergave)
    }

    /// What members reported about it, newest first: for REDACTIE, empty for others.
    async fn meldingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<BijdrageMelding>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Meldingen, self.0.id).await
    }

    /// Why an editor refused it; for who wrote it and REDACTIE.
    async fn afwijsreden(&self, ctx: &Context<'_>) -> Option<VoorleggingAfwijsreden> {
        policy::may_look_inside(&ctx.op().actor, &self.0).then_some(())?;
        self.0.afwijsreden.map(Into::into)
    }

    /// What the editor added to the reason, up to 300 characters; for who wrote it and REDACTIE.
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

    /// When it was written, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}

/// What a member reported about a bijdrage. Who it was is told to nobody.
#[derive(async_graphql::Description)]
pub struct BijdrageMelding(bijdrage_melding::Model);

impl From<bijdrage_melding::Model> for BijdrageMelding {
    fn from(row: bijdrage_melding::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl BijdrageMelding {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::BijdrageMelding.id(self.0.id)
    }

    /// The bijdrage that was reported.
    async fn bijdrage(&self, ctx: &Context<'_>) -> Nullable<Bijdrage> {
        ctx.op().refer(Some(self.0.bijdrage_id), read::ById).await
    }

    /// What is the matter.
    async fn reden(&self) -> VoorleggingAfwijsreden {
        self.0.reden.into()
    }

    /// More about it, up to 300 characters.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// When an editor decided, in UTC; null while it is open.
    async fn afgehandeld_op(&self) -> Option<DateTime<Utc>> {
        self.0.afgehandeld_op
    }

    /// When it was reported, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}
