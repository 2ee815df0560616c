//! Reading what Lerende Praktijken allow analysts: always through [`policy`].

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::analysetoestemming::{Column, Entity, Model};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{Key, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last given first.
const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The toestemmingen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, analysetoestemming);

/// What a praktijk gave and withdrew, last given first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Toestemmingen;

impl Nested for Toestemmingen {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::PraktijkId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}

/// The one of a praktijk that holds.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct GeldigVan(pub(crate) Uuid);

impl Key for GeldigVan {
    type Row = Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Model>> {
        let rows = list(op)
            .filter(op.db.any_of(Column::PraktijkId, keys.iter().map(|key| key.0)))
            .filter(policy::holds());
        let rows = rows.all(op.read()).await?;
        Ok(rows.into_iter().map(|row| (Self(row.praktijk_id), row)).collect())
    }
}

/// The Lerende Praktijken that let analysts read along at some time since a moment, each with until when; nothing while it
/// holds.
pub(crate) async fn sinds(
    txn: &DatabaseTransaction,
    moment: DateTime<Utc>,
) -> Result<HashMap<Uuid, Option<DateTime<Utc>>>> {
    // tidy: all rows, because which these are stays inside
    let rows: Vec<(Uuid, Option<DateTime<Utc>>)> = Entity::find()
        .select_only()
        .columns([Column::PraktijkId, Column::IngetrokkenOp])
        .filter(policy::holds_since(moment))
        .into_tuple()
        .all(txn)
        .await?;
    let mut found = HashMap::new();
    for (praktijk, tot) in rows {
        let last = found.entry(praktijk).or_insert(tot);
        // Nothing is later than every moment.
        *last = last.zip(tot).map(|(one, other)| Ord::max(one, other));
    }
    Ok(found)
}
