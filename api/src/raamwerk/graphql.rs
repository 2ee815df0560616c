//! Frameworks in the graph.

use async_graphql::{Context, Enum, ID, Object};
use chrono::NaiveDate;
use entity::{praktijk_onderwijssoort, raamwerk, raamwerk_element, raamwerk_element::Soort};

use super::{read, rules};
use crate::{
    error::Result,
    graph::{ContextExt, Kind, Nullable, Op},
};

/// The frameworks.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Code")]
pub enum RaamwerkCode {
    /// Gerdes: eight parameters of interdisciplinary collaboration, three levels each.
    Gerdes,
    /// Verwoerdt: nine factors that make interprofessional collaboration work, in three clusters.
    Verwoerdt,
    /// Community of Practice: forms in which education and youth help work together.
    Cop,
}

/// A sector of education.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "raamwerk_element::Onderwijssector")]
pub enum Onderwijssector {
    /// Primary education.
    Po,
    /// Secondary education.
    Vo,
    /// Vocational education.
    Mbo,
}

/// A kind of education.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "praktijk_onderwijssoort::Onderwijssoort")]
pub enum Onderwijssoort {
    /// Preschool and child care.
    Voorschool,
    /// Mainstream primary education (basisonderwijs).
    Bao,
    /// Special primary education (speciaal basisonderwijs).
    Sbo,
    /// Special education for the primary age (speciaal onderwijs).
    So,
    /// Secondary education (voortgezet onderwijs).
    Vo,
    /// Special secondary education (voortgezet speciaal onderwijs).
    Vso,
    /// Practical training (praktijkonderwijs).
    Pro,
    /// Vocational education (middelbaar beroepsonderwijs).
    Mbo,
    /// Higher professional education (hoger beroepsonderwijs).
    Hbo,
    /// University (wetenschappelijk onderwijs).
    Wo,
}

/// A framework in one version. What was recorded in the terms of an older version keeps its meaning.
pub struct Raamwerk(raamwerk::Model);

impl From<raamwerk::Model> for Raamwerk {
    fn from(row: raamwerk::Model) -> Self {
        Self(row)
    }
}

#[Object]
impl Raamwerk {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Raamwerk.id(self.0.id)
    }

    /// Which framework it is; null for one that was added as data and has no name in this contract yet.
    async fn code(&self) -> Option<RaamwerkCode> {
        rules::Code::of(&self.0.code).map(Into::into)
    }

    /// The version: as a rule the year of publication.
    async fn versie(&self) -> &str {
        &self.0.versie
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// Where the terms and their order come from, in Dutch.
    async fn bron(&self) -> &str {
        &self.0.bron
    }

    /// The first day on which this version holds.
    async fn geldig_van(&self) -> NaiveDate {
        self.0.geldig_van
    }

    /// The first day on which this version no longer holds; null while no end is known.
    async fn geldig_tot(&self) -> Option<NaiveDate> {
        self.0.geldig_tot
    }

    /// The parameters in the order of the source; empty for a framework without parameters.
    async fn parameters(&self, ctx: &Context<'_>) -> Result<Vec<RaamwerkParameter>> {
        of_parent(ctx.op().load(read::Parameters(self.0.id)).await)
    }
}

/// A parameter of the Gerdes framework, on which collaboration is assessed.
pub struct RaamwerkParameter(raamwerk_element::Model);

#[Object]
impl RaamwerkParameter {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::RaamwerkParameter.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Its place in the framework, from 1.
    async fn volgorde(&self) -> i32 {
        self.0.volgorde
    }

    /// The three levels, lowest first.
    async fn niveaus(&self, ctx: &Context<'_>) -> Result<Vec<RaamwerkNiveau>> {
        of_parent(ctx.op().load(read::Children(self.0.id)).await)
    }

    /// The framework, in the version that this parameter belongs to.
    async fn raamwerk(&self, ctx: &Context<'_>) -> Nullable<Raamwerk> {
        ctx.op().refer(Some(self.0.raamwerk_id), read::ById).await
    }
}

/// A level of a parameter. Levels are ordered, but the distance between them means nothing: never average them.
pub struct RaamwerkNiveau(raamwerk_element::Model);

#[Object]
impl RaamwerkNiveau {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::RaamwerkNiveau.id(self.0.id)
    }

    /// The term of the source, in Dutch.
    async fn term(&self) -> &str {
        &self.0.naam
    }

    /// Its place: 1 is the lowest level, 3 the highest.
    async fn ordinaal(&self) -> i32 {
        self.0.volgorde
    }

    /// The parameter that it is a level of.
    async fn parameter(&self, ctx: &Context<'_>) -> Nullable<RaamwerkParameter> {
        ctx.op().refer(self.0.ouder_id, read::parameter).await
    }
}

/// A cluster of werkzame factoren.
pub struct WerkzaamCluster(raamwerk_element::Model);

#[Object]
impl WerkzaamCluster {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::WerkzaamCluster.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Orders the clusters.
    async fn volgorde(&self) -> i32 {
        self.0.volgorde
    }

    /// The factors in the order of the source.
    async fn factoren(&self, ctx: &Context<'_>) -> Result<Vec<WerkzameFactor>> {
        of_parent(ctx.op().load(read::Children(self.0.id)).await)
    }
}

/// A factor that makes interprofessional collaboration work.
pub struct WerkzameFactor(raamwerk_element::Model);

#[Object]
impl WerkzameFactor {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::WerkzameFactor.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// Orders the factors within their cluster.
    async fn volgorde(&self) -> i32 {
        self.0.volgorde
    }

