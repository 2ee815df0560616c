//! Beginning a cyclus and taking it further. One function per mutation: allow, check, change, log, commit.
//!
//! Every change of a cyclus, or of what belongs to it, holds the praktijk first: within a praktijk one thing changes at a time.

use chrono::NaiveDate;
use entity::{
    cyclus::{ActiveModel, Column, Entity, Model, Stand},
    meting, praktijk as praktijk_table, reflectie,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::{
    policy::{self, Taak},
    read,
    rules::{self, Code, Gedaan},
};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Refusal, Result},
    graph::{Kind, Op},
    logboek, praktijk,
    tekst::Fout,
};

/// The key of the object, or why nothing was done.
pub(super) type Done = Result<Uuid, Refusal<Fout<Code>>>;

fn refused(field: &'static str) -> impl Fn(Code) -> Refusal<Fout<Code>> {
    move |code| Refusal::at(field, Fout::Eigen(code))
}

/// A cyclus that the actor may see, with its praktijk, which is held for this change.
pub(crate) async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<(praktijk_table::Model, Model)> {
    let find = || read::list(op).filter(Column::Id.eq(id)).one(&**change);
    let found = find().await?.ok_or(Error::NotFound)?;
    let held = praktijk::hold(op, change, found.praktijk_id).await?;
    // Read again: what stood there before the praktijk was held may have changed since.
    Ok((held, find().await?.ok_or(Error::NotFound)?))
}

/// Begins the next cyclus of a praktijk.
pub(super) async fn starten(op: &Op, praktijk: Uuid, van: Option<NaiveDate>) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let praktijk = praktijk::hold(op, &change, praktijk).await?;
    let rollen = praktijk::rollen(op, &change, praktijk.id).await?;
    policy::may(&op.actor, &rollen, Taak::Leiden)?;
    if praktijk::voorbij(praktijk.fase) {
        return Err(refused("input.praktijk")(Code::PraktijkVoorbij));
    }
    let last = Entity::find()
        .filter(Column::PraktijkId.eq(praktijk.id))
        .order_by_desc(Column::Nummer)
        .one(&*change)
        .await?;
    if last.as_ref().is_some_and(|last| rules::open(last.stand)) {
        return Err(refused("input.praktijk")(Code::CyclusLoopt));
    }
    let van = van.unwrap_or_else(|| op.today());
    let before = last.as_ref().and_then(|last| last.tot);
    rules::begin(van, praktijk.startdatum, before, op.today()).map_err(refused("input.van"))?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(praktijk.id),
        nummer: Set(last.map_or(0, |last| last.nummer) + 1),
        van: Set(van),
        tot: Set(None),
        stand: Set(Stand::Meet),
        demo: Set(praktijk.demo),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "cyclusStarten", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// Where a cyclus goes.
pub(super) struct Stap {
    pub(super) cyclus: Uuid,
    pub(super) version: i32,
    pub(super) stand: Stand,
    pub(super) tot: Option<NaiveDate>,
}

/// Takes a cyclus a step further, or back, or to its end.
pub(super) async fn verder(op: &Op, stap: Stap) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let (praktijk, row) = hold(op, &change, stap.cyclus).await?;
    let rollen = praktijk::rollen(op, &change, praktijk.id).await?;
    policy::may(&op.actor, &rollen, Taak::Leiden)?;
    fresh(row.version, stap.version)?;
    let gedaan = gedaan(&change, row.id).await?;
    rules::stap(row.stand, stap.stand, gedaan).map_err(refused("input.stand"))?;
    let tot = rules::einde(stap.stand, row.van, stap.tot, op.today()).map_err(refused("input.tot"))?;
    let values = ActiveModel {
        id: Set(row.id),
        stand: Set(stap.stand),
        tot: Set(tot),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "cyclusStandZetten", row.id).await?;
    Ok(change.commit(row.id).await?)
}

async fn gedaan(change: &Change, cyclus: Uuid) -> Result<Gedaan> {
    let adopted = meting::Entity::find()
        .filter(meting::Column::CyclusId.eq(cyclus))
        .filter(meting::Column::Status.eq(meting::Status::Vastgesteld))
        .count(&**change)
        .await?;
    let answered = reflectie::Entity::find()
        .filter(reflectie::Column::CyclusId.eq(cyclus))
        .count(&**change)
        .await?;
    Ok(Gedaan {
        gemeten: adopted > 0,
        gereflecteerd: answered > 0,
    })
}

async fn note(op: &Op, change: &Change, handeling: &'static str, object: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Cyclus,
        object,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
