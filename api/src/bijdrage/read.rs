//! Reading bijdragen: always through [`policy`].

use entity::{
    bijdrage::{Column, Entity},
    bijdrage_melding,
    voorlegging::Status,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select, sea_query::Query};
use uuid::Uuid;

use super::policy;
use crate::{
    db::of_member,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last written first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The bijdragen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, bijdrage);

/// What a list of bijdragen is narrowed down to; an empty list of values means "any".
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) status: Vec<Status>,
    pub(super) leervraag: Vec<Uuid>,
    pub(super) goodpractice: Vec<Uuid>,
    pub(super) gemeld: bool,
    pub(super) mijn: bool,
}

/// The bijdragen that the actor may see and that pass the filter. Of who may not see reports, none was reported.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let reported = || {
        let open = Query::select()
            .column(bijdrage_melding::Column::BijdrageId)
            .from(bijdrage_melding::Entity)
            .cond_where(policy::melding_visible(&op.actor))
            .and_where(bijdrage_melding::Column::AfgehandeldOp.is_null())
            .take();
        Column::Id.in_subquery(open)
    };
    let about = |column, keys: Vec<Uuid>| (!keys.is_empty()).then(|| op.db.any_of((Entity, column), keys));
    let mine = filter
        .mijn
        .then(|| of_member(op.actor.member, Column::SchrijverId, Column::Id));
    list(op).filter(
        Condition::all()
            .add_option((!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status)))
            .add_option(about(Column::LeervraagId, filter.leervraag))
            .add_option(about(Column::GoodpracticeId, filter.goodpractice))
            .add_option(filter.gemeld.then(reported))
            .add_option(mine),
    )
}

/// Last reported first.
const GEMELD: Order<bijdrage_melding::Entity> = Order {
    name: "nieuwste",
    column: bijdrage_melding::Column::CreatedAt,
    id: bijdrage_melding::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The reports that the actor may see.
fn meldingen(op: &Op) -> Select<bijdrage_melding::Entity> {
    bijdrage_melding::Entity::find().filter(policy::melding_visible(&op.actor))
}

by_id!(MeldingById: meldingen, bijdrage_melding);

/// The reports on a bijdrage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Meldingen;

impl Nested for Meldingen {
    type Entity = bijdrage_melding::Entity;

    fn rows(self, op: &Op) -> Select<bijdrage_melding::Entity> {
        meldingen(op)
    }

    fn parent(self) -> ParentColumn {
        bijdrage_melding::Column::BijdrageId.as_column_ref()
    }

    fn order(self) -> &'static Order<bijdrage_melding::Entity> {
        &GEMELD
    }
}

/// What a list of bijdragen may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The leervraag that they are about.
    Leervraag,
    /// The good practice that they are about.
    GoodPractice,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Leervraag => Column::LeervraagId.as_column_ref(),
            Self::GoodPractice => Column::GoodpracticeId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}
