//! Reading beroepsverenigingen.

use std::collections::HashMap;

use entity::{
    beroepsvereniging::{Column, Entity},
    lidsoort,
};
use sea_orm::{EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
};

/// By name.
pub(super) const NAAM: Order<Entity> = Order {
    name: "naam",
    column: Column::Naam,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.naam.clone()), row.id),
};

/// The beroepsverenigingen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// The lidsoorten that the actor may see.
fn lidsoorten(op: &Op) -> Select<lidsoort::Entity> {
    lidsoort::Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, beroepsvereniging);

by_id!(LidsoortById: lidsoorten, lidsoort);

/// The lidsoorten of a beroepsvereniging, in its order.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct LidsoortenOf(pub(super) Uuid);

impl Key for LidsoortenOf {
    type Row = Vec<lidsoort::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let of = op.db.any_of(
            lidsoort::Column::BeroepsverenigingId,
            keys.iter().map(|key| key.0),
        );
        let rows = lidsoorten(op)
            .filter(of)
            .order_by_asc(lidsoort::Column::Volgorde)
            .order_by_asc(lidsoort::Column::Id)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            found.entry(Self(row.beroepsvereniging_id)).or_default().push(row);
        }
        Ok(found)
    }
}
