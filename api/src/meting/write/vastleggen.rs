//! Recording a meting, and writing it anew while it is a concept.

use entity::meting::{ActiveModel, Column, Entity, Model, Status, Vervangreden};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, Inhoud, find, hold, loopt, note, refused};
use crate::{
    change::{Begin, Change, fresh},
    cyclus::{self, Taak},
    graph::Op,
    meting::rules::{self, Code, Handeling},
    praktijk,
};

/// A new meting.
pub(in crate::meting) struct Vastlegging {
    pub(in crate::meting) cyclus: Uuid,
    pub(in crate::meting) vervangt: Option<Uuid>,
    pub(in crate::meting) vervangreden: Option<Vervangreden>,
    pub(in crate::meting) inhoud: Inhoud,
}

/// Records a meting as a concept.
pub(in crate::meting) async fn vastleggen(op: &Op, nieuw: Vastlegging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, cyclus) = cyclus::hold(op, &change, nieuw.cyclus).await?;
    cyclus::may(
        &op.actor,
        &praktijk::rollen(op, &change, praktijk.id).await?,
        Taak::Meten,
    )?;
    loopt(&cyclus, nieuw.vervangt).map_err(refused("input.cyclus"))?;
    if let Some(other) = nieuw.vervangt {
        replaceable(op, &change, cyclus.id, other).await?;
    }
    let gives_reason = nieuw.vervangreden.is_some();
    rules::reden(nieuw.vervangt.is_some(), gives_reason).map_err(refused("input.vervangreden"))?;
    let inhoud = &nieuw.inhoud;
    let within = (cyclus.van, cyclus.tot);
    rules::dagen(inhoud.van, inhoud.tot, within, op.today()).map_err(refused("input.inhoud.van"))?;
    let checked = inhoud.check(op, &change, praktijk.id).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        cyclus_id: Set(cyclus.id),
        praktijk_id: Set(praktijk.id),
        soort: Set(inhoud.soort),
        instrument: Set(inhoud.instrument),
        van: Set(inhoud.van),
        tot: Set(inhoud.tot),
        uitgenodigd: Set(inhoud.uitgenodigd),
        gerespondeerd: Set(inhoud.gerespondeerd),
        raamwerk_id: Set(checked.raamwerk),
        lijst_id: Set(inhoud.lijst),
        status: Set(Status::Concept),
        gedeeld: Set(false),
        samenvatting: Set(None),
        vervangt_id: Set(nieuw.vervangt),
        vervangreden: Set(nieuw.vervangreden),
        vastgesteld_op: Set(None),
        vastgesteld_door_id: Set(None),
        verborgen_op: Set(None),
        demo: Set(praktijk.demo),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    inhoud.write(op, &change, row.id, checked).await?;
    note(op, &change, "metingVastleggen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Another meting of the same cyclus can be replaced while it stands, once.
async fn replaceable(op: &Op, change: &Change, cyclus: Uuid, id: Uuid) -> Done<Model> {
    let field = refused("input.vervangt");
    let found = find(op, change, id).await.ok();
    let found = found.filter(|row| row.cyclus_id == cyclus);
    let found = found.ok_or_else(|| field(Code::OnbekendeVerwijzing))?;
    rules::mag(Handeling::Vervangen, found.status).map_err(&field)?;
    let others = Entity::find().filter(Column::VervangtId.eq(id));
    if others.count(&**change).await? > 0 {
        return Err(field(Code::AlVervangen));
    }
    Ok(found)
}

/// What a concept is to say.
pub(in crate::meting) struct Bijwerking {
    pub(in crate::meting) meting: Uuid,
    pub(in crate::meting) version: i32,
    pub(in crate::meting) inhoud: Inhoud,
}

/// Writes a concept anew, as a whole.
pub(in crate::meting) async fn bijwerken(op: &Op, nieuw: Bijwerking) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, cyclus, row) = hold(op, &change, nieuw.meting).await?;
    cyclus::may(
        &op.actor,
        &praktijk::rollen(op, &change, praktijk.id).await?,
        Taak::Meten,
    )?;
    fresh(row.version, nieuw.version)?;
    rules::mag(Handeling::Bijwerken, row.status).map_err(refused("input.meting"))?;
    loopt(&cyclus, row.vervangt_id).map_err(refused("input.meting"))?;
    let inhoud = &nieuw.inhoud;
    let within = (cyclus.van, cyclus.tot);
    rules::dagen(inhoud.van, inhoud.tot, within, op.today()).map_err(refused("input.inhoud.van"))?;
    let checked = inhoud.check(op, &change, praktijk.id).await?;
    let values = ActiveModel {
        id: Set(row.id),
        soort: Set(inhoud.soort),
        instrument: Set(inhoud.instrument),
        van: Set(inhoud.van),
        tot: Set(inhoud.tot),
        uitgenodigd: Set(inhoud.uitgenodigd),
        gerespondeerd: Set(inhoud.gerespondeerd),
        raamwerk_id: Set(checked.raamwerk),
        lijst_id: Set(inhoud.lijst),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    inhoud.write(op, &change, row.id, checked).await?;
    note(op, &change, "metingBijwerken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Takes a concept away, with all that stands beneath it. Also when its cyclus is over: what was never adopted says nothing.
pub(in crate::meting) async fn verwijderen(op: &Op, id: Uuid, version: i32) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, _, row) = hold(op, &change, id).await?;
    let rollen = praktijk::rollen(op, &change, praktijk.id).await?;
    cyclus::may(&op.actor, &rollen, Taak::Meten)?;
    fresh(row.version, version)?;
    rules::mag(Handeling::Verwijderen, row.status).map_err(refused("input.meting"))?;
    Entity::delete_by_id(row.id).exec(&*change).await?;
    note(op, &change, "metingVerwijderen", row.id).await?;
    Ok(change.commit(row.id).await?)
}
