//! Changing inzichten. One function per mutation: allow, check, change, log, commit.

mod besluit;
mod koppeling;
mod woorden;

use entity::inzicht::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

pub(super) use self::{
    besluit::{beoordelen, intrekken},
    woorden::{Nieuw, Wijziging, bijwerken, vastleggen},
};
use super::{policy, rules::Code};
use crate::{
    change::Change,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::Fout,
};

/// The key of the inzicht, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// The row, held for this change, if the actor may see it.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Inzicht,
        object: row.id,
        betrokkene: row.indiener_id,
    };
    logboek::note(&**change, op, entry).await
}
