//! Changing leervragen. One function per mutation: allow, check, change, log, commit.

mod bewaren;
mod feiten;
mod herkennen;
mod herzien;
mod indienen;
mod leveren;
mod melden;
mod openbaar;
mod samenvoegen;
mod stand;
mod woorden;

use entity::leervraag::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

pub(super) use self::{
    herkennen::{herkennen, herkenning_intrekken, meenemen},
    herzien::{Herziening, herzien, intrekken, weerwoord_geven},
    indienen::{Nieuw, indienen},
    leveren::{Levering, Rij, SLEUTEL, Uitkomst, leveren},
};
pub(crate) use self::{
    melden::melden,
    samenvoegen::{Held, hold_met_opgegaan, laat_alleen, maak_los, opgegaan_in, vertel, voeg_samen},
    stand::{Stand, Teruggave, herstel, hold_all, zet},
};
use super::rules::Code;
use crate::{
    change::Change,
    error::{Error, Problem, Refusal, Result},
    graph::{Kind, Op},
    leervraag::policy,
    logboek,
    tekst::Fout,
};

/// The key of the leervraag, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

/// What the user can mend.
pub(super) type Problemen = Vec<Problem<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

/// The row, held for this change, if the actor may see it.
pub(crate) async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    rows.lock(LockType::NoKeyUpdate)
        .one(&**change)
        .await?
        .ok_or(Error::NotFound)
}

fn entry(handeling: &'static str, row: &Model) -> logboek::Entry {
    logboek::Entry {
        handeling,
        soort: Kind::Leervraag,
        object: row.id,
        betrokkene: row.vrager_id,
    }
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    logboek::note(&**change, op, entry(handeling, row)).await
}
