//! Reading the words of leervragen for a file, and what became of them since: as the actor reads them, which is nobody in
//! particular.

use chrono::NaiveDate;
use entity::{
    leervraag::{Aard, Column, Entity, Model, Status},
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::list;
use crate::{
    clock::dutch_midnight,
    db::is,
    error::Result,
    graph::{
        Op, Order, SortValue,
        page::{Page, Window, page},
    },
};

/// First out first.
const EERST_UIT: Order<Entity> = Order {
    name: "eerstUit",
    column: Column::GepubliceerdOp,
    id: Column::Id,
    desc: false,
    // What is published came out.
    place: |row| (SortValue::Moment(row.gepubliceerd_op.unwrap_or_default()), row.id),
};

/// The published leervragen that last came out in a period, first out first: so many of them, after one of them.
pub(crate) async fn uitgegeven(
    op: &Op,
    [van, tot]: [Option<NaiveDate>; 2],
    na: Option<&Model>,
    hooguit: u64,
) -> Result<Page<Model>> {
    let period = Condition::all()
        .add_option(van.map(|day| Column::GepubliceerdOp.gte(dutch_midnight(day))))
        .add_option(tot.map(|day| Column::GepubliceerdOp.lt(dutch_midnight(day))));
    let rows = list(op)
        .filter(is(Column::Status, &Status::Gepubliceerd))
        .filter(Column::GepubliceerdOp.is_not_null())
        .filter(period);
    page(
        op,
        rows,
        &EERST_UIT,
        &Window::after(&EERST_UIT, na, hooguit),
        false,
    )
    .await
}

/// The state and the version of some leervragen, as far as they may be read.
pub(crate) async fn standen(op: &Op, leervragen: &[Uuid]) -> Result<Vec<(Uuid, Status, i32)>> {
    let rows = list(op).filter(op.db.any_of((Entity, Column::Id), leervragen.iter().copied()));
    let rows = rows
        .select_only()
        .columns([Column::Id, Column::Status, Column::Version]);
    Ok(rows.into_tuple().all(op.read()).await?)
}

/// What the asker says in a leervraag.
#[derive(FromQueryResult)]
pub(crate) struct Woorden {
    pub(crate) id: Uuid,
    pub(crate) tekst: String,
    pub(crate) toelichting: Option<String>,
    pub(crate) aard: Option<Aard>,
    pub(crate) onderwijssoort: Option<Onderwijssoort>,
}

/// The words of some leervragen, as far as they may be read.
pub(crate) async fn woorden(op: &Op, leervragen: &[Uuid]) -> Result<Vec<Woorden>> {
    let rows = list(op).filter(op.db.any_of((Entity, Column::Id), leervragen.iter().copied()));
    let rows = rows
        .select_only()
        .columns([Column::Id, Column::Tekst, Column::Toelichting])
        .columns([Column::Aard, Column::Onderwijssoort]);
    Ok(rows.into_model().all(op.read()).await?)
}
