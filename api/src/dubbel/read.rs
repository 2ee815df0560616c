//! Reading what was found to be double: always through [`policy`].

use entity::dubbel::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::policy;
use crate::graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn};

/// The likest first.
const LIKEST: Order<Entity> = Order {
    name: "score",
    column: Column::Score,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.score), row.id),
};

/// The rows that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, dubbel);

/// What a list may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The leervraag that was offered.
    Leervraag,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Leervraag => Column::LeervraagId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &LIKEST
    }
}
