//! Keeping leervragen that were judged: the rows, their first versions, their terms, their tags and their log entries,
//! in one statement each however many there are.

use std::collections::HashMap;

use entity::{
    leervraag::{self, Column},
    leervraag_element, leervraag_versie, leervraag_zoek,
};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DbBackend, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockType, OnConflict},
};
use uuid::Uuid;

use super::entry;
use crate::{
    change::Change,
    db::any_of,
    dubbel::{self, Gevonden},
    error::Result,
    graph::Op,
    leervraag::read,
    logboek, tekst,
};

/// Tags that one statement takes: both databases bound the values of a statement, SQLite at 32,766.
const TAGS: usize = 10_000;

/// A leervraag that can be kept, with the elements that it is tagged with.
pub(super) struct Nieuwe {
    pub(super) row: leervraag::Model,
    pub(super) elementen: Vec<Uuid>,
}

/// Keeps new leervragen, and notes what was done to each.
pub(super) async fn bewaren(
    op: &Op,
    change: &Change,
    handeling: &'static str,
    nieuwe: &[Nieuwe],
) -> Result<()> {
    let rows = || nieuwe.iter().map(|nieuw| &nieuw.row);
    leervraag::Entity::insert_many(rows().map(|row| row.clone().into_active_model()))
        .exec_without_returning(&**change)
        .await?;
    leervraag_versie::Entity::insert_many(rows().map(|row| version(op, row, 1)))
        .exec_without_returning(&**change)
        .await?;
    leervraag_zoek::Entity::insert_many(rows().map(terms))
        .exec_without_returning(&**change)
        .await?;
    let tags: Vec<_> = nieuwe.iter().flat_map(tags).collect();
    for some in tags.chunks(TAGS) {
        leervraag_element::Entity::insert_many(some.iter().cloned())
            .exec_without_returning(&**change)
            .await?;
    }
    let offered: Vec<&leervraag::Model> = rows()
        .filter(|row| row.status == leervraag::Status::Ingediend)
        .collect();
    keep_doubles(op, change, &offered).await?;
    logboek::note_all(&**change, op, rows().map(|row| entry(handeling, row))).await
}

/// Keeps which others are nearly equal to leervragen that are offered now, for the editors.
pub(super) async fn keep_doubles(op: &Op, change: &Change, offered: &[&leervraag::Model]) -> Result<()> {
    let found = read::bijna_gelijk(change, offered).await?;
    dubbel::bewaar(op, change, &still_so(op, change, found).await?).await
}

/// What was found and holds until this change is kept. Somebody may be taking one of the others away, or giving it other
/// words, and that change does not see what this one keeps: so this one waits for it and looks again. SQLite has one
/// writer, so nothing can have happened there.
async fn still_so(op: &Op, change: &Change, found: Vec<Gevonden>) -> Result<Vec<Gevonden>> {
    if found.is_empty() || op.db.backend() == DbBackend::Sqlite {
        return Ok(found);
    }
    let others = found.iter().map(|found| found.ander);
    // tidy: all rows, because they are held and nothing of them is told to who offers
    let rows: Vec<(Uuid, String)> = leervraag::Entity::find()
        .select_only()
        .columns([Column::Id, Column::Tekst])
        .filter(any_of(op.db.backend(), Column::Id, others))
        .filter(Column::Status.is_in(read::VERGELIJKBAAR))
        .order_by_asc(Column::Id)
        .lock(LockType::Share)
        .into_tuple()
        .all(&**change)
        .await?;
    let now: HashMap<Uuid, String> = rows.into_iter().collect();
    let same = |found: &Gevonden| now.get(&found.ander) == Some(&found.tekst);
    Ok(found.into_iter().filter(same).collect())
}

fn tags(nieuw: &Nieuwe) -> impl Iterator<Item = leervraag_element::ActiveModel> {
    of(nieuw.row.id, nieuw.elementen.clone())
}

/// Tags of one leervraag, each once.
fn of(leervraag: Uuid, mut elements: Vec<Uuid>) -> impl Iterator<Item = leervraag_element::ActiveModel> {
    elements.sort_unstable();
    elements.dedup();
    elements
        .into_iter()
        .map(move |element| leervraag_element::ActiveModel {
            leervraag_id: Set(leervraag),
            element_id: Set(element),
        })
}

/// Puts tags on a leervraag that has none.
pub(super) async fn tag(change: &Change, leervraag: Uuid, elements: Vec<Uuid>) -> Result<()> {
    leervraag_element::Entity::insert_many(of(leervraag, elements))
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

fn version(op: &Op, row: &leervraag::Model, number: i32) -> leervraag_versie::ActiveModel {
    leervraag_versie::ActiveModel {
        id: Set(op.new_id()),
        leervraag_id: Set(row.id),
        nummer: Set(number),
        tekst: Set(row.tekst.clone()),
        toelichting: Set(row.toelichting.clone()),
        auteur_id: Set(op.actor.member),
        gepubliceerd_op: Set(None),
        gesloten_op: Set(None),
        created_at: Set(row.updated_at),
    }
}

/// Keeps the words as a version.
pub(super) async fn keep_version(
    op: &Op,
    change: &Change,
    row: &leervraag::Model,
    number: i32,
) -> Result<()> {
    leervraag_versie::Entity::insert(version(op, row, number))
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

fn terms(row: &leervraag::Model) -> leervraag_zoek::ActiveModel {
    let terms = tekst::zoekdocument(&[&row.tekst, row.toelichting.as_deref().unwrap_or_default()]);
    leervraag_zoek::ActiveModel {
        nr: NotSet,
        leervraag_id: Set(row.id),
        termen: Set(terms),
    }
}

/// Makes new words findable.
pub(super) async fn keep_terms(change: &Change, row: &leervraag::Model) -> Result<()> {
    use leervraag_zoek::Column as Zoek;
    let again = OnConflict::column(Zoek::LeervraagId)
        .update_column(Zoek::Termen)
        .to_owned();
    leervraag_zoek::Entity::insert(terms(row))
        .on_conflict(again)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}
