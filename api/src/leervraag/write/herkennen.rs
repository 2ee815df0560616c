//! Recognising: "this is my question too". The number is kept beside the leervraag, in the same transaction.

use entity::{
    herkenning,
    leervraag::{self, Status},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, ExprTrait, QueryFilter,
    sea_query::{Expr, OnConflict},
};
use uuid::Uuid;

use super::{Done, hold, note, refused};
use crate::{
    change::{Begin, Change},
    error::Result,
    graph::Op,
    leervraag::{policy, rules::Code},
};

/// Recognises a published leervraag. A second time changes nothing.
pub(in crate::leervraag) async fn herkennen(op: &Op, leervraag: Uuid) -> Done {
    let me = policy::may_recognise(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, leervraag).await?;
    if row.status != Status::Gepubliceerd {
        // Its people and the editors can see it; that it could not be recognised yet is no secret to them.
        return Err(refused("input.leervraag", Code::StatusStaatNietToe));
    }
    if row.vrager_id == Some(me) {
        return Err(refused("input.leervraag", Code::EigenVraag));
    }
    let values = herkenning::ActiveModel {
        id: Set(op.new_id()),
        leervraag_id: Set(row.id),
        member_id: Set(me),
        created_at: Set(op.now()),
    };
    let once = OnConflict::columns([herkenning::Column::LeervraagId, herkenning::Column::MemberId])
        .do_nothing()
        .to_owned();
    let added = herkenning::Entity::insert(values)
        .on_conflict(once)
        .exec_without_returning(&*change)
        .await?;
    if added > 0 {
        count(&change, row.id, 1).await?;
        note(op, &change, "leervraagHerkennen", &row).await?;
    }
    Ok(change.commit(row.id).await?)
}

/// Takes a recognition back. Where there is none, nothing changes.
pub(in crate::leervraag) async fn herkenning_intrekken(op: &Op, leervraag: Uuid) -> Done {
    let me = policy::may_recognise(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, leervraag).await?;
    let taken = herkenning::Entity::delete_many()
        .filter(herkenning::Column::LeervraagId.eq(row.id))
        .filter(herkenning::Column::MemberId.eq(me))
        .exec(&*change)
        .await?;
    if taken.rows_affected > 0 {
        count(&change, row.id, -1).await?;
        note(op, &change, "leervraagHerkenningIntrekken", &row).await?;
    }
    Ok(change.commit(row.id).await?)
}

async fn count(change: &Change, leervraag: Uuid, by: i32) -> Result<()> {
    use leervraag::Column::{AantalHerkenningen, Id};
    leervraag::Entity::update_many()
        .col_expr(AantalHerkenningen, Expr::col(AantalHerkenningen).add(by))
        .filter(Id.eq(leervraag))
        .exec(&**change)
        .await?;
    Ok(())
}
