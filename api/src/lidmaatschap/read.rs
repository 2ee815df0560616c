//! Reading memberships and registrations.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{
    lidmaatschap::{Column, Entity, Model, Status},
    registratie,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, Select};
use uuid::Uuid;

use super::policy;
use crate::{
    db::valid_on,
    error::Result,
    graph::{
        Key, Op, Order, Page, SortValue, Window,
        load::{by_id, grouped},
        page,
    },
};

/// Last entered first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// Last begun first.
pub(super) const INGANGSDATUM: Order<Entity> = Order {
    name: "ingangsdatum",
    column: Column::Ingangsdatum,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Dag(row.ingangsdatum), row.id),
};

/// Which lidmaatschappen are asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Filter {
    /// Those with this status.
    pub(super) status: Option<Status>,
    /// Those that hold on this day.
    pub(super) geldig_op: Option<NaiveDate>,
}

/// The lidmaatschappen that the actor may see.
fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let valid = |day| valid_on(Column::Ingangsdatum, Column::Einddatum, day);
    list(op).filter(
        Condition::all()
            .add_option(filter.status.map(|status| Column::Status.eq(status)))
            .add_option(filter.geldig_op.map(valid)),
    )
}

by_id!(list, lidmaatschap);

/// Whose lidmaatschappen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Under {
    /// Those of a beroepsvereniging.
    Vereniging,
    /// Those of a member.
    Member,
}

impl Under {
    /// The order of the list.
    pub(super) fn order(self) -> &'static Order<Entity> {
        match self {
            Self::Vereniging => &NIEUWSTE,
            Self::Member => &INGANGSDATUM,
        }
    }

    fn column(self) -> page::ParentColumn {
        match self {
            Self::Vereniging => Column::BeroepsverenigingId,
            Self::Member => Column::MemberId,
        }
        .as_column_ref()
    }
}

/// The lidmaatschappen of one beroepsvereniging or member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct ListUnder {
    /// Whose.
    pub(super) under: Under,
    /// The key of the beroepsvereniging or member.
    pub(super) parent: Uuid,
    /// Which of them.
    pub(super) filter: Filter,
}

/// A page of such a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct PageUnder {
    /// The list.
    pub(super) list: ListUnder,
    /// The part.
    pub(super) window: Window,
}

impl Key for PageUnder {
    type Row = Page<Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let mut pages = HashMap::with_capacity(keys.len());
        let groups = grouped(keys, |key| {
            (
                (key.list.under, key.list.filter, key.window.clone()),
                key.list.parent,
            )
        });
        for ((under, filter, window), parents) in groups {
            let select = filtered(op, filter);
            let found =
                page::page_per_parent(op, select, under.column(), &parents, under.order(), &window).await?;
            pages.extend(found.into_iter().map(|(parent, page)| {
                let (list, window) = (
                    ListUnder {
                        under,
                        parent,
                        filter,
                    },
                    window.clone(),
                );
                (Self { list, window }, page)
            }));
        }
        Ok(pages)
    }
}

impl Key for ListUnder {
    type Row = u64;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let mut counts = HashMap::with_capacity(keys.len());
        for ((under, filter), parents) in grouped(keys, |key| ((key.under, key.filter), key.parent)) {
            let found = page::count_per_parent(op, filtered(op, filter), under.column(), &parents).await?;
            counts.extend(found.into_iter().map(|(parent, count)| {
                (
                    Self {
                        under,
                        parent,
                        filter,
                    },
                    count,
                )
            }));
        }
        Ok(counts)
    }
}

/// Last entered first.
pub(super) const REGISTRATIES: Order<registratie::Entity> = Order {
    name: "nieuwste",
    column: registratie::Column::CreatedAt,
    id: registratie::Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The registraties that the actor may see.
fn registraties(op: &Op) -> Select<registratie::Entity> {
    registratie::Entity::find().filter(policy::visible_registraties(&op.actor))
}

/// One registratie by its key, if the actor may see it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RegistratieById(pub(crate) Uuid);

impl Key for RegistratieById {
    type Row = registratie::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let wanted = op
            .db
            .any_of(registratie::Column::Id, keys.iter().map(|key| key.0));
        let rows = registraties(op).filter(wanted).all(op.read()).await?;
        Ok(rows.into_iter().map(|row| (Self(row.id), row)).collect())
    }
}

/// A page of the registraties of a member.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct RegistratiesPage {
    /// The member.
    pub(super) member: Uuid,
    /// The part.
    pub(super) window: Window,
}

impl Key for RegistratiesPage {
    type Row = Page<registratie::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let mut pages = HashMap::with_capacity(keys.len());
        for (window, members) in grouped(keys, |key| (key.window.clone(), key.member)) {
            let parent = registratie::Column::MemberId.as_column_ref();
            let found =
                page::page_per_parent(op, registraties(op), parent, &members, &REGISTRATIES, &window).await?;
            pages.extend(found.into_iter().map(|(member, page)| {
                let window = window.clone();
                (Self { member, window }, page)
            }));
        }
        Ok(pages)
    }
}

/// How many registraties a member has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct RegistratiesCount(pub(super) Uuid);

impl Key for RegistratiesCount {
    type Row = u64;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let members: Vec<Uuid> = keys.iter().map(|key| key.0).collect();
        let parent = registratie::Column::MemberId.as_column_ref();
        let found = page::count_per_parent(op, registraties(op), parent, &members).await?;
        Ok(found
            .into_iter()
            .map(|(member, count)| (Self(member), count))
            .collect())
    }
}
