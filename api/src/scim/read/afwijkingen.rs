//! What clients of associations did otherwise than the standard says.

use std::collections::HashMap;

use entity::scim_afwijking::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    error::Result,
    graph::{Key, Op},
    scim::policy,
};

/// Counts of one association that are told.
const LAATSTE: usize = 100;

/// What an association's client did otherwise, the last day first.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::scim) struct AfwijkingenVan(pub(in crate::scim) Uuid);

impl Key for AfwijkingenVan {
    type Row = Vec<Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let may_see = keys.iter().filter(|key| policy::may_see_counts(&op.actor, key.0));
        let wanted = op
            .db
            .any_of(Column::BeroepsverenigingId, may_see.map(|key| key.0));
        let since = op.today() - chrono::TimeDelta::days(31);
        let rows = Entity::find()
            .filter(wanted)
            .filter(Column::Dag.gt(since))
            .order_by_desc(Column::Dag)
            .order_by_asc(Column::Soort)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            let of = found.entry(Self(row.beroepsvereniging_id)).or_default();
            if of.len() < LAATSTE {
                of.push(row);
            }
        }
        Ok(found)
    }
}
