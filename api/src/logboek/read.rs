//! Reading the log.

use entity::logboek::{Column, Entity};
use sea_orm::{EntityTrait, QueryFilter, Select};

use super::policy;
use crate::graph::{Op, Order, SortValue, load::by_id};

/// Newest first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The log as far as the actor may see it.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, logboek);
