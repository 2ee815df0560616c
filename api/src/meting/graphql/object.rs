//! The type Meting.

use async_graphql::{Context, ID, Object};
use chrono::{DateTime, Utc};
use entity::meting;

use super::{
    uitslag::{MetingNiveau, MetingObservatie, StellingUitslag},
    words::{MetingInstrument, MetingSoort, MetingStatus, MetingVervangreden},
};
use crate::{
    cyclus::{self, Cyclus},
    error::Result,
    graph::{ContextExt, Date, Kind, Nullable, Op, list_size::list_size},
    member::{self, Member},
    meting::{policy, read},
    praktijk::{self, LerendePraktijk},
    raamwerk::{self, Raamwerk},
    stelling::{self, Stellingenlijst},
    tekstmelding::{Soort, TekstVerborgen},
};

/// What a Lerende Praktijk measured about working together, on a day or in a period. Totals only: nothing that one person
/// answered. Of a shared meting everybody sees the summary, the levels and the counts; the rest is for who takes part now
/// and REDACTIE.
#[derive(async_graphql::Description)]
pub struct Meting(meting::Model);

impl From<meting::Model> for Meting {
    fn from(row: meting::Model) -> Self {
        Self(row)
    }
}

impl Meting {
    /// Whether the actor sees all of it.
    async fn within(&self, op: &Op) -> Result<bool> {
        cyclus::sees_inside(op, self.0.praktijk_id).await
    }

    /// What stays inside, for who sees it.
    async fn inside<T>(&self, op: &Op, value: Option<T>) -> Nullable<T> {
        match self.within(op).await {
            Ok(within) => value.filter(|_| within).map(Ok),
            Err(error) => Some(Err(error)),
        }
    }
}

