//! Reading ontwikkelopgaven and what they rest on: always through [`policy`].

use chrono::NaiveDate;
use entity::{
    agenda::Domein,
    editie, leervraag, onderbouwing,
    opgave::{Column, Entity},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationTrait,
    Select, sea_query::Query,
};
use uuid::Uuid;

use super::policy;
use crate::{
    db::valid_on,
    graph::{Op, Order, SortValue, load::by_id},
};

/// Newest first, so that those of the latest edition come first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// Which ontwikkelopgaven a list holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Filter {
    /// In one of these editions; empty means "any".
    pub(super) editie: Vec<Uuid>,
    /// In an edition of the agenda of this domain.
    pub(super) domein: Option<Domein>,
    /// In an edition that was adopted and holds on this day.
    pub(super) geldig_op: Option<NaiveDate>,
}

/// The ontwikkelopgaven that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, opgave);

/// The ontwikkelopgaven that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let edities =
        (!filter.editie.is_empty()).then(|| op.db.any_of((Entity, Column::EditieId), filter.editie));
    list(op).filter(Condition::all().add_option(edities))
}

/// The leervragen beneath one of these ontwikkelopgaven, as far as the actor may see the ontwikkelopgave.
pub(crate) fn founded(op: &Op, opgaven: Vec<Uuid>) -> Condition {
    use onderbouwing::Column as Onderbouwing;
    let leervragen = onderbouwing::Entity::find()
        .select_only()
        .column(Onderbouwing::LeervraagId)
        .join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def())
        .filter(policy::visible(&op.actor))
        .filter(
            op.db
                .any_of((onderbouwing::Entity, Onderbouwing::OpgaveId), opgaven),
        );
    Condition::all().add(leervraag::Column::Id.in_subquery(leervragen.into_query()))
}
