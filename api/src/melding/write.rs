//! Entering, taking back and closing reports. Who may report which leervraag is decided with the leervraag.

use entity::{
    bericht::Soort as Tijding,
    leervraag,
    melding::{ActiveModel, Column, Entity, Model, Reden, Uitkomst},
};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, LockType},
};
use uuid::Uuid;

use super::{
    ById, policy,
    rules::{self, Code},
};
use crate::{
    bericht,
    change::{Begin, Change},
    db::any_of,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the report, or why nothing was done.
pub(crate) type Done = Result<Uuid, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

/// A report as it was typed.
pub(crate) struct Nieuw {
    pub(crate) leervraag: Uuid,
    pub(crate) reden: Reden,
    pub(crate) toelichting: Option<String>,
    pub(crate) dubbel_van: Option<Uuid>,
}

/// Enters a report of `me` on a leervraag that is held, and that `me` may report.
pub(crate) async fn opnemen(op: &Op, change: &Change, me: Uuid, nieuw: Nieuw) -> Done {
    let open = Entity::find()
        .filter(Column::LeervraagId.eq(nieuw.leervraag))
        .filter(Column::MelderId.eq(me))
        .filter(Column::Uitkomst.is_null());
    if open.one(&**change).await?.is_some() {
        return Err(refused("input.leervraag", Code::AlGemeld));
    }
    if !rules::volstaat(nieuw.reden, nieuw.toelichting.is_some()) {
        return Err(refused("input.toelichting", Code::ToelichtingOntbreekt));
    }
    let mut bezwaren = Bezwaren::default();
    let judged = nieuw
        .toelichting
        .map(|raw| bezwaren.openbaar("input.toelichting", &raw, Soort::Toelichting));
    let toelichting = bezwaren.of(Some(judged.flatten())).map_err(Refusal::User)?;
    let row = Model {
        id: op.new_id(),
        leervraag_id: nieuw.leervraag,
        melder_id: Some(me),
        reden: nieuw.reden,
        toelichting: toelichting.map(Into::into),
        dubbel_van_id: nieuw.dubbel_van,
        uitkomst: None,
        afgehandeld_op: None,
        besluit_id: None,
        created_at: op.now(),
    };
    let values: ActiveModel = row.clone().into();
    Entity::insert(values).exec_without_returning(&**change).await?;
    note(op, change, "leervraagMelden", &row).await?;
    Ok(row.id)
}

/// Takes an open report back.
pub(super) async fn intrekken(op: &Op, melding: Uuid) -> Done {
    op.actor.acting_member()?;
    let seen = op.load(ById(melding)).await?.ok_or(Error::NotFound)?;
    policy::may_withdraw(&op.actor, &seen)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    hold_leervraag(&change, seen.leervraag_id).await?;
    let row = hold(op, &change, melding).await?;
    rules::eindigt(row.uitkomst).map_err(|code| refused("input.melding", code))?;
    sluit_een(op, &change, row.clone(), Uitkomst::Ingetrokken, None).await?;
    note(op, &change, "meldingIntrekken", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Holds the leervraag that a report is about, which is told to nobody. Whoever changes reports holds it first: so two
/// changes never wait for each other, and the queue counts reports that stand still.
async fn hold_leervraag(change: &Change, id: Uuid) -> Result<()> {
    let row = leervraag::Entity::find_by_id(id).lock(LockType::NoKeyUpdate);
    row.one(&**change).await?.map(drop).ok_or(Error::NotFound)
}

/// The report, held for this change, if the actor may see it.
pub(crate) async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    let row = rows.lock(LockType::NoKeyUpdate).one(&**change).await?;
    row.ok_or(Error::NotFound)
}

/// Closes one report that is held; its reporter is told when an editor decided.
pub(crate) async fn sluit_een(
    op: &Op,
    change: &Change,
    row: Model,
    uitkomst: Uitkomst,
    besluit: Option<Uuid>,
) -> Result<()> {
    if besluit.is_some() {
        bericht::zend(op, change, &told(std::slice::from_ref(&row))).await?;
    }
    let mut values: ActiveModel = row.into();
    values.uitkomst = Set(Some(uitkomst));
    values.afgehandeld_op = Set(Some(op.now()));
    values.besluit_id = Set(besluit);
    values.update(&**change).await?;
    Ok(())
}

/// What reporters are told when their reports are closed by others.
fn told(closed: &[Model]) -> Vec<bericht::Nieuw> {
    let tell = |row: &Model| {
        Some(bericht::Nieuw {
            leervraag: Some(row.leervraag_id),
            melding: Some(row.id),
            ..bericht::Nieuw::van(row.melder_id?, Tijding::MeldingAfgehandeld)
        })
    };
    closed.iter().filter_map(tell).collect()
}

/// Closes all open reports on leervragen that are held, and tells their reporters.
pub(crate) async fn sluit(
    op: &Op,
    change: &Change,
    leervragen: &[Uuid],
    uitkomst: Uitkomst,
    besluit: Option<Uuid>,
) -> Result<()> {
    let of_these = any_of(op.db.backend(), Column::LeervraagId, leervragen.iter().copied());
    let open = Entity::find()
        .filter(of_these)
        .filter(Column::Uitkomst.is_null())
        .order_by_asc(Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&**change)
        .await?;
    if !open.is_empty() {
        let keys = open.iter().map(|row| row.id);
        Entity::update_many()
            .col_expr(Column::Uitkomst, Expr::value(uitkomst))
            .col_expr(Column::AfgehandeldOp, Expr::value(op.now()))
            .col_expr(Column::BesluitId, Expr::value(besluit))
            .filter(any_of(op.db.backend(), Column::Id, keys))
            .exec(&**change)
            .await?;
        bericht::zend(op, change, &told(&open)).await?;
    }
    Ok(())
}

/// Opens again what a decision closed on leervragen that are held; except where the reporter has a new report since.
pub(crate) async fn heropen(op: &Op, change: &Change, leervragen: &[Uuid], besluit: Uuid) -> Result<u64> {
    let open = Entity::find()
        .filter(any_of(
            op.db.backend(),
            Column::LeervraagId,
            leervragen.iter().copied(),
        ))
        .filter(Column::Uitkomst.is_null())
        .all(&**change)
        .await?;
    let closed = Entity::find()
        .filter(any_of(
            op.db.backend(),
            Column::LeervraagId,
            leervragen.iter().copied(),
        ))
        .filter(Column::BesluitId.eq(besluit))
        .order_by_asc(Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&**change)
        .await?;
    let again = |row: &Model| {
        open.iter()
            .any(|other| other.leervraag_id == row.leervraag_id && other.melder_id == row.melder_id)
    };
    let keys: Vec<Uuid> = closed
        .iter()
        .filter(|row| !again(row))
        .map(|row| row.id)
        .collect();
    if keys.is_empty() {
        return Ok(0);
    }
    let opened = Entity::update_many()
        .col_expr(Column::Uitkomst, Expr::value(None::<Uitkomst>))
        .col_expr(
            Column::AfgehandeldOp,
            Expr::value(None::<chrono::DateTime<chrono::Utc>>),
        )
        .col_expr(Column::BesluitId, Expr::value(None::<Uuid>))
        .filter(any_of(op.db.backend(), Column::Id, keys))
        .exec(&**change)
        .await?;
    Ok(opened.rows_affected)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Melding,
        object: row.id,
        betrokkene: row.melder_id,
    };
    logboek::note(&**change, op, entry).await
}
