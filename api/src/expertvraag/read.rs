//! Reading expertvragen: always through [`policy`].

use entity::expertvraag::{Column, Entity, Status};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::policy;
use crate::{
    db::of_member,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last asked first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The expertvragen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, expertvraag);

/// What a list of expertvragen is narrowed down to; an empty list of values means "any".
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) status: Vec<Status>,
    pub(super) leervraag: Vec<Uuid>,
    pub(super) expert: Vec<Uuid>,
    pub(super) mijn: bool,
}

/// The expertvragen that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let any_of =
        |column: Column, ids: Vec<Uuid>| (!ids.is_empty()).then(|| op.db.any_of((Entity, column), ids));
    let mine = filter
        .mijn
        .then(|| of_member(op.actor.member, Column::VragerId, Column::Id));
    list(op).filter(
        Condition::all()
            .add_option((!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status)))
            .add_option(any_of(Column::LeervraagId, filter.leervraag))
            .add_option(any_of(Column::ExpertId, filter.expert))
            .add_option(mine),
    )
}

/// What a list of expertvragen may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The leervraag that they are about.
    Leervraag,
    /// The expert who alone was asked.
    Expert,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Leervraag => Column::LeervraagId,
            Self::Expert => Column::ExpertId,
        }
        .as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}
