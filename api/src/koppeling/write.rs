//! Proposing that a person is behind a membership, and deciding about it.
//!
//! Lock order: the membership, then its koppelvoorstellen.

use entity::{
    beroepsvereniging,
    koppelvoorstel::{ActiveModel, Column, Entity, Grond, Model, Status},
    lidmaatschap, registratie,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter,
    QuerySelect, Statement,
    sea_query::{Expr, LockType, OnConflict},
};
use uuid::Uuid;

use super::{
    policy,
    rules::{Actie, Code, MEESTE_OPEN, stap, vrij},
};
use crate::{
    change::{Begin, Change, fresh},
    db::{Violation, violation},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek,
    tekst::{Fout, Soort, Tekst},
};

/// The key of the koppelvoorstel, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

/// Letters, digits and the signs that a delivered number may have, and nothing in which the guard sees a person.
fn lidnummer(given: &str) -> Option<String> {
    let given = given.trim();
    let sign = |c: char| c.is_ascii_alphanumeric() || "-./_ ".contains(c);
    let begins = given.starts_with(|c: char| c.is_ascii_alphanumeric());
    if !begins || given.len() > 40 || !given.chars().all(sign) {
        return None;
    }
    Tekst::parse(given, Soort::Naam)
        .ok()
        .map(|good| good.tekst.into())
}

/// Says to be a member of an association. Told the same whether there is such a membership or not.
pub(super) async fn opgeven(op: &Op, vereniging: Uuid, nummer: &str) -> Done {
    let me = policy::may_claim(&op.actor)?;
    let nummer = lidnummer(nummer).ok_or_else(|| refused("input.lidnummer", Code::LidnummerOngeldig))?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let known = beroepsvereniging::Entity::find_by_id(vereniging)
        .one(&*change)
        .await?;
    known.ok_or_else(|| refused("input.beroepsvereniging", Code::OnbekendeVerwijzing))?;
    let own = || {
        Entity::find()
            .filter(policy::visible(&op.actor))
            .filter(Column::MemberId.eq(me))
    };
    let same = own()
        .filter(Column::BeroepsverenigingId.eq(vereniging))
        .filter(Column::Lidnummer.eq(&nummer))
        .filter(Column::Status.is_in([Status::Open, Status::Bevestigd]))
        .count(&*change)
        .await?;
    if same > 0 {
        return Err(refused("input.lidnummer", Code::AlOpgegeven));
    }
    if own()
        .filter(Column::Status.eq(Status::Open))
        .count(&*change)
        .await?
        >= MEESTE_OPEN
    {
        return Err(refused("input", Code::TeVeel));
    }
    let lid = lidmaatschap::Entity::find()
        .filter(lidmaatschap::Column::BeroepsverenigingId.eq(vereniging))
        .filter(lidmaatschap::Column::Lidnummer.eq(&nummer))
        .one(&*change)
        .await?;
    let row = nieuw(
        op,
        vereniging,
        nummer,
        lid.map(|lid| lid.id),
        (me, Grond::Lidnummer),
    );
    let row = row
        .insert(&*change)
        .await
        .map_err(|error| match violation(&error) {
            // The same claim at the same moment.
            Some(Violation::Unique) => refused("input.lidnummer", Code::AlOpgegeven),
            _ => error.into(),
        })?;
    note(op, &change, "lidmaatschapOpgeven", &row).await?;
    Ok(change.commit(row.id).await?)
}

fn nieuw(
    op: &Op,
    vereniging: Uuid,
    lidnummer: String,
    lidmaatschap: Option<Uuid>,
    (member, grond): (Uuid, Grond),
) -> ActiveModel {
    let now = op.now();
    ActiveModel {
        id: Set(op.new_id()),
        beroepsvereniging_id: Set(vereniging),
        lidnummer: Set(lidnummer),
        lidmaatschap_id: Set(lidmaatschap),
        member_id: Set(member),
        grond: Set(grond),
        status: Set(Status::Open),
        besloten_door_id: Set(None),
        besloten_op: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    }
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Koppelvoorstel,
        object: row.id,
        betrokkene: Some(row.member_id),
    };
    logboek::note(&**change, op, entry).await
}

/// Decides about a koppelvoorstel.
pub(super) async fn besluit(op: &Op, actie: Actie, id: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (row, lid) = hold(op, &change, id).await?;
    let me = policy::may(&op.actor, actie, &row)?;
    fresh(row.version, version)?;
    let no = |code| refused("input.koppelvoorstel", code);
    let next = stap(actie, row.status).map_err(no)?;
    match next {
        Status::Bevestigd => {
            let lid = lid.ok_or_else(|| no(Code::NogNietAangeleverd))?;
            vrij(&lid).map_err(no)?;
            achter(&change, lid.id, Some(row.member_id)).await?;
            vervallen(op, &change, lid.id, row.id).await?;
        }
        Status::Ontkoppeld => {
            // Gone meanwhile, or that of somebody else: then there is nothing to take back.
            if let Some(lid) = lid.filter(|lid| lid.member_id == Some(row.member_id)) {
                achter(&change, lid.id, None).await?;
            }
        }
        Status::Open | Status::Afgewezen | Status::Vervallen => {}
    }
    note(op, &change, handeling(actie), &row).await?;
    let mut values: ActiveModel = row.into();
    values.status = Set(next);
    values.besloten_door_id = Set(Some(me));
    values.besloten_op = Set(Some(op.now()));
    values.version = Set(version + 1);
    values.updated_at = Set(op.now());
    values.update(&*change).await?;
    Ok(change.commit(id).await?)
}

