//! Changing Lerende Praktijken and who takes part. One function per mutation: allow, check, change, log, commit.

mod bijwerken;
mod deelname;
mod partner;
mod starten;
mod telling;

use chrono::NaiveDate;
use entity::{
    deelname as deelname_table, gebied, member as member_table, organisatie,
    praktijk::{Column, Entity, Model},
    praktijk_onderwijssoort::{self, Onderwijssoort},
    raamwerk_element,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockType, Query},
};
use uuid::Uuid;

pub(crate) use self::deelname::{Deelnemer, beletsel, deelnemen, seen_member};
pub(super) use self::{
    bijwerken::{Wijziging, bijwerken},
    deelname::{Beeindiging, Toevoeging, Vertoning, beeindigen, toevoegen, vertonen},
    partner::{NieuwePartner, PartnerWijziging, partner_bijwerken, partner_toevoegen},
    starten::{Nieuw, starten},
    telling::{NieuweTelling, TellingWijziging, telling_bijwerken, telling_vastleggen},
};
use super::{
    policy,
    rules::{self, Code},
};
use crate::{
    change::Change,
    db,
    error::{Error, Refusal, Result},
    graph::Op,
    member,
    tekst::Fout,
};

/// The key of the object, or why nothing was done.
pub(super) type Done<T = Uuid> = Result<T, Refusal<Fout<Code>>>;

fn refused(field: &'static str, code: Code) -> Refusal<Fout<Code>> {
    Refusal::at(field, Fout::Eigen(code))
}

fn check_date(field: &'static str, date: NaiveDate) -> Done<()> {
    if rules::mogelijk(date) {
        Ok(())
    } else {
        Err(refused(field, Code::DatumOnmogelijk))
    }
}

/// The praktijk, held for this change: who takes part and what it learns change one at a time too.
pub(crate) async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
    let rows = Entity::find()
        .filter(policy::visible(&op.actor))
        .filter(Column::Id.eq(id));
    rows.lock(LockType::NoKeyUpdate)
        .one(&**change)
        .await?
        .ok_or(Error::NotFound)
}

/// Whether the actor is a facilitator of the praktijk today.
pub(crate) async fn facilitates(op: &Op, change: &Change, praktijk: Uuid) -> Result<bool> {
    let rollen = rollen(op, change, praktijk).await?;
    Ok(rollen.contains(&deelname_table::Rol::Facilitator))
}

/// The roles in which the actor takes part in the praktijk today, as far as the actor is there as a colleague.
pub(crate) async fn rollen(op: &Op, change: &Change, praktijk: Uuid) -> Result<Vec<deelname_table::Rol>> {
    use deelname_table::{Column, Entity};
    let Some(me) = op.actor.colleague() else {
        return Ok(Vec::new());
    };
    let rows = Entity::find()
        .filter(member::takes_part(op.today()))
        .filter(Column::PraktijkId.eq(praktijk))
        .filter(Column::MemberId.eq(me))
        .all(&**change)
        .await?;
    Ok(rows.into_iter().map(|row| row.rol).collect())
}

/// Who facilitates the praktijk today and may be told about it, in order of their keys: a blocked member may not look inside.
pub(crate) async fn facilitators(op: &Op, change: &Change, praktijk: Uuid) -> Result<Vec<Uuid>> {
    use deelname_table::{Column, Entity, Rol};
    let active = Query::select()
        .column(member_table::Column::Id)
        .from(member_table::Entity)
        .and_where(member_table::Column::Status.eq(member_table::Status::Actief))
        .take();
    let rows = Entity::find()
        .filter(member::takes_part(op.today()))
        .filter(Column::PraktijkId.eq(praktijk))
        .filter(Column::Rol.eq(Rol::Facilitator))
        .filter(Column::MemberId.in_subquery(active))
        .order_by_asc(Column::MemberId);
    let rows = rows.all(&**change).await?;
    Ok(rows.into_iter().map(|row| row.member_id).collect())
}

/// What a praktijk refers to.
struct Verwijzingen<'a> {
    lead_organisatie: Option<Uuid>,
    gebied: Option<Uuid>,
    partners: &'a [Uuid],
}

impl Verwijzingen<'_> {
    async fn check(&self, op: &Op, change: &Change) -> Done<()> {
        let unknown = |field| refused(field, Code::OnbekendeVerwijzing);
        if let Some(id) = self.lead_organisatie {
            let known = organisatie::Entity::find_by_id(id).one(&**change).await?;
            known.ok_or_else(|| unknown("input.leadOrganisatie"))?;
        }
        if let Some(id) = self.gebied {
            let known = gebied::Entity::find_by_id(id).one(&**change).await?;
            known.ok_or_else(|| unknown("input.gebied"))?;
        }
        if self.partners.len() > op.limits.input_list {
            return Err(refused("input.partners", Code::TeVeel));
        }
        let partners = once(self.partners);
        let wanted = partners.len();
        let known = organisatie::Entity::find()
            .filter(db::any_of(op.db.backend(), organisatie::Column::Id, partners))
            .count(&**change)
            .await?;
        if usize::try_from(known).is_ok_and(|known| known == wanted) {
            Ok(())
        } else {
            Err(unknown("input.partners"))
        }
    }
}

/// The form in which a praktijk works exists, and fits the kinds of education in which it does. A variant carries its main
/// form and its sector, so that the three cannot contradict each other.
async fn check_vorm(change: &Change, vorm: Option<Uuid>, soorten: &[Onderwijssoort]) -> Done<()> {
    use raamwerk_element::Soort::{Hoofdvorm, Variant};
    let Some(id) = vorm else { return Ok(()) };
    let known = raamwerk_element::Entity::find_by_id(id)
        .filter(raamwerk_element::Column::Soort.is_in([Hoofdvorm, Variant]))
        .one(&**change)
        .await?;
    let field = "input.samenwerkingsvorm";
    let row = known.ok_or_else(|| refused(field, Code::OnbekendeVerwijzing))?;
    if rules::vorm_past(row.onderwijssector, soorten) {
        Ok(())
    } else {
        Err(refused(field, Code::VormPastNiet))
    }
}

fn once(keys: &[Uuid]) -> Vec<Uuid> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// The kinds of education in which a praktijk works.
async fn works_in(change: &Change, praktijk: Uuid) -> Result<Vec<Onderwijssoort>> {
    // tidy: all rows, because a praktijk is public and so is where it works.
    let rows = praktijk_onderwijssoort::Entity::find()
        .filter(praktijk_onderwijssoort::Column::PraktijkId.eq(praktijk));
    let rows = rows.all(&**change).await?;
    Ok(rows.into_iter().map(|row| row.onderwijssoort).collect())
}

/// Replaces the kinds of education in which a praktijk works.
async fn work_in(change: &Change, praktijk: Uuid, soorten: &[Onderwijssoort]) -> Result<()> {
    let mut named: Vec<Onderwijssoort> = Vec::with_capacity(soorten.len());
    for soort in soorten {
        if !named.contains(soort) {
            named.push(*soort);
        }
    }
    let rows = named
        .into_iter()
        .map(|soort| praktijk_onderwijssoort::ActiveModel {
            praktijk_id: Set(praktijk),
            onderwijssoort: Set(soort),
        });
    db::replace(
        &**change,
        praktijk_onderwijssoort::Column::PraktijkId,
        praktijk,
        rows,
    )
    .await?;
    Ok(())
}
