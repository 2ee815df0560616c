//! Reading inzichten: always through [`policy`].

use std::collections::HashMap;

use entity::{
    activiteit,
    inzicht::{Column, Entity},
    inzicht_factor, inzicht_leervraag, raamwerk_element,
    voorlegging::Status,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait,
    Select, SelectTwo,
    sea_query::{Query, SimpleExpr},
};
use uuid::Uuid;

use super::policy;
use crate::{
    activiteit::visible,
    db::of_member,
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The inzichten that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, inzicht);

/// What a list of inzichten is narrowed down to; an empty list of values means "any".
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) status: Vec<Status>,
    pub(super) activiteit: Vec<Uuid>,
    pub(super) factor: Vec<Uuid>,
    pub(super) mijn: bool,
}

/// The inzichten that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let filed = |factoren: Vec<Uuid>| {
        let filed = Query::select()
            .column(inzicht_factor::Column::InzichtId)
            .from(inzicht_factor::Entity)
            .and_where(op.db.any_of(inzicht_factor::Column::ElementId, factoren))
            .take();
        Column::Id.in_subquery(filed)
    };
    let mine = filter
        .mijn
        .then(|| of_member(op.actor.member, Column::IndienerId, Column::Id));
    list(op).filter(
        Condition::all()
            .add_option((!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status)))
            .add_option((!filter.activiteit.is_empty()).then(|| of_activiteit(op, filter.activiteit)))
            .add_option((!filter.factor.is_empty()).then(|| filed(filter.factor)))
            .add_option(mine),
    )
}

/// Yielded by one of these activiteiten, as far as the actor may see the activiteit.
fn of_activiteit(op: &Op, activiteiten: Vec<Uuid>) -> SimpleExpr {
    let seen = Query::select()
        .column(activiteit::Column::Id)
        .from(activiteit::Entity)
        .and_where(
            op.db
                .any_of((activiteit::Entity, activiteit::Column::Id), activiteiten),
        )
        .cond_where(visible(&op.actor, op.today()))
        .take();
    Column::ActiviteitId.in_subquery(seen)
}

/// The werkzame factoren under which an inzicht is filed, in the order of their framework.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct FactorenOf(pub(super) Uuid);

impl Key for FactorenOf {
    type Row = Vec<raamwerk_element::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: inzicht_factor::Column::InzichtId,
            owner: |row: &inzicht_factor::Model| row.inzicht_id,
            to: inzicht_factor::Column::ElementId,
            id: raamwerk_element::Column::Id,
        };
        let keys = keys.iter().map(|key| key.0);
        let narrow = |rows: SelectTwo<inzicht_factor::Entity, raamwerk_element::Entity>| {
            rows.order_by_asc(raamwerk_element::Column::Volgorde)
                .order_by_asc(raamwerk_element::Column::Id)
        };
        link.read(op, keys, narrow, Self).await
    }
}

/// What a list of inzichten may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The activiteit that yielded them.
    Activiteit,
    /// The werkzame factor that they are filed under.
    Factor,
    /// The leervraag that they raised.
    Leervraag,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        let join = |link: sea_orm::RelationDef| list(op).join(JoinType::InnerJoin, link.rev());
        match self {
            Self::Activiteit => list(op),
            Self::Factor => join(inzicht_factor::Relation::Inzicht.def()),
            Self::Leervraag => join(inzicht_leervraag::Relation::Inzicht.def()),
        }
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Activiteit => Column::ActiviteitId.as_column_ref(),
            Self::Factor => inzicht_factor::Column::ElementId.as_column_ref(),
            Self::Leervraag => inzicht_leervraag::Column::LeervraagId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &NIEUWSTE
    }
}
