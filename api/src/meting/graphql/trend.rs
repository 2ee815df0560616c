//! The trend of a Lerende Praktijk: what it measured, beside what may stand beside it.

use std::sync::Arc;

use async_graphql::{Object, SimpleObject};
use uuid::Uuid;

use super::{
    object::Meting,
    uitslag::telling,
    words::{NietGescoordReden, TrendReden},
};
use crate::{
    analyse::StellingTelling,
    cyclus,
    error::Result,
    graph::{Op, list_size::list_size},
    meting::{
        read::{Gemeten, TrendOf, hoger, niveaureeks, uitslagreeks},
        rules::Reden,
    },
};

/// What a Lerende Praktijk measured over time, parameter by parameter and stelling by stelling: the last 20 adopted metingen
/// that you may see, oldest first. Nothing is averaged.
#[derive(async_graphql::Description)]
pub(crate) struct PraktijkTrend {
    gemeten: Arc<Vec<Gemeten>>,
    within: bool,
    cell: u64,
}

impl PraktijkTrend {
    /// The trend of a praktijk.
    pub(crate) async fn of(op: &Op, praktijk: Uuid) -> Result<Self> {
        Ok(Self {
            gemeten: op.load(TrendOf(praktijk)).await?.unwrap_or_default(),
            within: cyclus::sees_inside(op, praktijk).await?,
            cell: op.limits.cell,
        })
    }
}

#[Object(use_type_description)]
impl PraktijkTrend {
    /// Every parameter that was measured, in the order of the framework.
    async fn parameters(&self) -> Vec<ParameterTrend> {
        let mut known: Vec<(i32, &str)> = Vec::new();
        for (_, parameter) in self.gemeten.iter().flat_map(|gemeten| &gemeten.niveaus) {
            if known.iter().all(|(_, code)| *code != parameter.code) {
                known.push((parameter.volgorde, &parameter.code));
            }
        }
        known.sort_unstable();
        let codes = known.into_iter();
        codes
            .filter_map(|(_, code)| ParameterTrend::of(&self.gemeten, code))
            .collect()
    }

    /// Every stelling that was put to people, whatever its version; of the last meting first, 40 at most.
    #[graphql(directive = list_size::apply(40))]
    async fn stellingen(&self) -> Vec<StellingTrend> {
        let mut lines: Vec<Uuid> = Vec::new();
        for (_, stelling) in self.gemeten.iter().rev().flat_map(|gemeten| &gemeten.uitslagen) {
            if !lines.contains(&stelling.lijn_id) {
                lines.push(stelling.lijn_id);
            }
        }
        lines.truncate(40);
        let lines = lines.into_iter();
        lines
            .filter_map(|lijn| StellingTrend::of(&self.gemeten, lijn, self.within, self.cell))
            .collect()
    }
}

/// The levels of one parameter over time.
#[derive(SimpleObject)]
pub(super) struct ParameterTrend {
    /// The code of the parameter: the same in every version of the framework.
    code: String,
    /// Its name in the last version that was used, in Dutch.
    naam: String,
    /// One for each meting with this framework, oldest first, 20 at most.
    #[graphql(directive = list_size::apply(20))]
    punten: Vec<ParameterPunt>,
}

/// The level of a parameter in one meting.
#[derive(SimpleObject)]
pub(super) struct ParameterPunt {
    /// The meting.
    meting: Meting,
    /// The term of the level; null when it was not scored.
    term: Option<String>,
    /// The place of the level: 1 is the lowest, 3 the highest; null when it was not scored.
    ordinaal: Option<i32>,
    /// Why it was not scored, if that was said.
    niet_gescoord: Option<NietGescoordReden>,
    /// The last earlier meting that it may stand beside: the same instrument, and the same version of the framework.
    vergeleken_met: Option<Meting>,
    /// How many levels higher than in that meting; lower is negative.
    verschil: Option<i32>,
    /// Why it stands beside no earlier one; null when it does.
    niet_vergelijkbaar: Option<TrendReden>,
}

impl ParameterTrend {
    fn of(all: &[Gemeten], code: &str) -> Option<Self> {
        let rows = niveaureeks(all, code);
        let naam = rows.last()?.rij.1.naam.clone();
        let punten = rows.iter().map(|punt| {
            let (row, _) = punt.rij;
            let (earlier, niet_vergelijkbaar) = apart(punt.eerder);
            let earlier = earlier.and_then(|place| rows.get(place));
            ParameterPunt {
                meting: punt.gemeten.meting.clone().into(),
                term: row.term.clone(),
                ordinaal: row.ordinaal,
                niet_gescoord: row.niet_gescoord.map(Into::into),
                vergeleken_met: earlier.map(|earlier| earlier.gemeten.meting.clone().into()),
                verschil: earlier.and_then(|earlier| hoger(punt.rij, earlier.rij)),
                niet_vergelijkbaar,
            }
        });
        Some(Self {
            code: code.to_owned(),
            naam,
            punten: punten.collect(),
        })
    }
}

/// What people answered about one stelling over time.
#[derive(SimpleObject)]
pub(super) struct StellingTrend {
    /// Its words in the last version that was put to people, in Dutch.
    tekst: String,
    /// One for each meting in which it was put to people, oldest first, 20 at most.
    #[graphql(directive = list_size::apply(20))]
    punten: Vec<StellingPunt>,
}

/// What people answered about a stelling in one meting.
#[derive(SimpleObject)]
pub(super) struct StellingPunt {
    /// The meting.
    meting: Meting,
    /// The words that were put to people then, in Dutch.
    tekst: String,
    /// The version of these words, from 1.
    versie: i32,
    /// What was answered.
    telling: StellingTelling,
    /// The last earlier meting that it may stand beside: the same instrument, and the same words.
    vergeleken_met: Option<Meting>,
    /// By how many percentage points more agree than in that meting; null where a percentage may not be shown.
    verschil: Option<f64>,
    /// Why it stands beside no earlier one; null when it does.
    niet_vergelijkbaar: Option<TrendReden>,
}

impl StellingTrend {
    fn of(all: &[Gemeten], lijn: Uuid, within: bool, cell: u64) -> Option<Self> {
        let rows = uitslagreeks(all, lijn);
        let counts: Vec<_> = rows
            .iter()
            .map(|punt| telling(Some(punt.rij), within, cell))
            .collect();
        let tekst = rows.last()?.rij.1.tekst.clone();
        let punten = rows.iter().zip(&counts).map(|(punt, counted)| {
            let (_, stelling) = punt.rij;
            let (earlier, niet_vergelijkbaar) = apart(punt.eerder);
            let before = earlier.and_then(|place| counts.get(place));
            let earlier = earlier.and_then(|place| rows.get(place));
            StellingPunt {
                meting: punt.gemeten.meting.clone().into(),
                tekst: stelling.tekst.clone(),
                versie: stelling.versie,
                telling: counted.clone(),
                vergeleken_met: earlier.map(|earlier| earlier.gemeten.meting.clone().into()),
                verschil: before.and_then(|before| counted.meer_dan(before)),
                niet_vergelijkbaar,
            }
        });
        let punten = punten.collect();
        Some(Self { tekst, punten })
    }
}

fn apart(beside: Result<usize, Reden>) -> (Option<usize>, Option<TrendReden>) {
    match beside {
        Ok(place) => (Some(place), None),
        Err(reden) => (None, Some(reden.into())),
    }
}
