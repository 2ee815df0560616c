//! Reading activiteiten: always through [`policy`].

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    activiteit::{Column, Entity, Soort, Status},
    activiteit_partner, opgave_activiteit, organisatie,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Select, SelectTwo, sea_query::Query,
};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Newest first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The activiteiten that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, activiteit);

/// What a list of activiteiten is narrowed down to; an empty list of values means "any".
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) soort: Vec<Soort>,
    pub(super) status: Vec<Status>,
    pub(super) praktijk: Vec<Uuid>,
    pub(super) partner: Vec<Uuid>,
    pub(super) van: Option<NaiveDate>,
    pub(super) tot: Option<NaiveDate>,
}

/// The activiteiten that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let held_by = |partners: Vec<Uuid>| {
        let held = Query::select()
            .column(activiteit_partner::Column::ActiviteitId)
            .from(activiteit_partner::Entity)
            .and_where(op.db.any_of(activiteit_partner::Column::OrganisatieId, partners))
            .take();
        Column::Id.in_subquery(held)
    };
    list(op).filter(
        Condition::all()
            .add_option((!filter.soort.is_empty()).then(|| Column::Soort.is_in(filter.soort)))
            .add_option((!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status)))
            .add_option(
                (!filter.praktijk.is_empty())
                    .then(|| op.db.any_of((Entity, Column::PraktijkId), filter.praktijk)),
            )
            .add_option((!filter.partner.is_empty()).then(|| held_by(filter.partner)))
            .add_option(filter.van.map(|day| Column::Datum.gte(day)))
            .add_option(filter.tot.map(|day| Column::Datum.lt(day))),
    )
}

/// The organisations that hold an activiteit.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct PartnersOf(pub(super) Uuid);

impl Key for PartnersOf {
    type Row = Vec<organisatie::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: activiteit_partner::Column::ActiviteitId,
            owner: |row: &activiteit_partner::Model| row.activiteit_id,
            to: activiteit_partner::Column::OrganisatieId,
            id: organisatie::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<activiteit_partner::Entity, organisatie::Entity>| {
            rows.filter(crate::organisatie::visible(&op.actor))
                .order_by_asc(organisatie::Column::Naam)
                .order_by_asc(organisatie::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// What a list of activiteiten may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The ontwikkelopgave that points to them.
    Opgave,
    /// The Lerende Praktijk that holds them.
    Praktijk,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        match self {
            Self::Opgave => list(op).join(
                JoinType::InnerJoin,
                opgave_activiteit::Relation::Activiteit.def().rev(),
            ),
            Self::Praktijk => list(op),
        }
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Opgave => opgave_activiteit::Column::OpgaveId.as_column_ref(),
            Self::Praktijk => Column::PraktijkId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}
