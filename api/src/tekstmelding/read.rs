//! Reading reports: always through [`policy`].

use std::collections::{BTreeMap, HashMap};

use entity::tekstmelding::{Column, Entity, Model, Uitkomst};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, Select};
use uuid::Uuid;

use super::{
    policy,
    rules::{Onderwerp, Soort},
};
use crate::{
    error::Result,
    graph::{Key, Op, Order, SortValue, load::by_id},
};

/// Last reported first.
pub(super) const NIEUWSTE: Order<Entity> = Order {
    name: "nieuwste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The reports that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, tekstmelding);

/// What a list of reports is narrowed down to; an empty list of values means "any".
#[derive(Debug, Default)]
pub(super) struct Filter {
    pub(super) open: Option<bool>,
    pub(super) soort: Vec<Soort>,
}

/// The reports that the actor may see and that pass the filter.
pub(super) fn filtered(op: &Op, filter: Filter) -> Select<Entity> {
    let open = filter.open.map(|open| match open {
        true => Column::Uitkomst.is_null(),
        false => Column::Uitkomst.is_not_null(),
    });
    let of_kind = filter
        .soort
        .into_iter()
        .fold(None, |any: Option<Condition>, soort| {
            Some(
                any.unwrap_or_else(Condition::any)
                    .add(soort.kolom().is_not_null()),
            )
        });
    list(op).filter(Condition::all().add_option(open).add_option(of_kind))
}

/// What a report is about, for who was told of it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Over(pub(super) Uuid);

impl Key for Over {
    type Row = Onderwerp;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Onderwerp>> {
        let wanted = op.db.any_of(Column::Id, keys.iter().map(|key| key.0));
        // tidy: all rows, because whoever asks was told what became of the text, and sees it as far as its own policy says
        let rows = Entity::find().filter(wanted).all(op.read()).await?;
        let of = |row: Model| Some((Self(row.id), Onderwerp::of(&row)?));
        Ok(rows.into_iter().filter_map(of).collect())
    }
}

/// The report for which a text was hidden last.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct VerborgenOm(pub(super) Onderwerp);

impl Key for VerborgenOm {
    type Row = Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Model>> {
        let mut per_kind: BTreeMap<Soort, Vec<Uuid>> = BTreeMap::new();
        for VerborgenOm(over) in keys {
            per_kind.entry(over.soort).or_default().push(over.id);
        }
        let any = per_kind.into_iter().fold(Condition::any(), |any, (soort, ids)| {
            any.add(op.db.any_of(soort.kolom(), ids))
        });
        // tidy: all rows, because whoever asks has read the hidden text, which only those do who may know why
        let rows = Entity::find()
            .filter(any)
            .filter(Column::Uitkomst.eq(Uitkomst::Gegrond))
            .order_by_asc(Column::AfgehandeldOp)
            .order_by_asc(Column::Id);
        let of = |row: Model| Some((Self(Onderwerp::of(&row)?), row));
        // Of several the last one stays.
        Ok(rows.all(op.read()).await?.into_iter().filter_map(of).collect())
    }
}
