//! Reading Lerende Praktijken: always through [`policy`].

mod deelnames;
mod partners;
mod tellingen;

use std::collections::HashMap;

use entity::{
    gebied_ligging,
    praktijk::{Column, Entity, Fase},
    praktijk_onderwijssoort::{self, Onderwijssoort},
    raamwerk_element,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select, sea_query::Query};
use uuid::Uuid;

pub(crate) use self::{
    deelnames::{DeelnameById, Under, deelnames},
    partners::PartnerById,
    tellingen::TellingById,
};
pub(super) use self::{
    partners::{PartnersOf, Partnerschappen},
    tellingen::Tellingen,
};
use super::policy::{self, Inside};
use crate::{
    db::{valid_on, woord_begint},
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
    member,
};

/// By name.
pub(super) const NAAM: Order<Entity> = Order {
    name: "naam",
    column: Column::Naam,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.naam.clone()), row.id),
};

/// Newest first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The praktijken that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, praktijk);

/// What a list of praktijken is narrowed down to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// In this phase.
    pub(super) fase: Option<Fase>,
    /// In this kind of education.
    pub(super) onderwijssoort: Option<Onderwijssoort>,
    /// In this area, or in a gemeente that lies in it now.
    pub(super) gebied: Option<Uuid>,
    /// In this form of collaboration, or in a variant of it.
    pub(super) samenwerkingsvorm: Option<Uuid>,
    /// A word of the name, what it is about, the goal or the question begins so.
    pub(super) tekst: Option<String>,
    /// In which the actor takes part now.
    pub(super) mijn: bool,
}

/// The praktijken that a filter lets through.
pub(super) fn filtered(op: &Op, filter: &Filter) -> Result<Select<Entity>> {
    let mut list = list(op);
    if let Some(fase) = filter.fase {
        list = list.filter(Column::Fase.eq(fase));
    }
    if let Some(onderwijssoort) = filter.onderwijssoort {
        let working = Query::select()
            .column(praktijk_onderwijssoort::Column::PraktijkId)
            .from(praktijk_onderwijssoort::Entity)
            .and_where(praktijk_onderwijssoort::Column::Onderwijssoort.eq(onderwijssoort))
            .take();
        list = list.filter(Column::Id.in_subquery(working));
    }
    if let Some(gebied) = filter.gebied {
        list = list.filter(lies_in(op, gebied));
    }
    if let Some(vorm) = filter.samenwerkingsvorm {
        list = list.filter(works_as(vorm));
    }
    if let Some(tekst) = &filter.tekst {
        let columns = [Column::Naam, Column::Samenvatting, Column::Doel, Column::Vraag];
        list = list.filter(woord_begint(columns, tekst)?);
    }
    Ok(match op.actor.member {
        _ if !filter.mijn => list,
        Some(me) => list.filter(Column::Id.in_subquery(member::praktijken_of(me, op.today()))),
        None => list.filter(Column::Id.is_null()),
    })
}

/// In the area itself, or in a gemeente that lies in it today.
fn lies_in(op: &Op, gebied: Uuid) -> Condition {
    let now = valid_on(
        gebied_ligging::Column::Van,
        gebied_ligging::Column::Tot,
        op.today(),
    );
    let gemeenten = Query::select()
        .column(gebied_ligging::Column::GemeenteId)
        .from(gebied_ligging::Entity)
        .cond_where(now.add(gebied_ligging::Column::GebiedId.eq(gebied)))
        .take();
    Condition::any()
        .add(Column::GebiedId.eq(gebied))
        .add(Column::GebiedId.in_subquery(gemeenten))
}

/// In the form itself, or in a variant of it.
fn works_as(vorm: Uuid) -> Condition {
    let variants = Query::select()
        .column(raamwerk_element::Column::Id)
        .from(raamwerk_element::Entity)
        .and_where(raamwerk_element::Column::OuderId.eq(vorm))
        .take();
    Condition::any()
        .add(Column::SamenwerkingsvormId.eq(vorm))
        .add(Column::SamenwerkingsvormId.in_subquery(variants))
}

/// Whether the actor reads the inner part of a praktijk.
pub(super) async fn inside(op: &Op, praktijk: Uuid) -> Result<bool> {
    match policy::sees_inside(&op.actor) {
        Inside::Open => Ok(true),
        Inside::Closed => Ok(false),
        Inside::Participants => Ok(op.load(TakesPart(praktijk)).await?.is_some()),
    }
}

/// A praktijk in which the actor takes part now.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct TakesPart(pub(crate) Uuid);

impl Key for TakesPart {
    type Row = ();

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, ()>> {
        let Some(me) = op.actor.colleague() else {
            return Ok(HashMap::new());
        };
        let asked = op.db.any_of(Column::Id, keys.iter().map(|key| key.0));
        let rows = list(op)
            .filter(asked)
            .filter(Column::Id.in_subquery(member::praktijken_of(me, op.today())))
            .all(op.read())
            .await?;
        Ok(rows.into_iter().map(|row| (Self(row.id), ())).collect())
    }
}

/// The kinds of education in which a praktijk works.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct OnderwijssoortenOf(pub(super) Uuid);

impl Key for OnderwijssoortenOf {
    type Row = Vec<Onderwijssoort>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let column = praktijk_onderwijssoort::Column::PraktijkId;
        // tidy: all rows, because a praktijk is public and so is where it works.
        let rows = praktijk_onderwijssoort::Entity::find()
            .filter(op.db.any_of(column, keys.iter().map(|key| key.0)))
            .order_by_asc(praktijk_onderwijssoort::Column::Onderwijssoort)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            found
                .entry(Self(row.praktijk_id))
                .or_default()
                .push(row.onderwijssoort);
        }
        Ok(found)
    }
}
