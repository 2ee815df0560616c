//! Reading cycli: always through [`policy`].

use entity::cyclus::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::policy::{self, Blik};
use crate::{
    error::Result,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
    praktijk,
};

/// The last one first.
const NUMMER: Order<Entity> = Order {
    name: "nummer",
    column: Column::Nummer,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The cycli that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, cyclus);

/// The cycli of a praktijk, the last one first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Cycli;

impl Nested for Cycli {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::PraktijkId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NUMMER
    }
}

/// Whether the actor sees all of what a praktijk does.
pub(crate) async fn sees_inside(op: &Op, praktijk: Uuid) -> Result<bool> {
    match policy::blik(&op.actor) {
        Blik::Alles => Ok(true),
        Blik::Eigen(_) => Ok(op.load(praktijk::TakesPart(praktijk)).await?.is_some()),
        Blik::Analist | Blik::Openbaar | Blik::Niets => Ok(false),
    }
}
