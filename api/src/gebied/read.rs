//! Reading gebieden.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    gebied::{Column, Entity, Model, Soort},
    gebied_ligging,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::policy;
use crate::{
    db::valid_on,
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
};

/// By the name as it sorts.
pub(super) const SORTEERNAAM: Order<Entity> = Order {
    name: "sorteernaam",
    column: Column::Sorteernaam,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.sorteernaam.clone()), row.id),
};

/// Which gebieden are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Filter {
    /// Those of this kind.
    pub(super) soort: Soort,
    /// Those that existed on this day.
    pub(super) geldig_op: Option<NaiveDate>,
}

/// The gebieden that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// The gebieden that are asked for.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let valid = |day| valid_on(Column::GeldigVan, Column::GeldigTot, day);
    list(op).filter(
        Condition::all()
            .add(Column::Soort.eq(filter.soort))
            .add_option(filter.geldig_op.map(valid)),
    )
}

by_id!(list, gebied);

/// The larger gebieden that a municipality lies in, by code and then by date.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct LiggingenOf {
    /// The municipality.
    pub(super) gemeente: Uuid,
    /// As it lies on this day; otherwise in all periods.
    pub(super) geldig_op: Option<NaiveDate>,
}

impl Key for LiggingenOf {
    type Row = Vec<(gebied_ligging::Model, Model)>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let gemeenten = keys.iter().map(|key| key.gemeente);
        // tidy: all rows, because the gebieden at both ends are read through `list`.
        let rows = gebied_ligging::Entity::find()
            .filter(op.db.any_of(gebied_ligging::Column::GemeenteId, gemeenten))
            .all(op.read())
            .await?;
        let larger = op.db.any_of(Column::Id, rows.iter().map(|row| row.gebied_id));
        let larger = list(op).filter(larger).all(op.read()).await?;
        let larger: HashMap<Uuid, Model> = larger.into_iter().map(|row| (row.id, row)).collect();

        let of = |key: &Self| {
            let holds = |row: &gebied_ligging::Model| {
                key.geldig_op
                    .is_none_or(|day| row.van <= day && row.tot.is_none_or(|tot| day < tot))
            };
            let mut found: Self::Row = rows
                .iter()
                .filter(|row| row.gemeente_id == key.gemeente && holds(row))
                .filter_map(|row| Some((row.clone(), larger.get(&row.gebied_id)?.clone())))
                .collect();
            found.sort_by(|(a, x), (b, y)| (&x.code, a.van, x.id).cmp(&(&y.code, b.van, y.id)));
            found
        };
        Ok(keys.iter().map(|key| (key.clone(), of(key))).collect())
    }
}
