//! Changing agenda's. One function per mutation: allow, check, change, log, commit.

mod herkomst;
mod overnemen;

use chrono::NaiveDate;
use entity::{
    agenda::{self, Domein},
    editie::{ActiveModel, Column, Entity, Model, Status},
    opgave,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

pub(crate) use self::herkomst::lijn;
use super::{
    policy,
    rules::{self, Actie, Code},
};
use crate::{
    change::{Begin, Change, fresh, set},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the edition, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

/// A new edition as it was typed.
pub(super) struct Nieuw {
    pub(super) domein: Domein,
    pub(super) titel: String,
    pub(super) toelichting: Option<String>,
    /// Whether the ontwikkelopgaven of the edition that was adopted last come along.
    pub(super) overnemen: bool,
}

/// Opens a new edition of an agenda, with the next number.
pub(super) async fn openen(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let mut bezwaren = Bezwaren::default();
    let titel = bezwaren.openbaar("input.titel", &nieuw.titel, Soort::Titel);
    let toelichting = nieuw
        .toelichting
        .and_then(|raw| bezwaren.openbaar("input.toelichting", &raw, Soort::Toelichting));
    let titel = bezwaren.of(titel).map_err(Refusal::User)?;
    let agenda = hold_agenda(op, &change, agenda::Column::Domein.eq(nieuw.domein)).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        agenda_id: Set(agenda),
        nummer: Set(next_number(&change, agenda).await?),
        titel: Set(titel.into()),
        toelichting: Set(toelichting.map(Into::into)),
        status: Set(Status::Concept),
        geldig_van: Set(None),
        geldig_tot: Set(None),
        consultatie_tot: Set(None),
        vastgesteld_op: Set(None),
        bron: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    if nieuw.overnemen {
        let vorige = current(&change, agenda).await?;
        let vorige = vorige.ok_or_else(|| refused("input.overnemen", Code::GeenVorigeEditie))?;
        overnemen::overnemen(op, &change, me, (vorige.id, row.id)).await?;
    }
    note(op, &change, "agendaEditieOpenen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// What changes in an edition; `None` leaves as it is, `Some(None)` empties.
pub(super) struct Wijziging {
    pub(super) editie: Uuid,
    pub(super) version: i32,
    pub(super) titel: Option<String>,
    pub(super) toelichting: Option<Option<String>>,
    pub(super) bron: Option<Option<String>>,
}

/// Changes what an edition says about itself.
pub(super) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold_editie(op, &change, nieuw.editie).await?;
    fresh(old.version, nieuw.version)?;
    rules::daarna(old.status, Actie::Bijwerken).map_err(|code| refused("input.editie", code))?;
    let mut bezwaren = Bezwaren::default();
    let mut judge = |field, raw: Option<&str>, soort| {
        let judged = raw.and_then(|raw| bezwaren.openbaar(field, raw, soort));
        judged.map(String::from)
    };
    let titel = judge("input.titel", nieuw.titel.as_deref(), Soort::Titel);
    let toelichting = nieuw
        .toelichting
        .map(|raw| judge("input.toelichting", raw.as_deref(), Soort::Toelichting));
    let bron = nieuw
        .bron
        .map(|raw| judge("input.bron", raw.as_deref(), Soort::Kort));
    let judged = bezwaren.of(Some((titel, toelichting, bron)));
    let (titel, toelichting, bron) = judged.map_err(Refusal::User)?;
    let (id, version) = (old.id, old.version + 1);
    let mut values: ActiveModel = old.into();
    set(&mut values.titel, titel);
    set(&mut values.toelichting, toelichting);
    set(&mut values.bron, bron);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    values.update(&*change).await?;
    note(op, &change, "agendaEditieBijwerken", id).await?;
    Ok(change.commit(id).await?)
}

/// Which edition is put before members and associations, and until when.
pub(super) struct Voorlegging {
    pub(super) editie: Uuid,
    pub(super) version: i32,
    pub(super) tot: NaiveDate,
}

/// Opens the consultation of an edition, or gives it another end.
pub(super) async fn consulteren(op: &Op, voorlegging: Voorlegging) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold_editie(op, &change, voorlegging.editie).await?;
    fresh(old.version, voorlegging.version)?;
    let status =
        rules::daarna(old.status, Actie::Consulteren).map_err(|code| refused("input.editie", code))?;
    if !has_opgaven(&change, old.id).await? {
        return Err(refused("input.editie", Code::GeenOntwikkelopgaven));
    }
    if !rules::einde_mogelijk(op.today(), voorlegging.tot) {
        return Err(refused("input.tot", Code::EinddatumOngeldig));
    }
    move_on(op, &change, old, status, Some(voorlegging.tot)).await?;
    note(op, &change, "agendaEditieConsulteren", voorlegging.editie).await?;
    Ok(change.commit(voorlegging.editie).await?)
}

/// Takes an edition back from consultation, to work on it.
pub(super) async fn terugnemen(op: &Op, editie: Uuid, version: i32) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold_editie(op, &change, editie).await?;
    fresh(old.version, version)?;
    let status =
        rules::daarna(old.status, Actie::Terugnemen).map_err(|code| refused("input.editie", code))?;
    move_on(op, &change, old, status, None).await?;
    note(op, &change, "agendaEditieTerugnemen", editie).await?;
    Ok(change.commit(editie).await?)
}

/// Puts an edition that is held in another state before its adoption.
async fn move_on(op: &Op, change: &Change, old: Model, status: Status, tot: Option<NaiveDate>) -> Result<()> {
    let version = old.version + 1;
    let mut values: ActiveModel = old.into();
    values.status = Set(status);
    values.consultatie_tot = Set(tot);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    values.update(&**change).await?;
    Ok(())
}

/// Which edition is adopted.
pub(super) struct Besluit {
    pub(super) editie: Uuid,
    pub(super) version: i32,
    pub(super) geldig_van: NaiveDate,
}

/// Adopts an edition; the one that was adopted before ends on its first day.
pub(super) async fn vaststellen(op: &Op, besluit: Besluit) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The agenda is held before its editions: two adoptions at once wait for each other.
    let agenda = agenda_of(op, &change, besluit.editie).await?;
    hold_agenda(op, &change, agenda::Column::Id.eq(agenda)).await?;
    let old = hold_editie(op, &change, besluit.editie).await?;
    fresh(old.version, besluit.version)?;
    let status =
        rules::daarna(old.status, Actie::Vaststellen).map_err(|code| refused("input.editie", code))?;
    if rules::loopt(old.status, op.today(), old.consultatie_tot) {
        return Err(refused("input.editie", Code::ConsultatieLoopt));
    }
    if !has_opgaven(&change, old.id).await? {
        return Err(refused("input.editie", Code::GeenOntwikkelopgaven));
    }
    let vorige = current(&change, agenda).await?;
    let since = vorige.as_ref().and_then(|vorige| vorige.geldig_van);
    if !rules::sluit_aan(besluit.geldig_van, since) {
        return Err(refused("input.geldigVan", Code::GeldigVanTeVroeg));
    }
    herkomst::check(&change, old.id, vorige.as_ref().map(|vorige| vorige.id)).await?;
    let now = op.now();
    if let Some(vorige) = vorige {
        replace(op, &change, vorige, besluit.geldig_van).await?;
    }
    let mut values: ActiveModel = old.clone().into();
    values.status = Set(status);
    values.geldig_van = Set(Some(besluit.geldig_van));
    values.geldig_tot = Set(None);
    values.vastgesteld_op = Set(Some(now));
    values.version = Set(old.version + 1);
    values.updated_at = Set(now);
    let row = values.update(&*change).await?;
    note(op, &change, "agendaEditieVaststellen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Ends the edition that was adopted last, on the first day of the next.
async fn replace(op: &Op, change: &Change, vorige: Model, tot: NaiveDate) -> Result<(), Refusal<Fout<Code>>> {
    let status =
        rules::daarna(vorige.status, Actie::Vervangen).map_err(|code| refused("input.editie", code))?;
    let mut values: ActiveModel = vorige.clone().into();
    values.status = Set(status);
    values.geldig_tot = Set(Some(tot));
    values.version = Set(vorige.version + 1);
    values.updated_at = Set(op.now());
    let row = values.update(&**change).await?;
    note(op, change, "agendaEditieVervangen", row.id).await?;
    Ok(())
}

/// The edition that was adopted last and not replaced yet.
async fn current(change: &Change, agenda: Uuid) -> Result<Option<Model>> {
    let rows = Entity::find()
        .filter(Column::AgendaId.eq(agenda))
        .filter(Column::Status.eq(Status::Vastgesteld))
        .order_by_desc(Column::GeldigVan);
    Ok(rows.lock(LockType::NoKeyUpdate).one(&**change).await?)
}

/// The edition, held for this change, if the actor may see it. Whoever changes what belongs to an edition holds it
/// first, so that nothing slips in while it is adopted.
pub(crate) async fn hold_editie(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// Counts a change of what an edition that is held says as a change of the edition.
pub(crate) async fn touch_editie(op: &Op, change: &Change, row: Model) -> Result<()> {
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    values.version = Set(version);
    values.updated_at = Set(op.now());
    values.update(&**change).await?;
    Ok(())
}

async fn agenda_of(op: &Op, change: &Change, editie: Uuid) -> Result<Uuid> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(editie));
    let row = rows.one(&**change).await?;
    row.map(|row| row.agenda_id).ok_or(Error::NotFound)
}

/// The key of the agenda, held: its editions are numbered and adopted one at a time.
async fn hold_agenda(
    op: &Op,
    change: &Change,
    which: impl Into<sea_orm::sea_query::SimpleExpr>,
) -> Result<Uuid> {
    let rows = agenda::Entity::find()
        .filter(policy::agenda_visible(&op.actor))
        .filter(which.into());
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.map(|row| row.id).ok_or(Error::NotFound)
}

async fn next_number(change: &Change, agenda: Uuid) -> Result<i32> {
    let last: Option<Option<i32>> = Entity::find()
        .select_only()
        .column_as(Column::Nummer.max(), "laatste")
        .filter(Column::AgendaId.eq(agenda))
        .into_tuple()
        .one(&**change)
        .await?;
    Ok(last.flatten().unwrap_or_default() + 1)
}

async fn has_opgaven(change: &Change, editie: Uuid) -> Result<bool> {
    let found: Option<Uuid> = opgave::Entity::find()
        .select_only()
        .column(opgave::Column::Id)
        .filter(opgave::Column::EditieId.eq(editie))
        .limit(1)
        .into_tuple()
        .one(&**change)
        .await?;
    Ok(found.is_some())
}

async fn note(op: &Op, change: &Change, handeling: &'static str, editie: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::AgendaEditie,
        object: editie,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
