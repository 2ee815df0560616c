//! What stands in a meting: levels, answers to stellingen, observations.

use async_graphql::{Context, Object, SimpleObject};
use entity::{meting_niveau, meting_observatie, raamwerk_element, stelling};

use super::words::{NietGescoordReden, ObservatieSoort};
use crate::{
    analyse::{Antwoorden, NiveauVerdeling, StellingTelling},
    graph::{ContextExt, Nullable},
    meting::read::{Niveau, Uitslag, verdeeld},
    raamwerk::{self, RaamwerkNiveau, RaamwerkParameter, WerkzameFactor},
    stelling::{self as stellingen, Stelling},
};

/// On which level of a parameter the Lerende Praktijk stands. Levels are ordered, and nothing more: they are never averaged.
#[derive(async_graphql::Description)]
pub(super) struct MetingNiveau {
    row: meting_niveau::Model,
    parameter: raamwerk_element::Model,
    within: bool,
}

impl MetingNiveau {
    /// A row as it is seen from within the praktijk, or by others.
    pub(super) fn of((row, parameter): Niveau, within: bool) -> Self {
        Self {
            row,
            parameter,
            within,
        }
    }
}

#[Object(use_type_description)]
impl MetingNiveau {
    /// The parameter.
    async fn parameter(&self) -> RaamwerkParameter {
        self.parameter.clone().into()
    }

    /// The level; null when it was not scored.
    async fn niveau(&self, ctx: &Context<'_>) -> Nullable<RaamwerkNiveau> {
        ctx.op().refer(self.row.niveau_id, raamwerk::niveau).await
    }

    /// The term of the level as it was then; null when it was not scored.
    async fn term(&self) -> Option<&str> {
        self.row.term.as_deref()
    }

    /// The place of the level as it was then: 1 is the lowest, 3 the highest; null when it was not scored.
    async fn ordinaal(&self) -> Option<i32> {
        self.row.ordinaal
    }

    /// Why it was not scored; null when it was, or when no reason was given.
    async fn niet_gescoord(&self) -> Option<NietGescoordReden> {
        self.row.niet_gescoord.map(Into::into)
    }

    /// How many respondents chose each level, where that was counted.
    async fn verdeling(&self, ctx: &Context<'_>) -> Option<NiveauVerdeling> {
        let cell = ctx.op().limits.cell;
        Some(NiveauVerdeling::of(self.within, cell, verdeeld(&self.row)?))
    }
}

/// What was answered about a stelling of the list; also of one that was not put to anybody.
#[derive(async_graphql::Description)]
pub(super) struct StellingUitslag {
    stelling: stelling::Model,
    telling: StellingTelling,
}

/// What was counted about a stelling.
pub(crate) fn geteld((row, _): &Uitslag) -> Antwoorden {
    Antwoorden {
        eens: row.eens,
        geldig: row.geldig,
        weet_niet: row.weet_niet,
    }
}

/// What was counted, seen from within the praktijk or by others.
pub(super) fn telling(uitslag: Option<&Uitslag>, within: bool, cell: u64) -> StellingTelling {
    StellingTelling::of(within, cell, uitslag.map(geteld))
}

impl StellingUitslag {
    /// The stellingen of a list with what was answered, in the order of the list.
    pub(super) fn all(
        list: Vec<stelling::Model>,
        answered: &[Uitslag],
        within: bool,
        cell: u64,
    ) -> Vec<Self> {
        let of = |stelling: stelling::Model| {
            let found = answered.iter().find(|(row, _)| row.stelling_id == stelling.id);
            Self {
                telling: telling(found, within, cell),
                stelling,
            }
        };
        list.into_iter().map(of).collect()
    }
}

#[Object(use_type_description)]
impl StellingUitslag {
    /// The words that were put to people, in Dutch.
    async fn tekst(&self) -> &str {
        &self.stelling.tekst
    }

    /// The stelling, if you may see it by itself: one of another Lerende Praktijk you see here only.
    async fn stelling(&self, ctx: &Context<'_>) -> Nullable<Stelling> {
        ctx.op().refer(Some(self.stelling.id), stellingen::ById).await
    }

    /// What was answered.
    async fn telling(&self) -> &StellingTelling {
        &self.telling
    }
}

/// Something that was seen to work or to hinder.
#[derive(SimpleObject)]
#[graphql(complex)]
pub(super) struct MetingObservatie {
    /// Whether it works or hinders.
    soort: ObservatieSoort,
    /// What was seen, in Dutch, up to 2,000 characters.
    tekst: String,
    #[graphql(skip)]
    factor: uuid::Uuid,
}

#[async_graphql::ComplexObject]
impl MetingObservatie {
    /// The werkzame factor that it is about.
    async fn factor(&self, ctx: &Context<'_>) -> Nullable<WerkzameFactor> {
        ctx.op().refer(Some(self.factor), raamwerk::factor).await
    }
}

impl From<meting_observatie::Model> for MetingObservatie {
    fn from(row: meting_observatie::Model) -> Self {
        Self {
            soort: row.soort.into(),
            tekst: row.tekst,
            factor: row.factor_id,
        }
    }
}
