//! Changing who works on an ontwikkelopgave, and telling how it goes. One function per mutation: allow, check, change, log,
//! commit.
//!
//! Every change holds the ontwikkelopgave first, so that there is one trekker, and one last entry.

mod uitvoerder;
mod voortgang;

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

pub(super) use self::{
    uitvoerder::{Beeindiging, Nieuw, Partij, beeindigen, toevoegen},
    voortgang::{Vastlegging, vastleggen},
};
use super::rules::Code;
use crate::{
    change::Change,
    error::{Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::Fout,
};

/// The key of the object, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// All who work or worked on an ontwikkelopgave that is held.
async fn uitvoerders(change: &Change, opgave: Uuid) -> Result<Vec<entity::uitvoerder::Model>> {
    let rows = entity::uitvoerder::Entity::find().filter(entity::uitvoerder::Column::OpgaveId.eq(opgave));
    Ok(rows.all(&**change).await?)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, object: (Kind, Uuid)) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: object.0,
        object: object.1,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
