//! Reading who takes part.

use entity::deelname;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Select};

use crate::{
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
    praktijk::policy,
};

/// Deelnames, first entered first.
const OUDSTE: Order<deelname::Entity> = Order {
    name: "oudste",
    column: deelname::Column::CreatedAt,
    id: deelname::Column::Id,
    desc: false,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

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
