//! Reading reactions: always through [`policy`].

use std::collections::HashMap;

use entity::reactie::{Column, Entity, Standpunt};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select, sea_query::Expr};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{
        Key, Nested, Op, Order, SortValue,
        load::{by_id, grouped},
        page::ParentColumn,
    },
};

/// Last sent first.
pub(super) const LAATSTE: Order<Entity> = Order {
    name: "laatste",
    column: Column::CreatedAt,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Moment(row.created_at), row.id),
};

/// The reactions that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor))
}

by_id!(list, reactie);

/// What a list of reactions may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The edition: all reactions, on it as a whole and on its ontwikkelopgaven.
    Editie,
    /// The ontwikkelopgave.
    Opgave,
}

impl Under {
    fn column(self) -> Column {
        match self {
            Self::Editie => Column::EditieId,
            Self::Opgave => Column::OpgaveId,
        }
    }
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        self.column().as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &LAATSTE
    }
}

/// How many standing reactions there are of each standpunt, and how many nobody answered yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::reactie) struct Telling {
    /// By standpunt; what is missing is none.
    pub(super) standpunten: HashMap<Standpunt, i32>,
    /// Without an answer.
    pub(super) onbeantwoord: i32,
}

/// The count of the reactions under a parent.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct TellingVan {
    pub(super) under: Under,
    pub(super) parent: Uuid,
}

impl Key for TellingVan {
    type Row = Telling;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Telling>> {
        let mut found: HashMap<Self, Telling> =
            keys.iter().map(|key| (key.clone(), Telling::default())).collect();
        for (under, parents) in grouped(keys, |key| (key.under, key.parent)) {
            let column = under.column();
            let rows: Vec<(Uuid, Standpunt, i64, i64)> = list(op)
                .filter(Column::IngetrokkenOp.is_null())
                .filter(op.db.any_of(column, parents))
                .select_only()
                .columns([column, Column::Standpunt])
                .column_as(Expr::cust("COUNT(*)"), "aantal")
                .column_as(Expr::cust("COUNT(antwoord)"), "beantwoord")
                .group_by(column)
                .group_by(Column::Standpunt)
                .into_tuple()
                .all(op.read())
                .await?;
            for (parent, standpunt, all, answered) in rows {
                let telling = found.entry(Self { under, parent }).or_default();
                let number = |n: i64| i32::try_from(n).unwrap_or(i32::MAX);
                telling.standpunten.insert(standpunt, number(all));
                telling.onbeantwoord = telling.onbeantwoord.saturating_add(number(all - answered));
            }
        }
        Ok(found)
    }
}
