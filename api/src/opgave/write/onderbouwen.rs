//! Founding an ontwikkelopgave on leervragen and thema's, and taking evidence away.

use std::collections::HashSet;

use entity::{
    onderbouwing::{self, Gewicht},
    opgave::Model,
    opgave_thema,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use uuid::Uuid;

use super::{Done, hold, note, refused, touch};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::Op,
    opgave::{
        policy, read,
        rules::{self, Actie, Code},
    },
    tekst::{Bezwaren, Fout, Soort},
    thema,
};

/// Rows in one statement: eleven values each, far below what a database takes.
const ROWS: usize = 500;

/// What an ontwikkelopgave is founded on.
pub(in crate::opgave) struct Bewijs {
    pub(in crate::opgave) opgave: Uuid,
    pub(in crate::opgave) version: i32,
    pub(in crate::opgave) leervragen: Vec<Uuid>,
    pub(in crate::opgave) themas: Vec<Uuid>,
    pub(in crate::opgave) reden: String,
    pub(in crate::opgave) gewicht: Option<Gewicht>,
    pub(in crate::opgave) bron: Option<String>,
}

/// What is written with each onderbouwing and each adopted thema of one action.
struct Motivering {
    reden: String,
    gewicht: Option<Gewicht>,
    bron: Option<String>,
}

/// Judges the words that were sent: others read them at once.
fn motivering(
    reden: &str,
    gewicht: Option<Gewicht>,
    bron: Option<&str>,
) -> Result<Motivering, Refusal<Fout<Code>>> {
    let mut bezwaren = Bezwaren::default();
    let reden = bezwaren.openbaar("input.reden", reden, Soort::Kort);
    let bron = bron.and_then(|raw| bezwaren.openbaar("input.bron", raw, Soort::Kort));
    let reden = bezwaren.of(reden).map_err(Refusal::User)?.into();
    let bron = bron.map(Into::into);
    Ok(Motivering { reden, gewicht, bron })
}

