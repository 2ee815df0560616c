//! Adding who takes part, and ending it.

use chrono::NaiveDate;
use entity::{
    deelname::{ActiveModel, Column, Entity, Model, Rol},
    member as member_table, praktijk,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::Query,
};
use uuid::Uuid;

use super::{Done, check_date, facilitates, hold, refused};
use crate::{
    change::{Begin, Change, fresh},
    error::{Error, Result},
    graph::{Kind, Op},
    logboek, member,
    praktijk::{
        policy,
        rules::{self, Code},
    },
};

/// Who is to take part.
pub(in crate::praktijk) struct Toevoeging {
    pub(in crate::praktijk) praktijk: Uuid,
    pub(in crate::praktijk) member: Uuid,
    pub(in crate::praktijk) rol: Rol,
    pub(in crate::praktijk) van: Option<NaiveDate>,
}

/// Adds a participant.
pub(in crate::praktijk) async fn toevoegen(op: &Op, nieuw: Toevoeging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let praktijk = hold(op, &change, nieuw.praktijk).await?;
    policy::may_manage(&op.actor, facilitates(op, &change, praktijk.id).await?)?;
    let (now, van) = (op.now(), nieuw.van.unwrap_or_else(|| op.today()));
    check_date("input.van", van)?;
    if praktijk.einddatum.is_some_and(|eind| eind <= van) {
        return Err(refused("input.van", Code::PraktijkVoorbij));
    }
    let person = seen_member(op, &change, nieuw.member).await?;
    if person.status == member_table::Status::Geblokkeerd {
        return Err(refused("input.member", Code::LidGeblokkeerd));
    }
    let earlier = Entity::find()
        .filter(Column::PraktijkId.eq(praktijk.id))
        .filter(Column::MemberId.eq(person.id))
        .filter(Column::Rol.eq(nieuw.rol))
        .all(&*change)
        .await?;
    if earlier.iter().any(|row| rules::dubbel(van, row)) {
        return Err(refused("input.member", Code::DubbeleDeelname));
    }
    let row = ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(praktijk.id),
        member_id: Set(person.id),
        rol: Set(nieuw.rol),
        van: Set(van),
        tot: Set(None),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    let row = row.insert(&*change).await?;
    note(op, &change, "deelnameToevoegen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// A member whom the actor may not see cannot be added, and does not exist for this actor.
async fn seen_member(op: &Op, change: &Change, id: Uuid) -> Result<member_table::Model> {
    let seen = member_table::Entity::find()
        .filter(member::visible(&op.actor, op.today()))
        .filter(member_table::Column::Id.eq(id));
    seen.one(&**change).await?.ok_or(Error::NotFound)
}

/// Which deelname ends, and when.
pub(in crate::praktijk) struct Beeindiging {
    pub(in crate::praktijk) deelname: Uuid,
    pub(in crate::praktijk) version: i32,
    pub(in crate::praktijk) tot: Option<NaiveDate>,
}

/// Ends a deelname.
pub(in crate::praktijk) async fn beeindigen(op: &Op, nieuw: Beeindiging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The praktijk is held first, so that two facilitators who leave at once do so one after the other.
    let found = seen_deelname(op, &change, nieuw.deelname).await?;
    let praktijk = hold(op, &change, found.praktijk_id).await?;
    let row = seen_deelname(op, &change, nieuw.deelname).await?;
    policy::may_end(&op.actor, &row, facilitates(op, &change, praktijk.id).await?)?;
    fresh(row.version, nieuw.version)?;
    let today = op.today();
    let tot = nieuw.tot.unwrap_or(today);
    if let Some(code) = rules::einde(&row, tot, today) {
        return Err(refused("input.tot", code));
    }
    if !succeeded(&change, &praktijk, &row, tot).await? {
        return Err(refused("input.deelname", Code::LaatsteFacilitator));
    }
    let values = ActiveModel {
        id: Set(row.id),
        tot: Set(Some(tot)),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    let row = values.update(&*change).await?;
    note(op, &change, "deelnameBeeindigen", &row).await?;
    Ok(change.commit(row.id).await?)
}

async fn seen_deelname(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let seen = Entity::find()
        .filter(policy::deelname_visible(&op.actor, op.today()))
        .filter(Column::Id.eq(id));
    seen.one(&**change).await?.ok_or(Error::NotFound)
}

/// Whether the praktijk has a facilitator without this one: from `tot`, without an end, and able to act.
async fn succeeded(change: &Change, praktijk: &praktijk::Model, row: &Model, tot: NaiveDate) -> Result<bool> {
    if row.rol != Rol::Facilitator || rules::voorbij(praktijk.fase) {
        return Ok(true);
    }
    let active = Query::select()
        .column((member_table::Entity, member_table::Column::Id))
        .from(member_table::Entity)
        .and_where(member_table::Column::Status.eq(member_table::Status::Actief))
        .take();
    let others = Entity::find()
        .filter(Column::PraktijkId.eq(praktijk.id))
        .filter(Column::Rol.eq(Rol::Facilitator))
        .filter(Column::Id.ne(row.id))
        .filter(Column::Van.lte(tot))
        .filter(Column::Tot.is_null())
        .filter(Column::MemberId.in_subquery(active));
    Ok(others.count(&**change).await? > 0)
}

async fn note(op: &Op, change: &Change, handeling: &'static str, row: &Model) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::Deelname,
        object: row.id,
        betrokkene: Some(row.member_id),
    };
    logboek::note(&**change, op, entry).await
}
