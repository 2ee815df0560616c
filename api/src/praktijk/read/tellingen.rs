//! Reading how many parents and pupils take part.

use entity::ouders_leerlingen::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::{
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
    praktijk::policy,
};

/// Latest day first.
const LAATSTE: Order<Entity> = Order {
    name: "laatste",
    column: Column::Datum,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Dag(row.datum), row.id),
};

/// The counts that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::telling_visible(&op.actor, op.today()))
}

by_id!(TellingById: list, ouders_leerlingen);

/// The counts of a praktijk.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::praktijk) struct Tellingen;

impl Nested for Tellingen {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::PraktijkId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &LAATSTE
    }
}
