//! Reading invitations: always through [`policy`].

use chrono::{DateTime, Utc};
use entity::uitnodiging::{Column, Entity, Status};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};

use super::{policy, rules::Stand};
use crate::{
    db::of_member,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Latest first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The invitations that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, uitnodiging);

/// Those that stand so now.
fn in_stand(stand: Stand, now: DateTime<Utc>) -> Condition {
    let is = |status: Status| Condition::all().add(Column::Status.eq(status));
    match stand {
        Stand::Uitgenodigd => is(Status::Uitgenodigd).add(Column::VerlooptOp.gt(now)),
        Stand::Verlopen => is(Status::Uitgenodigd).add(Column::VerlooptOp.lte(now)),
        Stand::Aanvaard => is(Status::Aanvaard),
        Stand::Afgeslagen => is(Status::Afgeslagen),
        Stand::Ingetrokken => is(Status::Ingetrokken),
    }
}

/// The invitations of the actor, those that stand so now or all.
pub(super) fn own(op: &Op, stand: Option<Stand>) -> Select<Entity> {
    let own = of_member(op.actor.member, Column::MemberId, Column::Id);
    let stand = stand.map(|stand| in_stand(stand, op.now()));
    list(op).filter(Condition::all().add(own).add_option(stand))
}

/// The invitations of a praktijk, those that stand so now or all.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct OfPraktijk(pub(super) Option<Stand>);

impl Nested for OfPraktijk {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        let stand = self.0.map(|stand| in_stand(stand, op.now()));
        list(op).filter(Condition::all().add_option(stand))
    }

    fn parent(self) -> ParentColumn {
        Column::PraktijkId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}