#[Object(use_type_description)]
impl Meting {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Meting.id(self.0.id)
    }

    /// The Lerende Praktijk.
    async fn praktijk(&self, ctx: &Context<'_>) -> Nullable<LerendePraktijk> {
        ctx.op().refer(Some(self.0.praktijk_id), praktijk::ById).await
    }

    /// The cyclus that it belongs to.
    async fn cyclus(&self, ctx: &Context<'_>) -> Nullable<Cyclus> {
        ctx.op().refer(Some(self.0.cyclus_id), cyclus::ById).await
    }

    /// Its place in the life of the praktijk.
    async fn soort(&self) -> MetingSoort {
        self.0.soort.into()
    }

    /// How was measured.
    async fn instrument(&self) -> MetingInstrument {
        self.0.instrument.into()
    }

    /// The first day, in the Netherlands.
    async fn van(&self) -> Date {
        self.0.van.into()
    }

    /// The first day after it; null when it took one day.
    async fn tot(&self) -> Option<Date> {
        self.0.tot.map(Into::into)
    }

    /// How many people were invited; null when that is unknown, and for who does not take part.
    async fn uitgenodigd(&self, ctx: &Context<'_>) -> Nullable<i32> {
        self.inside(ctx.op(), self.0.uitgenodigd).await
    }

    /// How many of them answered; null when that is unknown, and for who does not take part.
    async fn gerespondeerd(&self, ctx: &Context<'_>) -> Nullable<i32> {
        self.inside(ctx.op(), self.0.gerespondeerd).await
    }

    /// The framework of the levels, in the version of then; null without levels.
    async fn raamwerk(&self, ctx: &Context<'_>) -> Nullable<Raamwerk> {
        ctx.op().refer(self.0.raamwerk_id, raamwerk::ById).await
    }

    /// A level for each parameter of the framework, in its order, or that it was not scored; empty without levels.
    async fn niveaus(&self, ctx: &Context<'_>) -> Result<Vec<MetingNiveau>> {
        let op = ctx.op();
        let within = self.within(op).await?;
        let rows = op.load(read::NiveausOf(self.0.id)).await?.unwrap_or_default();
        Ok(rows
            .into_iter()
            .map(|row| MetingNiveau::of(row, within))
            .collect())
    }

    /// The list of stellingen that was used, if you may see it; null without one.
    async fn stellingenlijst(&self, ctx: &Context<'_>) -> Nullable<Stellingenlijst> {
        ctx.op().refer(self.0.lijst_id, stelling::LijstById).await
    }

    /// What was answered about each stelling of the list, in its order: 40 at most; empty without a list.
    #[graphql(directive = list_size::apply(40))]
    async fn stellingen(&self, ctx: &Context<'_>) -> Result<Vec<StellingUitslag>> {
        let op = ctx.op();
        let Some(lijst) = self.0.lijst_id else {
            return Ok(Vec::new());
        };
        let within = self.within(op).await?;
        let list = op.load(stelling::StellingenOf(lijst)).await?.unwrap_or_default();
        let answered = op.load(read::UitslagenOf(self.0.id)).await?.unwrap_or_default();
        Ok(StellingUitslag::all(list, &answered, within, op.limits.cell))
    }

    /// What was seen to work or to hinder, 50 at most; empty for who does not take part.
    #[graphql(directive = list_size::apply(50))]
    async fn observaties(&self, ctx: &Context<'_>) -> Result<Vec<MetingObservatie>> {
        let rows = ctx.op().load(read::ObservatiesOf(self.0.id)).await?;
        Ok(rows.unwrap_or_default().into_iter().map(Into::into).collect())
    }

    /// The state.
    async fn status(&self) -> MetingStatus {
        self.0.status.into()
    }

    /// Whether the praktijk shares it with everybody.
    async fn gedeeld(&self) -> bool {
        self.0.gedeeld
    }

    /// What the praktijk says about it, in Dutch; null when it said nothing, and for who does not take part while it is not
    /// shared or editors hide it.
    async fn samenvatting(&self, ctx: &Context<'_>) -> Nullable<&str> {
        let words = self.0.samenvatting.as_deref();
        if policy::gedeeld(&self.0) {
            return words.map(Ok);
        }
        self.inside(ctx.op(), words).await
    }

    /// That editors hid `samenvatting` from others after it was reported, and why; null while they do not, and for who does not
    /// take part.
    async fn verborgen(&self, ctx: &Context<'_>) -> Nullable<TekstVerborgen> {
        let op = ctx.op();
        let over = Soort::Meting.van(self.0.id);
        match self.inside(op, self.0.verborgen_op).await? {
            Ok(sinds) => TekstVerborgen::of(op, Some(sinds), over).await,
            Err(error) => Some(Err(error)),
        }
    }

    /// The meting whose place it takes, if you may see that; null when it takes no place.
    async fn vervangt(&self, ctx: &Context<'_>) -> Nullable<Meting> {
        ctx.op().refer(self.0.vervangt_id, read::ById).await
    }

    /// Why it takes that place.
    async fn vervangreden(&self) -> Option<MetingVervangreden> {
        self.0.vervangreden.map(Into::into)
    }

    /// The meting that takes its place, or is a concept that will, if you may see that.
    async fn vervangen_door(&self, ctx: &Context<'_>) -> Nullable<Meting> {
        ctx.op().refer(Some(self.0.id), read::VervangenDoor).await
    }

    /// When it was adopted, in UTC; null for a concept.
    async fn vastgesteld_op(&self) -> Option<DateTime<Utc>> {
        self.0.vastgesteld_op
    }

    /// Who adopted it, if you may see the person; null for who does not take part.
    async fn vastgesteld_door(&self, ctx: &Context<'_>) -> Nullable<Member> {
        let op = ctx.op();
        match self.within(op).await {
            Ok(within) => {
                let by = self.0.vastgesteld_door_id.filter(|_| within);
                op.refer(by, member::ById).await
            }
            Err(error) => Some(Err(error)),
        }
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
