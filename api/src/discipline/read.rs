//! Reading disciplines.

use chrono::NaiveDate;
use entity::discipline::{Column, Entity, Model, Sector};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select};

use super::policy;
use crate::{
    db::valid_on,
    error::Result,
    graph::{Op, Order, SortValue, load::by_id},
};

/// By name.
pub(super) const NAAM: Order<Entity> = Order {
    name: "naam",
    column: Column::Naam,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.naam.clone()), row.id),
};

/// Which disciplines are asked for.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Filter {
    /// Those of this sector.
    pub(super) sector: Option<Sector>,
    /// Those that could be chosen on this day.
    pub(super) geldig_op: Option<NaiveDate>,
}

/// The disciplines that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// The disciplines that are asked for.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let valid = |day| valid_on(Column::GeldigVan, Column::GeldigTot, day);
    list(op).filter(
        Condition::all()
            .add_option(filter.sector.map(|sector| Column::Sector.eq(sector)))
            .add_option(filter.geldig_op.map(valid)),
    )
}

by_id!(list, discipline);

/// Every discipline that the actor may see, in the order of the reference data.
pub(crate) async fn alle(op: &Op) -> Result<Vec<Model>> {
    let rows = list(op).order_by_asc(Column::Volgorde).order_by_asc(Column::Code);
    Ok(rows.all(op.read()).await?)
}
