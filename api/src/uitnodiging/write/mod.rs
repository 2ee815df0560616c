//! Inviting, answering and taking back. One function per mutation: allow, check, change, log, commit.

mod antwoord;
mod nieuw;

use entity::uitnodiging::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub(super) use self::{
    antwoord::{Antwoord, Inwisseling, aanvaarden, afslaan, intrekken, inwisselen},
    nieuw::{NieuweCode, Uitnodiging, code_maken, versturen},
};
use super::{policy, rules::Code};
use crate::{
    change::Change,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
};

/// The key of the invitation, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Code>>;

fn refused(field: &'static str, code: impl Into<Code>) -> Refusal<Code> {
    Refusal::at(field, code.into())
}

/// The invitation, if the actor may see it. Whoever changes it holds its praktijk first, so that what is read after that
/// stays so.
async fn seen(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor, op.today()))
        .filter(Column::Id.eq(id));
    rows.one(&**change).await?.ok_or(Error::NotFound)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Uitnodiging,
        object: row.id,
        betrokkene: row.member_id,
    };
    logboek::note(&**change, op, entry).await
}
