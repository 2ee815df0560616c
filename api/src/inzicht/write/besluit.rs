//! The state of an inzicht: what an editor decides, and what is taken back.

use entity::{bericht::Soort as Tijding, inzicht::ActiveModel};
use sea_orm::{ActiveModelTrait, ActiveValue::Set};
use uuid::Uuid;

use super::{Done, hold, note};
use crate::{
    bericht,
    change::{Begin, fresh},
    graph::Op,
    voorlegging::{self, Actie, Oordeel},
};

/// Publishes an inzicht, or refuses it; who wrote it down is told.
pub(in crate::inzicht) async fn beoordelen(op: &Op, inzicht: Uuid, version: i32, oordeel: Oordeel) -> Done {
    op.actor.acting_editor()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, inzicht).await?;
    fresh(row.version, version)?;
    let status = voorlegging::naar(row.status, oordeel.actie(), "input.inzicht")?;
    let soort = if oordeel.publiceren {
        Tijding::InzichtGepubliceerd
    } else {
        Tijding::InzichtAfgewezen
    };
    let (reden, toelichting) = oordeel.judge()?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        afwijsreden: Set(reden),
        afwijstoelichting: Set(toelichting),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    let told = row.indiener_id.map(|writer| bericht::Nieuw {
        inzicht: Some(row.id),
        ..bericht::Nieuw::van(writer, soort)
    });
    bericht::zend(op, &change, told.as_slice()).await?;
    note(op, &change, "inzichtBeoordelen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Takes an inzicht back, by who wrote it down.
pub(in crate::inzicht) async fn intrekken(op: &Op, inzicht: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold(op, &change, inzicht).await?;
    voorlegging::may(&op.actor, row.indiener_id, Actie::Intrekken)?;
    fresh(row.version, version)?;
    let status = voorlegging::naar(row.status, Actie::Intrekken, "input.inzicht")?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(status),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "inzichtIntrekken", &row).await?;
    Ok(change.commit(row.id).await?)
}
