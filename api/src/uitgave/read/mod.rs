//! The releases that somebody made, and the names of what stands in one.

mod metingen;
mod odata;
mod opgaven;
mod teksten;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use entity::uitgave::{Column, Entity, Model};
use futures::future::try_join_all;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};
use uuid::Uuid;

pub(super) use self::{
    metingen::{metingen, verdwenen_metingen},
    odata::{Antwoord, antwoord, hoeveel},
    opgaven::opgaven,
    teksten::{teksten, verdwenen_teksten},
};
use super::policy;
use crate::{
    analyse::{self, Deeltabel, Dimensie, Vak},
    error::Result,
    graph::{
        Op, Order, SortValue,
        page::{Window, page},
    },
};

/// Releases of one page: each may hold thousands of texts.
const BLAD: u64 = 10;

/// Last made first.
const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

fn select(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

/// One of the own releases, by its name, as it is kept.
pub(super) async fn een(op: &Op, kenmerk: &str) -> Result<Option<Model>> {
    Ok(select(op)
        .filter(Column::Kenmerk.eq(kenmerk))
        .one(op.db.writer())
        .await?)
}

/// Some of the own releases.
pub(super) async fn enige(op: &Op, ids: Vec<Uuid>) -> Result<Vec<Model>> {
    Ok(select(op)
        .filter(op.db.any_of((Entity, Column::Id), ids))
        .all(op.db.writer())
        .await?)
}

/// The own releases, the newest first, after one of them; and whether there are more.
pub(super) async fn blad(op: &Op, na: Option<&Model>) -> Result<(Vec<Model>, bool)> {
    let window = Window::after(&NIEUWSTE, na, BLAD);
    let page = page(op, select(op), &NIEUWSTE, &window, false).await?;
    Ok((page.rows, page.has_next))
}

/// How many releases the actor made since a moment.
pub(super) async fn sinds(op: &Op, moment: DateTime<Utc>) -> Result<u64> {
    Ok(select(op)
        .filter(Column::CreatedAt.gt(moment))
        .count(op.db.writer())
        .await?)
}

/// The names of the values in some tables: a statement for each kind of thing that has names.
pub(super) async fn namen<'a>(
    op: &Op,
    dimensies: &[Dimensie],
    tabellen: impl Iterator<Item = &'a Deeltabel>,
) -> Result<BTreeMap<(Dimensie, String), String>> {
    let mut values = BTreeSet::new();
    for cel in tabellen.flat_map(|tabel| &tabel.cellen) {
        for (dimensie, vak) in dimensies.iter().zip(&cel.vakken) {
            if let (true, Vak::Waarde(value)) = (analyse::benoemd(*dimensie), vak) {
                values.insert((*dimensie, value.clone()));
            }
        }
    }
    let name = async |(dimensie, value): (Dimensie, String)| {
        let naam = analyse::naam(op, dimensie, &value).await?;
        Ok::<_, crate::error::Error>(naam.map(|naam| ((dimensie, value), naam)))
    };
    let found = try_join_all(values.into_iter().map(name)).await?;
    Ok(found.into_iter().flatten().collect())
}
