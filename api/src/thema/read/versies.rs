//! Reading the versions of thema's.

use entity::{thema, thema_versie};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::{
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn, versie::Versioned},
    thema::policy,
};

use thema_versie::{Column, Entity, Model};

/// The order of versions: latest first.
const VERSIES: Order<Entity> = Order {
    name: "versie",
    column: Column::Nummer,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The versions that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    let to_thema = Entity::belongs_to(thema::Entity)
        .from(Column::ThemaId)
        .to(thema::Column::Id)
        .into();
    Entity::find()
        .join(JoinType::InnerJoin, to_thema)
        .filter(policy::versie_visible(&op.actor))
}

by_id!(VersieById: list, thema_versie);

/// The versions of a thema, latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::thema) struct Versies;

impl Nested for Versies {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::ThemaId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &VERSIES
    }
}

impl Versioned for Versies {
    const COLUMNS: [Column; 3] = [Column::Id, Column::ThemaId, Column::Nummer];

    fn place(row: &Model) -> (Uuid, Uuid, i32) {
        (row.id, row.thema_id, row.nummer)
    }
}
