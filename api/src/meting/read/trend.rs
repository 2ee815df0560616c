//! Reading what a Lerende Praktijk measured over time: three statements, however many praktijken.

use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

use chrono::NaiveDate;

use entity::meting::{Column, Entity, Instrument, Model, Status};
use sea_orm::{ColumnTrait, Condition, QueryFilter, QueryOrder, QuerySelect, Select};
use uuid::Uuid;

use super::{Niveau, NiveausOf, Uitslag, UitslagenOf, VAN, list};
use crate::{
    db::is,
    error::Result,
    graph::{Key, Op, PageArgs, page},
    meting::rules::{Punt, Reden, vergelijk},
};

/// What was measured at one moment.
#[derive(Debug)]
pub(crate) struct Gemeten {
    pub(crate) meting: Model,
    pub(crate) niveaus: Vec<Niveau>,
    pub(crate) uitslagen: Vec<Uitslag>,
}

/// What a praktijk adopted, as far as the actor may see it: the last metingen, 20 at most, oldest first.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::meting) struct TrendOf(pub(in crate::meting) Uuid);

impl Key for TrendOf {
    type Row = Arc<Vec<Gemeten>>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let adopted = adopted(op);
        let parents: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let window = PageArgs::default().window::<Entity>(op, &VAN)?;
        let parent = Column::PraktijkId.as_column_ref();
        let pages = page::page_per_parent(op, adopted, parent, &parents, &VAN, &window, false).await?;
        let rows: Vec<&Model> = pages.values().flat_map(|page| &page.rows).collect();
        let mut inhoud = Inhoud::van(op, &rows).await?;
        let mut found = HashMap::with_capacity(pages.len());
        for (praktijk, page) in pages {
            let oldest_first = page.rows.into_iter().rev().map(|row| inhoud.neem(row)).collect();
            found.insert(Self(praktijk), Arc::new(oldest_first));
        }
        Ok(found)
    }
}

/// The adopted metingen that the actor may see.
fn adopted(op: &Op) -> Select<Entity> {
    list(op).filter(is(Column::Status, &Status::Vastgesteld))
}

/// What stands in some metingen that were read.
struct Inhoud {
    niveaus: HashMap<NiveausOf, Vec<Niveau>>,
    uitslagen: HashMap<UitslagenOf, Vec<Uitslag>>,
}

impl Inhoud {
    async fn van(op: &Op, rows: &[&Model]) -> Result<Self> {
        let levels: Vec<_> = rows.iter().map(|row| NiveausOf(row.id)).collect();
        let answers: Vec<_> = rows.iter().map(|row| UitslagenOf(row.id)).collect();
        Ok(Self {
            niveaus: NiveausOf::load(op, &levels).await?,
            uitslagen: UitslagenOf::load(op, &answers).await?,
        })
    }

    fn neem(&mut self, meting: Model) -> Gemeten {
        Gemeten {
            niveaus: self.niveaus.remove(&NiveausOf(meting.id)).unwrap_or_default(),
            uitslagen: self.uitslagen.remove(&UitslagenOf(meting.id)).unwrap_or_default(),
            meting,
        }
    }
}

/// The keys of the Lerende Praktijken that measured in a period, as far as the actor may see it: one for each meting, in
/// order, and no more than `hooguit`.
pub(crate) async fn gemeten_in(
    op: &Op,
    [van, tot]: [Option<NaiveDate>; 2],
    hooguit: u64,
) -> Result<Vec<Uuid>> {
    let period = Condition::all()
        .add_option(van.map(|day| Column::Van.gte(day)))
        .add_option(tot.map(|day| Column::Van.lt(day)));
    let rows = adopted(op).filter(period).order_by_asc(Column::PraktijkId);
    let rows = rows.select_only().column(Column::PraktijkId).limit(hooguit);
    Ok(rows.into_tuple().all(op.read()).await?)
}

