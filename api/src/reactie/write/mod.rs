//! Changing reactions. One function per mutation: allow, check, change, log, commit.
//!
//! What a sender does holds the edition: so nothing slips in while it is adopted, and nobody reacts twice at once.

mod antwoord;
mod reactie;

use entity::{
    editie,
    reactie::{Column, Entity, Model},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

pub(super) use self::{
    antwoord::{Beantwoording, beantwoorden},
    reactie::{Nieuw, Wijziging, geven, herzien, intrekken},
};
use super::{
    policy,
    rules::{self, Actie, Code},
};
use crate::{
    agenda,
    change::{Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::{Bezwaren, Fout, Soort, Tekst},
};

/// The key of the reaction, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why a change of a reaction was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// Whether the consultation of an edition that is held allows the action.
fn allow(
    op: &Op,
    edition: &editie::Model,
    field: &'static str,
    actie: Actie,
    ingetrokken: bool,
) -> Result<(), No> {
    let loopt = agenda::loopt(edition.status, op.today(), edition.consultatie_tot);
    rules::mag(actie, loopt, ingetrokken).map_err(|code| refused(field, code))
}

/// The row, held for this change, if the actor may see it and read this version of it.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// Checks that the reaction stands as it was read, and that the consultation of its edition allows the action. An edition
/// that was taken back is out of sight of the sender, and closed.
async fn open(op: &Op, change: &Change, row: &Model, version: i32, actie: Actie) -> Result<(), No> {
    let edition = match agenda::hold_editie(op, change, row.editie_id).await {
        Ok(edition) => edition,
        Err(Error::NotFound) => return Err(refused("input.reactie", Code::ConsultatieGesloten)),
        Err(error) => return Err(error.into()),
    };
    fresh(row.version, version)?;
    allow(op, &edition, "input.reactie", actie, row.ingetrokken_op.is_some())
}

/// Judges the words of a reaction: others read them without an editor in between.
fn judge(raw: &str) -> Result<Tekst, No> {
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.openbaar("input.tekst", raw, Soort::Toelichting);
    bezwaren.of(tekst).map_err(Refusal::User)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::AgendaReactie,
        object: row.id,
        betrokkene: row.member_id,
    };
    logboek::note(&**change, op, entry).await
}
