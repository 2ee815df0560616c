//! Reading the words of leervragen for a file, and what became of them since: as the actor reads them, which is nobody in
//! particular.

use chrono::NaiveDate;
use entity::{
    leervraag::{Aard, Column, Entity, Model, Status},
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{ColumnTrait, Condition, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use super::list;
use crate::{clock::dutch_midnight, db::is, error::Result, graph::Op};

/// The published leervragen that last came out in a period, first out first: so many of them, after one of them.
pub(crate) async fn uitgegeven(
    op: &Op,
    [van, tot]: [Option<NaiveDate>; 2],
    na: Option<&Model>,
    hooguit: u64,
) -> Result<Vec<Model>> {
    let period = Condition::all()
        .add_option(van.map(|day| Column::GepubliceerdOp.gte(dutch_midnight(day))))
        .add_option(tot.map(|day| Column::GepubliceerdOp.lt(dutch_midnight(day))))
        .add_option(na.map(|na| {
            let same_moment = Condition::all()
                .add(Column::GepubliceerdOp.eq(na.gepubliceerd_op))
                .add(Column::Id.gt(na.id));
            Condition::any()
                .add(Column::GepubliceerdOp.gt(na.gepubliceerd_op))
                .add(same_moment)
        }));
    let rows = list(op)
        .filter(is(Column::Status, &Status::Gepubliceerd))
        .filter(Column::GepubliceerdOp.is_not_null())
        .filter(period)
        .order_by_asc(Column::GepubliceerdOp)
        .order_by_asc(Column::Id)
        .limit(hooguit);
    Ok(rows.all(op.read()).await?)
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
