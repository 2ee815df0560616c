//! Writing, changing and removing what a member reflects in private.

use entity::{
    eigen_reflectie::{ActiveModel, Column, Entity, Model},
    reflectievraag as vragen,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{policy, rules::Code};
use crate::{
    change::{Begin, Change, fresh, set},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek, reflectievraag,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the reflection, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

/// A reflection as it was typed.
pub(super) struct Nieuw {
    pub(super) reflectievraag: Option<Uuid>,
    pub(super) tekst: String,
}

/// Keeps a reflection.
pub(super) async fn maken(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_write(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let tekst = judge(&nieuw.tekst)?;
    known(op, &change, nieuw.reflectievraag).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        member_id: Set(me),
        reflectievraag_id: Set(nieuw.reflectievraag),
        tekst: Set(tekst),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "eigenReflectieMaken", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// What changes in a reflection; `None` leaves as it is, `Some(None)` empties.
pub(super) struct Wijziging {
    pub(super) reflectie: Uuid,
    pub(super) version: i32,
    pub(super) reflectievraag: Option<Option<Uuid>>,
    pub(super) tekst: Option<String>,
}

/// Changes a reflection; what it said before is kept nowhere.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_write(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.reflectie).await?;
    fresh(row.version, nieuw.version)?;
    let tekst = nieuw.tekst.as_deref().map(judge).transpose()?;
    known(op, &change, nieuw.reflectievraag.flatten()).await?;
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    set(&mut values.tekst, tekst);
    set(&mut values.reflectievraag_id, nieuw.reflectievraag);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    note(op, &change, "eigenReflectieBijwerken", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Removes a reflection: nothing of it stays.
pub(super) async fn verwijderen(op: &Op, reflectie: Uuid, version: i32) -> Done {
    policy::may_write(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, reflectie).await?;
    fresh(row.version, version)?;
    Entity::delete_by_id(row.id).exec(&*change).await?;
    note(op, &change, "eigenReflectieVerwijderen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// The actor's own reflection, held for this change.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

async fn known(op: &Op, change: &Change, vraag: Option<Uuid>) -> Done<()> {
    let Some(vraag) = vraag else { return Ok(()) };
    let found = vragen::Entity::find()
        .filter(reflectievraag::visible(&op.actor))
        .filter(vragen::Column::Id.eq(vraag));
    match found.one(&**change).await? {
        Some(_) => Ok(()),
        None => Err(Refusal::at(
            "input.reflectievraag",
            Fout::Eigen(Code::OnbekendeVerwijzing),
        )),
    }
}

/// Judges the words. Nobody else looks at them, so doubts refuse them too.
fn judge(raw: &str) -> Done<String> {
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.openbaar("input.tekst", raw, Soort::Toelichting);
    let tekst = bezwaren.of(tekst).map_err(Refusal::User)?;
    Ok(tekst.into())
}

/// Notes that it was done, for the member alone.
async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::EigenReflectie,
        object: row.id,
        betrokkene: Some(row.member_id),
    };
    logboek::note(&**change, op, entry).await
}
