//! Reading activiteiten.

use entity::activiteit::{Column, Entity};
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

/// The activiteiten that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, activiteit);
