//! Reading the versions of good practices.

use entity::goodpractice_versie;
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select};
use uuid::Uuid;

use crate::{
    goodpractice::policy,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn, versie::Versioned},
};

/// Versions, latest first.
const VERSIES: Order<goodpractice_versie::Entity> = Order {
    name: "versie",
    column: goodpractice_versie::Column::Nummer,
    id: goodpractice_versie::Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The versions that the actor may see.
fn versies(op: &Op) -> Select<goodpractice_versie::Entity> {
    goodpractice_versie::Entity::find()
        .join(
            JoinType::InnerJoin,
            goodpractice_versie::Relation::Goodpractice.def(),
        )
        .filter(policy::versie_visible(&op.actor, op.today()))
}

by_id!(VersieById: versies, goodpractice_versie);

/// The versions of a good practice, latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::goodpractice) struct Versies;

impl Nested for Versies {
    type Entity = goodpractice_versie::Entity;

    fn rows(self, op: &Op) -> Select<goodpractice_versie::Entity> {
        versies(op)
    }

    fn parent(self) -> ParentColumn {
        goodpractice_versie::Column::GoodpracticeId.as_column_ref()
    }

    fn order(self) -> &'static Order<goodpractice_versie::Entity> {
        &VERSIES
    }
}

impl Versioned for Versies {
    const COLUMNS: [goodpractice_versie::Column; 3] = [
        goodpractice_versie::Column::Id,
        goodpractice_versie::Column::GoodpracticeId,
        goodpractice_versie::Column::Nummer,
    ];

    fn place(row: &goodpractice_versie::Model) -> (Uuid, Uuid, i32) {
        (row.id, row.goodpractice_id, row.nummer)
    }
}
