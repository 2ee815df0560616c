//! Reading activiteiten.

use entity::{
    activiteit::{Column, Entity},
    opgave_activiteit,
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select};

use super::policy;
use crate::graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn};

/// Newest first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The activiteiten that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, activiteit);

/// What a list of activiteiten may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The ontwikkelopgave that points to them.
    Opgave,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op).join(
            JoinType::InnerJoin,
            opgave_activiteit::Relation::Activiteit.def().rev(),
        )
    }

    fn parent(self) -> ParentColumn {
        opgave_activiteit::Column::OpgaveId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}
