//! Another praktijk takes a good practice over, says what it does in another way, and ends it.

use chrono::NaiveDate;
use entity::{
    bericht::Soort as Tijding,
    goodpractice::ActiveModel as Practice,
    goodpractice_ervaring::{Column as Ervaring, Entity as Ervaringen},
    goodpractice_overname::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, JoinType, PaginatorTrait, QueryFilter,
    QuerySelect, RelationTrait, sea_query::LockType,
};
use uuid::Uuid;

use super::{Done, hold, note, refused, vertel};
use crate::{
    change::{Begin, Change, fresh, set},
    error::{Error, Refusal, Result},
    goodpractice::{
        policy,
        rules::{self, Code},
    },
    graph::{Kind, Op},
    praktijk,
    tekst::{Bezwaren, Soort},
};

/// An overname as it was typed.
pub(in crate::goodpractice) struct NieuweOvername {
    pub(in crate::goodpractice) practice: Uuid,
    pub(in crate::goodpractice) praktijk: Uuid,
    pub(in crate::goodpractice) sinds: NaiveDate,
    pub(in crate::goodpractice) aanpassingen: Option<String>,
}

/// Takes a shared good practice over. Its row is held, so that a praktijk takes it over once at a time.
pub(in crate::goodpractice) async fn overnemen(op: &Op, nieuw: NieuweOvername) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let practice = hold(op, &change, nieuw.practice).await?;
    may_take_over(op, &change, nieuw.praktijk).await?;
    let known = entity::praktijk::Entity::find_by_id(nieuw.praktijk)
        .one(&*change)
        .await?;
    known.ok_or_else(|| refused("input.praktijk", Code::OnbekendeVerwijzing))?;
    if practice.praktijk_id == Some(nieuw.praktijk) {
        return Err(refused("input.praktijk", Code::EigenPraktijk));
    }
    if practice.gedeeld_op.is_none() {
        return Err(refused("input.goodPractice", Code::NietGedeeld));
    }
    possible("input.sinds", nieuw.sinds)?;
    let before = by_praktijk(&change, practice.id, nieuw.praktijk).await?;
    if before.iter().any(|row| row.tot.is_none()) {
        return Err(refused("input.praktijk", Code::AlOvergenomen));
    }
    let aanpassingen = judge(nieuw.aanpassingen.as_deref())?;
    let (id, now) = (op.new_id(), op.now());
    let row = ActiveModel {
        id: Set(id),
        goodpractice_id: Set(practice.id),
        praktijk_id: Set(nieuw.praktijk),
        sinds: Set(nieuw.sinds),
        tot: Set(None),
        aanpassingen: Set(aanpassingen),
        verborgen_op: Set(None),
        demo: Set(false),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    row.insert(&*change).await?;
    if before.is_empty() {
        // Its version stays: who changes the words has read nothing less.
        let counted = Practice {
            id: Set(practice.id),
            aantal_praktijken: Set(practice.aantal_praktijken + 1),
            ..Default::default()
        };
        counted.update(&*change).await?;
    }
    let told = (Tijding::GoodpracticeOvergenomen, Some(nieuw.praktijk));
    vertel(op, &change, &practice, told).await?;
    let object = (Kind::GoodPracticeOvername, id);
    note(op, &change, "goodPracticeOvernemen", object).await?;
    Ok(change.commit(id).await?)
}

/// What changes in an overname; `None` leaves as it is, `Some(None)` empties.
pub(in crate::goodpractice) struct OvernameWijziging {
    pub(in crate::goodpractice) overname: Uuid,
    pub(in crate::goodpractice) version: i32,
    pub(in crate::goodpractice) sinds: Option<NaiveDate>,
    pub(in crate::goodpractice) aanpassingen: Option<Option<String>>,
}