/// Founds an ontwikkelopgave on leervragen, and on what the thema's bundle at this moment. What is there stays.
pub(in crate::opgave) async fn onderbouwen(op: &Op, bewijs: Bewijs) -> Done {
    let me = policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(
        op,
        &change,
        bewijs.opgave,
        "input.ontwikkelopgave",
        Actie::Onderbouwen,
    )
    .await?;
    fresh(row.version, bewijs.version)?;
    let why = motivering(&bewijs.reden, bewijs.gewicht, bewijs.bron.as_deref())?;
    let (leervragen, themas) = (distinct(bewijs.leervragen), distinct(bewijs.themas));
    check(op, &change, &leervragen, &themas).await?;
    // What was named itself comes first: a leervraag is evidence once, and then not "through" a thema.
    let mut pairs: Vec<(Option<Uuid>, Uuid)> = leervragen
        .into_iter()
        .map(|leervraag| (None, leervraag))
        .collect();
    let mut brought = thema::evidence(op, &change, &themas).await?;
    brought.sort_by_key(|(thema, _)| themas.iter().position(|named| named == thema));
    pairs.extend(
        brought
            .into_iter()
            .map(|(thema, leervraag)| (Some(thema), leervraag)),
    );
    adopt(op, &change, &row, &themas, &why, me).await?;
    found(op, &change, &row, &pairs, &why, me).await?;
    touch(op, &change, &row).await?;
    note(op, &change, "ontwikkelopgaveOnderbouwen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// The same without repetition, in the order in which they were named.
fn distinct(keys: Vec<Uuid>) -> Vec<Uuid> {
    let mut seen = HashSet::new();
    keys.into_iter().filter(|key| seen.insert(*key)).collect()
}

/// Checks that everything that was named is public.
async fn check(
    op: &Op,
    change: &Change,
    leervragen: &[Uuid],
    themas: &[Uuid],
) -> Result<(), Refusal<Fout<Code>>> {
    if !leervragen.is_empty() || themas.is_empty() {
        let states = thema::leervraag_states(op, change, leervragen).await?;
        thema::bruikbaar(leervragen.len(), &states).map_err(|why| refused("input.leervragen", why))?;
    }
    let states = thema::states(op, change, themas).await?;
    rules::overneembaar(themas.len(), &states).map_err(|code| refused("input.themas", code))
}

/// Notes that the ontwikkelopgave adopted these thema's.
async fn adopt(
    op: &Op,
    change: &Change,
    row: &Model,
    themas: &[Uuid],
    why: &Motivering,
    me: Uuid,
) -> Result<()> {
    let now = op.now();
    let rows = themas.iter().map(|thema| opgave_thema::ActiveModel {
        id: Set(op.new_id()),
        opgave_id: Set(row.id),
        thema_id: Set(*thema),
        thema_versie_id: Set(None),
        reden: Set(why.reden.clone()),
        gewicht: Set(why.gewicht),
        bron: Set(why.bron.clone()),
        door_id: Set(Some(me)),
        created_at: Set(now),
    });
    opgave_thema::Entity::insert_many(rows)
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// Puts leervragen beneath the ontwikkelopgave, each with the thema that brought it.
async fn found(
    op: &Op,
    change: &Change,
    row: &Model,
    pairs: &[(Option<Uuid>, Uuid)],
    why: &Motivering,
    me: Uuid,
) -> Result<()> {
    let now = op.now();
    for chunk in pairs.chunks(ROWS) {
        let rows = chunk.iter().map(|(thema, leervraag)| onderbouwing::ActiveModel {
            id: Set(op.new_id()),
            opgave_id: Set(row.id),
            leervraag_id: Set(*leervraag),
            leervraag_versie_id: Set(None),
            thema_id: Set(*thema),
            thema_versie_id: Set(None),
            reden: Set(Some(why.reden.clone())),
            gewicht: Set(why.gewicht),
            bron: Set(why.bron.clone()),
            door_id: Set(Some(me)),
            created_at: Set(now),
        });
        onderbouwing::Entity::insert_many(rows)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(&**change)
            .await?;
    }
    Ok(())
}

/// Takes a leervraag away from beneath an ontwikkelopgave.
pub(in crate::opgave) async fn intrekken(op: &Op, onderbouwing: Uuid, version: i32) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let wanted = onderbouwing::Column::Id.eq(onderbouwing);
    let evidence = read::onderbouwingen(op).filter(wanted).one(&*change).await?;
    let evidence = evidence.ok_or(Error::NotFound)?;
    let row = hold(
        op,
        &change,
        evidence.opgave_id,
        "input.onderbouwing",
        Actie::OnderbouwingIntrekken,
    )
    .await?;
    fresh(row.version, version)?;
    let taken = onderbouwing::Entity::delete_by_id(evidence.id)
        .exec(&*change)
        .await?;
    if taken.rows_affected == 0 {
        // Another editor was first.
        return Err(Error::NotFound.into());
    }
    touch(op, &change, &row).await?;
    note(op, &change, "ontwikkelopgaveOnderbouwingIntrekken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// No longer adopts a thema: the leervragen that came through it go with it, those that were named themselves stay.
pub(in crate::opgave) async fn overname_intrekken(op: &Op, overname: Uuid, version: i32) -> Done {
    use onderbouwing::Column as Onder;
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let wanted = opgave_thema::Column::Id.eq(overname);
    let adopted = read::overnames(op).filter(wanted).one(&*change).await?;
    let adopted = adopted.ok_or(Error::NotFound)?;
    let actie = Actie::OvernameIntrekken;
    let row = hold(op, &change, adopted.opgave_id, "input.overname", actie).await?;
    fresh(row.version, version)?;
    let taken = opgave_thema::Entity::delete_by_id(adopted.id)
        .exec(&*change)
        .await?;
    if taken.rows_affected == 0 {
        // Another editor was first.
        return Err(Error::NotFound.into());
    }
    onderbouwing::Entity::delete_many()
        .filter(Onder::OpgaveId.eq(row.id))
        .filter(Onder::ThemaId.eq(adopted.thema_id))
        .exec(&*change)
        .await?;
    touch(op, &change, &row).await?;
    note(op, &change, "ontwikkelopgaveOvernameIntrekken", row.id).await?;
    Ok(change.commit(row.id).await?)
}
