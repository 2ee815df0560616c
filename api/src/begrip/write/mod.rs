//! Changing begrippen. One function per mutation: allow, check, change, log, commit; then this process renews what its
//! searches know.

mod besluit;
mod woorden;

use entity::begrip::{Column, Entity, Model, Status};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

pub(super) use self::{
    besluit::{Beoordeling, Besluit, beoordelen, intrekken},
    woorden::{Nieuw, Wijziging, bijwerken, maken, voorstellen},
};
use super::{
    policy, read,
    rules::{self, Actie, Code},
};
use crate::{
    change::{Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::Fout,
};

/// The key of the begrip, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// The row, held for this change, if the actor may see it, may do this, and read this version; with the state that follows.
async fn hold(op: &Op, change: &Change, id: Uuid, version: i32, actie: Actie) -> Result<(Model, Status), No> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    let row = row.ok_or(Error::NotFound)?;
    policy::may(&op.actor, &row, actie)?;
    fresh(row.version, version)?;
    let next = rules::daarna(row.status, actie);
    let next = next.ok_or_else(|| refused("input.begrip", Code::StatusStaatNietToe))?;
    Ok((row, next))
}

/// Makes a change last that `before` and `after` it may have changed what searches know.
async fn commit(op: &Op, change: Change, id: Uuid, before: Option<Status>, after: Status) -> Done {
    let id = change.commit(id).await?;
    if before == Some(Status::Gepubliceerd) || after == Status::Gepubliceerd {
        // The change stands. Where reading fails now, what is remembered has its time, as in other processes.
        let _ = read::vernieuw(op).await;
    }
    Ok(id)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Begrip,
        object: row.id,
        betrokkene: row.voorsteller_id,
    };
    logboek::note(&**change, op, entry).await
}
