//! Reading agenda's and their editions: always through [`policy`].

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    agenda::{self, Domein},
    editie::{Column, Entity, Model},
};
use sea_orm::{
    ActiveEnum, ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait, RelationTrait, Select, sea_query::SelectStatement,
};
use uuid::Uuid;

use super::policy;
use crate::{
    db::valid_on,
    error::Result,
    graph::{
        Key, Nested, Op, Order, SortValue,
        load::{by_id, grouped},
        page::ParentColumn,
    },
};

/// Agenda's by domain: the one column that tells them apart.
pub(super) const DOMEIN: Order<agenda::Entity> = Order {
    name: "domein",
    column: agenda::Column::Domein,
    id: agenda::Column::Id,
    desc: false,
    place: |row| (SortValue::Tekst(row.domein.to_value()), row.id),
};

/// Editions, latest first.
pub(super) const NUMMER: Order<Entity> = Order {
    name: "nummer",
    column: Column::Nummer,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The agenda's.
pub(super) fn list(op: &Op) -> Select<agenda::Entity> {
    agenda::Entity::find().filter(policy::agenda_visible(&op.actor))
}

by_id!(list, agenda);

/// The editions that the actor may see.
fn edities(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(EditieById: edities, editie);

/// The editions that were adopted and hold on a day. Those being shaped never hold, whoever asks.
fn in_force(op: &Op, day: NaiveDate) -> Select<Entity> {
    edities(op)
        .filter(Column::Status.is_in(policy::OPENBAAR))
        .filter(valid_on(Column::GeldigVan, Column::GeldigTot, day))
}

/// The editions of a domain, or those that hold on a day, or both; as keys.
pub(crate) fn edities_of(op: &Op, domein: Option<Domein>, day: Option<NaiveDate>) -> SelectStatement {
    let rows = match day {
        Some(day) => in_force(op, day),
        None => edities(op),
    };
    rows.select_only()
        .column(Column::Id)
        .join(JoinType::InnerJoin, entity::editie::Relation::Agenda.def())
        .filter(Condition::all().add_option(domein.map(|domein| agenda::Column::Domein.eq(domein))))
        .into_query()
}

/// The edition of a domain that holds on a day.
pub(super) async fn of_domain(op: &Op, domein: Domein, day: NaiveDate) -> Result<Option<Model>> {
    let rows = in_force(op, day)
        .join(JoinType::InnerJoin, entity::editie::Relation::Agenda.def())
        .filter(agenda::Column::Domein.eq(domein))
        .order_by_desc(Column::GeldigVan);
    Ok(rows.one(op.read()).await?)
}

/// The edition of an agenda that holds on a day.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct InForce {
    pub(super) agenda: Uuid,
    pub(super) day: NaiveDate,
}

impl Key for InForce {
    type Row = Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Model>> {
        let mut found = HashMap::with_capacity(keys.len());
        for (day, agendas) in grouped(keys, |key| (key.day, key.agenda)) {
            let rows = in_force(op, day).filter(op.db.any_of(Column::AgendaId, agendas));
            let key = |agenda| Self { agenda, day };
            let rows = rows.all(op.read()).await?;
            found.extend(rows.into_iter().map(|row| (key(row.agenda_id), row)));
        }
        Ok(found)
    }
}

/// The editions of an agenda, by number.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Edities;

impl Nested for Edities {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        edities(op)
    }

    fn parent(self) -> ParentColumn {
        Column::AgendaId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NUMMER
    }
}
