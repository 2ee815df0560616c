//! How many parents and pupils take part: numbers of a day.

use chrono::NaiveDate;
use entity::ouders_leerlingen::{ActiveModel, Column, Entity, Model};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter};
use uuid::Uuid;

use super::{Done, facilitates, hold, refused};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Result},
    graph::{Kind, Op},
    logboek,
    praktijk::{
        policy,
        rules::{self, Code},
    },
};

/// A count.
pub(in crate::praktijk) struct NieuweTelling {
    pub(in crate::praktijk) praktijk: Uuid,
    pub(in crate::praktijk) datum: NaiveDate,
    pub(in crate::praktijk) ouders: i32,
    pub(in crate::praktijk) leerlingen: i32,
}

/// Records how many take part on a day.
pub(in crate::praktijk) async fn telling_vastleggen(op: &Op, nieuw: NieuweTelling) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let praktijk = hold(op, &change, nieuw.praktijk).await?;
    policy::may_manage(&op.actor, facilitates(op, &change, praktijk.id).await?)?;
    check(op, nieuw.datum, (nieuw.ouders, nieuw.leerlingen))?;
    free(&change, praktijk.id, nieuw.datum).await?;
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(praktijk.id),
        datum: Set(nieuw.datum),
        ouders: Set(nieuw.ouders),
        leerlingen: Set(nieuw.leerlingen),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "oudersLeerlingenVastleggen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// What changes in a count; `None` leaves as it is.
pub(in crate::praktijk) struct TellingWijziging {
    pub(in crate::praktijk) telling: Uuid,
    pub(in crate::praktijk) version: i32,
    pub(in crate::praktijk) datum: Option<NaiveDate>,
    pub(in crate::praktijk) ouders: Option<i32>,
    pub(in crate::praktijk) leerlingen: Option<i32>,
}

/// Corrects a count.
pub(in crate::praktijk) async fn telling_bijwerken(op: &Op, nieuw: TellingWijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The praktijk is held before what belongs to it.
    let found = seen(op, &change, nieuw.telling).await?;
    let praktijk = hold(op, &change, found.praktijk_id).await?;
    policy::may_manage(&op.actor, facilitates(op, &change, praktijk.id).await?)?;
    let row = seen(op, &change, nieuw.telling).await?;
    fresh(row.version, nieuw.version)?;
    let datum = nieuw.datum.unwrap_or(row.datum);
    let aantallen = (
        nieuw.ouders.unwrap_or(row.ouders),
        nieuw.leerlingen.unwrap_or(row.leerlingen),
    );
    check(op, datum, aantallen)?;
    if datum != row.datum {
        free(&change, praktijk.id, datum).await?;
    }
    let values = ActiveModel {
        id: Set(row.id),
        datum: Set(datum),
        ouders: Set(aantallen.0),
        leerlingen: Set(aantallen.1),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    note(op, &change, "oudersLeerlingenBijwerken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

async fn seen(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::telling_visible(&op.actor, op.today()))
        .filter(Column::Id.eq(id));
    rows.one(&**change).await?.ok_or(Error::NotFound)
}

fn check(op: &Op, datum: NaiveDate, aantallen: (i32, i32)) -> Done<()> {
    match rules::telling(datum, aantallen, op.today()) {
        None => Ok(()),
        Some((field, code)) => Err(refused(field, code)),
    }
}

/// No other count is of this day.
async fn free(change: &Change, praktijk: Uuid, datum: NaiveDate) -> Done<()> {
    let taken = Entity::find()
        .filter(Column::PraktijkId.eq(praktijk))
        .filter(Column::Datum.eq(datum))
        .count(&**change)
        .await?;
    if taken == 0 {
        Ok(())
    } else {
        Err(refused("input.datum", Code::TellingBestaatAl))
    }
}

async fn note(op: &Op, change: &Change, handeling: &'static str, id: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::OudersLeerlingen,
        object: id,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
