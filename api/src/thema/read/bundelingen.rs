//! Reading bundelingen: which leervraag is or was in which thema.

use std::collections::HashMap;

use entity::{bundeling, thema};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    SelectTwo,
};
use uuid::Uuid;

use crate::{
    change::Change,
    db::any_of,
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
    leervraag::openbaar,
    thema::policy,
};

use bundeling::{Column, Entity};

/// Bundelingen, last made first.
const LAATSTE: Order<Entity> = Order {
    name: "laatste",
    column: Column::Van,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.van), row.id),
};

/// The bundelingen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find()
        .join(JoinType::InnerJoin, bundeling::Relation::Thema.def())
        .join(JoinType::InnerJoin, bundeling::Relation::Leervraag.def())
        .filter(policy::bundeling_visible(&op.actor))
}

by_id!(BundelingById: list, bundeling);

/// The bundelingen of these leervragen that the actor may see.
pub(crate) async fn bundelingen_of(op: &Op, leervragen: &[Uuid]) -> Result<Vec<bundeling::Model>> {
    let of_these = (Entity, Column::LeervraagId);
    let rows = list(op).filter(op.db.any_of(of_these, leervragen.iter().copied()));
    Ok(rows.all(op.read()).await?)
}

/// Which bundelingen: with those that ended, where the actor may see these.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Bundelingen {
    /// Of a thema.
    Thema,
    /// Of a leervraag.
    Leervraag,
}

impl Nested for Bundelingen {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Thema => Column::ThemaId.as_column_ref(),
            Self::Leervraag => Column::LeervraagId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &LAATSTE
    }
}

/// Which published leervragen these thema's bundle now, as (thema, leervraag), within a change that relies on them.
pub(crate) async fn evidence(op: &Op, change: &Change, themas: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>> {
    let thema = (Entity, Column::ThemaId);
    let rows = list(op)
        .select_only()
        .columns([Column::ThemaId, Column::LeervraagId])
        .filter(any_of(op.db.backend(), thema, themas.iter().copied()))
        .filter(Column::Tot.is_null())
        .filter(openbaar())
        .order_by_asc(Column::Van)
        .order_by_asc(Column::Id);
    Ok(rows.into_tuple().all(&**change).await?)
}

/// The thema's that bundle a leervraag now, by name.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct ThemasVan(pub(crate) Uuid);

impl Key for ThemasVan {
    type Row = Vec<thema::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: bundeling::Column::LeervraagId,
            owner: |row: &bundeling::Model| row.leervraag_id,
            to: bundeling::Column::ThemaId,
            id: thema::Column::Id,
        };
        let narrow = |rows: SelectTwo<bundeling::Entity, thema::Entity>| {
            rows.filter(policy::visible(&op.actor))
                .filter(bundeling::Column::Tot.is_null())
                .order_by_asc(thema::Column::Naam)
                .order_by_asc(thema::Column::Id)
        };
        link.read(op, keys.iter().map(|key| key.0), narrow, Self).await
    }
}
