//! Reading experts.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    expert::{Column, Entity},
    expert_factor, expert_thema, raamwerk_element, thema,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select, SelectTwo, sea_query::Query,
};
use uuid::Uuid;

use super::policy;
use crate::{
    db::valid_on,
    error::Result,
    graph::{Key, Link, Op, Order, SortValue, load::by_id},
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The experts that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, expert);

/// The experts whose term runs on `today`.
pub(crate) fn nu(today: NaiveDate) -> Condition {
    valid_on(Column::Van, Column::Tot, today)
}

/// What a list of experts is narrowed down to; an empty list of values means "any".
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) factor: Vec<Uuid>,
    pub(super) thema: Vec<Uuid>,
    pub(super) geldig_op: Option<NaiveDate>,
}

/// The experts that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let knowing = |factoren: Vec<Uuid>| {
        let knowing = Query::select()
            .column(expert_factor::Column::ExpertId)
            .from(expert_factor::Entity)
            .and_where(op.db.any_of(expert_factor::Column::ElementId, factoren))
            .take();
        Column::Id.in_subquery(knowing)
    };
    // By a thema that the actor may see, so that a filter tells nothing of others.
    let about = |themas: Vec<Uuid>| {
        let seen = Query::select()
            .column((thema::Entity, thema::Column::Id))
            .from(thema::Entity)
            .cond_where(crate::thema::visible(&op.actor))
            .take();
        let about = Query::select()
            .column(expert_thema::Column::ExpertId)
            .from(expert_thema::Entity)
            .and_where(op.db.any_of(expert_thema::Column::ThemaId, themas))
            .and_where(expert_thema::Column::ThemaId.in_subquery(seen))
            .take();
        Column::Id.in_subquery(about)
    };
    list(op).filter(
        Condition::all()
            .add_option((!filter.factor.is_empty()).then(|| knowing(filter.factor)))
            .add_option((!filter.thema.is_empty()).then(|| about(filter.thema)))
            .add_option(filter.geldig_op.map(nu)),
    )
}

/// The werkzame factoren that an expert knows about, in the order of their framework.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct FactorenOf(pub(super) Uuid);

impl Key for FactorenOf {
    type Row = Vec<raamwerk_element::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: expert_factor::Column::ExpertId,
            owner: |row: &expert_factor::Model| row.expert_id,
            to: expert_factor::Column::ElementId,
            id: raamwerk_element::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<expert_factor::Entity, raamwerk_element::Entity>| {
            rows.order_by_asc(raamwerk_element::Column::Volgorde)
                .order_by_asc(raamwerk_element::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// The thema's that an expert knows about, as far as the actor may see them.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ThemasOf(pub(super) Uuid);

impl Key for ThemasOf {
    type Row = Vec<thema::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: expert_thema::Column::ExpertId,
            owner: |row: &expert_thema::Model| row.expert_id,
            to: expert_thema::Column::ThemaId,
            id: thema::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<expert_thema::Entity, thema::Entity>| {
            rows.filter(crate::thema::visible(&op.actor))
                .order_by_asc(thema::Column::Naam)
                .order_by_asc(thema::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}
