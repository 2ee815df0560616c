//! Giving and withdrawing what analysts need. One function per mutation: allow, check, change, log, commit.

use entity::analysetoestemming::{ActiveModel, Column, Entity};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{
    policy, read,
    rules::{self, Code},
};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek, praktijk,
    tekst::Fout,
};

/// The key of the object, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

/// Lets analysts read what the praktijk measured.
pub(super) async fn toestaan(op: &Op, id: Uuid) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let praktijk = praktijk::hold(op, &change, id).await?;
    let me = policy::may_decide(&op.actor, &praktijk::rollen(op, &change, praktijk.id).await?)?;
    let standing = Entity::find()
        .filter(Column::PraktijkId.eq(praktijk.id))
        .filter(policy::holds())
        .one(&*change)
        .await?;
    rules::geven(standing.is_some()).map_err(|code| Refusal::at("input.praktijk", Fout::Eigen(code)))?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(praktijk.id),
        gegeven_door_id: Set(Some(me)),
        ingetrokken_op: Set(None),
        ingetrokken_door_id: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "analyseToestaan", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Takes it back: from now on analysts read what everybody reads.
pub(super) async fn intrekken(op: &Op, id: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let find = || read::list(op).filter(Column::Id.eq(id)).one(&*change);
    let found = find().await?.ok_or(Error::NotFound)?;
    praktijk::hold(op, &change, found.praktijk_id).await?;
    let rollen = praktijk::rollen(op, &change, found.praktijk_id).await?;
    let me = policy::may_decide(&op.actor, &rollen)?;
    // Read again: what stood there before the praktijk was held may have changed since.
    let row = find().await?.ok_or(Error::NotFound)?;
    fresh(row.version, version)?;
    rules::intrekken(row.ingetrokken_op.is_none())
        .map_err(|code| Refusal::at("input.toestemming", Fout::Eigen(code)))?;
    let values = ActiveModel {
        id: Set(row.id),
        ingetrokken_op: Set(Some(op.now())),
        ingetrokken_door_id: Set(Some(me)),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "analyseToestemmingIntrekken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, object: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::AnalyseToestemming,
        object,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
