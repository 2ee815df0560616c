//! Reading kennisitems: always through [`policy`].

use entity::{
    kennisitem::{Column, Entity, Soort},
    opgave_kennisitem,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select,
};

use super::policy;
use crate::graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn};

/// By title.
pub(super) const TITEL: Order<Entity> = Order {
    name: "titel",
    column: Column::Titel,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.titel.clone()), row.id),
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The kennisitems that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, kennisitem);

/// The kennisitems that the actor may see, of these kinds; of any when none is named.
pub(super) fn filtered(op: &Op, soort: Vec<Soort>) -> Select<Entity> {
    let named = (!soort.is_empty()).then(|| Column::Soort.is_in(soort));
    list(op).filter(Condition::all().add_option(named))
}

/// What a list of kennisitems may hang under.
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
            opgave_kennisitem::Relation::Kennisitem.def().rev(),
        )
    }

    fn parent(self) -> ParentColumn {
        opgave_kennisitem::Column::OpgaveId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &TITEL
    }
}
