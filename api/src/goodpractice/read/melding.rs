//! Reading what members reported about good practices.

use entity::{goodpractice::Column, goodpractice_melding};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter, Select,
    sea_query::{Query, SimpleExpr},
};

use crate::{
    goodpractice::policy,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last reported first.
const GEMELD: Order<goodpractice_melding::Entity> = Order {
    name: "nieuwste",
    column: goodpractice_melding::Column::CreatedAt,
    id: goodpractice_melding::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The reports that the actor may see.
fn meldingen(op: &Op) -> Select<goodpractice_melding::Entity> {
    goodpractice_melding::Entity::find().filter(policy::melding_visible(&op.actor))
}

by_id!(MeldingById: meldingen, goodpractice_melding);

/// Reported since an editor last looked, as far as the actor may know: of who may not see reports, nothing was.
pub(super) fn gemeld(op: &Op) -> SimpleExpr {
    let open = Query::select()
        .column(goodpractice_melding::Column::GoodpracticeId)
        .from(goodpractice_melding::Entity)
        .cond_where(policy::melding_visible(&op.actor))
        .and_where(goodpractice_melding::Column::AfgehandeldOp.is_null())
        .take();
    Column::Id.in_subquery(open)
}

/// The reports on a good practice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::goodpractice) struct Meldingen;

impl Nested for Meldingen {
    type Entity = goodpractice_melding::Entity;

    fn rows(self, op: &Op) -> Select<goodpractice_melding::Entity> {
        meldingen(op)
    }

    fn parent(self) -> ParentColumn {
        goodpractice_melding::Column::GoodpracticeId.as_column_ref()
    }

    fn order(self) -> &'static Order<goodpractice_melding::Entity> {
        &GEMELD
    }
}