fn handeling(actie: Actie) -> &'static str {
    match actie {
        Actie::Bevestigen => "koppelvoorstelBevestigen",
        Actie::Afwijzen => "koppelvoorstelAfwijzen",
        Actie::Ontkoppelen => "koppelvoorstelOntkoppelen",
    }
}

/// The koppelvoorstel and its membership, both held, if the actor may see the koppelvoorstel.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<(Model, Option<lidmaatschap::Model>)> {
    let own = || {
        Entity::find()
            .filter(policy::visible(&op.actor))
            .filter(Column::Id.eq(id))
    };
    let row = own().one(&**change).await?.ok_or(Error::NotFound)?;
    let lid = match row.lidmaatschap_id {
        Some(lid) => {
            let held = lidmaatschap::Entity::find_by_id(lid).lock(LockType::NoKeyUpdate);
            held.one(&**change).await?
        }
        None => None,
    };
    // Read again, now that nobody else changes it.
    let row = own().lock(LockType::NoKeyUpdate).one(&**change).await?;
    Ok((row.ok_or(Error::NotFound)?, lid))
}

/// Puts a person behind a membership, or nobody. Nothing else changes: neither the version nor the stand, by which an association
/// would learn that there is somebody.
async fn achter(change: &Change, lid: Uuid, member: Option<Uuid>) -> Result<()> {
    lidmaatschap::Entity::update_many()
        .col_expr(lidmaatschap::Column::MemberId, Expr::value(member))
        .filter(lidmaatschap::Column::Id.eq(lid))
        .exec(&**change)
        .await?;
    Ok(())
}

/// Ends what else was proposed for a membership.
async fn vervallen(op: &Op, change: &Change, lid: Uuid, except: Uuid) -> Result<()> {
    Entity::update_many()
        .col_expr(Column::Status, Expr::value(Status::Vervallen.to_value()))
        .col_expr(Column::Version, Expr::col(Column::Version).add(1))
        .col_expr(Column::UpdatedAt, Expr::value(op.now()))
        .filter(Column::LidmaatschapId.eq(lid))
        .filter(Column::Id.ne(except))
        .filter(Column::Status.eq(Status::Open))
        .exec(&**change)
        .await?;
    Ok(())
}

/// Which memberships have the number of a checked registration that holds, and nobody behind them; `which` narrows.
fn zelfde_nummer(which: &str) -> String {
    format!(
        "SELECT l.id, l.beroepsvereniging_id, l.lidnummer, r.member_id FROM registratie r
         JOIN lidmaatschap l ON (r.register = 'SKJ' AND l.skj = r.nummer) OR (r.register = 'BIG' AND l.big = r.nummer)
         WHERE r.verificatie = 'GECONTROLEERD' AND (r.geldig_tot IS NULL OR r.geldig_tot > $2)
            AND l.member_id IS NULL AND l.organisatie_id IS NULL AND {which}
            AND NOT EXISTS (SELECT 1 FROM koppelvoorstel k WHERE k.lidmaatschap_id = l.id AND k.member_id = r.member_id)
         ORDER BY l.id, r.member_id"
    )
}

/// After a delivery: claims that waited for a number find their membership, and checked numbers that came with it are proposed.
/// The version stays: it would tell who claims that there is such a member.
pub(crate) async fn bij_inzending(op: &Op, change: &DatabaseTransaction, us: Uuid, stand: i32) -> Result<()> {
    let sql = "UPDATE koppelvoorstel SET updated_at = $2, lidmaatschap_id = (SELECT l.id FROM lidmaatschap l
            WHERE l.beroepsvereniging_id = $1 AND l.lidnummer = koppelvoorstel.lidnummer)
        WHERE beroepsvereniging_id = $1 AND status = 'OPEN' AND lidmaatschap_id IS NULL AND EXISTS (SELECT 1 FROM lidmaatschap l
            WHERE l.beroepsvereniging_id = $1 AND l.lidnummer = koppelvoorstel.lidnummer)";
    let backend = change.get_database_backend();
    let values = [us.into(), op.now().into()];
    change
        .execute_raw(Statement::from_sql_and_values(backend, sql, values))
        .await?;
    let sql = zelfde_nummer("l.beroepsvereniging_id = $1 AND l.wijziging = $3");
    let values = [us.into(), op.today().into(), stand.into()];
    stel_voor(op, change, Statement::from_sql_and_values(backend, sql, values)).await
}

/// After a check: the memberships that have this number are proposed.
pub(crate) async fn bij_registratie(op: &Op, change: &Change, row: &registratie::Model) -> Result<()> {
    let sql = zelfde_nummer("r.id = $1");
    let values = [row.id.into(), op.today().into()];
    let statement = Statement::from_sql_and_values(change.get_database_backend(), sql, values);
    stel_voor(op, change, statement).await
}

async fn stel_voor(op: &Op, change: &DatabaseTransaction, pairs: Statement) -> Result<()> {
    let mut rows = Vec::new();
    for pair in change.query_all_raw(pairs).await? {
        let (lid, vereniging) = (pair.try_get_by_index(0)?, pair.try_get_by_index(1)?);
        let about = (pair.try_get_by_index(3)?, Grond::Registratie);
        rows.push(nieuw(op, vereniging, pair.try_get_by_index(2)?, Some(lid), about));
    }
    for part in rows.chunks(500) {
        Entity::insert_many(part.to_vec())
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(change)
            .await?;
    }
    Ok(())
}
