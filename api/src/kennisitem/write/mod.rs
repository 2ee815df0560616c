//! Changing kennisitems and links. One function per mutation: allow, check, change, log, commit.

mod item;
mod koppeling;

use uuid::Uuid;

pub(super) use self::{
    item::{Nieuw, Wijziging, bijwerken, maken},
    koppeling::{Koppeling, koppelen, ontkoppelen},
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

async fn note(op: &Op, change: &Change, handeling: &'static str, object: (Kind, Uuid)) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: object.0,
        object: object.1,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
