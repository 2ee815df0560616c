//! Drawing up an ontwikkelopgave, and changing its words.

use entity::opgave::{ActiveModel, Column, Entity};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::{Done, allow, hold, note, refused};
use crate::{
    agenda,
    change::{Begin, Change, fresh},
    error::{Refusal, Result},
    graph::Op,
    opgave::{
        policy,
        rules::{self, Actie, Code},
    },
    tekst::{Bezwaren, Fout, Soort, Tekst},
    zoekindex,
};

/// A new ontwikkelopgave as it was typed.
pub(in crate::opgave) struct Nieuw {
    pub(in crate::opgave) editie: Uuid,
    pub(in crate::opgave) nummer: Option<i32>,
    pub(in crate::opgave) titel: String,
    pub(in crate::opgave) omschrijving: Option<String>,
}

/// Draws up an ontwikkelopgave in an edition that is being shaped.
pub(in crate::opgave) async fn opstellen(op: &Op, nieuw: Nieuw) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let edition = agenda::hold_editie(op, &change, nieuw.editie).await?;
    allow(&edition, "input.editie", Actie::Opstellen)?;
    let mut bezwaren = Bezwaren::default();
    let titel = bezwaren.openbaar("input.titel", &nieuw.titel, Soort::Titel);
    let omschrijving = judge(&mut bezwaren, nieuw.omschrijving.as_deref());
    let titel = bezwaren.of(titel).map_err(Refusal::User)?;
    let numbers = numbers(&change, edition.id).await?;
    let highest = numbers.iter().map(|(nummer, _)| *nummer).max();
    let nummer = rules::nummer(nieuw.nummer, highest).map_err(|code| refused("input.nummer", code))?;
    if numbers.iter().any(|(taken, _)| *taken == nummer) {
        return Err(refused("input.nummer", Code::NummerBezet));
    }
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        editie_id: Set(edition.id),
        nummer: Set(nummer),
        titel: Set(titel.into()),
        omschrijving: Set(omschrijving.map(Into::into)),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    note(op, &change, "ontwikkelopgaveOpstellen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// What changes in an ontwikkelopgave; `None` leaves as it is, `Some(None)` empties.
pub(in crate::opgave) struct Wijziging {
    pub(in crate::opgave) opgave: Uuid,
    pub(in crate::opgave) version: i32,
    pub(in crate::opgave) nummer: Option<i32>,
    pub(in crate::opgave) titel: Option<String>,
    pub(in crate::opgave) omschrijving: Option<Option<String>>,
}

/// Changes the words or the number of an ontwikkelopgave.
pub(in crate::opgave) async fn bijwerken(op: &Op, nieuw: Wijziging) -> Done {
    policy::may_edit(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let old = hold(
        op,
        &change,
        nieuw.opgave,
        "input.ontwikkelopgave",
        Actie::Bijwerken,
    )
    .await?;
    fresh(old.version, nieuw.version)?;
    let mut bezwaren = Bezwaren::default();
    let titel = nieuw
        .titel
        .and_then(|raw| bezwaren.openbaar("input.titel", &raw, Soort::Titel));
    let omschrijving = nieuw.omschrijving.map(|raw| judge(&mut bezwaren, raw.as_deref()));
    let (titel, omschrijving) = bezwaren.of(Some((titel, omschrijving))).map_err(Refusal::User)?;
    let nummer = rules::nummer(nieuw.nummer.or(Some(old.nummer)), None);
    let nummer = nummer.map_err(|code| refused("input.nummer", code))?;
    let numbers = numbers(&change, old.editie_id).await?;
    if numbers
        .iter()
        .any(|(taken, opgave)| *taken == nummer && *opgave != old.id)
    {
        return Err(refused("input.nummer", Code::NummerBezet));
    }
    let mut values: ActiveModel = old.clone().into();
    values.nummer = Set(nummer);
    titel
        .into_iter()
        .for_each(|titel| values.titel = Set(titel.into()));
    omschrijving
        .into_iter()
        .for_each(|tekst| values.omschrijving = Set(tekst.map(Into::into)));
    values.version = Set(old.version + 1);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    zoekindex::bewaar(&*change, [&row]).await?;
    note(op, &change, "ontwikkelopgaveBijwerken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

fn judge(bezwaren: &mut Bezwaren<Code>, omschrijving: Option<&str>) -> Option<Tekst> {
    omschrijving.and_then(|raw| bezwaren.openbaar("input.omschrijving", raw, Soort::Toelichting))
}

/// The numbers in use in an edition that is held, and by which ontwikkelopgave.
async fn numbers(change: &Change, editie: Uuid) -> Result<Vec<(i32, Uuid)>, Refusal<Fout<Code>>> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Nummer, Column::Id])
        .filter(Column::EditieId.eq(editie));
    Ok(rows.into_tuple().all(&**change).await?)
}
