//! Reading Lerende Praktijken and who takes part.

use std::collections::HashMap;

use entity::{
    deelname, organisatie,
    praktijk::{Column, Entity, Fase},
    praktijk_onderwijssoort::{self, Onderwijssoort},
    praktijk_partner,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Select, SelectTwo, sea_query::Query};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
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

/// Deelnames, first entered first.
pub(crate) const OUDSTE: Order<deelname::Entity> = Order {
    name: "oudste",
    column: deelname::Column::CreatedAt,
    id: deelname::Column::Id,
    desc: false,
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
    /// In this area.
    pub(super) gebied: Option<Uuid>,
    /// In which the actor takes part now.
    pub(super) mijn: bool,
}

/// The praktijken that a filter lets through.
pub(super) fn filtered(op: &Op, filter: &Filter) -> Select<Entity> {
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
        list = list.filter(Column::GebiedId.eq(gebied));
    }
    match op.actor.member {
        _ if !filter.mijn => list,
        Some(me) => list.filter(Column::Id.in_subquery(member::praktijken_of(me, op.today()))),
        None => list.filter(Column::Id.is_null()),
    }
}

/// A praktijk in which the actor takes part now.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct TakesPart(pub(crate) Uuid);

impl Key for TakesPart {
    type Row = ();

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, ()>> {
        let Some(me) = op.actor.member else {
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

/// The organisations that join a praktijk.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PartnersOf(pub(super) Uuid);

impl Key for PartnersOf {
    type Row = Vec<organisatie::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: praktijk_partner::Column::PraktijkId,
            owner: |row: &praktijk_partner::Model| row.praktijk_id,
            to: praktijk_partner::Column::OrganisatieId,
            id: organisatie::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<praktijk_partner::Entity, organisatie::Entity>| {
            rows.filter(crate::organisatie::visible(&op.actor))
                .order_by_asc(organisatie::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// The deelnames that the actor may see.
pub(crate) fn deelnames(op: &Op) -> Select<deelname::Entity> {
    deelname::Entity::find().filter(policy::deelname_visible(&op.actor, op.today()))
}

by_id!(DeelnameById: deelnames, deelname);

/// Under which kind of object a list of deelnames hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// A Lerende Praktijk: who takes part in it.
    Praktijk,
    /// A member: where the member takes part.
    Member,
}

impl Nested for Under {
    type Entity = deelname::Entity;

    fn rows(self, op: &Op) -> Select<deelname::Entity> {
        deelnames(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Praktijk => deelname::Column::PraktijkId,
            Self::Member => deelname::Column::MemberId,
        }
        .as_column_ref()
    }

    fn order(self) -> &'static Order<deelname::Entity> {
        &OUDSTE
    }
}
