//! Who takes part: entering it, saying who sees it, and ending it.

use chrono::NaiveDate;
use entity::{
    bericht::Soort as Tijding,
    deelname::{ActiveModel, Column, Entity, Model, Rol, Zichtbaarheid},
    member as member_table, praktijk,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::Query,
};
use uuid::Uuid;

use super::{Done, check_date, facilitates, hold, refused};
use crate::{
    bericht,
    change::{Begin, Change, fresh},
    error::{Error, Result},
    graph::{Kind, Op},
    logboek, member,
    praktijk::{
        policy,
        rules::{self, Beletsel, Code},
    },
};

/// Somebody who comes to take part.
#[derive(Clone, Copy)]
pub(crate) struct Deelnemer {
    pub(crate) member: Uuid,
    pub(crate) rol: Rol,
    pub(crate) van: NaiveDate,
    pub(crate) zichtbaarheid: Zichtbaarheid,
}

/// Why somebody cannot come to take part in a praktijk, which is held; nothing when it is possible.
pub(crate) async fn beletsel(
    change: &Change,
    praktijk: &praktijk::Model,
    member: &member_table::Model,
    rol: Rol,
    van: NaiveDate,
) -> Result<Option<Beletsel>> {
    if praktijk.einddatum.is_some_and(|eind| eind <= van) {
        return Ok(Some(Beletsel::PraktijkVoorbij));
    }
    if member.status == member_table::Status::Geblokkeerd {
        return Ok(Some(Beletsel::LidGeblokkeerd));
    }
    // tidy: all rows, because a second deelname in one role is refused, seen or not
    let earlier = Entity::find()
        .filter(Column::PraktijkId.eq(praktijk.id))
        .filter(Column::MemberId.eq(member.id))
        .filter(Column::Rol.eq(rol))
        .all(&**change)
        .await?;
    let double = earlier.iter().any(|row| rules::dubbel(van, row));
    Ok(double.then_some(Beletsel::DubbeleDeelname))
}

/// Enters that somebody takes part, in whose way nothing stands.
pub(crate) async fn deelnemen(op: &Op, change: &Change, praktijk: Uuid, wie: Deelnemer) -> Result<Model> {
    let now = op.now();
    let row = ActiveModel {
        id: Set(op.new_id()),
        praktijk_id: Set(praktijk),
        member_id: Set(wie.member),
        rol: Set(wie.rol),
        van: Set(wie.van),
        tot: Set(None),
        zichtbaarheid: Set(wie.zichtbaarheid),
        version: Set(1),
        created_at: Set(now),
        updated_at: Set(now),
    };
    Ok(row.insert(&**change).await?)
}

/// Who is to take part.
pub(in crate::praktijk) struct Toevoeging {
    pub(in crate::praktijk) praktijk: Uuid,
    pub(in crate::praktijk) member: Uuid,
    pub(in crate::praktijk) rol: Rol,
    pub(in crate::praktijk) van: Option<NaiveDate>,
}

/// Enters that a member takes part, which an editor knows. It is shown to the own praktijk alone until the member says
/// otherwise, and the member is told.
pub(in crate::praktijk) async fn toevoegen(op: &Op, nieuw: Toevoeging) -> Done {
    policy::may_enter(&op.actor)?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    let praktijk = hold(op, &change, nieuw.praktijk).await?;
    let van = nieuw.van.unwrap_or_else(|| op.today());
    check_date("input.van", van)?;
    let person = seen_member(op, &change, nieuw.member).await?;
    if let Some(why) = beletsel(&change, &praktijk, &person, nieuw.rol, van).await? {
        let field = match why {
            Beletsel::PraktijkVoorbij => "input.van",
            Beletsel::DubbeleDeelname | Beletsel::LidGeblokkeerd => "input.member",
        };
        return Err(refused(field, why.into()));
    }
    let wie = Deelnemer {
        member: person.id,
        rol: nieuw.rol,
        van,
        zichtbaarheid: Zichtbaarheid::Praktijk,
    };
    let row = deelnemen(op, &change, praktijk.id, wie).await?;
    tell(op, &change, &row, Tijding::DeelnameToegevoegd).await?;
    note(op, &change, "deelnameToevoegen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// Tells the member what somebody else did.
async fn tell(op: &Op, change: &Change, row: &Model, soort: Tijding) -> Result<()> {
    let told = bericht::Nieuw {
        praktijk: Some(row.praktijk_id),
        ..bericht::Nieuw::van(row.member_id, soort)
    };
    bericht::zend(op, change, &[told]).await
}

/// A member whom the actor may not see cannot be named, and does not exist for this actor.
pub(crate) async fn seen_member(op: &Op, change: &Change, id: Uuid) -> Result<member_table::Model> {
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
    tell(op, &change, &row, Tijding::DeelnameBeeindigd).await?;
    note(op, &change, "deelnameBeeindigen", &row).await?;
    Ok(change.commit(row.id).await?)
}

/// To whom a deelname is to be shown.
pub(in crate::praktijk) struct Vertoning {
    pub(in crate::praktijk) deelname: Uuid,
    pub(in crate::praktijk) version: i32,
    pub(in crate::praktijk) zichtbaarheid: Zichtbaarheid,
}

/// Says to whom the own deelname is shown.
pub(in crate::praktijk) async fn vertonen(op: &Op, nieuw: Vertoning) -> Done {
    op.actor.acting_member()?;
    let change = match op.begin().await? {
        Begin::Fresh(change) => change,
        Begin::Replay(done) => return Ok(done),
    };
    // The praktijk is held first, as by whoever ends a deelname.
    let found = seen_deelname(op, &change, nieuw.deelname).await?;
    hold(op, &change, found.praktijk_id).await?;
    let row = seen_deelname(op, &change, nieuw.deelname).await?;
    policy::may_show(&op.actor, &row)?;
    fresh(row.version, nieuw.version)?;
    let values = ActiveModel {
        id: Set(row.id),
        zichtbaarheid: Set(nieuw.zichtbaarheid),
        version: Set(row.version + 1),
        updated_at: Set(op.now()),
        ..Default::default()
    };
    let row = values.update(&*change).await?;
    note(op, &change, "deelnameTonen", &row).await?;
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
