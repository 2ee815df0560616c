//! What was released before.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::vrijgave::{Column, Entity, Model, Soort};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use crate::{
    analyse::rules::vrijgave::{Indeling, Kwartaal, Vrijgave},
    error::{Error, Result},
    graph::Op,
};

/// A release as it is kept.
pub(in crate::analyse) struct Bewaard {
    pub(in crate::analyse) id: Uuid,
    pub(in crate::analyse) kwartaal: Kwartaal,
    /// The least number when it was made.
    pub(in crate::analyse) celgrens: i32,
    pub(in crate::analyse) vrijgave: Vrijgave,
    pub(in crate::analyse) herzien_op: DateTime<Utc>,
    /// How its numbers were made up, as it is kept.
    indeling: Option<String>,
}

impl Bewaard {
    /// How its numbers were made up.
    pub(in crate::analyse) fn indeling(&self) -> Result<Indeling> {
        match &self.indeling {
            Some(text) => serde_json::from_str(text).map_err(Error::fault),
            None => Ok(Indeling::default()),
        }
    }

    /// The figures with no number under `k`.
    pub(in crate::analyse) fn cijfers(self, k: u64) -> Vrijgave {
        match u64::try_from(self.celgrens) {
            Ok(made) if made >= k => self.vrijgave,
            _ => self.vrijgave.grover(k),
        }
    }
}

/// The releases of these quarters that there are, one of each: made under the limit `k`, or else under the next higher, or else
/// under a lower one.
pub(in crate::analyse) async fn bewaard(
    op: &Op,
    soort: Soort,
    kwartalen: &[Kwartaal],
    k: u64,
) -> Result<BTreeMap<Kwartaal, Bewaard>> {
    let days = kwartalen.iter().map(|kwartaal| kwartaal.eerste());
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
        return Ok(BTreeMap::new());
    };
    let rows = alle(soort)
        .filter(Column::Kwartaal.gte(first))
        .filter(Column::Kwartaal.lte(last))
        .all(op.read())
        .await?;
    let mut found: BTreeMap<NaiveDate, Model> = BTreeMap::new();
    let rang = |row: &Model| {
        let below = u64::try_from(row.celgrens).is_ok_and(|made| made < k);
        // Of several lower ones the highest.
        (below, if below { -row.celgrens } else { row.celgrens })
    };
    for row in rows {
        let known = found.get(&row.kwartaal);
        if known.is_none_or(|known| rang(&row) < rang(known)) {
            found.insert(row.kwartaal, row);
        }
    }
    let read = found
        .into_values()
        .map(|row| lees(row).map(|kept| (kept.kwartaal, kept)));
    read.collect()
}

/// All that was released about something, by quarter, under whatever limit.
pub(in crate::analyse) async fn alle_bewaard(
    txn: &DatabaseTransaction,
    soort: Soort,
) -> Result<Vec<Bewaard>> {
    let rows = alle(soort)
        .order_by_asc(Column::Kwartaal)
        .order_by_asc(Column::CreatedAt)
        .all(txn)
        .await?;
    rows.into_iter().map(lees).collect()
}

fn alle(soort: Soort) -> sea_orm::Select<Entity> {
    // tidy: all rows, because what was released is for who may ask for it
    Entity::find().filter(Column::Soort.eq(soort))
}

fn lees(row: Model) -> Result<Bewaard> {
    Ok(Bewaard {
        id: row.id,
        kwartaal: Kwartaal::van(row.kwartaal),
        celgrens: row.celgrens,
        vrijgave: serde_json::from_str(&row.inhoud).map_err(Error::fault)?,
        herzien_op: row.herzien_op,
        indeling: row.indeling,
    })
}
