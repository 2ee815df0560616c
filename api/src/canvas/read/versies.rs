//! Reading the versions of canvases.

use entity::{
    canvas,
    canvas_versie::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::{
    canvas::policy,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn, versie::Versioned},
};

/// Latest first.
const VERSIES: Order<Entity> = Order {
    name: "versie",
    column: Column::Nummer,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The versions that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    let to_canvas = Entity::belongs_to(canvas::Entity)
        .from(Column::CanvasId)
        .to(canvas::Column::Id)
        .into();
    Entity::find()
        .join(JoinType::InnerJoin, to_canvas)
        .filter(policy::versie_visible(&op.actor, op.today()))
}

by_id!(VersieById: list, canvas_versie);

/// The versions of a canvas.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::canvas) struct Versies;

impl Nested for Versies {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::CanvasId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &VERSIES
    }
}

impl Versioned for Versies {
    const COLUMNS: [Column; 3] = [Column::Id, Column::CanvasId, Column::Nummer];

    fn place(row: &Model) -> (Uuid, Uuid, i32) {
        (row.id, row.canvas_id, row.nummer)
    }
}
