//! Reading reports: always through [`policy`].

use entity::melding::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use super::policy;
use crate::graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn};

/// Newest first.
pub(crate) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The reports that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, melding);

/// The reports that the actor made.
pub(crate) fn own(op: &Op) -> Select<Entity> {
    list(op).filter(policy::own(&op.actor))
}

/// What a list of reports may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The leervraag that was reported.
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
        &NIEUWSTE
    }
}
