//! Changing ontwikkelopgaven. One function per mutation: allow, check, change, log, commit.
//!
//! Every change holds the edition first: so nothing slips in while it is adopted, and numbers are given one at a time.

mod herleiden;
mod onderbouwen;
mod opstellen;
mod verwijderen;

use entity::{
    editie,
    opgave::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

pub(super) use self::{
    herleiden::{
        Herleiding, Verval, herleiden, intrekken as herleiding_intrekken, laten_vervallen, verval_intrekken,
    },
    onderbouwen::{Bewijs, intrekken, onderbouwen, overname_intrekken},
    opstellen::{Nieuw, Wijziging, bijwerken, opstellen},
    verwijderen::verwijderen,
};
use super::{
    policy,
    rules::{self, Actie, Code},
};
use crate::{
    agenda,
    change::Change,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::Fout,
};

/// The key of the ontwikkelopgave, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: impl Into<Code>) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code.into()))
}

/// The row, with its edition held for this change, if the actor may see it and the edition allows the action.
async fn hold(
    op: &Op,
    change: &Change,
    id: Uuid,
    field: &'static str,
    actie: Actie,
) -> Result<Model, Refusal<Fout<Code>>> {
    Ok(hold_both(op, change, id, field, actie).await?.1)
}

/// [`hold`], with the edition.
async fn hold_both(
    op: &Op,
    change: &Change,
    id: Uuid,
    field: &'static str,
    actie: Actie,
) -> Result<(editie::Model, Model), Refusal<Fout<Code>>> {
    let edition = find(op, change, id).await?.editie_id;
    let edition = agenda::hold_editie(op, change, edition).await?;
    // Read again: what stood there before the edition was held may have changed since.
    let row = find(op, change, id).await?;
    allow(&edition, field, actie)?;
    Ok((edition, row))
}

fn allow(edition: &editie::Model, field: &'static str, actie: Actie) -> Result<(), Refusal<Fout<Code>>> {
    rules::mag(edition.status, actie).map_err(|code| refused(field, code))
}

async fn find(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    rows.one(&**change).await?.ok_or(Error::NotFound)
}

/// The row, held for this change, if the actor may see it: for what stands beside the ontwikkelopgave and not in its edition,
/// so that it may change when the edition does not.
pub(crate) async fn hold_opgave(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// [`hold_opgave`], with its edition: that first, as by whoever changes what belongs to an edition, so that two changes
/// never wait for each other.
pub(crate) async fn hold_met_editie(op: &Op, change: &Change, id: Uuid) -> Result<(editie::Model, Model)> {
    let edition = find(op, change, id).await?.editie_id;
    let edition = agenda::hold_editie(op, change, edition).await?;
    Ok((edition, hold_opgave(op, change, id).await?))
}

/// Counts a change of what belongs to the ontwikkelopgave as a change of the ontwikkelopgave.
async fn touch(op: &Op, change: &Change, row: &Model) -> Result<()> {
    let mut values: ActiveModel = row.clone().into();
    values.version = Set(row.version + 1);
    values.updated_at = Set(op.now());
    values.update(&**change).await?;
    Ok(())
}

async fn note(op: &Op, change: &Change, handeling: &'static str, opgave: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Ontwikkelopgave,
        object: opgave,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
