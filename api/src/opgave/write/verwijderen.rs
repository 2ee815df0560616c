//! Taking an ontwikkelopgave out of an edition that is being shaped: so that what came along from the edition before can
//! be dropped, or become one with another.

use entity::{opgave, reactie};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, hold, note, refused};
use crate::{
    change::{Begin, Change, fresh},
    error::Result,
    graph::Op,
    opgave::{
        policy,
        rules::{Actie, Code},
    },
};

/// Takes an ontwikkelopgave out, with all that belongs to it: its evidence, its descent, who would work on it. Gives the
/// key of the edition.
pub(in crate::opgave) async fn verwijderen(op: &Op, opgave: Uuid, version: i32) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, opgave, "input.ontwikkelopgave", Actie::Verwijderen).await?;
    fresh(row.version, version)?;
    if has_reactions(&change, row.id).await? {
        return Err(refused("input.ontwikkelopgave", Code::ErZijnReacties));
    }
    opgave::Entity::delete_by_id(row.id).exec(&*change).await?;
    note(op, &change, "ontwikkelopgaveVerwijderen", row.id).await?;
    Ok(change.commit(row.editie_id).await?)
}

/// Whether somebody reacted on it, and did not take that back: these words were sent in good faith, and wait for an answer.
async fn has_reactions(change: &Change, opgave: Uuid) -> Result<bool> {
    let standing = reactie::Entity::find()
        .filter(reactie::Column::OpgaveId.eq(opgave))
        .filter(reactie::Column::IngetrokkenOp.is_null());
    Ok(standing.count(&**change).await? > 0)
}
