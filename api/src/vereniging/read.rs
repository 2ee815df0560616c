//! Reading beroepsverenigingen.

use std::collections::HashMap;

use entity::{
    beroepsvereniging::{Column, Entity},
    lidsoort, vereniging_koepel,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    SelectTwo,
};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
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

/// The umbrellas of a beroepsvereniging, by name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct KoepelsVan(pub(super) Uuid);

impl Key for KoepelsVan {
    type Row = Vec<entity::beroepsvereniging::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: vereniging_koepel::Column::BeroepsverenigingId,
            owner: |row: &vereniging_koepel::Model| row.beroepsvereniging_id,
            to: vereniging_koepel::Column::KoepelId,
            id: Column::Id,
        };
        let seen = policy::visible(&op.actor);
        let narrow = |rows: SelectTwo<vereniging_koepel::Entity, Entity>| {
            rows.filter(seen)
                .order_by_asc(Column::Naam)
                .order_by_asc(Column::Id)
        };
        link.read(op, keys.iter().map(|key| key.0), narrow, Self).await
    }
}

/// The beroepsverenigingen under an umbrella, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Aangesloten;

impl Nested for Aangesloten {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op).join(
            JoinType::InnerJoin,
            vereniging_koepel::Relation::Beroepsvereniging.def().rev(),
        )
    }

    fn parent(self) -> ParentColumn {
        vereniging_koepel::Column::KoepelId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NAAM
    }
}
