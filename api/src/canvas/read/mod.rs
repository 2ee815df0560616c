//! Reading canvases: always through [`policy`].

mod versies;

use std::collections::HashMap;

use entity::canvas::{Column, Entity, Model};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

pub(crate) use self::versies::VersieById;
pub(super) use self::versies::Versies;
use super::policy;
use crate::{
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
};

/// Last made first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The canvases that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, canvas);

/// The canvases that the actor may see: of ambitions, of praktijken, or of both.
pub(super) fn filtered(op: &Op, ambities: Option<bool>) -> Select<Entity> {
    let of = ambities.map(|ambities| match ambities {
        true => Column::PraktijkId.is_null(),
        false => Column::PraktijkId.is_not_null(),
    });
    list(op).filter(Condition::all().add_option(of))
}

/// The canvas of a praktijk.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct OfPraktijk(pub(crate) Uuid);

impl Key for OfPraktijk {
    type Row = Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Model>> {
        let of = op.db.any_of(Column::PraktijkId, keys.iter().map(|key| key.0));
        let rows = list(op).filter(of).all(op.read()).await?;
        let of = |row: Model| Some((Self(row.praktijk_id?), row));
        Ok(rows.into_iter().filter_map(of).collect())
    }
}
