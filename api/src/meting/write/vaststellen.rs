//! Adopting a meting, and sharing its summary.

use entity::{
    meting::{ActiveModel, Column, Entity, Model, Soort as MetingSoort, Status},
    meting_niveau, meting_observatie, meting_stelling,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, hold, loopt, note, refused};
use crate::{
    change::{Begin, Change, fresh},
    cyclus::{self, Taak},
    error::{Refusal, Result},
    graph::Op,
    meting::rules::{self, Code, Handeling},
    praktijk,
    tekst::{Bezwaren, Soort},
};

/// Adopts a meting: from now on it does not change, and the one that it replaces no longer stands.
pub(in crate::meting) async fn vaststellen(op: &Op, id: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, cyclus, row) = hold(op, &change, id).await?;
    let rollen = praktijk::rollen(op, &change, praktijk.id).await?;
    let me = cyclus::may(&op.actor, &rollen, Taak::Leiden)?;
    let field = refused("input.meting");
    fresh(row.version, version)?;
    rules::mag(Handeling::Vaststellen, row.status).map_err(&field)?;
    loopt(&cyclus, row.vervangt_id).map_err(&field)?;
    if empty(&change, row.id).await? {
        return Err(field(Code::NietsGemeten));
    }
    // Older keys first.
    if let Some(other) = row.vervangt_id {
        replace(op, &change, other).await?;
    }
    if row.soort == MetingSoort::Nulmeting && has_nulmeting(&change, &row).await? {
        return Err(field(Code::NulmetingBestaat));
    }
    let now = op.now();
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(Status::Vastgesteld),
        vastgesteld_op: Set(Some(now)),
        vastgesteld_door_id: Set(Some(me)),
        version: Set(row.version + 1),
        updated_at: Set(now),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "metingVaststellen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Whether nothing stands beneath a meting.
async fn empty(change: &Change, id: Uuid) -> Result<bool> {
    use meting_niveau::Column as Niveau;
    use meting_observatie::Column as Observatie;
    use meting_stelling::Column as Stelling;
    let levels = meting_niveau::Entity::find().filter(Niveau::MetingId.eq(id));
    let answers = meting_stelling::Entity::find().filter(Stelling::MetingId.eq(id));
    let seen = meting_observatie::Entity::find().filter(Observatie::MetingId.eq(id));
    Ok(levels.count(&**change).await? + answers.count(&**change).await? + seen.count(&**change).await? == 0)
}

/// The one that no longer stands. Nobody reads its summary any more: the next one is shared by itself.
async fn replace(op: &Op, change: &Change, id: Uuid) -> Done<()> {
    let row = super::find(op, change, id).await?;
    rules::mag(Handeling::Vervangen, row.status).map_err(refused("input.meting"))?;
    let values = ActiveModel {
        id: Set(row.id),
        status: Set(Status::Vervangen),
        gedeeld: Set(false),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&**change).await?;
    Ok(())
}

/// Whether the praktijk has another nulmeting that stands.
async fn has_nulmeting(change: &Change, row: &Model) -> Result<bool> {
    let others = Entity::find()
        .filter(Column::PraktijkId.eq(row.praktijk_id))
        .filter(Column::Soort.eq(MetingSoort::Nulmeting))
        .filter(Column::Status.eq(Status::Vastgesteld))
        .filter(Column::Id.ne(row.id));
    Ok(others.count(&**change).await? > 0)
}

/// Whether a meting is shared, with which words.
pub(in crate::meting) struct Deling {
    pub(in crate::meting) meting: Uuid,
    pub(in crate::meting) version: i32,
    pub(in crate::meting) gedeeld: bool,
    pub(in crate::meting) samenvatting: Option<String>,
}

/// Shares the summary of an adopted meting with everybody, or no longer.
pub(in crate::meting) async fn delen(op: &Op, deling: Deling) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, _, row) = hold(op, &change, deling.meting).await?;
    let rollen = praktijk::rollen(op, &change, praktijk.id).await?;
    cyclus::may(&op.actor, &rollen, Taak::Leiden)?;
    fresh(row.version, deling.version)?;
    rules::mag(Handeling::Delen, row.status).map_err(refused("input.meting"))?;
    let mut bezwaren = Bezwaren::default();
    let raw = deling.samenvatting.as_deref();
    let words = raw.and_then(|raw| bezwaren.openbaar("input.samenvatting", raw, Soort::Toelichting));
    let words = bezwaren.of(Some(words)).map_err(Refusal::User)?;
    let words = words.map(String::from).or(row.samenvatting);
    if deling.gedeeld && words.is_none() {
        return Err(refused("input.samenvatting")(Code::SamenvattingNodig));
    }
    let values = ActiveModel {
        id: Set(row.id),
        gedeeld: Set(deling.gedeeld),
        samenvatting: Set(words),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "metingDelen", row.id).await?;
    Ok(change.commit(row.id).await?)
}
