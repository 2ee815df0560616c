//! Reading thema's and bundelingen: always through [`policy`].

mod aandacht;
mod bundelingen;
mod versies;
mod voorstellen;

use entity::{
    bundeling, leervraag, opgave_thema,
    thema::{Column, Entity, Status},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationTrait,
    Select,
};
use uuid::Uuid;

pub(super) use self::{
    aandacht::{FeitenOf, WACHT, ongebundeld},
    versies::Versies,
    voorstellen::{Samen, groepen, voorstellen},
};
pub(crate) use self::{
    bundelingen::{BundelingById, Bundelingen, ThemasVan, bundelingen_of, evidence},
    versies::VersieById,
};
use super::{policy, rules::Aandacht};
use crate::{
    change::Change,
    db::any_of,
    error::Result,
    graph::{Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

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
    /// Only those that stand under no other thema.
    pub(super) bovenste: bool,
    /// Those that an editor should look at, for one of these.
    pub(super) aandacht: Vec<Aandacht>,
}

/// The thema's that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, thema);

/// The thema's that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let status = (!filter.status.is_empty()).then(|| Column::Status.is_in(filter.status));
    let top = filter.bovenste.then(|| Column::OuderId.is_null());
    let eye = (!filter.aandacht.is_empty()).then(|| aandacht::needs_eye(op, &filter.aandacht));
    list(op).filter(
        Condition::all()
            .add_option(status)
            .add_option(top)
            .add_option(eye),
    )
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

/// What a list of thema's may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The thema that they stand under.
    Ouder,
    /// The leervraag that they bundle now.
    Leervraag,
    /// The ontwikkelopgave that adopted them.
    Opgave,
}

impl Nested for Under {
    type Entity = Entity;

    /// The parent's key, as a column of the rows beneath it.
    fn parent(self) -> ParentColumn {
        match self {
            Self::Ouder => Column::OuderId.as_column_ref(),
            Self::Leervraag => bundeling::Column::LeervraagId.as_column_ref(),
            Self::Opgave => opgave_thema::Column::OpgaveId.as_column_ref(),
        }
    }

    fn rows(self, op: &Op) -> Select<Entity> {
        let rows = list(op);
        match self {
            Self::Ouder => rows,
            Self::Leervraag => rows
                .join(JoinType::InnerJoin, bundeling::Relation::Thema.def().rev())
                .filter(bundeling::Column::Tot.is_null()),
            Self::Opgave => rows.join(JoinType::InnerJoin, opgave_thema::Relation::Thema.def().rev()),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &NAAM
    }
}

/// The states of these thema's as far as the actor may see them, within a change that relies on them.
pub(crate) async fn states(op: &Op, change: &Change, themas: &[Uuid]) -> Result<Vec<Status>> {
    let wanted = any_of(op.db.backend(), Column::Id, themas.iter().copied());
    let rows = list(op).select_only().column(Column::Status).filter(wanted);
    Ok(rows.into_tuple().all(&**change).await?)
}
