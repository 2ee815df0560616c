//! Reading memberships and registrations.

use chrono::NaiveDate;
use entity::{
    lidmaatschap::{Column, Entity, Status},
    registratie,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use super::policy;
use crate::{
    db::valid_on,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// Last begun first.
pub(super) const INGANGSDATUM: Order<Entity> = Order {
    name: "ingangsdatum",
    column: Column::Ingangsdatum,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Dag(row.ingangsdatum), row.id),
};

/// Which lidmaatschappen are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Filter {
    /// Those with this status.
    pub(super) status: Option<Status>,
    /// Those that hold on this day.
    pub(super) geldig_op: Option<NaiveDate>,
}

/// The lidmaatschappen that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let valid = |day| valid_on(Column::Ingangsdatum, Column::Einddatum, day);
    list(op).filter(
        Condition::all()
            .add_option(filter.status.map(|status| Column::Status.eq(status)))
            .add_option(filter.geldig_op.map(valid)),
    )
}

by_id!(list, lidmaatschap);

/// Whose lidmaatschappen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Under {
    /// Those of a beroepsvereniging.
    Vereniging,
    /// Those of a member.
    Member,
}

/// The lidmaatschappen under one kind of object that pass a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct FilteredUnder {
    /// Under what.
    pub(super) under: Under,
    /// Which of them.
    pub(super) filter: Filter,
}

impl Nested for FilteredUnder {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        filtered(op, self.filter)
    }

    fn parent(self) -> ParentColumn {
        match self.under {
            Under::Vereniging => Column::BeroepsverenigingId,
            Under::Member => Column::MemberId,
        }
        .as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        match self.under {
            Under::Vereniging => &NIEUWSTE,
            Under::Member => &INGANGSDATUM,
        }
    }
}

/// Last entered first.
pub(super) const REGISTRATIES: Order<registratie::Entity> = Order {
    name: "nieuwste",
    column: registratie::Column::CreatedAt,
    id: registratie::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The registraties that the actor may see.
fn registraties(op: &Op) -> Select<registratie::Entity> {
    registratie::Entity::find().filter(policy::visible_registraties(&op.actor))
}

by_id!(RegistratieById: registraties, registratie);

/// The registraties of a member, last entered first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Registraties;

impl Nested for Registraties {
    type Entity = registratie::Entity;

    fn rows(self, op: &Op) -> Select<registratie::Entity> {
        registraties(op)
    }

    fn parent(self) -> ParentColumn {
        registratie::Column::MemberId.as_column_ref()
    }

    fn order(self) -> &'static Order<registratie::Entity> {
        &REGISTRATIES
    }
}
