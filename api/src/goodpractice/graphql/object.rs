//! The type GoodPractice.

use async_graphql::{Context, ID, Object, SimpleObject};
use chrono::{DateTime, Utc};
use entity::{goodpractice::Model, goodpractice_ervaring::Oordeel};

use super::{
    melding::GoodPracticeMelding,
    overname::GoodPracticeOvername,
    versie::GoodPracticeVersie,
    words::{GoodPracticeStatus, GoodPracticeTeruggavereden},
};
use crate::{
    begrip::{self, Begrip},
    bijdrage::{self, Bijdrage},
    error::Result,
    goodpractice::{
        policy::{self, Inside},
        read::{self, Overnames},
    },
    graph::{Connection, ContextExt, Kind, Nullable, Op, PageArgs},
    leervraag::{self, Leervraag},
    member::{self, Member},
    opgave::{self, Ontwikkelopgave},
    praktijk::{self, LerendePraktijk},
    raamwerk::{self, Onderwijssoort, Samenwerkingsvorm, WerkzameFactor},
};

/// A good practice: what a Lerende Praktijk does that works, written down so that others can do it. Its words are those that
/// were shared last; while none were, those of the last version.
#[derive(async_graphql::Description)]
pub struct GoodPractice(Model);

impl From<Model> for GoodPractice {
    fn from(row: Model) -> Self {
        Self(row)
    }
}

impl GoodPractice {
    /// Whether the actor takes part in the praktijk where it arose now, or is an editor.
    pub(super) async fn inside(&self, op: &Op) -> Result<bool> {
        match (policy::sees_inside(&op.actor), self.0.praktijk_id) {
            (Inside::Open, _) => Ok(true),
            (Inside::Closed, _) | (Inside::Participants, None) => Ok(false),
            (Inside::Participants, Some(praktijk)) => {
                Ok(op.load(praktijk::TakesPart(praktijk)).await?.is_some())
            }
        }
    }
}

