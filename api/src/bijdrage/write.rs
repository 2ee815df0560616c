//! Changing bijdragen, and reporting them. One function per mutation: allow, check, change, log, commit.

use entity::{
    bericht::Soort as Tijding,
    bijdrage::{ActiveModel, Column, Entity, Model},
    bijdrage_melding, goodpractice,
    leervraag::{self, Weergave},
    voorlegging::{Afwijsreden, Status},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::{
    policy,
    rules::{Code, Onderwerp},
};
use crate::{
    bericht,
    change::{Begin, Change, fresh, set},
    error::{Error, Refusal, Result},
    goodpractice as practices,
    graph::{Kind, Op},
    leervraag as vragen, logboek,
    member::eerste_discipline,
    tekst::{Fout, Soort, openbare_tekst},
    voorlegging::{self, Actie, Oordeel},
};

/// The key of the bijdrage, or why nothing was done.
pub(super) type Done = Result<Uuid, No>;

/// Why something was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// A bijdrage as it was typed.
pub(super) struct Nieuw {
    pub(super) leervraag: Option<Uuid>,
    pub(super) goodpractice: Option<Uuid>,
    pub(super) tekst: String,
    pub(super) weergave: Weergave,
}

/// Says something about what everybody may read.
pub(super) async fn geven(op: &Op, nieuw: Nieuw) -> Done {
    let me = policy::may_take_part(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (leervraag, goodpractice) = match Onderwerp::of(nieuw.leervraag, nieuw.goodpractice) {
        Ok(Onderwerp::Leervraag(id)) => (Some(open_vraag(op, &change, id).await?), None),
        Ok(Onderwerp::GoodPractice(id)) => (None, Some(open_practice(op, &change, id).await?)),
        Err(code) => return Err(refused("input", code)),
    };
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        leervraag_id: Set(leervraag),
        goodpractice_id: Set(goodpractice),
        status: Set(Status::Ingediend),
        // An editor reads the words before others do, but the doubts about them are not kept: so they refuse.
        tekst: Set(openbare_tekst("input.tekst", &nieuw.tekst, Soort::Toelichting)?),
        schrijver_id: Set(Some(me)),
        weergave: Set(nieuw.weergave),
        discipline_id: Set(eerste_discipline(&change, me).await?),
        afwijsreden: Set(None),
        afwijstoelichting: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "bijdrageGeven", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// A leervraag that everybody may read: it stays while somebody speaks about it.
async fn open_vraag(op: &Op, change: &Change, id: Uuid) -> Result<Uuid, No> {
    let rows = leervraag::Entity::find()
        .filter(vragen::visible(&op.actor))
        .filter(leervraag::Column::Id.eq(id));
    let seen = rows.clone().lock(LockType::KeyShare).one(&**change).await?;
    seen.ok_or(Error::NotFound)?;
    let open = rows.filter(vragen::openbaar()).one(&**change).await?;
    open.map(|row| row.id)
        .ok_or_else(|| refused("input.leervraag", Code::LeervraagNietOpen))
}

/// A good practice that everybody may read: it stays while somebody speaks about it.
async fn open_practice(op: &Op, change: &Change, id: Uuid) -> Result<Uuid, No> {
    let rows = goodpractice::Entity::find()
        .filter(practices::visible(&op.actor, op.today()))
        .filter(goodpractice::Column::Id.eq(id));
    let seen = rows.clone().lock(LockType::KeyShare).one(&**change).await?;
    seen.ok_or(Error::NotFound)?;
    let open = rows.filter(practices::openbaar()).one(&**change).await?;
    open.map(|row| row.id)
        .ok_or_else(|| refused("input.goodPractice", Code::GoodPracticeNietGedeeld))
}

/// What changes in a bijdrage; `None` leaves as it is.
pub(super) struct Wijziging {
    pub(super) bijdrage: Uuid,
    pub(super) version: i32,
    pub(super) tekst: Option<String>,
    pub(super) weergave: Option<Weergave>,
}

/// Puts a bijdrage in other words, by who wrote it: it waits for an editor again.
pub(super) async fn herzien(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_take_part(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = own(op, &change, nieuw.bijdrage, nieuw.version, Actie::Herzien).await?;
    let tekst = nieuw.tekst.as_deref();
    let tekst = tekst
        .map(|raw| openbare_tekst("input.tekst", raw, Soort::Toelichting))
        .transpose()?;
    let mut values = ActiveModel {
        id: Set(row.id),
        // Only other words wait for an editor; how the writer is shown is the writer's to say.
        status: Set(if tekst.is_some() { status } else { row.status }),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    if tekst.is_some() {
        values.afwijsreden = Set(None);
        values.afwijstoelichting = Set(None);
    }
    set(&mut values.tekst, tekst);
    set(&mut values.weergave, nieuw.weergave);
    values.update(&*change).await?;
    note(op, &change, "bijdrageHerzien", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Takes a bijdrage back, by who wrote it.
pub(super) async fn intrekken(op: &Op, bijdrage: Uuid, version: i32) -> Done {
    policy::may_take_part(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, status) = own(op, &change, bijdrage, version, Actie::Intrekken).await?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "bijdrageIntrekken", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// The actor's own bijdrage, held, with the state that follows.
async fn own(op: &Op, change: &Change, id: Uuid, version: i32, actie: Actie) -> Result<(Model, Status), No> {
    let row = hold(op, change, id).await?;
    voorlegging::may(&op.actor, row.schrijver_id, actie)?;
    fresh(row.version, version)?;
    let status = voorlegging::naar(row.status, actie, "input.bijdrage")?;
    Ok((row, status))
}

/// Publishes a bijdrage, refuses it, or leaves it published after reports; its reports are closed.
pub(super) async fn beoordelen(op: &Op, bijdrage: Uuid, version: i32, oordeel: Oordeel) -> Done {
    op.actor.acting_editor()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, bijdrage).await?;
    fresh(row.version, version)?;
    let soort = if oordeel.publiceren {
        Tijding::BijdrageGepubliceerd
    } else {
        Tijding::BijdrageAfgewezen
    };
    let closed = close(op, &change, row.id).await?;
    let stays = closed > 0 && oordeel.publiceren && row.status == Status::Gepubliceerd;
    let status = if stays {
        row.status
    } else {
        voorlegging::naar(row.status, oordeel.actie(), "input.bijdrage")?
    };
    let (reden, toelichting) = oordeel.judge()?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        afwijsreden: Set(reden),
        afwijstoelichting: Set(toelichting),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    // What stays as it was is not told: that would tell that it was reported.
    if !stays {
        vertel(op, &change, &row, soort).await?;
    }
    note(op, &change, "bijdrageBeoordelen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Tells who wrote it what an editor decided.
async fn vertel(op: &Op, change: &Change, row: &Model, soort: Tijding) -> Result<()> {
    let told = row.schrijver_id.map(|writer| bericht::Nieuw {
        bijdrage: Some(row.id),
        ..bericht::Nieuw::van(writer, soort)
    });
    bericht::zend(op, change, told.as_slice()).await
}

/// Closes the open reports on a bijdrage that is held; how many there were.
async fn close(op: &Op, change: &Change, bijdrage: Uuid) -> Result<u64> {
    let open = bijdrage_melding::Entity::update_many()
        .col_expr(bijdrage_melding::Column::AfgehandeldOp, Expr::value(op.now()))
        .filter(bijdrage_melding::Column::BijdrageId.eq(bijdrage))
        .filter(bijdrage_melding::Column::AfgehandeldOp.is_null());
    Ok(open.exec(&**change).await?.rows_affected)
}

/// A report as it was typed.
pub(super) struct Melding {
    pub(super) bijdrage: Uuid,
    pub(super) reden: Afwijsreden,
    pub(super) toelichting: Option<String>,
}

/// Reports a published bijdrage of somebody else.
pub(super) async fn melden(op: &Op, nieuw: Melding) -> Done {
    let me = policy::may_take_part(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, nieuw.bijdrage).await?;
    if policy::wrote(&op.actor, &row) {
        return Err(refused("input.bijdrage", Code::EigenBijdrage));
    }
    if row.status != Status::Gepubliceerd {
        return Err(refused("input.bijdrage", Code::StatusStaatNietToe));
    }
    let toelichting = voorlegging::uitgelegd(nieuw.reden, nieuw.toelichting.as_deref())?;
    let earlier = bijdrage_melding::Entity::find()
        .filter(bijdrage_melding::Column::BijdrageId.eq(row.id))
        .filter(bijdrage_melding::Column::MelderId.eq(me))
        .filter(bijdrage_melding::Column::AfgehandeldOp.is_null());
    if earlier.one(&*change).await?.is_some() {
        return Err(refused("input.bijdrage", Code::AlGemeld));
    }
    let report = bijdrage_melding::ActiveModel {
        id: Set(op.new_id()),
        bijdrage_id: Set(row.id),
        melder_id: Set(Some(me)),
        reden: Set(nieuw.reden),
        toelichting: Set(toelichting),
        afgehandeld_op: Set(None),
        created_at: Set(op.now()),
    };
    bijdrage_melding::Entity::insert(report)
        .exec_without_returning(&*change)
        .await?;
    // Nobody learns who reported it: the entry names no person beside the actor.
    let entry = logboek::Entry {
        handeling: "bijdrageMelden",
        soort: Kind::Bijdrage,
        object: row.id,
        betrokkene: None,
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(row.id).await?)
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
        soort: Kind::Bijdrage,
        object: row.id,
        betrokkene: row.schrijver_id,
    };
    logboek::note(&**change, op, entry).await
}
