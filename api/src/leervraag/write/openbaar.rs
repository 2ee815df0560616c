//! Since when the words of a leervraag are public, and until when: so that an adopted edition shows the words on which it
//! was adopted, and none that were refused, taken back or withdrawn since.

use chrono::{DateTime, Utc};
use entity::leervraag_versie::{Column, Entity};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, UpdateMany,
    sea_query::{Expr, SimpleExpr},
};
use uuid::Uuid;

use crate::{change::Change, db::any_of, error::Result, graph::Op};

/// The versions of these leervragen, which are held.
fn versions(op: &Op, leervragen: &[Uuid]) -> UpdateMany<Entity> {
    Entity::update_many().filter(any_of(
        op.db.backend(),
        Column::LeervraagId,
        leervragen.iter().copied(),
    ))
}

/// Makes the latest words of leervragen public. What was public already is so since then.
pub(super) async fn open(op: &Op, change: &Change, leervragen: &[Uuid]) -> Result<()> {
    let hidden = Condition::any()
        .add(Column::GepubliceerdOp.is_null())
        .add(Column::GeslotenOp.is_not_null());
    versions(op, leervragen)
        .col_expr(Column::GepubliceerdOp, Expr::value(op.now()))
        .col_expr(Column::GeslotenOp, Expr::value(None::<DateTime<Utc>>))
        .filter(latest())
        .filter(hidden)
        .exec(&**change)
        .await?;
    Ok(())
}

fn latest() -> SimpleExpr {
    Expr::cust(
        "nummer = (SELECT MAX(v.nummer) FROM leervraag_versie v WHERE v.leervraag_id = leervraag_versie.leervraag_id)",
    )
}

/// Closes all words of leervragen: nobody but their people and the editors read them any more.
pub(super) async fn sluit(op: &Op, change: &Change, leervragen: &[Uuid]) -> Result<()> {
    let open = Column::GeslotenOp.is_null();
    zet_gesloten(op, change, (leervragen, open), Some(op.now())).await
}

/// Opens what was closed since a moment: the decision of then is undone.
pub(super) async fn heropen(
    op: &Op,
    change: &Change,
    leervragen: &[Uuid],
    sinds: DateTime<Utc>,
) -> Result<()> {
    let closed = Column::GeslotenOp.gte(sinds);
    zet_gesloten(op, change, (leervragen, closed), None).await
}

/// Closes what was made public since a moment: the decision of then is undone.
pub(super) async fn sluit_sinds(
    op: &Op,
    change: &Change,
    leervragen: &[Uuid],
    sinds: DateTime<Utc>,
) -> Result<()> {
    let made_public = Column::GepubliceerdOp.gte(sinds);
    zet_gesloten(op, change, (leervragen, made_public), Some(op.now())).await
}

/// Says since when those versions of leervragen are closed, or that they are not.
async fn zet_gesloten(
    op: &Op,
    change: &Change,
    (leervragen, welke): (&[Uuid], SimpleExpr),
    gesloten: Option<DateTime<Utc>>,
) -> Result<()> {
    versions(op, leervragen)
        .col_expr(Column::GeslotenOp, Expr::value(gesloten))
        .filter(welke)
        .exec(&**change)
        .await?;
    Ok(())
}
