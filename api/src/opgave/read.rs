//! Reading ontwikkelopgaven and what they rest on: always through [`policy`].

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    agenda::Domein,
    leervraag, onderbouwing,
    opgave::{Column, Entity, Model},
    opgave_thema,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, JoinType, QueryFilter, QuerySelect, QueryTrait, RelationTrait,
    Select,
};
use uuid::Uuid;

use super::policy;
use crate::{
    agenda,
    error::Result,
    graph::{
        Key, Op, Order, Page, SortValue, Window,
        load::{by_id, grouped},
        page::{self, ParentColumn},
    },
};

/// Newest first, so that those of the latest edition come first.
pub(crate) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// By number within the edition.
pub(crate) const NUMMER: Order<Entity> = Order {
    name: "nummer",
    column: Column::Nummer,
    id: Column::Id,
    desc: false,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// Onderbouwingen, last added first.
pub(super) const LAATSTE: Order<onderbouwing::Entity> = Order {
    name: "laatste",
    column: onderbouwing::Column::CreatedAt,
    id: onderbouwing::Column::Id,
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
    let (domein, day) = (filter.domein, filter.geldig_op);
    let named = (!filter.editie.is_empty()).then(|| op.db.any_of((Entity, Column::EditieId), filter.editie));
    let of = (domein.is_some() || day.is_some()).then(|| agenda::edities_of(op, domein, day));
    list(op).filter(
        Condition::all()
            .add_option(named)
            .add_option(of.map(|edities| Column::EditieId.in_subquery(edities))),
    )
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

/// What a list of ontwikkelopgaven may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The edition that they stand in; by number.
    Editie,
    /// The thema that they adopted; newest first.
    Thema,
    /// The leervraag that they rest on; newest first.
    Leervraag,
}

impl Under {
    /// The parent's key, as a column of the rows beneath it.
    fn parent(self) -> ParentColumn {
        match self {
            Self::Editie => Column::EditieId.as_column_ref(),
            Self::Thema => opgave_thema::Column::ThemaId.as_column_ref(),
            Self::Leervraag => onderbouwing::Column::LeervraagId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        match self {
            Self::Editie => &NUMMER,
            Self::Thema | Self::Leervraag => &NIEUWSTE,
        }
    }

    fn select(self, op: &Op) -> Select<Entity> {
        let rows = list(op);
        match self {
            Self::Editie => rows,
            Self::Thema => rows.join(JoinType::InnerJoin, opgave_thema::Relation::Opgave.def().rev()),
            Self::Leervraag => rows.join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def().rev()),
        }
    }
}

/// A page of the ontwikkelopgaven under one parent.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct PageUnder {
    pub(crate) under: Under,
    pub(crate) parent: Uuid,
    pub(crate) window: Window,
}

impl Key for PageUnder {
    type Row = Page<Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let mut pages = HashMap::with_capacity(keys.len());
        for ((under, window), parents) in grouped(keys, |key| ((key.under, key.window.clone()), key.parent)) {
            let (rows, column) = (under.select(op), under.parent());
            let found = page::page_per_parent(op, rows, column, &parents, under.order(), &window).await?;
            let key = |parent| Self {
                under,
                parent,
                window: window.clone(),
            };
            pages.extend(found.into_iter().map(|(parent, page)| (key(parent), page)));
        }
        Ok(pages)
    }
}

/// How many ontwikkelopgaven there are under one parent.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct CountUnder {
    pub(crate) under: Under,
    pub(crate) parent: Uuid,
}

impl Key for CountUnder {
    type Row = u64;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, u64>> {
        let mut counts = HashMap::with_capacity(keys.len());
        for (under, parents) in grouped(keys, |key| (key.under, key.parent)) {
            let found = page::count_per_parent(op, under.select(op), under.parent(), &parents).await?;
            let key = |parent| Self { under, parent };
            counts.extend(found.into_iter().map(|(parent, count)| (key(parent), count)));
        }
        Ok(counts)
    }
}

/// The onderbouwingen that the actor may see.
pub(super) fn onderbouwingen(op: &Op) -> Select<onderbouwing::Entity> {
    onderbouwing::Entity::find()
        .join(JoinType::InnerJoin, onderbouwing::Relation::Opgave.def())
        .join(JoinType::InnerJoin, onderbouwing::Relation::Leervraag.def())
        .filter(policy::onderbouwing_visible(&op.actor))
}

/// One onderbouwing by its key, if the actor may see it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct OnderbouwingById(pub(crate) Uuid);

impl Key for OnderbouwingById {
    type Row = onderbouwing::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let id = (onderbouwing::Entity, onderbouwing::Column::Id);
        let wanted = op.db.any_of(id, keys.iter().map(|key| key.0));
        let rows = onderbouwingen(op).filter(wanted).all(op.read()).await?;
        Ok(rows.into_iter().map(|row| (Self(row.id), row)).collect())
    }
}

/// A page of the onderbouwingen of one ontwikkelopgave.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct OnderbouwingenPage {
    pub(super) opgave: Uuid,
    pub(super) window: Window,
}

impl Key for OnderbouwingenPage {
    type Row = Page<onderbouwing::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let mut pages = HashMap::with_capacity(keys.len());
        for (window, parents) in grouped(keys, |key| (key.window.clone(), key.opgave)) {
            let (rows, column) = (onderbouwingen(op), onderbouwing::Column::OpgaveId.as_column_ref());
            let found = page::page_per_parent(op, rows, column, &parents, &LAATSTE, &window).await?;
            let key = |opgave| Self {
                opgave,
                window: window.clone(),
            };
            pages.extend(found.into_iter().map(|(parent, page)| (key(parent), page)));
        }
        Ok(pages)
    }
}

/// How many onderbouwingen one ontwikkelopgave has.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct OnderbouwingenCount(pub(super) Uuid);

impl Key for OnderbouwingenCount {
    type Row = u64;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, u64>> {
        let parents: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let column = onderbouwing::Column::OpgaveId.as_column_ref();
        let found = page::count_per_parent(op, onderbouwingen(op), column, &parents).await?;
        let key = |(parent, count)| (Self(parent), count);
        Ok(found.into_iter().map(key).collect())
    }
}
