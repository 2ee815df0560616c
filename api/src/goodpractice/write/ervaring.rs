//! How it went with a good practice where it was taken over.

use chrono::NaiveDate;
use entity::goodpractice_ervaring::{ActiveModel, Column, Entity, Oordeel, Relation};
use entity::goodpractice_overname;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect,
    RelationTrait, sea_query::LockType,
};
use uuid::Uuid;

use super::{Done, note, overname::hold_own, refused};
use crate::{
    change::{Begin, Change, fresh, set},
    error::{Error, Refusal, Result},
    goodpractice::{policy, rules},
    graph::{Kind, Op},
    tekst::{Bezwaren, Soort},
};

/// An ervaring as it was typed.
pub(in crate::goodpractice) struct NieuweErvaring {
    pub(in crate::goodpractice) overname: Uuid,
    pub(in crate::goodpractice) oordeel: Oordeel,
    pub(in crate::goodpractice) tekst: String,
    pub(in crate::goodpractice) datum: NaiveDate,
    pub(in crate::goodpractice) gedeeld: bool,
}

/// Tells how it went on a day; also after the overname ended, looking back.
pub(in crate::goodpractice) async fn vastleggen(op: &Op, nieuw: NieuweErvaring) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let overname = hold_own(op, &change, nieuw.overname).await?;
    dated(op, &overname, nieuw.datum)?;
    let tekst = judge(&nieuw.tekst)?;
    let (id, now) = (op.new_id(), op.now());
    let row = ActiveModel {
        id: Set(id),
        overname_id: Set(overname.id),
        oordeel: Set(nieuw.oordeel),
        tekst: Set(tekst),
        datum: Set(nieuw.datum),
        gedeeld: Set(nieuw.gedeeld),
        verborgen_op: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    row.insert(&*change).await?;
    let object = (Kind::GoodPracticeErvaring, id);
    note(op, &change, "goodPracticeErvaringVastleggen", object).await?;
    Ok(change.commit(id).await?)
}

/// What changes in an ervaring; `None` leaves as it is.
pub(in crate::goodpractice) struct ErvaringWijziging {
    pub(in crate::goodpractice) ervaring: Uuid,
    pub(in crate::goodpractice) version: i32,
    pub(in crate::goodpractice) oordeel: Option<Oordeel>,
    pub(in crate::goodpractice) tekst: Option<String>,
    pub(in crate::goodpractice) datum: Option<NaiveDate>,
    pub(in crate::goodpractice) gedeeld: Option<bool>,
}

/// Corrects an ervaring, shares it, or keeps it to the praktijk again.
pub(in crate::goodpractice) async fn bijwerken(op: &Op, nieuw: ErvaringWijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let of = overname_of(op, &change, nieuw.ervaring).await?;
    let overname = hold_own(op, &change, of).await?;
    let held = Entity::find_by_id(nieuw.ervaring).lock(LockType::NoKeyUpdate);
    let row = held.one(&*change).await?.ok_or(Error::NotFound)?;
    fresh(row.version, nieuw.version)?;
    if let Some(datum) = nieuw.datum {
        dated(op, &overname, datum)?;
    }
    let tekst = nieuw.tekst.as_deref().map(judge).transpose()?;
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    set(&mut values.oordeel, nieuw.oordeel);
    set(&mut values.tekst, tekst);
    set(&mut values.datum, nieuw.datum);
    set(&mut values.gedeeld, nieuw.gedeeld);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    let object = (Kind::GoodPracticeErvaring, row.id);
    note(op, &change, "goodPracticeErvaringBijwerken", object).await?;
    Ok(change.commit(row.id).await?)
}

/// The overname of an ervaring that the actor may see; it is held first, as parents are.
async fn overname_of(op: &Op, change: &Change, ervaring: Uuid) -> Result<Uuid> {
    let seen = Entity::find()
        .join(JoinType::InnerJoin, Relation::Overname.def())
        .join(
            JoinType::InnerJoin,
            goodpractice_overname::Relation::Goodpractice.def(),
        )
        .filter(policy::ervaring_visible(&op.actor, op.today()))
        .filter(Column::Id.eq(ervaring));
    let row = seen.one(&**change).await?.ok_or(Error::NotFound)?;
    Ok(row.overname_id)
}

fn dated(op: &Op, overname: &goodpractice_overname::Model, datum: NaiveDate) -> Done<()> {
    match rules::beleefd(overname.sinds, datum, op.today()) {
        Some(code) => Err(refused("input.datum", code)),
        None => Ok(()),
    }
}

/// Judges what was experienced: it may be shared at any moment, and no editor reads it first.
fn judge(raw: &str) -> Done<String> {
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.openbaar("input.tekst", raw, Soort::Toelichting);
    let tekst = bezwaren.of(tekst).map_err(Refusal::User)?;
    Ok(tekst.into())
}
