//! Reading the versions of leervragen.

use entity::{
    leervraag::{Column, Entity},
    leervraag_versie,
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, Select};
use uuid::Uuid;

use crate::{
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn, versie::Versioned},
    leervraag::policy,
};

/// The order of versions: latest first.
const VERSIES: Order<leervraag_versie::Entity> = Order {
    name: "versie",
    column: leervraag_versie::Column::Nummer,
    id: leervraag_versie::Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

fn versies(op: &Op) -> Select<leervraag_versie::Entity> {
    let to_leervraag = leervraag_versie::Entity::belongs_to(Entity)
        .from(leervraag_versie::Column::LeervraagId)
        .to(Column::Id)
        .into();
    leervraag_versie::Entity::find()
        .join(JoinType::InnerJoin, to_leervraag)
        .filter(policy::versie_visible(&op.actor))
}

by_id!(VersieById: versies, leervraag_versie);

/// The versions of a leervraag, latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::leervraag) struct Versies;

impl Nested for Versies {
    type Entity = leervraag_versie::Entity;

    fn rows(self, op: &Op) -> Select<leervraag_versie::Entity> {
        versies(op)
    }

    fn parent(self) -> ParentColumn {
        leervraag_versie::Column::LeervraagId.as_column_ref()
    }

    fn order(self) -> &'static Order<leervraag_versie::Entity> {
        &VERSIES
    }
}

impl Versioned for Versies {
    const COLUMNS: [leervraag_versie::Column; 3] = [
        leervraag_versie::Column::Id,
        leervraag_versie::Column::LeervraagId,
        leervraag_versie::Column::Nummer,
    ];

    fn place(row: &leervraag_versie::Model) -> (Uuid, Uuid, i32) {
        (row.id, row.leervraag_id, row.nummer)
    }
}
