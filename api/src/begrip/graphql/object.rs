//! The type Begrip, and what it is made of.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{begrip::Model, begrip_betekenis, begrip_vorm};

use super::words::{BegripAfwijsreden, BegripStatus, VormSoort};
use crate::{
    begrip::{policy, read},
    discipline::{self, Discipline},
    graph::{ContextExt, Kind, Nullable, list_size::list_size},
    member::{self, Member},
};

/// Begrippen that are shown with one text.
const MEESTE_IN_TEKST: usize = 10;

/// A professional term: what it means in plain Dutch and to each discipline, and in which words it is said.
#[derive(async_graphql::Description)]
pub struct Begrip(Model);

impl From<Model> for Begrip {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

/// The published begrippen of which a form stands in a text, in order of appearance.
pub(crate) async fn in_tekst(ctx: &Context<'_>, tekst: &str) -> Nullable<Vec<Begrip>> {
    let op = ctx.op();
    let found = async {
        let boek = read::woordenboek(op).await?;
        let keys = boek.in_tekst(tekst, MEESTE_IN_TEKST);
        op.load_all(keys.into_iter().map(read::ById)).await
    };
    Some(found.await)
}

#[Object(use_type_description)]
impl Begrip {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Begrip.id(self.0.id)
    }

    /// The term, up to 200 characters and six words.
    async fn term(&self) -> &str {
        &self.0.term
    }

    /// What it means, in plain Dutch, up to 2,000 characters.
    async fn uitleg(&self) -> &str {
        &self.0.uitleg
    }

    /// In which other words it is said, 12 at most. While the begrip is published, a search for one of them, or for the term, finds
    /// the others too.
    #[graphql(directive = list_size::apply(12))]
    async fn vormen(&self, ctx: &Context<'_>) -> Nullable<Vec<BegripVorm>> {
        let rows = ctx.op().load(read::VormenOf(self.0.id)).await;
        let others = |rows: Option<Vec<begrip_vorm::Model>>| {
            let rows = rows.unwrap_or_default().into_iter();
            rows.filter(|row| row.soort != begrip_vorm::Soort::Term)
                .map(BegripVorm)
                .collect()
        };
        Some(rows.map(others))
    }

    /// What it means to a discipline, 20 at most, in the order of the disciplines.
    #[graphql(directive = list_size::apply(20))]
    async fn betekenissen(&self, ctx: &Context<'_>) -> Nullable<Vec<BegripBetekenis>> {
        let rows = ctx.op().load(read::BetekenissenOf(self.0.id)).await;
        Some(rows.map(|rows| {
            rows.unwrap_or_default()
                .into_iter()
                .map(BegripBetekenis)
                .collect()
        }))
    }

    /// Where the explanation comes from, up to 300 characters; null when editors wrote it themselves.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// Where it stands.
    async fn status(&self) -> BegripStatus {
        self.0.status.into()
    }

    /// The member who proposed it; for that member and REDACTIE.
    async fn voorsteller(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        policy::may_look_inside(&op.actor, &self.0).then_some(())?;
        op.refer(self.0.voorsteller_id, member::ById).await
    }

    /// Why an editor refused it; for who proposed it and REDACTIE.
    async fn afwijsreden(&self, ctx: &Context<'_>) -> Option<BegripAfwijsreden> {
        policy::may_look_inside(&ctx.op().actor, &self.0).then_some(())?;
        self.0.afwijsreden.map(Into::into)
    }

    /// What the editor added to the reason, up to 300 characters; for who proposed it and REDACTIE.
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

/// A form in which a begrip is said.
#[derive(async_graphql::Description)]
pub(crate) struct BegripVorm(begrip_vorm::Model);

#[Object(use_type_description)]
impl BegripVorm {
    /// The word or words, up to 200 characters.
    async fn vorm(&self) -> &str {
        &self.0.vorm
    }

    /// What kind of form it is.
    async fn soort(&self) -> VormSoort {
        self.0.soort.into()
    }
}

/// What a begrip means to one discipline.
#[derive(async_graphql::Description)]
pub(crate) struct BegripBetekenis(begrip_betekenis::Model);

#[Object(use_type_description)]
impl BegripBetekenis {
    /// The discipline.
    async fn discipline(&self, ctx: &Context<'_>) -> Nullable<Discipline> {
        ctx.op().refer(Some(self.0.discipline_id), discipline::ById).await
    }

    /// What it means there, in Dutch, up to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }
}
