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

use super::{Done, hold, hold_all, note, refused};
use crate::{
    change::{Begin, Change},
    error::{Error, Result},
    graph::Op,
    leervraag::{policy, read, rules::Code},
};

/// A recognition of `me`.
fn recognition(op: &Op, leervraag: Uuid, me: Uuid, van: Option<Uuid>) -> herkenning::ActiveModel {
    herkenning::ActiveModel {
        id: Set(op.new_id()),
        leervraag_id: Set(leervraag),
        member_id: Set(me),
        meegenomen_van_id: Set(van),
        created_at: Set(op.now()),
    }
}

/// Adds a recognition; nobody recognises the same leervraag twice. Tells whether it is new.
async fn add(change: &Change, values: herkenning::ActiveModel) -> Result<bool> {
    let once = OnConflict::columns([herkenning::Column::LeervraagId, herkenning::Column::MemberId])
        .do_nothing()
        .to_owned();
    let added = herkenning::Entity::insert(values)
        .on_conflict(once)
        .exec_without_returning(&**change)
        .await?;
    Ok(added > 0)
}

/// Takes the own recognition of a merged leervraag along to the one in which it goes on. Where it was recognised
/// already, nothing changes. Gives the key of that one.
pub(in crate::leervraag) async fn meenemen(op: &Op, van: Uuid) -> Done {
    let me = policy::may_recognise(&op.actor)?;
    let seen = op.load(read::ById(van)).await?.ok_or(Error::NotFound)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let impossible = || refused("input.leervraag", Code::StatusStaatNietToe);
    let naar = seen.samengevoegd_in_id.ok_or_else(impossible)?;
    let held = hold_all(op, &change, &[van, naar]).await?;
    let from = held.get(&van).ok_or(Error::NotFound)?;
    // What was read before the rows were held may have been undone since.
    let into = held
        .get(&naar)
        .filter(|into| from.samengevoegd_in_id == Some(naar) && into.status == Status::Gepubliceerd)
        .ok_or_else(impossible)?;
    if into.vrager_id == Some(me) {
        return Err(refused("input.leervraag", Code::EigenVraag));
    }
    let own = herkenning::Entity::find()
        .filter(herkenning::Column::LeervraagId.eq(van))
        .filter(herkenning::Column::MemberId.eq(me));
    if own.one(&*change).await?.is_none() {
        return Err(refused("input.leervraag", Code::NietHerkend));
    }
    if add(&change, recognition(op, naar, me, Some(van))).await? {
        count(&change, naar, 1).await?;
        note(op, &change, "herkenningMeenemen", into).await?;
    }
    Ok(change.commit(naar).await?)
}

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
    if add(&change, recognition(op, row.id, me, None)).await? {
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

/// Keeps the number beside the leervraag, which is held.
pub(super) async fn count(change: &Change, leervraag: Uuid, by: i32) -> Result<()> {
    use leervraag::Column::{AantalHerkenningen, Id};
    leervraag::Entity::update_many()
        .col_expr(AantalHerkenningen, Expr::col(AantalHerkenningen).add(by))
        .filter(Id.eq(leervraag))
        .exec(&**change)
        .await?;
    Ok(())
}
