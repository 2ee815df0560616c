//! Carrying memberships over, in one transaction.
//!
//! Lock order: the associations and how they deliver, by key; then memberships.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    aansluiting, beroepsvereniging,
    lidmaatschap::{ActiveModel, Column, Entity, Model, Status},
    lidsoort,
};
use sea_orm::{
    ActiveEnum, ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Statement, sea_query::LockType,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    policy,
    rules::{Code, dagen, lidnummer, mag},
};
use crate::{
    change::{Begin, Change, fresh},
    db::any_text,
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    inzending::{aansluiting_van, nieuwe_stand},
    logboek,
    tekst::Fout,
};

/// Memberships that are carried over at once.
const PARTIJ: u64 = 500;

const LOPEND: [Status; 3] = [Status::Aangemeld, Status::Actief, Status::Opgezegd];

/// Why a fusie was not done.
type No = Refusal<Fout<Code>>;

fn refused(field: &'static str, code: Code) -> No {
    Refusal::at(field, Fout::Eigen(code))
}

/// Which association merges into which.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fusie {
    pub(super) van: Uuid,
    pub(super) version: i32,
    pub(super) naar: Uuid,
    pub(super) datum: NaiveDate,
    /// How many memberships it is about; not known in a trial.
    pub(super) aantal: Option<i32>,
    pub(super) proef: bool,
}

/// What was done: the association that merged, and how many memberships were carried over, or would be.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(super) struct Gedaan {
    pub(super) van: Uuid,
    pub(super) aantal: i32,
}

/// Merges one association into another.
pub(super) async fn samenvoegen(op: &Op, fusie: Fusie) -> Result<Gedaan, No> {
    policy::may_merge(&op.actor)?;
    let change = match op.begin_told().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let mut verenigingen = hold(&change, [fusie.van, fusie.naar]).await?;
    let van = verenigingen.remove(&fusie.van).ok_or(Error::NotFound)?;
    fresh(van.version, fusie.version)?;
    let naar = if fusie.naar == fusie.van {
        Some(van.clone())
    } else {
        verenigingen.remove(&fusie.naar)
    };
    let naar = naar.ok_or_else(|| refused("input.naar", Code::OnbekendeVerwijzing))?;
    mag(&van, &naar, fusie.datum, op.today()).map_err(|code| refused(field(code), code))?;
    let running = Entity::find()
        .filter(Column::BeroepsverenigingId.eq(van.id))
        .filter(Column::Status.is_in(LOPEND));
    let aantal = i32::try_from(running.count(&*change).await?).unwrap_or(i32::MAX);
    let gedaan = Gedaan { van: van.id, aantal };
    if fusie.proef {
        return Ok(gedaan);
    }
    if fusie.aantal != Some(aantal) {
        return Err(refused("input.aantal", Code::AantalKloptNiet));
    }
    let stand = overnemen(op, &change, (&van, &naar), fusie.datum).await?;
    beeindigen(op, &change, van.id, fusie.datum, stand).await?;
    let (id, version) = (van.id, van.version + 1);
    let mut values: beroepsvereniging::ActiveModel = van.into();
    values.actief_tot = Set(Some(fusie.datum));
    values.opgegaan_in_id = Set(Some(naar.id));
    values.version = Set(version);
    values.updated_at = Set(op.now());
    values.update(&*change).await?;
    note(op, &change, Kind::Beroepsvereniging, &[(id, None)]).await?;
    Ok(change.commit_told(id, gedaan).await?)
}

fn field(code: Code) -> &'static str {
    match code {
        Code::DatumOngeldig => "input.datum",
        _ => "input.naar",
    }
}

/// The associations, held; in the order of their keys, as everybody holds them.
async fn hold(change: &Change, keys: [Uuid; 2]) -> Result<HashMap<Uuid, beroepsvereniging::Model>> {
    // tidy: all rows, because associations are public
    let rows = beroepsvereniging::Entity::find()
        .filter(beroepsvereniging::Column::Id.is_in(keys))
        .order_by_asc(beroepsvereniging::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&**change)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id, row)).collect())
}

/// Gives each running membership a row in the other association; gives the stand at which the old ones end.
async fn overnemen(
    op: &Op,
    change: &Change,
    (van, naar): (&beroepsvereniging::Model, &beroepsvereniging::Model),
    datum: NaiveDate,
) -> Result<i32, No> {
    let mut standen = HashMap::new();
    let mut keys = [van.id, naar.id];
    keys.sort_unstable();
    for key in keys {
        aansluiting_van(op, change, key).await?;
        let held = aansluiting::Entity::find_by_id(key).lock(LockType::NoKeyUpdate);
        let row = held.one(&**change).await?.ok_or(Error::NotFound)?;
        nieuwe_stand(change, key, row.stand + 1).await?;
        standen.insert(key, row.stand + 1);
    }
    let soorten = soorten(change, van.id, naar.id).await?;
    let mut after = Uuid::nil();
    loop {
        let rows = Entity::find()
            .filter(Column::BeroepsverenigingId.eq(van.id))
            .filter(Column::Status.is_in(LOPEND))
            .filter(Column::Id.gt(after))
            .order_by_asc(Column::Id)
            .limit(PARTIJ)
            .all(&**change)
            .await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        let made: Option<Vec<ActiveModel>> = rows
            .iter()
            .map(|row| nieuw(op, row, (van, naar), &soorten, (datum, standen[&naar.id])))
            .collect();
        let made = made.ok_or_else(|| refused("input.van", Code::LidnummerBezet))?;
        vrij(op, change, naar.id, &made).await?;
        let told: Vec<(Uuid, Option<Uuid>)> = rows.iter().map(|row| (row.id, row.member_id)).collect();
        Entity::insert_many(made)
            .exec_without_returning(&**change)
            .await?;
        let people: Vec<_> = told.into_iter().filter(|(_, member)| member.is_some()).collect();
        note(op, change, Kind::Lidmaatschap, &people).await?;
    }
    Ok(standen[&van.id])
}

