//! Releases as they may still be read. What somebody took back, hid or no longer shares leaves a release when it is next read,
//! the kept rows too, and does not come back in it.

use entity::uitgave::{Column, Entity, Model, Soort};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;

use super::{
    read,
    rules::{Bestand, Erratum, Inhoud, Lijst},
    werk::naast,
    write::bestanden,
};
use crate::{
    error::{Error, Result},
    graph::Op,
};

/// One of the own releases, by its name.
pub(super) async fn een(op: &Op, kenmerk: &str) -> Result<Option<Model>> {
    let found = read::een(op, kenmerk).await?;
    Ok(actueel(op, found.into_iter().collect()).await?.pop())
}

/// The own releases, the newest first, after one of them; and whether there are more.
pub(super) async fn blad(op: &Op, na: Option<&Model>) -> Result<(Vec<Model>, bool)> {
    let (rows, more) = read::blad(op, na).await?;
    Ok((actueel(op, rows).await?, more))
}

/// Of how many objects a release tells no more.
pub(super) fn in_rij(row: &Model) -> Result<usize> {
    let inhoud = Inhoud::lees(row.soort, &row.inhoud).map_err(Error::fault)?;
    Ok(inhoud.errata().len())
}

/// The releases, with what can no longer be read taken out. Another request may have taken out the same, or more: then its
/// release is looked at again.
async fn actueel(op: &Op, mut rows: Vec<Model>) -> Result<Vec<Model>> {
    let mut nog: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
    while !nog.is_empty() {
        let listed = rows.iter().filter(|row| nog.contains(&row.id));
        let listed = listed.filter(|row| matches!(row.soort, Soort::Metingen | Soort::Leervraagteksten));
        let lijsten = gelezen(listed.cloned().collect()).await?;
        nog.clear();
        for (row, lijst) in verdwenen(op, lijsten).await? {
            let id = row.id;
            match schrijf(op, row, lijst).await? {
                Some(row) => zet(&mut rows, row),
                None => nog.push(id),
            }
        }
        if !nog.is_empty() {
            let kept = read::enige(op, nog.clone()).await?;
            // One that is gone is not looked for again.
            rows.retain(|row| !nog.contains(&row.id) || kept.iter().any(|one| one.id == row.id));
            nog = kept.iter().map(|row| row.id).collect();
            kept.into_iter().for_each(|row| zet(&mut rows, row));
        }
    }
    Ok(rows)
}

/// Puts a release in the place where it was.
fn zet(rows: &mut [Model], row: Model) {
    if let Some(old) = rows.iter_mut().find(|old| old.id == row.id) {
        *old = row;
    }
}

/// What is in releases, read beside the requests of others: there may be thousands of texts in one.
async fn gelezen(rows: Vec<Model>) -> Result<Vec<(Model, Lijst)>> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let read = move |_: &_| {
        let lijst = |row: Model| match Inhoud::lees(row.soort, &row.inhoud)? {
            Inhoud::Lijst(lijst) => Ok(Some((row, lijst))),
            Inhoud::Tabel(_) | Inhoud::Opgaven(_) => Ok(None),
        };
        rows.into_iter()
            .filter_map(|row| lijst(row).transpose())
            .collect::<serde_json::Result<Vec<_>>>()
    };
    naast(read).await?.map_err(Error::fault)
}

/// The releases of which something can no longer be read, with that taken out: two statements for each kind, however many there
/// are.
async fn verdwenen(op: &Op, lijsten: Vec<(Model, Lijst)>) -> Result<Vec<(Model, Lijst)>> {
    let of = |soort: Soort| {
        let listed = lijsten.iter().map(|(_, lijst)| lijst);
        listed
            .filter(move |lijst| lijst.soort() == soort)
            .collect::<Vec<_>>()
    };
    let metingen = read::verdwenen_metingen(op, &of(Soort::Metingen)).await?;
    let teksten = read::verdwenen_teksten(op, &of(Soort::Leervraagteksten)).await?;
    let (mut metingen, mut teksten) = (metingen.into_iter(), teksten.into_iter());
    let gezien = op.today();
    let mut minder = Vec::new();
    for (row, mut lijst) in lijsten {
        let gone = match lijst.soort() {
            Soort::Metingen => metingen.next(),
            _ => teksten.next(),
        };
        let erratum = |(object, reden)| Erratum {
            object,
            reden,
            gezien,
        };
        let gevonden: Vec<Erratum> = gone.into_iter().flatten().map(erratum).collect();
        if !gevonden.is_empty() {
            lijst.ingetrokken(gevonden);
            minder.push((row, lijst));
        }
    }
    Ok(minder)
}

/// Keeps a release with less in it, unless it is no longer what was read: its sums tell.
async fn schrijf(op: &Op, row: Model, lijst: Lijst) -> Result<Option<Model>> {
    let inhoud = Inhoud::Lijst(lijst);
    let text = inhoud.json().map_err(Error::fault)?;
    let sums: Vec<Bestand> = bestanden(inhoud, row.kenmerk.clone()).await?;
    let sums = serde_json::to_string(&sums).map_err(Error::fault)?;
    let txn = op.db.begin().await?;
    let written = Entity::update_many()
        .col_expr(Column::Inhoud, Expr::value(text.clone()))
        .col_expr(Column::Bestanden, Expr::value(sums.clone()))
        .filter(Column::Id.eq(row.id))
        .filter(Column::Bestanden.eq(row.bestanden.clone()))
        .exec(&txn)
        .await?;
    txn.commit().await?;
    Ok((written.rows_affected > 0).then_some(Model {
        inhoud: text,
        bestanden: sums,
        ..row
    }))
}
