//! Making a list of stellingen: allow, check, change, log, commit.

use std::collections::HashMap;

use entity::{
    lijst_stelling, stelling,
    stellingenlijst::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::LockType,
};
use uuid::Uuid;

use super::{
    policy, read,
    rules::{self, Code, Plek},
};
use crate::{
    change::{Begin, Change},
    db,
    error::{Refusal, Result},
    graph::{Kind, Op},
    logboek, praktijk,
    tekst::{Bezwaren, Fout, Soort},
};

/// The key of the object, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

fn refused(field: &'static str) -> impl Fn(Code) -> Refusal<Fout<Code>> {
    move |code| Refusal::at(field, Fout::Eigen(code))
}

/// A list as it was typed.
pub(super) struct Nieuw {
    pub(super) praktijk: Option<Uuid>,
    pub(super) titel: String,
    pub(super) vorige: Option<Uuid>,
    pub(super) stellingen: Vec<rules::Invoer>,
}

/// Makes a list, or the next version of one.
pub(super) async fn maken(op: &Op, nieuw: Nieuw) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let demo = allowed(op, &change, nieuw.praktijk).await?;
    let vorige = vorige(op, &change, nieuw.praktijk, nieuw.vorige).await?;
    let mut bezwaren = Bezwaren::default();
    let titel = bezwaren.openbaar("input.titel", &nieuw.titel, Soort::Titel);
    let titel = bezwaren.of(titel).map_err(Refusal::User)?;
    let plekken = rules::plekken(nieuw.stellingen).map_err(refused("input.stellingen"))?;
    let row = ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(nieuw.praktijk),
        titel: Set(titel.into()),
        versie: Set(vorige.as_ref().map_or(0, |row| row.versie) + 1),
        vorige_id: Set(vorige.map(|row| row.id)),
        demo: Set(demo),
        created_at: Set(op.now()),
    };
    let keys = stellingen(op, &change, nieuw.praktijk, plekken).await?;
    let row = row.insert(&*change).await?;
    let places = keys
        .into_iter()
        .zip(1..)
        .map(|(stelling_id, nummer)| lijst_stelling::ActiveModel {
            lijst_id: Set(row.id),
            stelling_id: Set(stelling_id),
            nummer: Set(nummer),
        });
    lijst_stelling::Entity::insert_many(places)
        .exec_without_returning(&*change)
        .await?;
    let entry = logboek::Entry {
        handeling: "stellingenlijstMaken",
        soort: Kind::Stellingenlijst,
        object: row.id,
        betrokkene: None,
    };
    logboek::note(&*change, op, entry).await?;
    Ok(change.commit(row.id).await?)
}

/// Whether the actor makes lists here; and whether the praktijk is made up.
async fn allowed(op: &Op, change: &Change, praktijk: Option<Uuid>) -> Result<bool> {
    let Some(id) = praktijk else {
        policy::may_make(&op.actor, None)?;
        return Ok(false);
    };
    let row = praktijk::hold(op, change, id).await?;
    policy::may_make(&op.actor, Some(&praktijk::rollen(op, change, id).await?))?;
    Ok(row.demo)
}

/// The version before, held: of the same praktijk or of none, and the last one.
async fn vorige(op: &Op, change: &Change, praktijk: Option<Uuid>, id: Option<Uuid>) -> Done<Option<Model>> {
    let Some(id) = id else {
        return Ok(None);
    };
    let found = read::lijsten(op)
        .filter(Column::Id.eq(id))
        .lock(LockType::NoKeyUpdate)
        .one(&**change)
        .await?
        .filter(|row| row.praktijk_id == praktijk)
        .ok_or_else(|| refused("input.vorige")(Code::OnbekendeVerwijzing))?;
    let next = Entity::find()
        .filter(Column::VorigeId.eq(id))
        .count(&**change)
        .await?;
    if next > 0 {
        return Err(refused("input.vorige")(Code::AlOpgevolgd));
    }
    Ok(Some(found))
}

