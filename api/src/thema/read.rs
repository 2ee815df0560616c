//! Reading thema's and bundelingen: always through [`policy`].

use entity::{
    bundeling, leervraag,
    thema::{Column, Entity, Status},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationTrait,
    Select,
};
use uuid::Uuid;

use super::policy;
use crate::graph::{Op, Order, SortValue, load::by_id};

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

/// Which thema's a list holds; an empty list of values means "any".
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// In one of these states.
    pub(super) status: Vec<Status>,
}

/// The thema's that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, thema);

/// The thema's that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let status = (!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status));
    list(op).filter(Condition::all().add_option(status))
}

/// The leervragen that are bundled now in one of these thema's, as far as the actor may see the thema.
pub(crate) fn bundled(op: &Op, themas: Vec<Uuid>) -> Condition {
    use bundeling::Column as Bundeling;
    let leervragen = bundeling::Entity::find()
        .select_only()
        .column(Bundeling::LeervraagId)
        .join(JoinType::InnerJoin, bundeling::Relation::Thema.def())
        .filter(policy::visible(&op.actor))
        .filter(Bundeling::Tot.is_null())
        .filter(op.db.any_of((bundeling::Entity, Bundeling::ThemaId), themas));
    Condition::all().add(leervraag::Column::Id.in_subquery(leervragen.into_query()))
}
