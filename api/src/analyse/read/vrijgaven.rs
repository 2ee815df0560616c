//! What was released before.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use entity::vrijgave::{Column, Entity, Model};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use crate::{
    analyse::rules::vrijgave::{Kwartaal, Vrijgave},
    error::{Error, Result},
    graph::Op,
};

/// A release as it is kept.
pub(in crate::analyse) struct Bewaard {
    pub(in crate::analyse) id: Uuid,
    pub(in crate::analyse) vrijgave: Vrijgave,
    pub(in crate::analyse) herzien_op: DateTime<Utc>,
}

/// The releases of these quarters that there are, with no number under `k`.
pub(in crate::analyse) async fn bewaard(
    op: &Op,
    kwartalen: &[Kwartaal],
    k: u64,
) -> Result<BTreeMap<Kwartaal, Bewaard>> {
    let days = kwartalen.iter().map(|kwartaal| kwartaal.eerste());
    let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
        return Ok(BTreeMap::new());
    };
    // tidy: all rows, because what was released is for everybody
    let rows = Entity::find()
        .filter(Column::Kwartaal.gte(first))
        .filter(Column::Kwartaal.lte(last))
        .filter(Column::Celgrens.eq(i32::try_from(k).unwrap_or(i32::MAX)))
        .all(op.read())
        .await?;
    rows.into_iter().map(lees).collect()
}

fn lees(row: Model) -> Result<(Kwartaal, Bewaard)> {
    let kept = Bewaard {
        id: row.id,
        vrijgave: serde_json::from_str(&row.inhoud).map_err(Error::fault)?,
        herzien_op: row.herzien_op,
    };
    Ok((Kwartaal::van(row.kwartaal), kept))
}