/// The keys of the stellingen of a list, after the new ones were made.
async fn stellingen(op: &Op, change: &Change, praktijk: Option<Uuid>, plekken: Vec<Plek>) -> Done<Vec<Uuid>> {
    let teksten = judged(&plekken)?;
    let known = bekend(op, change, praktijk, &plekken).await?;
    let mut laatste = lijnen(op, change, &known).await?;
    let (mut keys, mut rows) = (Vec::new(), Vec::new());
    for (plek, tekst) in plekken.iter().zip(teksten) {
        let (Plek::Nieuw(_, herziet), Some(tekst)) = (plek, tekst) else {
            if let Plek::Bestaand(id) = plek {
                keys.push(*id);
            }
            continue;
        };
        let id = op.new_id();
        let lijn = herziet
            .and_then(|id| known.get(&id))
            .map_or(id, |row| row.lijn_id);
        let versie = laatste.entry(lijn).or_default();
        *versie += 1;
        rows.push(stelling::ActiveModel {
            id: Set(id),
            praktijk_id: Set(praktijk),
            lijn_id: Set(lijn),
            versie: Set(*versie),
            tekst: Set(tekst),
            created_at: Set(op.now()),
        });
        keys.push(id);
    }
    if !rows.is_empty() {
        stelling::Entity::insert_many(rows)
            .exec_without_returning(&**change)
            .await?;
    }
    Ok(keys)
}

/// The new words, judged: each refusal names the place in the list.
fn judged(plekken: &[Plek]) -> Done<Vec<Option<String>>> {
    let mut bezwaren = Bezwaren::default();
    let mut judge = |(place, plek): (usize, &Plek)| match plek {
        Plek::Bestaand(_) => None,
        Plek::Nieuw(raw, _) => {
            let field = format!("input.stellingen.{place}.tekst");
            bezwaren.openbaar(field, raw, Soort::Kort).map(String::from)
        }
    };
    let teksten = plekken.iter().enumerate().map(&mut judge).collect();
    bezwaren.of(Some(teksten)).map_err(Refusal::User)
}

/// The stellingen that a list refers to: reusable ones, and those of the same praktijk.
async fn bekend(
    op: &Op,
    change: &Change,
    praktijk: Option<Uuid>,
    plekken: &[Plek],
) -> Done<HashMap<Uuid, stelling::Model>> {
    let named: Vec<Uuid> = plekken
        .iter()
        .filter_map(|plek| match plek {
            Plek::Bestaand(id) => Some(*id),
            Plek::Nieuw(_, herziet) => *herziet,
        })
        .collect();
    if named.is_empty() {
        return Ok(HashMap::new());
    }
    let wanted = named.len();
    let rows = read::list(op)
        .filter(op.db.any_of(stelling::Column::Id, named))
        .all(&**change)
        .await?;
    let usable = |row: &stelling::Model| row.praktijk_id.is_none() || row.praktijk_id == praktijk;
    let known: HashMap<_, _> = rows.into_iter().filter(usable).map(|row| (row.id, row)).collect();
    if known.len() == wanted {
        Ok(known)
    } else {
        Err(refused("input.stellingen")(Code::OnbekendeVerwijzing))
    }
}

/// The last version of each line, held, so that two lists that reword one at once count on.
async fn lijnen(
    op: &Op,
    change: &Change,
    known: &HashMap<Uuid, stelling::Model>,
) -> Result<HashMap<Uuid, i32>> {
    let lines: Vec<Uuid> = known.values().map(|row| row.lijn_id).collect();
    if lines.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = stelling::Entity::find()
        .filter(db::any_of(op.db.backend(), stelling::Column::LijnId, lines))
        .order_by_asc(stelling::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(&**change)
        .await?;
    let mut last = HashMap::new();
    for row in rows {
        let versie = last.entry(row.lijn_id).or_insert(row.versie);
        *versie = row.versie.max(*versie);
    }
    Ok(last)
}
