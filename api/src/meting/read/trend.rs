//! Reading what a Lerende Praktijk measured over time: three statements, however many praktijken.

use std::{collections::HashMap, sync::Arc};

use entity::meting::{Column, Entity, Model, Status};
use sea_orm::{ColumnTrait, QueryFilter};
use uuid::Uuid;

use super::{Niveau, NiveausOf, Uitslag, UitslagenOf, VAN, list};
use crate::{
    db::is,
    error::Result,
    graph::{Key, Op, PageArgs, page},
};

/// What was measured at one moment.
#[derive(Debug)]
pub(crate) struct Gemeten {
    pub(in crate::meting) meting: Model,
    pub(in crate::meting) niveaus: Vec<Niveau>,
    pub(in crate::meting) uitslagen: Vec<Uitslag>,
}

/// What a praktijk adopted, as far as the actor may see it: the last metingen, 20 at most, oldest first.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::meting) struct TrendOf(pub(in crate::meting) Uuid);

impl Key for TrendOf {
    type Row = Arc<Vec<Gemeten>>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let adopted = list(op).filter(is(Column::Status, &Status::Vastgesteld));
        let parents: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let window = PageArgs::default().window::<Entity>(op, &VAN)?;
        let parent = Column::PraktijkId.as_column_ref();
        let pages = page::page_per_parent(op, adopted, parent, &parents, &VAN, &window, false).await?;
        let rows: Vec<&Model> = pages.values().flat_map(|page| &page.rows).collect();
        let levels: Vec<_> = rows.iter().map(|row| NiveausOf(row.id)).collect();
        let answers: Vec<_> = rows.iter().map(|row| UitslagenOf(row.id)).collect();
        let mut niveaus = NiveausOf::load(op, &levels).await?;
        let mut uitslagen = UitslagenOf::load(op, &answers).await?;
        let mut whole = |meting: Model| Gemeten {
            niveaus: niveaus.remove(&NiveausOf(meting.id)).unwrap_or_default(),
            uitslagen: uitslagen.remove(&UitslagenOf(meting.id)).unwrap_or_default(),
            meting,
        };
        let mut found = HashMap::with_capacity(pages.len());
        for (praktijk, page) in pages {
            let oldest_first = page.rows.into_iter().rev().map(&mut whole).collect();
            found.insert(Self(praktijk), Arc::new(oldest_first));
        }
        Ok(found)
    }
}
