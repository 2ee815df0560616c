//! Members report what is shared; a decision of an editor closes it.

use entity::{
    goodpractice_melding::{ActiveModel, Column, Entity},
    voorlegging::Afwijsreden,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use super::{Done, hold, note, refused};
use crate::{
    change::{Begin, Change},
    error::Result,
    goodpractice::{policy, rules::Code},
    graph::{Kind, Op},
    voorlegging,
};

/// A report as it was typed.
pub(in crate::goodpractice) struct Melding {
    pub(in crate::goodpractice) practice: Uuid,
    pub(in crate::goodpractice) reden: Afwijsreden,
    pub(in crate::goodpractice) toelichting: Option<String>,
}

/// Reports a good practice that others read. Its row is held, so that a member reports it once at a time.
pub(in crate::goodpractice) async fn melden(op: &Op, nieuw: Melding) -> Done {
    let me = policy::may_report(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.practice).await?;
    if row.gedeeld_op.is_none() {
        return Err(refused("input.goodPractice", Code::NietGedeeld));
    }
    let toelichting = voorlegging::uitgelegd(nieuw.reden, nieuw.toelichting.as_deref())?;
    let open = Entity::find()
        .filter(Column::GoodpracticeId.eq(row.id))
        .filter(Column::MelderId.eq(me))
        .filter(Column::AfgehandeldOp.is_null());
    if open.one(&*change).await?.is_some() {
        return Err(refused("input.goodPractice", Code::AlGemeld));
    }
    let report = ActiveModel {
        id: Set(op.new_id()),
        goodpractice_id: Set(row.id),
        melder_id: Set(Some(me)),
        reden: Set(nieuw.reden),
        toelichting: Set(toelichting),
        afgehandeld_op: Set(None),
        created_at: Set(op.now()),
    };
    Entity::insert(report).exec_without_returning(&*change).await?;
    let object = (Kind::GoodPractice, row.id);
    note(op, &change, "goodPracticeMelden", object).await?;
    Ok(change.commit(row.id).await?)
}

/// Closes the open reports on a good practice that is held; how many there were.
pub(super) async fn sluit(op: &Op, change: &Change, practice: Uuid) -> Result<u64> {
    let open = Entity::update_many()
        .col_expr(Column::AfgehandeldOp, Expr::value(op.now()))
        .filter(Column::GoodpracticeId.eq(practice))
        .filter(Column::AfgehandeldOp.is_null());
    Ok(open.exec(&**change).await?.rows_affected)
}
