//! Entering, changing, removing and checking a registratie.

use chrono::NaiveDate;
use entity::registratie::{ActiveModel, Column, Entity, Model, Register, Verificatie};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
    sea_query::LockType,
};
use uuid::Uuid;

use super::{
    policy,
    rules::{Bevinding, Code, na_controle, na_wijziging, periode},
};
use crate::{
    change::{Begin, Change, fresh, set},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    koppeling,
    lidmaatschap::{registernummer, visible_registraties},
    logboek,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the registratie, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

/// What a person says about the own registratie; `None` leaves as it is.
pub(super) struct Wijziging {
    pub(super) nummer: Option<String>,
    pub(super) beroep: Option<Option<String>>,
    pub(super) ingangsdatum: Option<Option<NaiveDate>>,
    pub(super) geldig_tot: Option<Option<NaiveDate>>,
    pub(super) controle: Option<bool>,
}

/// Enters one.
pub(super) async fn opgeven(op: &Op, register: Register, nieuw: Wijziging) -> Done {
    let me = policy::may_enter(&op.actor)?;
    let beroep = beroep(nieuw.beroep.flatten())?;
    let nummer = nummer(register, nieuw.nummer.as_deref().unwrap_or_default())?;
    let (van, tot) = (nieuw.ingangsdatum.flatten(), nieuw.geldig_tot.flatten());
    periode(van, tot).map_err(|code| refused("input.geldigTot", code))?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    enige(op, &change, me, (register, &nummer), None).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        member_id: Set(me),
        register: Set(register),
        nummer: Set(nummer),
        beroep: Set(beroep),
        ingangsdatum: Set(van),
        geldig_tot: Set(tot),
        verificatie: Set(Verificatie::Ingevuld),
        controle_gevraagd: Set(nieuw.controle.unwrap_or_default()),
        gecontroleerd_op: Set(None),
        gecontroleerd_bron: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "registratieOpgeven", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// The profession or chamber, which only the person and operators read.
fn beroep(given: Option<String>) -> Done<Option<String>> {
    let mut bezwaren = Bezwaren::default();
    let judged = given.map(|raw| {
        bezwaren
            .openbaar("input.beroep", &raw, Soort::Titel)
            .map(String::from)
    });
    bezwaren.of(Some(judged.flatten())).map_err(Refusal::User)
}

fn nummer(register: Register, given: &str) -> Done<String> {
    registernummer(register, given).ok_or_else(|| refused("input.nummer", Code::NummerOngeldig))
}

/// A person has a number once in a register.
async fn enige(
    op: &Op,
    change: &Change,
    me: Uuid,
    (register, nummer): (Register, &str),
    except: Option<Uuid>,
) -> Done<()> {
    let mut same = Entity::find()
        .filter(visible_registraties(&op.actor))
        .filter(Column::MemberId.eq(me))
        .filter(Column::Register.eq(register))
        .filter(Column::Nummer.eq(nummer));
    if let Some(except) = except {
        same = same.filter(Column::Id.ne(except));
    }
    match same.count(&**change).await? {
        0 => Ok(()),
        _ => Err(refused("input.nummer", Code::AlOpgegeven)),
    }
}

async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let own = Entity::find()
        .filter(visible_registraties(&op.actor))
        .filter(Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate);
    own.one(&**change).await?.ok_or(Error::NotFound)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Registratie,
        object: row.id,
        betrokkene: Some(row.member_id),
    };
    logboek::note(&**change, op, entry).await
}

/// Changes the own one. What was checked and is no longer there is to be checked again.
pub(super) async fn bijwerken(op: &Op, id: Uuid, version: i32, nieuw: Wijziging) -> Done {
    policy::may_enter(&op.actor)?;
    let text = match nieuw.beroep {
        Some(given) => Some(beroep(given)?),
        None => None,
    };
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, id).await?;
    let me = policy::may_change(&op.actor, &row)?;
    fresh(row.version, version)?;
    let number = match &nieuw.nummer {
        Some(given) => nummer(row.register, given)?,
        None => row.nummer.clone(),
    };
    enige(op, &change, me, (row.register, &number), Some(id)).await?;
    let van = nieuw.ingangsdatum.unwrap_or(row.ingangsdatum);
    let tot = nieuw.geldig_tot.unwrap_or(row.geldig_tot);
    periode(van, tot).map_err(|code| refused("input.geldigTot", code))?;
    let kern = number != row.nummer || van != row.ingangsdatum || tot != row.geldig_tot;
    note(op, &change, "registratieBijwerken", &row).await?;
    let verificatie = na_wijziging(kern, row.verificatie);
    let mut values: ActiveModel = row.into();
    values.nummer = Set(number);
    values.ingangsdatum = Set(van);
    values.geldig_tot = Set(tot);
    values.verificatie = Set(verificatie);
    if verificatie == Verificatie::Ingevuld {
        values.gecontroleerd_op = Set(None);
        values.gecontroleerd_bron = Set(None);
    }
    set(&mut values.beroep, text);
    set(&mut values.controle_gevraagd, nieuw.controle);
    values.version = Set(version + 1);
    values.updated_at = Set(op.now());
    values.update(&*change).await?;
    Ok(change.commit(id).await?)
}

/// Removes the own one; gives the key of the member.
pub(super) async fn verwijderen(op: &Op, id: Uuid, version: i32) -> Done {
    policy::may_enter(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, id).await?;
    let me = policy::may_change(&op.actor, &row)?;
    fresh(row.version, version)?;
    note(op, &change, "registratieVerwijderen", &row).await?;
    Entity::delete_by_id(id).exec(&*change).await?;
    Ok(change.commit(me).await?)
}

/// What an operator found in the register.
pub(super) struct Controle {
    pub(super) bevinding: Bevinding,
    /// Where it was looked up.
    pub(super) bron: String,
}

/// Writes down what was found in the register; a checked number is proposed to whoever delivered it.
pub(super) async fn controleren(op: &Op, id: Uuid, version: i32, gevonden: Controle) -> Done {
    policy::may_check(&op.actor)?;
    let mut bezwaren = Bezwaren::default();
    let bron = bezwaren
        .openbaar("input.bron", &gevonden.bron, Soort::Titel)
        .map(String::from);
    let bron = bezwaren.of(bron).map_err(Refusal::User)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, id).await?;
    policy::may_check_one(&op.actor, &row)?;
    fresh(row.version, version)?;
    let next = na_controle(gevonden.bevinding, row.verificatie);
    let next = next.map_err(|code| refused("input.bevinding", code))?;
    note(op, &change, "registratieControleren", &row).await?;
    let mut values: ActiveModel = row.into();
    values.verificatie = Set(next);
    values.gecontroleerd_op = Set(Some(op.now()));
    values.gecontroleerd_bron = Set(Some(bron));
    values.version = Set(version + 1);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    if next == Verificatie::Gecontroleerd {
        koppeling::bij_registratie(op, &change, &row).await?;
    }
    Ok(change.commit(id).await?)
}
