//! What an ontwikkelopgave rests on, in counts.

use async_graphql::{Context, Enum, Object, SimpleObject};

use super::telling::Telling;
use crate::{
    analyse::{
        read::{Bewijs, Groep, Overgenomen},
        rules,
    },
    discipline::{self, Discipline, Sector},
    graph::{ContextExt, Nullable, list_size::list_size},
    leervraag::LeervraagHerkomst,
    thema::{self, Thema, ThemaVersie},
};

/// What an ontwikkelopgave rests on, in counts of the leervragen beneath it: for editors all of them, for others the
/// published ones, which everybody can count, and once its edition is adopted those whose words of then everybody may read
/// (`Onderbouwing.versie`). Asker's discipline and sector are counted as the asker chose, by the rule for small
/// cells: for who is no editor, a leervraag that is shown `ANONIEM` is of an unknown discipline and sector. Who may know these of
/// no asker (who is not signed in, a client of an association) gets none of these rows; `leervragenAnalyse` has figures for
/// everybody.
#[derive(async_graphql::Description)]
pub(crate) struct OntwikkelopgaveBewijs(Bewijs);

impl From<Bewijs> for OntwikkelopgaveBewijs {
    fn from(row: Bewijs) -> Self {
        Self(row)
    }
}

#[Object(use_type_description)]
impl OntwikkelopgaveBewijs {
    /// All of them.
    async fn totaal(&self) -> Telling {
        self.0.totaal.into()
    }

    /// By where they came from: every herkomst, also those of which there are none.
    async fn per_herkomst(&self) -> Vec<HerkomstTelling> {
        let rows = self.0.herkomst.iter();
        rows.map(|(herkomst, telling)| HerkomstTelling {
            herkomst: (*herkomst).into(),
            telling: (*telling).into(),
        })
        .collect()
    }

    /// By the asker's sector: every sector, and the unknown ones last; empty for who may know it of nobody.
    async fn per_sector(&self) -> Vec<SectorTelling> {
        verteld(&self.0.sector)
    }

    /// By the asker's discipline, sector by sector. Disciplines that nobody has are left out; those of a sector whose
    /// numbers are hidden stand together in one row without their names.
    #[graphql(directive = list_size::apply(50))]
    async fn per_discipline(&self) -> Vec<DisciplineTelling> {
        verteld(&self.0.discipline)
    }

    /// By the thema that brought them: every thema that the ontwikkelopgave adopted and you may see, in the order of
    /// their adoption, and last those that came without one.
    async fn per_thema(&self) -> Vec<ThemaTelling> {
        let rows = self.0.thema.iter();
        rows.map(|(thema, telling)| ThemaTelling {
            overgenomen: *thema,
            telling: (*telling).into(),
        })
        .collect()
    }
}

/// The rows of a table, as they are told.
pub(super) fn verteld<R: Copy, T: From<R>>(rows: &[R]) -> Vec<T> {
    rows.iter().map(|row| T::from(*row)).collect()
}

/// How many came from somewhere.
#[derive(SimpleObject)]
pub(super) struct HerkomstTelling {
    /// Where they came from.
    herkomst: LeervraagHerkomst,
    /// How many.
    telling: Telling,
}

/// How many are of a sector.
#[derive(SimpleObject)]
pub(super) struct SectorTelling {
    /// The asker's sector; null for those that are unknown or not shown.
    sector: Option<Sector>,
    /// How many.
    telling: Telling,
}

impl From<(Option<entity::discipline::Sector>, rules::Telling)> for SectorTelling {
    fn from((sector, telling): (Option<entity::discipline::Sector>, rules::Telling)) -> Self {
        Self {
            sector: sector.map(Into::into),
            telling: telling.into(),
        }
    }
}

/// What a row of counts by discipline is about.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
pub(super) enum DisciplineGroep {
    /// One discipline.
    Genoemd,
    /// Askers whose discipline is unknown or not shown.
    Onbekend,
    /// All disciplines of the sector whose numbers are hidden.
    Overige,
}

/// How many are of a discipline.
#[derive(async_graphql::Description)]
pub(super) struct DisciplineTelling {
    sector: Option<Sector>,
    groep: Groep,
    telling: Telling,
}

impl From<(Option<entity::discipline::Sector>, Groep, rules::Telling)> for DisciplineTelling {
    fn from((sector, groep, telling): (Option<entity::discipline::Sector>, Groep, rules::Telling)) -> Self {
        Self {
            sector: sector.map(Into::into),
            groep,
            telling: telling.into(),
        }
    }
}

#[Object(use_type_description)]
impl DisciplineTelling {
    /// The sector; null for askers whose sector is unknown or not shown.
    async fn sector(&self) -> Option<Sector> {
        self.sector
    }

    /// What the row is about.
    async fn groep(&self) -> DisciplineGroep {
        match self.groep {
            Groep::Genoemd(_) => DisciplineGroep::Genoemd,
            Groep::Onbekend => DisciplineGroep::Onbekend,
            Groep::Overige => DisciplineGroep::Overige,
        }
    }

    /// The discipline; null unless `groep` is `GENOEMD`.
    async fn discipline(&self, ctx: &Context<'_>) -> Nullable<Discipline> {
        let Groep::Genoemd(key) = self.groep else {
            return None;
        };
        ctx.op().refer(Some(key), discipline::ById).await
    }

    /// How many.
    async fn telling(&self) -> &Telling {
        &self.telling
    }
}

/// How many a thema brought.
#[derive(async_graphql::Description)]
pub(super) struct ThemaTelling {
    overgenomen: Option<Overgenomen>,
    telling: Telling,
}

#[Object(use_type_description)]
impl ThemaTelling {
    /// The thema as it is now, if you may see it; null for those that came without a thema that you may see.
    async fn thema(&self, ctx: &Context<'_>) -> Nullable<Thema> {
        let thema = self.overgenomen.map(|row| row.thema);
        ctx.op().refer(thema, thema::ById).await
    }

    /// What the thema was when the edition was adopted; null until then, and for those that came without one.
    async fn thema_versie(&self, ctx: &Context<'_>) -> Nullable<ThemaVersie> {
        let versie = self.overgenomen.and_then(|row| row.versie);
        ctx.op().refer(versie, thema::VersieById).await
    }

    /// How many.
    async fn telling(&self) -> &Telling {
        &self.telling
    }
}
