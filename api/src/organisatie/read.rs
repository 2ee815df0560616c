//! Reading organisaties.

use entity::organisatie::{Column, Entity, Soort};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::policy;
use crate::graph::{Op, Order, SortValue, load::by_id};

/// By name.
pub(super) const NAAM: Order<Entity> = Order {
    name: "naam",
    column: Column::Naam,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.naam.clone()), row.id),
};

/// Which organisaties are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filter {
    /// Those of this kind.
    pub(super) soort: Option<Soort>,
    /// Those in this gebied.
    pub(super) gebied: Option<Uuid>,
}

/// The organisaties that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// The organisaties that are asked for.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    list(op).filter(
        Condition::all()
            .add_option(filter.soort.map(|soort| Column::Soort.eq(soort)))
            .add_option(filter.gebied.map(|gebied| Column::GebiedId.eq(gebied))),
    )
}

by_id!(list, organisatie);
