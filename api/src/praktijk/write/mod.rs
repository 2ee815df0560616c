//! Changing Lerende Praktijken and who takes part. One function per mutation: allow, check, change, log, commit.

mod bijwerken;
mod deelname;
mod starten;

use chrono::NaiveDate;
use entity::{
    deelname as deelname_table, gebied, organisatie,
    praktijk::{Column, Entity, Model},
    praktijk_onderwijssoort::{self, Onderwijssoort},
    praktijk_partner, raamwerk_element,
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, sea_query::LockType,
};
use uuid::Uuid;

pub(super) use self::{
    bijwerken::{Wijziging, bijwerken},
    deelname::{Beeindiging, Toevoeging, beeindigen, toevoegen},
    starten::{Nieuw, starten},
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

/// The praktijk, held for this change: who takes part changes one at a time too.
async fn hold(op: &Op, change: &Change, id: Uuid) -> Result<Model> {
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
    use deelname_table::{Column, Entity, Rol};
    let Some(me) = op.actor.member else {
        return Ok(false);
    };
    let found = Entity::find()
        .filter(member::takes_part(op.today()))
        .filter(Column::PraktijkId.eq(praktijk))
        .filter(Column::MemberId.eq(me))
        .filter(Column::Rol.eq(Rol::Facilitator))
        .count(&**change)
        .await?;
    Ok(found > 0)
}

/// What a praktijk refers to.
struct Verwijzingen<'a> {
    lead_organisatie: Option<Uuid>,
    gebied: Option<Uuid>,
    samenwerkingsvorm: Option<Uuid>,
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
        if let Some(id) = self.samenwerkingsvorm {
            use raamwerk_element::Soort::{Hoofdvorm, Variant};
            let known = raamwerk_element::Entity::find_by_id(id)
                .filter(raamwerk_element::Column::Soort.is_in([Hoofdvorm, Variant]))
                .one(&**change)
                .await?;
            known.ok_or_else(|| unknown("input.samenwerkingsvorm"))?;
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

fn once(keys: &[Uuid]) -> Vec<Uuid> {
    let mut keys = keys.to_vec();
    keys.sort_unstable();
    keys.dedup();
    keys
}

/// Replaces the organisations that join a praktijk.
async fn join(change: &Change, praktijk: Uuid, partners: &[Uuid]) -> Result<()> {
    praktijk_partner::Entity::delete_many()
        .filter(praktijk_partner::Column::PraktijkId.eq(praktijk))
        .exec(&**change)
        .await?;
    let partners = once(partners);
    if partners.is_empty() {
        return Ok(());
    }
    let rows = partners.into_iter().map(|partner| praktijk_partner::ActiveModel {
        praktijk_id: Set(praktijk),
        organisatie_id: Set(partner),
    });
    praktijk_partner::Entity::insert_many(rows)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}

/// Replaces the kinds of education in which a praktijk works.
async fn work_in(change: &Change, praktijk: Uuid, soorten: &[Onderwijssoort]) -> Result<()> {
    praktijk_onderwijssoort::Entity::delete_many()
        .filter(praktijk_onderwijssoort::Column::PraktijkId.eq(praktijk))
        .exec(&**change)
        .await?;
    let mut named: Vec<Onderwijssoort> = Vec::with_capacity(soorten.len());
    for soort in soorten {
        if !named.contains(soort) {
            named.push(*soort);
        }
    }
    if named.is_empty() {
        return Ok(());
    }
    let rows = named
        .into_iter()
        .map(|soort| praktijk_onderwijssoort::ActiveModel {
            praktijk_id: Set(praktijk),
            onderwijssoort: Set(soort),
        });
    praktijk_onderwijssoort::Entity::insert_many(rows)
        .exec_without_returning(&**change)
        .await?;
    Ok(())
}