/// Corrects since when a good practice is used, or says what is done in another way.
pub(in crate::goodpractice) async fn bijwerken(op: &Op, nieuw: OvernameWijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold_own(op, &change, nieuw.overname).await?;
    fresh(row.version, nieuw.version)?;
    if let Some(sinds) = nieuw.sinds {
        possible("input.sinds", sinds)?;
        if row.tot.is_some_and(|tot| tot <= sinds) {
            return Err(refused("input.sinds", Code::TotVoorSinds));
        }
        let earlier = Ervaringen::find()
            .filter(Ervaring::OvernameId.eq(row.id))
            .filter(Ervaring::Datum.lt(sinds));
        if earlier.count(&*change).await? > 0 {
            return Err(refused("input.sinds", Code::ErvaringEerder));
        }
    }
    let aanpassingen = match &nieuw.aanpassingen {
        Some(raw) => Some(judge(raw.as_deref())?),
        None => None,
    };
    let version = row.version + 1;
    let mut values: ActiveModel = row.into();
    set(&mut values.sinds, nieuw.sinds);
    set(&mut values.aanpassingen, aanpassingen);
    values.version = Set(version);
    values.updated_at = Set(op.now());
    let row = values.update(&*change).await?;
    let object = (Kind::GoodPracticeOvername, row.id);
    note(op, &change, "goodPracticeOvernameBijwerken", object).await?;
    Ok(change.commit(row.id).await?)
}

/// Ends an overname; what was experienced stays.
pub(in crate::goodpractice) async fn beeindigen(
    op: &Op,
    overname: Uuid,
    version: i32,
    tot: NaiveDate,
) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let row = hold_own(op, &change, overname).await?;
    fresh(row.version, version)?;
    possible("input.tot", tot)?;
    if let Some(code) = rules::einde(row.sinds, row.tot, tot) {
        return Err(refused("input.tot", code));
    }
    let values = ActiveModel {
        id: Set(row.id),
        tot: Set(Some(tot)),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&*change).await?;
    let object = (Kind::GoodPracticeOvername, row.id);
    note(op, &change, "goodPracticeOvernameBeeindigen", object).await?;
    Ok(change.commit(row.id).await?)
}

/// Checks that the actor manages the praktijk that takes over.
pub(super) async fn may_take_over(op: &Op, change: &Change, praktijk: Uuid) -> Result<()> {
    let facilitates = praktijk::facilitates(op, change, praktijk).await?;
    policy::may_take_over(&op.actor, facilitates)?;
    Ok(())
}

/// The overname, held for this change, if the actor may see it and manages the praktijk that took over.
pub(super) async fn hold_own(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let seen = Entity::find()
        .join(
            JoinType::InnerJoin,
            entity::goodpractice_overname::Relation::Goodpractice.def(),
        )
        .filter(policy::overname_visible(&op.actor, op.today()))
        .filter(Column::Id.eq(id));
    let row = seen.one(&**change).await?.ok_or(Error::NotFound)?;
    may_take_over(op, change, row.praktijk_id).await?;
    let held = Entity::find_by_id(id).lock(LockType::NoKeyUpdate);
    held.one(&**change).await?.ok_or(Error::NotFound)
}

/// All overnames of a good practice by one praktijk.
async fn by_praktijk(change: &Change, practice: Uuid, praktijk: Uuid) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(Column::GoodpracticeId.eq(practice))
        .filter(Column::PraktijkId.eq(praktijk));
    Ok(rows.all(&**change).await?)
}

fn possible(field: &'static str, day: NaiveDate) -> Done<()> {
    if praktijk::mogelijk(day) {
        Ok(())
    } else {
        Err(refused(field, Code::DatumOnmogelijk))
    }
}

/// Judges what is done in another way: others read it at once.
fn judge(raw: Option<&str>) -> Done<Option<String>> {
    let Some(raw) = raw else { return Ok(None) };
    let mut bezwaren = Bezwaren::default();
    let tekst = bezwaren.openbaar("input.aanpassingen", raw, Soort::Toelichting);
    let tekst = bezwaren.of(tekst).map_err(Refusal::User)?;
    Ok(Some(tekst.into()))
}