    /// The cluster that it belongs to.
    async fn cluster(&self, ctx: &Context<'_>) -> Nullable<WerkzaamCluster> {
        ctx.op().refer(self.0.ouder_id, read::cluster).await
    }

    /// The framework, in the version that this factor belongs to.
    async fn raamwerk(&self, ctx: &Context<'_>) -> Nullable<Raamwerk> {
        ctx.op().refer(Some(self.0.raamwerk_id), read::ById).await
    }
}

/// A form in which education and youth help work together: a main form, or a variant of one.
pub struct Samenwerkingsvorm(raamwerk_element::Model);

#[Object]
impl Samenwerkingsvorm {
    /// The global id.
    pub(crate) async fn id(&self) -> ID {
        Kind::Samenwerkingsvorm.id(self.0.id)
    }

    /// The code: unique within the framework, the same in every version.
    async fn code(&self) -> &str {
        &self.0.code
    }

    /// The name, in Dutch. Variants of two sectors can bear the same name.
    async fn naam(&self) -> &str {
        &self.0.naam
    }

    /// An explanation, in Dutch.
    async fn toelichting(&self) -> Option<&str> {
        self.0.toelichting.as_deref()
    }

    /// The main form that this is a variant of; null for a main form.
    async fn hoofdvorm(&self, ctx: &Context<'_>) -> Nullable<Samenwerkingsvorm> {
        ctx.op().refer(self.0.ouder_id, read::vorm).await
    }

    /// The variants in the order of the source; empty for a variant.
    async fn varianten(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only what occurs in this sector of education.")] onderwijssector: Option<
            Onderwijssector,
        >,
    ) -> Result<Vec<Samenwerkingsvorm>> {
        let children = ctx.op().load(read::Children(self.0.id)).await;
        forms(children?.unwrap_or_default(), onderwijssector)
    }

    /// The sector of education that it is bound to; null when it occurs in every sector.
    async fn onderwijssector(&self) -> Option<Onderwijssector> {
        self.0.onderwijssector.map(Into::into)
    }

    /// The framework, in the version that this form belongs to.
    async fn raamwerk(&self, ctx: &Context<'_>) -> Nullable<Raamwerk> {
        ctx.op().refer(Some(self.0.raamwerk_id), read::ById).await
    }
}

macro_rules! from_element {
    ($($object:ident),*) => {
        $(impl From<raamwerk_element::Model> for $object {
            fn from(row: raamwerk_element::Model) -> Self {
                Self(row)
            }
        })*
    };
}
from_element!(
    RaamwerkParameter,
    RaamwerkNiveau,
    WerkzaamCluster,
    WerkzameFactor,
    Samenwerkingsvorm
);

fn of_parent<T: From<raamwerk_element::Model>>(
    rows: Result<Option<Vec<raamwerk_element::Model>>>,
) -> Result<Vec<T>> {
    Ok(rows?.unwrap_or_default().into_iter().map(T::from).collect())
}

fn forms(
    rows: Vec<raamwerk_element::Model>,
    sector: Option<Onderwijssector>,
) -> Result<Vec<Samenwerkingsvorm>> {
    let sector = sector.map(Into::into);
    let occurring = rows.into_iter().filter(|row| rules::occurs_in(row, sector));
    Ok(occurring.map(Samenwerkingsvorm::from).collect())
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "RaamwerkQueries")]
impl Queries {
    /// One framework: the version that holds today, or the version that is named; null when there is none.
    async fn raamwerk(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which framework.")] code: RaamwerkCode,
        #[graphql(desc = "The version; left out: the one that holds today.")] versie: Option<String>,
    ) -> Nullable<Raamwerk> {
        let op = ctx.op();
        let version = versie.map_or_else(|| read::Version::On(op.today()), read::Version::Named);
        let row = read::framework(op, code.into(), version).await;
        row.map(|row| row.map(Raamwerk::from)).transpose()
    }

    /// The factors that make interprofessional collaboration work, in the order of the source: cluster by cluster.
    async fn werkzame_factoren(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "As they hold on this day; left out: today.")] geldig_op: Option<NaiveDate>,
    ) -> Result<Vec<WerkzameFactor>> {
        let kinds = [Soort::Cluster, Soort::Factor];
        let rows = on(ctx.op(), rules::Code::Verwoerdt, geldig_op, kinds).await?;
        let factors = rows.into_iter().filter(|row| row.soort == Soort::Factor);
        Ok(factors.map(WerkzameFactor::from).collect())
    }

    /// The forms in which education and youth help work together, in the order of the source: every main form, followed by its variants.
    async fn samenwerkingsvormen(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Only what occurs in this sector of education: forms of that sector, and forms of no sector."
        )]
        onderwijssector: Option<Onderwijssector>,
        #[graphql(desc = "As they hold on this day; left out: today.")] geldig_op: Option<NaiveDate>,
    ) -> Result<Vec<Samenwerkingsvorm>> {
        let kinds = [Soort::Hoofdvorm, Soort::Variant];
        let rows = on(ctx.op(), rules::Code::Cop, geldig_op, kinds).await?;
        forms(rows, onderwijssector)
    }
}

async fn on(
    op: &Op,
    code: rules::Code,
    day: Option<NaiveDate>,
    kinds: [Soort; 2],
) -> Result<Vec<raamwerk_element::Model>> {
    read::elements_on(op, code, day.unwrap_or_else(|| op.today()), kinds).await
}
