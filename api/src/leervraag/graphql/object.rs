//! The type Leervraag.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::{leervraag, raamwerk_element};

use super::{
    kennis::LeervraagKennis,
    versie::LeervraagVersie,
    vrager::Vrager,
    words::{
        Afwijsreden, LeervraagAard, LeervraagHerkomst, LeervraagStatus, TekstSignaal, VragerSoort,
        VragerWeergave, doubts,
    },
};
use crate::{
    activiteit::{self, Activiteit},
    dubbel::{self, MogelijkeDubbel},
    error::{Error, Result},
    gebied::{self, Gebied},
    goodpractice::{self, GoodPractice},
    graph::{Connection, ContextExt, Kind, Nullable, Op, PageArgs, list_size::list_size},
    leervraag::{policy, read},
    melding::{self, Melding},
    member::{self, Member},
    moderatie::{self, Moderatie},
    opgave::{self, LeervraagStap, Ontwikkelopgave},
    praktijk::{self, LerendePraktijk},
    raamwerk::{self, Onderwijssoort, RaamwerkParameter, Samenwerkingsvorm, WerkzameFactor},
    thema::{self, Bundeling, Thema},
};

/// A question of a professional about the own work, in the own words. It never tells of a traceable child.
#[derive(async_graphql::Description)]
pub struct Leervraag(leervraag::Model);

impl From<leervraag::Model> for Leervraag {
    fn from(row: leervraag::Model) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl Leervraag {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Leervraag.id(self.0.id)
    }

    /// Where it stands.
    async fn status(&self) -> LeervraagStatus {
        self.0.status.into()
    }

    /// The question, 10 to 2,000 characters.
    async fn tekst(&self) -> &str {
        &self.0.tekst
    }

    /// What else there is to say about it, up to 2,000 characters.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// What it is about.
    async fn aard(&self) -> Option<LeervraagAard> {
        self.0.aard.map(Into::into)
    }

    /// Where it came from.
    async fn herkomst(&self) -> LeervraagHerkomst {
        self.0.herkomst.into()
    }

    /// Whose question it is.
    async fn vrager_soort(&self) -> VragerSoort {
        self.0.vrager_soort.into()
    }

    /// How the asker chose to be shown.
    async fn weergave(&self) -> VragerWeergave {
        self.0.weergave.into()
    }

    /// The asker, as far as the asker chose and you may know; null otherwise, and always for anonymous readers.
    async fn vrager(&self, ctx: &Context<'_>) -> Option<Vrager> {
        policy::may_see_role(&ctx.op().actor, &self.0).then(|| Vrager(self.0.clone()))
    }

    /// Who typed it; for its people and REDACTIE.
    async fn indiener(&self, ctx: &Context<'_>) -> Nullable<Member> {
        self.inside(ctx.op())?;
        ctx.op().refer(self.0.indiener_id, member::ById).await
    }

    /// The kind of school that it concerns.
    async fn onderwijssoort(&self) -> Option<Onderwijssoort> {
        self.0.onderwijssoort.map(Into::into)
    }

    /// The area that it concerns; for its people and REDACTIE, because a role and a place together may be one person.
    async fn gebied(&self, ctx: &Context<'_>) -> Nullable<Gebied> {
        self.inside(ctx.op())?;
        ctx.op().refer(self.0.gebied_id, gebied::ById).await
    }

