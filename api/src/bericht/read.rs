//! Reading berichten: always through [`policy`].

use entity::bericht::{Column, Entity};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

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

/// The berichten that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, bericht);

/// The actor's berichten; only those not read yet, only those read, or all.
pub(crate) fn filtered(op: &Op, ongelezen: Option<bool>) -> Select<Entity> {
    match ongelezen {
        None => list(op),
        Some(true) => list(op).filter(Column::GelezenOp.is_null()),
        Some(false) => list(op).filter(Column::GelezenOp.is_not_null()),
    }
}
