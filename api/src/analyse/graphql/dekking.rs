//! Which groups an edition covers.

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use entity::editie;
use uuid::Uuid;

use super::telling::Telling;
use crate::{
    agenda::{self, AgendaEditie},
    analyse::{policy, read, rules},
    discipline::{self, Discipline, Sector},
    error::Result,
    gebied::{self, Gebied},
    graph::{ContextExt, Kind, Nullable, list_size::list_size},
    raamwerk::Onderwijssoort,
};

/// How well an edition covers a group. Judged from the numbers that you see.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "DekkingOordeel", remote = "rules::Oordeel")]
pub(super) enum DekkingOordeel {
    /// Fewer than `limieten { cell }` of its leervragen lie beneath the edition.
    NietGedekt,
    /// Its share of what lies beneath the edition is less than half of its share of the published leervragen, or less
    /// than half of its share of the members.
    Ondervertegenwoordigd,
    /// Neither.
    Gedekt,
}

/// What is counted of one group.
#[derive(SimpleObject)]
pub(super) struct DekkingCijfers {
    /// Its published leervragen.
    leervragen: Telling,
    /// Those of them beneath an ontwikkelopgave of the edition, each once.
    onderbouwd: Telling,
    /// Its members, blocked ones not counted. A member of two disciplines counts in both.
    leden: Telling,
    /// The judgement; null for an unknown group, and when `onderbouwd` is `SECUNDAIR`.
    oordeel: Option<DekkingOordeel>,
}

impl From<read::Cijfers> for DekkingCijfers {
    fn from(cijfers: read::Cijfers) -> Self {
        Self {
            leervragen: cijfers.leervragen.into(),
            onderbouwd: cijfers.onderbouwd.into(),
            leden: cijfers.leden.into(),
            oordeel: cijfers.oordeel.map(Into::into),
        }
    }
}

/// What an edition covers of a sector.
#[derive(SimpleObject)]
pub(super) struct SectorDekking {
    /// The sector of askers and members; null for those that are unknown or not shown.
    sector: Option<Sector>,
    /// The counts, and the judgement.
    cijfers: DekkingCijfers,
}

/// What an edition covers of a discipline.
#[derive(async_graphql::Description)]
pub(super) struct DisciplineDekking {
    sector: Sector,
    discipline: Option<Uuid>,
    cijfers: DekkingCijfers,
}

#[Object(use_type_description)]
impl DisciplineDekking {
    /// The sector in which the discipline works.
    async fn sector(&self) -> Sector {
        self.sector
    }

    /// The discipline of askers and members; null for those of the sector that are of no known discipline.
    async fn discipline(&self, ctx: &Context<'_>) -> Nullable<Discipline> {
        ctx.op().refer(self.discipline, discipline::ById).await
    }

    /// The counts, and the judgement.
    async fn cijfers(&self) -> &DekkingCijfers {
        &self.cijfers
    }
}

/// What an edition covers of a province.
#[derive(async_graphql::Description)]
pub(super) struct ProvincieDekking {
    provincie: Option<Uuid>,
    cijfers: DekkingCijfers,
}

#[Object(use_type_description)]
impl ProvincieDekking {
    /// The province that leervragen concern and members work in; null for those without a gebied, or with one that lies
    /// in no single province.
    async fn provincie(&self, ctx: &Context<'_>) -> Nullable<Gebied> {
        ctx.op().refer(self.provincie, gebied::ById).await
    }

    /// The counts, and the judgement.
    async fn cijfers(&self) -> &DekkingCijfers {
        &self.cijfers
    }
}

/// What an edition covers of a kind of school.
#[derive(SimpleObject)]
pub(super) struct OnderwijssoortDekking {
    /// The kind of school that leervragen concern; null for those that concern none in particular.
    onderwijssoort: Option<Onderwijssoort>,
    /// The counts, and the judgement. Members are not counted by kind of school.
    cijfers: DekkingCijfers,
}

/// Which groups an edition covers, and which are under-represented or not covered. Each table is counted when it is asked
/// for. For who is no editor, an asker who is shown `ANONIEM` is of an unknown discipline and sector.
#[derive(async_graphql::Description)]
pub(super) struct AgendaDekking(editie::Model);

#[Object(use_type_description)]
impl AgendaDekking {
    /// The edition.
    async fn editie(&self) -> AgendaEditie {
        self.0.clone().into()
    }

    /// Every sector, and the unknown ones last.
    async fn per_sector(&self, ctx: &Context<'_>) -> Nullable<Vec<SectorDekking>> {
        let rows = read::per_sector(ctx.op(), self.0.id).await;
        let row = |(sector, cijfers): (Option<entity::discipline::Sector>, read::Cijfers)| SectorDekking {
            sector: sector.map(Into::into),
            cijfers: cijfers.into(),
        };
        Some(rows.map(|rows| rows.into_iter().map(row).collect()))
    }

    /// Every discipline, sector by sector, and at the end of each sector those of no known discipline.
    #[graphql(directive = list_size::apply(50))]
    async fn per_discipline(&self, ctx: &Context<'_>) -> Nullable<Vec<DisciplineDekking>> {
        let rows = read::per_discipline(ctx.op(), self.0.id).await;
        let row = |(sector, discipline, cijfers): (entity::discipline::Sector, _, read::Cijfers)| {
            DisciplineDekking {
                sector: sector.into(),
                discipline,
                cijfers: cijfers.into(),
            }
        };
        Some(rows.map(|rows| rows.into_iter().map(row).collect()))
    }

    /// Every province of today by name, and the unknown ones last.
    async fn per_provincie(&self, ctx: &Context<'_>) -> Nullable<Vec<ProvincieDekking>> {
        let rows = read::per_provincie(ctx.op(), self.0.id).await;
        let row = |(provincie, cijfers): (_, read::Cijfers)| ProvincieDekking {
            provincie,
            cijfers: cijfers.into(),
        };
        Some(rows.map(|rows| rows.into_iter().map(row).collect()))
    }

    /// Every kind of school, and last those that concern none in particular.
    async fn per_onderwijssoort(&self, ctx: &Context<'_>) -> Nullable<Vec<OnderwijssoortDekking>> {
        let rows = read::per_onderwijssoort(ctx.op(), self.0.id).await;
        let row = |(soort, cijfers): (Option<_>, read::Cijfers)| OnderwijssoortDekking {
            onderwijssoort: soort.map(Onderwijssoort::from),
            cijfers: cijfers.into(),
        };
        Some(rows.map(|rows| rows.into_iter().map(row).collect()))
    }
}

/// Root fields.
#[derive(Default)]
pub(crate) struct Queries;

#[Object(name = "AnalyseQueries")]
impl Queries {
    /// Which disciplines, sectors, provinces and kinds of school an edition covers; null when there is no such edition or
    /// you may not see it. For REDACTIE, and for ANALIST without small numbers.
    async fn agenda_dekking(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The edition.")] editie: ID,
    ) -> Nullable<AgendaDekking> {
        let op = ctx.op();
        let answer: Result<_> = async {
            policy::may_study(&op.actor)?;
            op.load(agenda::EditieById(Kind::AgendaEditie.key(&editie)?))
                .await
        }
        .await;
        answer.map(|row| row.map(AgendaDekking)).transpose()
    }
}
