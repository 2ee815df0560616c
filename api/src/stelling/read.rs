//! Reading stellingen and their lists: always through [`policy`].

use std::collections::HashMap;

use entity::{
    lijst_stelling, stelling,
    stellingenlijst::{Column, Entity},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select, SelectTwo};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{Key, Link, Op, Order, SortValue, load::by_id},
};

/// Lists by title.
pub(super) const TITEL: Order<Entity> = Order {
    name: "titel",
    column: Column::Titel,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.titel.clone()), row.id),
};

/// The stellingen that the actor may see.
pub(super) fn list(op: &Op) -> Select<stelling::Entity> {
    stelling::Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, stelling);

/// The lists that the actor may see.
pub(crate) fn lijsten(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::lijst_visible(&op.actor, op.today()))
}

by_id!(LijstById: lijsten, stellingenlijst);

/// The lists that a praktijk can use: the reusable ones and its own. All that the actor may see when none is named.
pub(super) fn te_gebruiken(op: &Op, praktijk: Option<Uuid>) -> Select<Entity> {
    let of = |praktijk| {
        Condition::any()
            .add(Column::PraktijkId.is_null())
            .add(Column::PraktijkId.eq(praktijk))
    };
    match praktijk {
        None => lijsten(op),
        Some(praktijk) => lijsten(op).filter(of(praktijk)),
    }
}

/// The stellingen of a list, in its order.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct StellingenOf(pub(crate) Uuid);

impl Key for StellingenOf {
    type Row = Vec<stelling::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: lijst_stelling::Column::LijstId,
            owner: |row: &lijst_stelling::Model| row.lijst_id,
            to: lijst_stelling::Column::StellingId,
            id: stelling::Column::Id,
        };
        let in_order = |rows: SelectTwo<lijst_stelling::Entity, stelling::Entity>| {
            rows.order_by_asc(lijst_stelling::Column::Nummer)
        };
        link.read(op, keys.iter().map(|key| key.0), in_order, Self).await
    }
}
