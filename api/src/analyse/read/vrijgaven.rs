//! What was released before.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::vrijgave::{Column, Entity, Model, Soort};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    analyse::rules::vrijgave::{Indeling, Kwartaal, Vrijgave},
    error::{Error, Result},
    graph::Op,
};

/// A release as it is kept.
pub(in crate::analyse) struct Bewaard {
    pub(in crate::analyse) id: Uuid,
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
}

/// The releases of these quarters that there are, with no number under `k`.
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
    let rows = alle(soort, k)
        .filter(Column::Kwartaal.gte(first))
        .filter(Column::Kwartaal.lte(last))
        .all(op.read())
        .await?;
    rows.into_iter().map(lees).collect()
}

/// All that was released about something, with no number under `k`, as it is now.
pub(in crate::analyse) async fn alle_bewaard(
    txn: &DatabaseTransaction,
    soort: Soort,
    k: u64,
) -> Result<BTreeMap<Kwartaal, Bewaard>> {
    let rows = alle(soort, k).all(txn).await?;
    rows.into_iter().map(lees).collect()
}

fn alle(soort: Soort, k: u64) -> sea_orm::Select<Entity> {
    // tidy: all rows, because what was released is for who may ask for it
    Entity::find()
        .filter(Column::Soort.eq(soort))
        .filter(Column::Celgrens.eq(i32::try_from(k).unwrap_or(i32::MAX)))
}

fn lees(row: Model) -> Result<(Kwartaal, Bewaard)> {
    let kept = Bewaard {
        id: row.id,
        vrijgave: serde_json::from_str(&row.inhoud).map_err(Error::fault)?,
        herzien_op: row.herzien_op,
        indeling: row.indeling,
    };
    Ok((Kwartaal::van(row.kwartaal), kept))
}