/// From the lidsoorten of one association to those of the other with the same code.
async fn soorten(change: &Change, van: Uuid, naar: Uuid) -> Result<HashMap<Uuid, Uuid>> {
    // tidy: all rows, because lidsoorten are public
    let rows = lidsoort::Entity::find()
        .filter(lidsoort::Column::BeroepsverenigingId.is_in([van, naar]))
        .all(&**change)
        .await?;
    let there: HashMap<&str, Uuid> = rows
        .iter()
        .filter(|row| row.beroepsvereniging_id == naar)
        .map(|row| (row.code.as_str(), row.id))
        .collect();
    let here = rows.iter().filter(|row| row.beroepsvereniging_id == van);
    Ok(here
        .filter_map(|row| Some((row.id, *there.get(row.code.as_str())?)))
        .collect())
}

fn nieuw(
    op: &Op,
    lid: &Model,
    (van, naar): (&beroepsvereniging::Model, &beroepsvereniging::Model),
    soorten: &HashMap<Uuid, Uuid>,
    (datum, stand): (NaiveDate, i32),
) -> Option<ActiveModel> {
    let (begin, end) = dagen(lid, datum);
    let now = op.now();
    Some(ActiveModel {
        id: Set(op.new_id()),
        beroepsvereniging_id: Set(naar.id),
        member_id: Set(lid.member_id),
        organisatie_id: Set(lid.organisatie_id),
        lidnummer: Set(lidnummer(&van.afkorting, &lid.lidnummer)?),
        voorletters: Set(lid.voorletters.clone()),
        voornaam: Set(lid.voornaam.clone()),
        tussenvoegsel: Set(lid.tussenvoegsel.clone()),
        achternaam: Set(lid.achternaam.clone()),
        organisatienaam: Set(lid.organisatienaam.clone()),
        skj: Set(lid.skj.clone()),
        big: Set(lid.big.clone()),
        lidsoort_id: Set(lid.lidsoort_id.and_then(|soort| soorten.get(&soort)).copied()),
        status: Set(lid.status),
        ingangsdatum: Set(begin),
        einddatum: Set(end),
        bron: Set(format!("Overgenomen van {}", van.afkorting)),
        gesynchroniseerd_op: Set(None),
        overgenomen_van_id: Set(Some(lid.id)),
        // An identity provider of the one association is not that of the other.
        scim_gebruikersnaam: Set(None),
        scim_extern_id: Set(None),
        scim_verwijderd_op: Set(None),
        wijziging: Set(stand),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    })
}

/// Whether none of the lidnummers is taken.
async fn vrij(op: &Op, change: &Change, naar: Uuid, made: &[ActiveModel]) -> Result<(), No> {
    let numbers = made.iter().filter_map(|row| row.lidnummer.try_as_ref().cloned());
    let taken = Entity::find()
        .filter(Column::BeroepsverenigingId.eq(naar))
        .filter(any_text(op.db.backend(), Column::Lidnummer, numbers))
        .count(&**change)
        .await?;
    if taken == 0 {
        Ok(())
    } else {
        Err(refused("input.van", Code::LidnummerBezet))
    }
}

/// Ends the running memberships of the old association on the day.
async fn beeindigen(op: &Op, change: &Change, van: Uuid, datum: NaiveDate, stand: i32) -> Result<()> {
    let running: Vec<String> = LOPEND.map(|status| format!("'{}'", status.to_value())).into();
    let sql = format!(
        "UPDATE lidmaatschap SET status = 'BEEINDIGD', wijziging = $3, version = version + 1, updated_at = $4,
            einddatum = CASE WHEN ingangsdatum > $2 THEN ingangsdatum WHEN einddatum IS NOT NULL AND einddatum < $2
                THEN einddatum ELSE $2 END
         WHERE beroepsvereniging_id = $1 AND status IN ({})",
        running.join(", ")
    );
    let values = [van.into(), datum.into(), stand.into(), op.now().into()];
    let statement = Statement::from_sql_and_values(change.get_database_backend(), sql, values);
    change.execute_raw(statement).await?;
    Ok(())
}

async fn note(op: &Op, change: &Change, soort: Kind, objects: &[(Uuid, Option<Uuid>)]) -> Result<()> {
    let entry = |(object, betrokkene): &(Uuid, Option<Uuid>)| logboek::Entry {
        handeling: "beroepsverenigingSamenvoegen",
        soort,
        object: *object,
        betrokkene: *betrokkene,
    };
    logboek::note_all(&**change, op, objects.iter().map(entry)).await
}