#[Object(use_type_description)]
impl GoodPractice {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::GoodPractice.id(self.0.id)
    }

    /// The Lerende Praktijk where it arose; null for what editors entered from a source.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(self.0.praktijk_id, praktijk::ById).await
    }

    /// Who entered it, if you may see the person; for who takes part in its Lerende Praktijk now and for REDACTIE, because it tells
    /// who takes part.
    async fn indiener(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        match self.inside(op).await {
            Ok(inside) => {
                op.refer(self.0.indiener_id.filter(|_| inside), member::ById)
                    .await
            }
            Err(error) => Some(Err(error)),
        }
    }

    /// Where its last version stands, for who takes part in its Lerende Praktijk now and for REDACTIE; for others `GEDEELD`, as
    /// what they read is.
    async fn status(&self, ctx: &Context<'_>) -> Nullable<GoodPracticeStatus> {
        let known = self.inside(ctx.op()).await;
        Some(known.map(|known| {
            if known {
                self.0.status.into()
            } else {
                GoodPracticeStatus::Gedeeld
            }
        }))
    }

    /// The title, in Dutch, up to 200 characters.
    async fn titel(&self) -> &str {
        &self.0.titel
    }

    /// What is done, and how, in Dutch, up to 2,000 characters.
    async fn wat(&self) -> &str {
        &self.0.wat
    }

    /// For whom it is, in Dutch, up to 300 characters.
    async fn voor_wie(&self) -> &str {
        &self.0.voor_wie
    }

    /// What it takes in time, in Dutch, up to 300 characters.
    async fn tijd(&self) -> Option<&str> {
        self.0.tijd.as_deref()
    }

    /// What it takes in money, in Dutch, up to 300 characters.
    async fn kosten(&self) -> Option<&str> {
        self.0.kosten.as_deref()
    }

    /// What must be there for it to work, in Dutch, up to 2,000 characters.
    async fn voorwaarden(&self) -> Option<&str> {
        self.0.voorwaarden.as_deref()
    }

    /// What stood in the way, in Dutch, up to 2,000 characters.
    async fn belemmering(&self) -> Option<&str> {
        self.0.belemmering.as_deref()
    }

    /// Where it was described, up to 300 characters.
    async fn bron(&self) -> Option<&str> {
        self.0.bron.as_deref()
    }

    /// The published begrippen that its words name, in order of appearance, ten at most.
    async fn begrippen(&self, ctx: &Context<'_>) -> Nullable<Vec<Begrip>> {
        let optional = [
            &self.0.tijd,
            &self.0.kosten,
            &self.0.voorwaarden,
            &self.0.belemmering,
        ];
        let words = [&self.0.titel, &self.0.wat, &self.0.voor_wie].into_iter();
        let words = words.chain(optional.into_iter().flatten()).map(String::as_str);
        begrip::in_tekst(ctx, &words.collect::<Vec<_>>().join("\n")).await
    }

    /// The werkzame factoren on which it rests, in the order of the framework.
    async fn factoren(&self, ctx: &Context<'_>) -> Result<Vec<WerkzameFactor>> {
        let found = ctx.op().load(read::FactorenOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The form in which education and youth help work together in it.
    async fn samenwerkingsvorm(&self, ctx: &Context<'_>) -> Nullable<Samenwerkingsvorm> {
        ctx.op().refer(self.0.samenwerkingsvorm_id, raamwerk::vorm).await
    }

    /// The kinds of education for which it is.
    async fn onderwijssoorten(&self, ctx: &Context<'_>) -> Result<Vec<Onderwijssoort>> {
        let found = ctx.op().load(read::OnderwijssoortenOf(self.0.id)).await?;
        Ok(found.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The ontwikkelopgaven that it works on, newest first, as far as you may see them.
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
        Connection::nested(ctx, args, opgave::Under::GoodPractice, self.0.id).await
    }

    /// The leervragen that it answers, newest first, as far as you may see them.
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
        Connection::nested(ctx, args, leervraag::Under::GoodPractice, self.0.id).await
    }

    /// Its versions, latest first: those that were shared; all for who takes part in its Lerende Praktijk now and for REDACTIE.
    async fn versies(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPracticeVersie>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Versies, self.0.id).await
    }

    /// Where it travelled: the Lerende Praktijken that took it over, last begun first.
    async fn overnames(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<GoodPracticeOvername>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, Overnames::GoodPractice, self.0.id).await
    }

    /// How many Lerende Praktijken took it over, also those that ended it. Praktijken are public, so it is exact.
    async fn aantal_praktijken(&self) -> i32 {
        self.0.aantal_praktijken
    }

    /// Whether it worked where it was taken over, in counts of overnames.
    async fn oordelen(&self, ctx: &Context<'_>) -> Nullable<GoodPracticeOordelen> {
        let found = ctx.op().load(read::OordelenOf(self.0.id)).await;
        Some(found.map(|found| {
            let found = found.unwrap_or_default();
            let of = |oordeel| found.get(&oordeel).copied().unwrap_or_default();
            GoodPracticeOordelen {
                werkt: of(Oordeel::Werkt),
                werkt_deels: of(Oordeel::WerktDeels),
                werkt_niet: of(Oordeel::WerktNiet),
                te_vroeg: of(Oordeel::TeVroeg),
            }
        }))
    }

    /// What members say about it, newest first: what was published while everybody may read it, your own; editors see all.
    async fn bijdragen(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Rows from the start of the list or after `after`: 1 to 100, default 20.")]
        first: Option<i32>,
        #[graphql(desc = "Only what comes after this cursor.")] after: Option<String>,
        #[graphql(desc = "Rows from the end of the list or before `before`: 1 to 100.")] last: Option<i32>,
        #[graphql(desc = "Only what comes before this cursor.")] before: Option<String>,
    ) -> Nullable<Connection<Bijdrage>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, bijdrage::Under::GoodPractice, self.0.id).await
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
    ) -> Nullable<Connection<GoodPracticeMelding>> {
        let args = PageArgs {
            first,
            after,
            last,
            before,
        };
        Connection::nested(ctx, args, read::Meldingen, self.0.id).await
    }

    /// When the words that you read were shared, in UTC; null while none were.
    async fn gedeeld_op(&self) -> Option<DateTime<Utc>> {
        self.0.gedeeld_op
    }

    /// Why editors gave the last version back; for who takes part in its Lerende Praktijk now and REDACTIE.
    async fn teruggavereden(&self, ctx: &Context<'_>) -> Nullable<GoodPracticeTeruggavereden> {
        let reden = self.0.teruggavereden?;
        let known = self.inside(ctx.op()).await;
        known.map(|known| known.then(|| reden.into())).transpose()
    }

    /// What the editors added to the reason, in Dutch, up to 300 characters; for who takes part in its Lerende Praktijk now and
    /// REDACTIE.
    async fn teruggavetoelichting(&self, ctx: &Context<'_>) -> Nullable<&str> {
        let toelichting = self.0.teruggavetoelichting.as_deref()?;
        let known = self.inside(ctx.op()).await;
        known.map(|known| known.then_some(toelichting)).transpose()
    }

    /// Whether it is demo data: made up, for trying out.
    async fn demo(&self) -> bool {
        self.0.demo
    }

    /// Grows by one with every change, also of what is not shared yet. Send it along with a change, so that nobody overwrites
    /// what they did not read. For who takes part in its Lerende Praktijk now and REDACTIE; null for others.
    async fn version(&self, ctx: &Context<'_>) -> Nullable<i32> {
        let known = self.inside(ctx.op()).await;
        known.map(|known| known.then_some(self.0.version)).transpose()
    }

    /// When it was entered, in UTC.
    async fn created_at(&self) -> DateTime<Utc> {
        self.0.created_at
    }
}

/// Whether a good practice worked where it was taken over: each overname counts once, by the last of its ervaringen that were
/// shared. One without counts nowhere.
#[derive(SimpleObject)]
pub(crate) struct GoodPracticeOordelen {
    /// Overnames in which it works.
    werkt: i32,
    /// Overnames in which it works in part.
    werkt_deels: i32,
    /// Overnames in which it does not work.
    werkt_niet: i32,
    /// Overnames of which it is too early to say.
    te_vroeg: i32,
}
