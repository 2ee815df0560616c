//! Reading what others made of good practices.

use std::collections::HashMap;

use entity::{
    goodpractice_ervaring::{self, Oordeel},
    goodpractice_overname,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QuerySelect, RelationTrait, Select, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    error::Result,
    goodpractice::policy,
    graph::{Key, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Overnames, last begun first.
const SINDS: Order<goodpractice_overname::Entity> = Order {
    name: "sinds",
    column: goodpractice_overname::Column::Sinds,
    id: goodpractice_overname::Column::Id,
    desc: true,
    place: |row| (SortValue::Dag(row.sinds), row.id),
};

/// Ervaringen, of the last day first.
const DATUM: Order<goodpractice_ervaring::Entity> = Order {
    name: "datum",
    column: goodpractice_ervaring::Column::Datum,
    id: goodpractice_ervaring::Column::Id,
    desc: true,
    place: |row| (SortValue::Dag(row.datum), row.id),
};

/// The overnames that the actor may see.
fn overnames(op: &Op) -> Select<goodpractice_overname::Entity> {
    goodpractice_overname::Entity::find()
        .join(
            JoinType::InnerJoin,
            goodpractice_overname::Relation::Goodpractice.def(),
        )
        .filter(policy::overname_visible(&op.actor, op.today()))
}

by_id!(OvernameById: overnames, goodpractice_overname);

/// What a list of overnames may hang under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Overnames {
    /// The good practice that was taken over.
    GoodPractice,
    /// The Lerende Praktijk that took over.
    Praktijk,
}

impl Nested for Overnames {
    type Entity = goodpractice_overname::Entity;

    fn rows(self, op: &Op) -> Select<goodpractice_overname::Entity> {
        overnames(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::GoodPractice => goodpractice_overname::Column::GoodpracticeId.as_column_ref(),
            Self::Praktijk => goodpractice_overname::Column::PraktijkId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<goodpractice_overname::Entity> {
        &SINDS
    }
}

/// The ervaringen that the actor may see.
fn ervaringen(op: &Op) -> Select<goodpractice_ervaring::Entity> {
    goodpractice_ervaring::Entity::find()
        .join(
            JoinType::InnerJoin,
            goodpractice_ervaring::Relation::Overname.def(),
        )
        .join(
            JoinType::InnerJoin,
            goodpractice_overname::Relation::Goodpractice.def(),
        )
        .filter(policy::ervaring_visible(&op.actor, op.today()))
}

by_id!(ErvaringById: ervaringen, goodpractice_ervaring);

/// The ervaringen of an overname, of the last day first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::goodpractice) struct Ervaringen;

impl Nested for Ervaringen {
    type Entity = goodpractice_ervaring::Entity;

    fn rows(self, op: &Op) -> Select<goodpractice_ervaring::Entity> {
        ervaringen(op)
    }

    fn parent(self) -> ParentColumn {
        goodpractice_ervaring::Column::OvernameId.as_column_ref()
    }

    fn order(self) -> &'static Order<goodpractice_ervaring::Entity> {
        &DATUM
    }
}

/// How often a good practice was taken over with which last word about it, by the ervaringen that were shared.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::goodpractice) struct OordelenOf(pub(in crate::goodpractice) Uuid);

impl Key for OordelenOf {
    type Row = HashMap<Oordeel, i32>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use goodpractice_ervaring::Column as Ervaring;
        let of = (
            goodpractice_overname::Entity,
            goodpractice_overname::Column::GoodpracticeId,
        );
        // Whoever counts is told the same: what a praktijk keeps to itself, or editors hid, is in no number, not even its own.
        let rows: Vec<(Uuid, Oordeel, i64)> = ervaringen(op)
            .filter(policy::ervaring_gedeeld())
            .filter(Expr::cust(
                "NOT EXISTS (SELECT 1 FROM goodpractice_ervaring l WHERE l.overname_id = goodpractice_ervaring.overname_id
                    AND l.gedeeld AND l.verborgen_op IS NULL AND (l.datum, l.id) > (goodpractice_ervaring.datum, goodpractice_ervaring.id))",
            ))
            .filter(op.db.any_of(of, keys.iter().map(|key| key.0)))
            .select_only()
            .column(goodpractice_overname::Column::GoodpracticeId)
            .column(Ervaring::Oordeel)
            .column_as(Expr::cust("COUNT(*)"), "aantal")
            .group_by(goodpractice_overname::Column::GoodpracticeId)
            .group_by(Ervaring::Oordeel)
            .into_tuple()
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for (goodpractice, oordeel, number) in rows {
            let number = i32::try_from(number).unwrap_or(i32::MAX);
            found
                .entry(Self(goodpractice))
                .or_default()
                .insert(oordeel, number);
        }
        Ok(found)
    }
}
