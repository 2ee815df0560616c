//! Reading what a member reflects in private: the own alone.

use entity::eigen_reflectie::{Column, Entity};
use sea_orm::{EntityTrait, QueryFilter, Select};

use super::policy;
use crate::graph::{Op, Order, SortValue, load::by_id};

/// Newest first.
pub(crate) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The actor's own.
pub(crate) fn own(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(own, eigen_reflectie);