    /// The Lerende Praktijk in which it came up.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(self.0.praktijk_id, praktijk::ById).await
    }

    /// The activiteit where it came up.
    async fn activiteit(&self, ctx: &Context<'_>) -> Nullable<Activiteit> {
        ctx.op().refer(self.0.activiteit_id, activiteit::ById).await
    }

    /// The form of collaboration that it concerns.
    async fn samenwerkingsvorm(&self, ctx: &Context<'_>) -> Nullable<Samenwerkingsvorm> {
        ctx.op().refer(self.0.samenwerkingsvorm_id, raamwerk::vorm).await
    }

    /// The werkzame factoren that it touches, in the order of their framework.
    async fn factoren(&self, ctx: &Context<'_>) -> Nullable<Vec<WerkzameFactor>> {
        self.elements(ctx.op(), raamwerk_element::Soort::Factor).await
    }

    /// The parameters of interdisciplinary collaboration that it touches, in the order of their framework.
    async fn parameters(&self, ctx: &Context<'_>) -> Nullable<Vec<RaamwerkParameter>> {
        self.elements(ctx.op(), raamwerk_element::Soort::Parameter).await
    }

    /// How many members recognise it as their question too.
    async fn aantal_herkenningen(&self) -> i32 {
        self.0.aantal_herkenningen
    }

    /// Whether you recognise it; null when nobody is signed in.
    async fn herkend_door_mij(&self, ctx: &Context<'_>) -> Nullable<bool> {
        ctx.op().actor.member?;
        Some(
            ctx.op()
                .load(read::Recognised(self.0.id))
                .await
                .map(|found| found.is_some()),
        )
    }

    /// The places that an editor must look at before publication; for its people and REDACTIE.
    async fn signalen(&self, ctx: &Context<'_>) -> Nullable<Vec<TekstSignaal>> {
        self.inside(ctx.op())?;
        Some(doubts(self.0.signalen.as_deref()).map_err(Error::fault))
    }

    /// Why an editor refused it, or took it back from publication; null once it is published. For its people and REDACTIE.
    async fn afwijsreden(&self, ctx: &Context<'_>) -> Option<Afwijsreden> {
        self.inside(ctx.op())?;
        self.0.afwijsreden.map(Into::into)
    }

    /// What the editor added to that reason; for its people and REDACTIE.
    async fn afwijstoelichting(&self, ctx: &Context<'_>) -> Option<&str> {
        self.inside(ctx.op())?;
        self.0.afwijstoelichting.as_deref()
    }

    /// The asker's answer to the refusal; for its people and REDACTIE.
    async fn weerwoord(&self, ctx: &Context<'_>) -> Option<&str> {
        self.inside(ctx.op())?;
        self.0.weerwoord.as_deref()
    }

    /// Every version of the words, latest first; for its people and REDACTIE. For others those on which an adopted edition
    /// rests.
    async fn versies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<LeervraagVersie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Versies, self.0.id).await
    }

    /// The thema's that bundle it now, by name, as far as you may see them.
    async fn themas(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Thema>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, thema::Under::Leervraag, self.0.id).await
    }

    /// In which thema's it was put, by whom and why, last first, as far as you may see the thema. Ended bundelingen are for REDACTIE.
    async fn bundelingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Bundeling>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, thema::Bundelingen::Leervraag, self.0.id).await
    }

    /// The ontwikkelopgaven that rest on it, newest first, as far as you may see their edition.
    async fn ontwikkelopgaven(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Ontwikkelopgave>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, opgave::Under::Leervraag, self.0.id).await
    }

    /// What became of it, oldest first, as far as you may see each step; of more than 100 steps the latest 100.
    #[graphql(directive = list_size::apply(100))]
    async fn wat_ervan_werd(&self, ctx: &Context<'_>) -> Nullable<Vec<LeervraagStap>> {
        let steps = ctx.op().load(opgave::SpoorOf(self.0.id)).await;
        let told = |steps: Option<Vec<_>>| steps.unwrap_or_default().into_iter().map(LeervraagStap::from);
        Some(steps.map(|steps| told(steps).collect()))
    }

    /// The leervraag in which it goes on, when it was merged and you may see that one.
    async fn samengevoegd_in(&self, ctx: &Context<'_>) -> Nullable<Leervraag> {
        ctx.op().refer(self.0.samengevoegd_in_id, read::ById).await
    }

    /// The leervragen that were merged into it, newest first.
    async fn samengevoegd_met(
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
        Connection::nested(ctx, args, read::Under::SamengevoegdIn, self.0.id).await
    }

    /// Its place in the queue of the editors; null when it does not wait, and for who is not REDACTIE.
    async fn moderatie(&self, ctx: &Context<'_>) -> Nullable<Moderatie> {
        ctx.op().refer(Some(self.0.id), moderatie::ByLeervraag).await
    }

    /// The leervragen that were there when it was offered, and had nearly the same words; the likest first. For REDACTIE, empty for others.
    async fn mogelijke_dubbelen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<MogelijkeDubbel>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, dubbel::Under::Leervraag, self.0.id).await
    }

    /// What members reported about it, newest first: everything for REDACTIE, your own for others.
    async fn meldingen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Melding>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, melding::Under::Leervraag, self.0.id).await
    }

    /// What members and experts know about it.
    #[graphql(flatten)]
    async fn kennis(&self) -> LeervraagKennis {
        LeervraagKennis(self.0.clone())
    }

    /// Grows by one with every change. Send it along with a change, so that nobody overwrites what they did not read.
    async fn version(&self) -> i32 {
        self.0.version
    }

    /// When it was offered to the editors, in UTC.
    async fn ingediend_op(&self) -> Option<DateTime<Utc>> {
        self.0.ingediend_op
    }

    /// When it was last published, in UTC.
    async fn gepubliceerd_op(&self) -> Option<DateTime<Utc>> {
        self.0.gepubliceerd_op
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// The good practices that answer it, newest first, as far as you may see them.
    async fn good_practices(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPractice>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, goodpractice::Under::Leervraag, self.0.id).await
    }

    /// When it was first entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }

    /// When it last changed, in UTC.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.0.updated_at
    }
}

impl Leervraag {
    /// Goes on for those who may look inside.
    fn inside(&self, op: &Op) -> Option<()> {
        policy::may_look_inside(&op.actor, &self.0).then_some(())
    }

    async fn elements<T: From<raamwerk_element::Model>>(
        &self,
        op: &Op,
        soort: raamwerk_element::Soort,
    ) -> Nullable<Vec<T>> {
        let found: Result<_> = op.load(read::ElementsOf(self.0.id)).await;
        let chosen = |rows: Vec<raamwerk_element::Model>| {
            rows.into_iter()
                .filter(|row| row.soort == soort)
                .map(T::from)
                .collect()
        };
        Some(found.map(|rows| chosen(rows.unwrap_or_default())))
    }
}
