//! Saying from where an ontwikkelopgave comes, and which ones an edition drops; until the edition is adopted.

use std::collections::HashSet;

use entity::{
    editie,
    opgave_herkomst::{self, Soort},
    opgave_vervallen,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, allow, hold_both, note, refused, touch};
use crate::{
    agenda::{self, herkomst},
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::Op,
    opgave::{
        policy,
        rules::{Actie, Code},
    },
    tekst::{Bezwaren, Fout, Soort as Veld, Tekst},
};

/// From where an ontwikkelopgave comes.
pub(in crate::opgave) struct Herleiding {
    pub(in crate::opgave) opgave: Uuid,
    pub(in crate::opgave) version: i32,
    pub(in crate::opgave) soort: Soort,
    pub(in crate::opgave) uit: Vec<Uuid>,
    pub(in crate::opgave) reden: String,
}

/// Says from where an ontwikkelopgave comes, in the place of what was said before.
pub(in crate::opgave) async fn herleiden(op: &Op, nieuw: Herleiding) -> Done {
    let me = policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let held = hold_both(
        op,
        &change,
        nieuw.opgave,
        "input.ontwikkelopgave",
        Actie::Herleiden,
    );
    let (editie, row) = held.await?;
    fresh(row.version, nieuw.version)?;
    let reden: String = judge(&nieuw.reden)?.into();
    let uit: HashSet<Uuid> = nieuw.uit.into_iter().collect();
    let uit: Vec<Uuid> = uit.into_iter().collect();
    let lijn = line(&change, &editie).await?;
    herkomst::mag(&lijn, row.id, nieuw.soort, &uit).map_err(|mis| refused("input.uit", mis))?;
    forget(&change, row.id).await?;
    let now = op.now();
    let rows = uit.iter().map(|voorganger| opgave_herkomst::ActiveModel {
        id: Set(op.new_id()),
        opgave_id: Set(row.id),
        voorganger_id: Set(*voorganger),
        soort: Set(nieuw.soort),
        reden: Set(reden.clone()),
        door_id: Set(Some(me)),
        created_at: Set(now),
    });
    opgave_herkomst::Entity::insert_many(rows)
        .exec_without_returning(&*change)
        .await?;
    touch(op, &change, &row).await?;
    note(op, &change, "ontwikkelopgaveHerleiden", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// No longer says from where an ontwikkelopgave comes.
pub(in crate::opgave) async fn intrekken(op: &Op, opgave: Uuid, version: i32) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let actie = Actie::HerleidingIntrekken;
    let held = hold_both(op, &change, opgave, "input.ontwikkelopgave", actie);
    let (_, row) = held.await?;
    fresh(row.version, version)?;
    if forget(&change, row.id).await? == 0 {
        return Err(Error::NotFound.into());
    }
    touch(op, &change, &row).await?;
    note(op, &change, "ontwikkelopgaveHerleidingIntrekken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Which ontwikkelopgave of the edition before an edition drops.
pub(in crate::opgave) struct Verval {
    pub(in crate::opgave) editie: Uuid,
    pub(in crate::opgave) version: i32,
    pub(in crate::opgave) opgave: Uuid,
    pub(in crate::opgave) reden: String,
}

/// Says why an edition drops an ontwikkelopgave of the edition before; said again, the reason is replaced. Gives the key
/// of the edition.
pub(in crate::opgave) async fn laten_vervallen(op: &Op, verval: Verval) -> Done {
    let me = policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let editie = hold_editie(
        op,
        &change,
        (verval.editie, verval.version),
        Actie::LatenVervallen,
    )
    .await?;
    let reden = judge(&verval.reden)?;
    let lijn = line(&change, &editie).await?;
    herkomst::mag_vervallen(&lijn, verval.opgave).map_err(|mis| refused("input.ontwikkelopgave", mis))?;
    no_longer_drops(&change, editie.id, verval.opgave).await?;
    let row = opgave_vervallen::ActiveModel {
        id: Set(op.new_id()),
        editie_id: Set(editie.id),
        opgave_id: Set(verval.opgave),
        reden: Set(reden.into()),
        door_id: Set(Some(me)),
        created_at: Set(op.now()),
    };
    row.insert(&*change).await?;
    agenda::touch_editie(op, &change, editie).await?;
    note(op, &change, "ontwikkelopgaveLatenVervallen", verval.opgave).await?;
    Ok(change.commit(verval.editie).await?)
}

/// No longer drops an ontwikkelopgave. Gives the key of the edition.
pub(in crate::opgave) async fn verval_intrekken(op: &Op, editie: Uuid, version: i32, opgave: Uuid) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold_editie(op, &change, (editie, version), Actie::VervalIntrekken).await?;
    if no_longer_drops(&change, editie, opgave).await? == 0 {
        return Err(Error::NotFound.into());
    }
    agenda::touch_editie(op, &change, row).await?;
    note(op, &change, "ontwikkelopgaveVervalIntrekken", opgave).await?;
    Ok(change.commit(editie).await?)
}

/// The edition, held, if it allows the action and was not changed since it was read.
async fn hold_editie(
    op: &Op,
    change: &Change,
    (id, version): (Uuid, i32),
    actie: Actie,
) -> Result<editie::Model, Refusal<Fout<Code>>> {
    let editie = agenda::hold_editie(op, change, id).await?;
    allow(&editie, "input.editie", actie)?;
    fresh(editie.version, version)?;
    Ok(editie)
}

/// What the edition says about the one before it.
async fn line(change: &Change, editie: &editie::Model) -> Result<herkomst::Lijn, Refusal<Fout<Code>>> {
    let lijn = agenda::lijn(change, editie).await?;
    lijn.ok_or_else(|| refused("input.editie", Code::GeenVorigeEditie))
}

/// Judges the reason: others read it at once.
fn judge(reden: &str) -> Result<Tekst, Refusal<Fout<Code>>> {
    let mut bezwaren = Bezwaren::default();
    let reden = bezwaren.openbaar("input.reden", reden, Veld::Kort);
    bezwaren.of(reden).map_err(Refusal::User)
}

/// Takes away what was said about the origin of an ontwikkelopgave.
async fn forget(change: &Change, opgave: Uuid) -> Result<u64> {
    let rows = opgave_herkomst::Entity::delete_many().filter(opgave_herkomst::Column::OpgaveId.eq(opgave));
    Ok(rows.exec(&**change).await?.rows_affected)
}

/// Takes away that an edition drops an ontwikkelopgave.
async fn no_longer_drops(change: &Change, editie: Uuid, opgave: Uuid) -> Result<u64> {
    let rows = opgave_vervallen::Entity::delete_many()
        .filter(opgave_vervallen::Column::EditieId.eq(editie))
        .filter(opgave_vervallen::Column::OpgaveId.eq(opgave));
    Ok(rows.exec(&**change).await?.rows_affected)
}
