//! Reading verbeterstappen: always through [`policy`].

use entity::{
    cyclus,
    verbeterstap::{self, Column, Entity},
    verbeterstap_stand,
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select};

use super::policy;
use crate::graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn};

/// First agreed first.
const OUDSTE: Order<Entity> = Order {
    name: "oudste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// States, last said first.
const NUMMER: Order<verbeterstap_stand::Entity> = Order {
    name: "nummer",
    column: verbeterstap_stand::Column::Nummer,
    id: verbeterstap_stand::Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The verbeterstappen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find()
        .join(JoinType::InnerJoin, verbeterstap::Relation::Cyclus.def())
        .filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, verbeterstap);

/// The verbeterstappen of a cyclus, first agreed first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Verbeterstappen;

impl Nested for Verbeterstappen {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::CyclusId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &OUDSTE
    }
}

/// The states that a verbeterstap came to, last said first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Verloop;

impl Nested for Verloop {
    type Entity = verbeterstap_stand::Entity;

    fn rows(self, op: &Op) -> Select<verbeterstap_stand::Entity> {
        let to_cyclus = Entity::belongs_to(cyclus::Entity)
            .from(Column::CyclusId)
            .to(cyclus::Column::Id)
            .into();
        verbeterstap_stand::Entity::find()
            .join(
                JoinType::InnerJoin,
                verbeterstap_stand::Relation::Verbeterstap.def(),
            )
            .join(JoinType::InnerJoin, to_cyclus)
            .filter(policy::visible(&op.actor, op.today()))
    }

    fn parent(self) -> ParentColumn {
        verbeterstap_stand::Column::VerbeterstapId.as_column_ref()
    }

    fn order(self) -> &'static Order<verbeterstap_stand::Entity> {
        &NUMMER
    }
}
