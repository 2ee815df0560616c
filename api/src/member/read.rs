//! Reading members.

use std::collections::HashMap;

use entity::{
    discipline,
    member::{Column, Entity},
    member_discipline,
};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Select, SelectTwo, sea_query::Query,
};
use uuid::Uuid;

use super::policy;
use crate::{
    db::woord_begint,
    error::Result,
    graph::{Key, Link, Op, Order, SortValue, load::by_id},
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

/// The members that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, member);

/// What a list of members is narrowed down to.
#[derive(Debug, Default)]
pub(super) struct Filter {
    /// Works in this discipline.
    pub(super) discipline: Option<Uuid>,
    /// A word of the name begins so.
    pub(super) tekst: Option<String>,
}

/// The visible members that a filter lets through.
pub(super) fn filtered(op: &Op, filter: Filter) -> Result<Select<Entity>> {
    let mut list = list(op);
    if let Some(discipline) = filter.discipline {
        let working = Query::select()
            .column(member_discipline::Column::MemberId)
            .from(member_discipline::Entity)
            .and_where(member_discipline::Column::DisciplineId.eq(discipline))
            .take();
        list = list.filter(Column::Id.in_subquery(working));
    }
    if let Some(tekst) = filter.tekst {
        list = list.filter(woord_begint([Column::Naam], &tekst)?);
    }
    Ok(list)
}

/// The disciplines of a member. Only for members that were read before.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct DisciplinesOf(pub(super) Uuid);

impl Key for DisciplinesOf {
    type Row = Vec<discipline::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: member_discipline::Column::MemberId,
            owner: |row: &member_discipline::Model| row.member_id,
            to: member_discipline::Column::DisciplineId,
            id: discipline::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<member_discipline::Entity, discipline::Entity>| {
            rows.filter(crate::discipline::visible(&op.actor))
                .order_by_asc(discipline::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// The name of a member, for an object that carries the name by the member's own choice. Whoever asks has checked that
/// choice, so the visibility of the profile does not count here.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct NaamOf(pub(crate) Uuid);

impl Key for NaamOf {
    type Row = String;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, String>> {
        // tidy: all rows, because the member chose to be named with what is shown
        let rows: Vec<(Uuid, String)> = Entity::find()
            .select_only()
            .columns([Column::Id, Column::Naam])
            .filter(op.db.any_of(Column::Id, keys.iter().map(|key| key.0)))
            .into_tuple()
            .all(op.read())
            .await?;
        Ok(rows.into_iter().map(|(id, naam)| (Self(id), naam)).collect())
    }
}