/// All that some praktijken adopted, as far as the actor may see it, oldest first: three statements, and no more metingen than
/// `hooguit`.
pub(crate) async fn gemeten_van(
    op: &Op,
    praktijken: &[Uuid],
    hooguit: u64,
) -> Result<HashMap<Uuid, Vec<Gemeten>>> {
    let of = op
        .db
        .any_of((Entity, Column::PraktijkId), praktijken.iter().copied());
    let rows = adopted(op)
        .filter(of)
        .order_by_asc(Column::PraktijkId)
        .order_by_asc(Column::Van)
        .order_by_asc(Column::Id)
        .limit(hooguit)
        .all(op.read())
        .await?;
    let mut inhoud = Inhoud::van(op, &rows.iter().collect::<Vec<_>>()).await?;
    let mut found: HashMap<Uuid, Vec<Gemeten>> = HashMap::new();
    for row in rows {
        found.entry(row.praktijk_id).or_default().push(inhoud.neem(row));
    }
    Ok(found)
}

/// Which of these metingen are adopted and stand for the actor to read.
pub(crate) async fn leesbaar(op: &Op, metingen: &[Uuid]) -> Result<HashSet<Uuid>> {
    let rows = adopted(op).filter(op.db.any_of((Entity, Column::Id), metingen.iter().copied()));
    let rows: Vec<Uuid> = rows
        .select_only()
        .column(Column::Id)
        .into_tuple()
        .all(op.read())
        .await?;
    Ok(rows.into_iter().collect())
}

/// A measurement of one thing: where it was measured, what was found, and the earlier one in the same series that it may stand
/// beside, or why there is none.
pub(crate) struct Naast<'a, T> {
    pub(crate) gemeten: &'a Gemeten,
    pub(crate) rij: &'a T,
    pub(crate) eerder: Result<usize, Reden>,
}

/// The levels of the parameter with this code, in the order of the metingen.
pub(crate) fn niveaureeks<'a>(all: &'a [Gemeten], code: &str) -> Vec<Naast<'a, Niveau>> {
    let find = |gemeten: &'a Gemeten| {
        let mut niveaus = gemeten.niveaus.iter();
        niveaus.find(|(_, parameter)| parameter.code == code)
    };
    reeks(all, find, |meting, (row, _)| Punt {
        instrument: meting.instrument,
        versie: meting.raamwerk_id,
        gemeten: row.ordinaal.is_some(),
    })
}

/// How many levels higher than an earlier one, where both were scored.
pub(crate) fn hoger((now, _): &Niveau, (before, _): &Niveau) -> Option<i32> {
    now.ordinaal
        .zip(before.ordinaal)
        .map(|(now, before)| now - before)
}

/// What was answered about a stelling, whatever its version, in the order of the metingen.
pub(crate) fn uitslagreeks<'a>(all: &'a [Gemeten], lijn: Uuid) -> Vec<Naast<'a, Uitslag>> {
    let find = |gemeten: &'a Gemeten| {
        let mut uitslagen = gemeten.uitslagen.iter();
        uitslagen.find(|(_, stelling)| stelling.lijn_id == lijn)
    };
    reeks(all, find, |meting, (row, stelling)| Punt {
        instrument: meting.instrument,
        versie: stelling.id,
        gemeten: row.geldig > 0,
    })
}

fn reeks<'a, T, V: PartialEq>(
    all: &'a [Gemeten],
    find: impl Fn(&'a Gemeten) -> Option<&'a T>,
    punt: impl Fn(&Model, &T) -> Punt<Instrument, V>,
) -> Vec<Naast<'a, T>> {
    let rows: Vec<(&Gemeten, &T)> = all
        .iter()
        .filter_map(|gemeten| Some((gemeten, find(gemeten)?)))
        .collect();
    let punten: Vec<_> = rows
        .iter()
        .map(|(gemeten, rij)| punt(&gemeten.meting, rij))
        .collect();
    let beside = rows.into_iter().zip(vergelijk(&punten));
    let naast = |((gemeten, rij), eerder)| Naast { gemeten, rij, eerder };
    beside.map(naast).collect()
}
