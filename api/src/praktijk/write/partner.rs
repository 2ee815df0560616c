//! Which organisations join a praktijk, since and until when.

use chrono::NaiveDate;
use entity::{
    organisatie,
    praktijk_partner::{ActiveModel, Column, Entity, Model},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{Done, facilitates, hold, once, refused};
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

/// The organisations that join a praktijk now, or will, are these from today: others end, new ones begin on `van`. A
/// partnership that would end before it had a day is taken away, as if it was never entered.
pub(super) async fn join(
    op: &Op,
    change: &Change,
    praktijk: Uuid,
    partners: &[Uuid],
    van: NaiveDate,
) -> Result<()> {
    let today = op.today();
    let partners = once(partners);
    let rows = all_of(change, praktijk).await?;
    let open = || rows.iter().filter(|row| row.tot.is_none_or(|tot| tot > today));
    for row in open().filter(|row| !partners.contains(&row.organisatie_id)) {
        if row.van.is_some_and(|van| van >= today) {
            Entity::delete_by_id(row.id).exec(&**change).await?;
        } else {
            put(op, change, row, (row.van, Some(today))).await?;
        }
    }
    let joins = |organisatie: &Uuid| open().any(|row| row.organisatie_id == *organisatie);
    let new = partners.iter().filter(|partner| !joins(partner));
    let new: Vec<ActiveModel> = new
        .map(|partner| blank(op, praktijk, *partner, (Some(van), None)))
        .collect();
    if !new.is_empty() {
        Entity::insert_many(new).exec_without_returning(&**change).await?;
    }
    Ok(())
}

/// Every partnership of a praktijk, which is held.
async fn all_of(change: &Change, praktijk: Uuid) -> Result<Vec<Model>> {
    let rows = Entity::find()
        .filter(Column::PraktijkId.eq(praktijk))
        .order_by_asc(Column::Id);
    Ok(rows.all(&**change).await?)
}

type Periode = (Option<NaiveDate>, Option<NaiveDate>);

fn blank(op: &Op, praktijk: Uuid, organisatie: Uuid, (van, tot): Periode) -> ActiveModel {
    let now = op.now();
    ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(praktijk),
        organisatie_id: Set(organisatie),
        van: Set(van),
        tot: Set(tot),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    }
}

async fn put(op: &Op, change: &Change, row: &Model, (van, tot): Periode) -> Result<()> {
    let values = ActiveModel {
        id: Set(row.id),
        van: Set(van),
        tot: Set(tot),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    values.update(&**change).await?;
    Ok(())
}

/// An organisation that joins.
pub(in crate::praktijk) struct NieuwePartner {
    pub(in crate::praktijk) praktijk: Uuid,
    pub(in crate::praktijk) organisatie: Uuid,
    pub(in crate::praktijk) van: Option<NaiveDate>,
    pub(in crate::praktijk) tot: Option<NaiveDate>,
}

/// Enters that an organisation joins.
pub(in crate::praktijk) async fn partner_toevoegen(op: &Op, nieuw: NieuwePartner) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let praktijk = hold(op, &change, nieuw.praktijk).await?;
    policy::may_manage(&op.actor, facilitates(op, &change, praktijk.id).await?)?;
    let periode = (nieuw.van, nieuw.tot);
    let known = organisatie::Entity::find_by_id(nieuw.organisatie)
        .one(&*change)
        .await?;
    let known = known.ok_or_else(|| refused("input.organisatie", Code::OnbekendeVerwijzing))?;
    check(&all_of(&change, praktijk.id).await?, known.id, None, periode)?;
    let row = blank(op, praktijk.id, known.id, periode).insert(&*change).await?;
    note(op, &change, "praktijkPartnerToevoegen", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// What changes in when an organisation joins; `None` leaves as it is, `Some(None)` empties.
pub(in crate::praktijk) struct PartnerWijziging {
    pub(in crate::praktijk) partner: Uuid,
    pub(in crate::praktijk) version: i32,
    pub(in crate::praktijk) van: Option<Option<NaiveDate>>,
    pub(in crate::praktijk) tot: Option<Option<NaiveDate>>,
}

/// Changes since and until when an organisation joins.
pub(in crate::praktijk) async fn partner_bijwerken(op: &Op, nieuw: PartnerWijziging) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The praktijk is held before what belongs to it.
    let found = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(nieuw.partner));
    let found = found.one(&*change).await?.ok_or(Error::NotFound)?;
    let praktijk = hold(op, &change, found.praktijk_id).await?;
    policy::may_manage(&op.actor, facilitates(op, &change, praktijk.id).await?)?;
    let rows = all_of(&change, praktijk.id).await?;
    let row = rows
        .iter()
        .find(|row| row.id == nieuw.partner)
        .ok_or(Error::NotFound)?;
    fresh(row.version, nieuw.version)?;
    let periode = (nieuw.van.unwrap_or(row.van), nieuw.tot.unwrap_or(row.tot));
    check(&rows, row.organisatie_id, Some(row.id), periode)?;
    put(op, &change, row, periode).await?;
    note(op, &change, "praktijkPartnerBijwerken", row.id).await?;
    Ok(change.commit(row.id).await?)
}

/// The period is one, and meets no other one of the same organisation.
fn check(rows: &[Model], organisatie: Uuid, own: Option<Uuid>, periode: Periode) -> Done<()> {
    if let Some((field, code)) = rules::periode(periode.0, periode.1) {
        return Err(refused(field, code));
    }
    let mut others = rows
        .iter()
        .filter(|row| row.organisatie_id == organisatie && Some(row.id) != own);
    if others.any(|row| rules::overlapt(periode, row)) {
        let field = if own.is_some() {
            "input.van"
        } else {
            "input.organisatie"
        };
        return Err(refused(field, Code::DubbelePartner));
    }
    Ok(())
}

async fn note(op: &Op, change: &Change, handeling: &'static str, id: Uuid) -> Result<()> {
    let entry = logboek::Entry {
        handeling,
        soort: Kind::PraktijkPartner,
        object: id,
        betrokkene: None,
    };
    logboek::note(&**change, op, entry).await
}
