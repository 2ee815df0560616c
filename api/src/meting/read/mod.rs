//! Reading metingen: always through [`policy`].

mod trend;

use std::collections::HashMap;

use entity::{
    meting::{Column, Entity, Model},
    meting_niveau, meting_observatie, meting_stelling, raamwerk_element, stelling,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
};
use uuid::Uuid;

pub(super) use self::trend::TrendOf;
pub(crate) use self::trend::{
    Gemeten, Naast, gemeten_in, gemeten_van, hoger, leesbaar, niveaureeks, uitslagreeks,
};
use super::policy;
use crate::{
    error::Result,
    graph::{Key, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
};

/// Last measured first.
pub(super) const VAN: Order<Entity> = Order {
    name: "van",
    column: Column::Van,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Dag(row.van), row.id),
};

/// The metingen that the actor may see.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find().filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, meting);

/// What a list of metingen hangs under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Under {
    /// The Lerende Praktijk.
    Praktijk,
    /// One of its cycli.
    Cyclus,
}

impl Nested for Under {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        match self {
            Self::Praktijk => Column::PraktijkId.as_column_ref(),
            Self::Cyclus => Column::CyclusId.as_column_ref(),
        }
    }

    fn order(self) -> &'static Order<Entity> {
        &VAN
    }
}

/// The meting that takes the place of another.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct VervangenDoor(pub(super) Uuid);

impl Key for VervangenDoor {
    type Row = Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Model>> {
        let rows = list(op).filter(
            op.db
                .any_of((Entity, Column::VervangtId), keys.iter().map(|key| key.0)),
        );
        let rows = rows.all(op.read()).await?;
        let key = |row: Model| Some((Self(row.vervangt_id?), row));
        Ok(rows.into_iter().filter_map(key).collect())
    }
}

/// A parameter of a meting, with its level.
pub(crate) type Niveau = (meting_niveau::Model, raamwerk_element::Model);

/// The parameters of a meting, in the order of the framework.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct NiveausOf(pub(super) Uuid);

impl Key for NiveausOf {
    type Row = Vec<Niveau>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let of = op.db.any_of(
            (meting_niveau::Entity, meting_niveau::Column::MetingId),
            keys.iter().map(|key| key.0),
        );
        // tidy: all rows, because whoever asks has read the meting that they belong to
        let rows = meting_niveau::Entity::find()
            .join(JoinType::InnerJoin, meting_niveau::Relation::Parameter.def())
            .select_also(raamwerk_element::Entity)
            .filter(of)
            .order_by_asc(raamwerk_element::Column::Volgorde)
            .all(op.read())
            .await?;
        Ok(gathered(rows, |row| Self(row.meting_id)))
    }
}

/// What was answered about a stelling.
pub(crate) type Uitslag = (meting_stelling::Model, stelling::Model);

/// How many respondents chose each level, lowest first, where that was counted.
pub(crate) fn verdeeld(row: &meting_niveau::Model) -> Option<[i32; 3]> {
    Some([row.laag?, row.midden?, row.hoog?])
}

/// The stellingen that were put in a meting, with what was answered.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct UitslagenOf(pub(super) Uuid);

impl Key for UitslagenOf {
    type Row = Vec<Uitslag>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let of = op.db.any_of(
            (meting_stelling::Entity, meting_stelling::Column::MetingId),
            keys.iter().map(|key| key.0),
        );
        // tidy: all rows, because whoever asks has read the meting that they belong to
        let rows = meting_stelling::Entity::find()
            .join(JoinType::InnerJoin, meting_stelling::Relation::Stelling.def())
            .select_also(stelling::Entity)
            .filter(of)
            .order_by_asc(stelling::Column::Id)
            .all(op.read())
            .await?;
        Ok(gathered(rows, |row| Self(row.meting_id)))
    }
}

/// Both rows of a join, by the object that the first belongs to.
fn gathered<K: std::hash::Hash + Eq, L, T>(
    rows: Vec<(L, Option<T>)>,
    key: impl Fn(&L) -> K,
) -> HashMap<K, Vec<(L, T)>> {
    let mut found: HashMap<K, Vec<(L, T)>> = HashMap::new();
    for (row, joined) in rows {
        let of = key(&row);
        found
            .entry(of)
            .or_default()
            .extend(joined.map(|joined| (row, joined)));
    }
    found
}

/// What was seen to work or to hinder, for who sees the praktijk from within.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct ObservatiesOf(pub(super) Uuid);

impl Key for ObservatiesOf {
    type Row = Vec<meting_observatie::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use meting_observatie::Column as Observatie;
        let of = (meting_observatie::Entity, Observatie::MetingId);
        let rows = meting_observatie::Entity::find()
            .join(JoinType::InnerJoin, meting_observatie::Relation::Meting.def())
            .filter(policy::binnen(&op.actor, op.today()))
            .filter(op.db.any_of(of, keys.iter().map(|key| key.0)))
            .order_by_asc(Observatie::Nummer)
            .all(op.read())
            .await?;
        let mut found: HashMap<Self, Self::Row> = HashMap::new();
        for row in rows {
            found.entry(Self(row.meting_id)).or_default().push(row);
        }
        Ok(found)
    }
}
