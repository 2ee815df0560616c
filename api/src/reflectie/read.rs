//! Reading reflecties: always through [`policy`].

use std::collections::HashMap;

use entity::{
    raamwerk_element,
    reflectie::{self, Column, Entity, Model},
    reflectie_factor,
};
use sea_orm::{
    ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select,
    SelectTwo, sea_query::Expr,
};
use uuid::Uuid;

use super::policy;
use crate::{
    error::Result,
    graph::{Key, Link, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn, versie::Versioned},
};

/// The latest version first.
const NUMMER: Order<Entity> = Order {
    name: "nummer",
    column: Column::Nummer,
    id: Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

/// The reflecties that the actor may see, in every version.
pub(super) fn list(op: &Op) -> Select<Entity> {
    Entity::find()
        .join(JoinType::InnerJoin, reflectie::Relation::Cyclus.def())
        .filter(policy::visible(&op.actor, op.today()))
}

by_id!(list, reflectie);

/// The versions of the reflectie of a cyclus, latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Reflecties;

impl Nested for Reflecties {
    type Entity = Entity;

    fn rows(self, op: &Op) -> Select<Entity> {
        list(op)
    }

    fn parent(self) -> ParentColumn {
        Column::CyclusId.as_column_ref()
    }

    fn order(self) -> &'static Order<Entity> {
        &NUMMER
    }
}

impl Versioned for Reflecties {
    const COLUMNS: [Column; 3] = [Column::Id, Column::CyclusId, Column::Nummer];

    fn place(row: &Model) -> (Uuid, Uuid, i32) {
        (row.id, row.cyclus_id, row.nummer)
    }
}

/// The latest version of the reflectie of a cyclus.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct LaatsteVan(pub(crate) Uuid);

impl Key for LaatsteVan {
    type Row = Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Model>> {
        let of = (Entity, Column::CyclusId);
        let rows = list(op)
            .filter(op.db.any_of(of, keys.iter().map(|key| key.0)))
            .filter(Expr::cust(
                "reflectie.nummer = (SELECT MAX(l.nummer) FROM reflectie l WHERE l.cyclus_id = reflectie.cyclus_id)",
            ));
        let rows = rows.all(op.read()).await?;
        Ok(rows.into_iter().map(|row| (Self(row.cyclus_id), row)).collect())
    }
}

/// The factors on which a praktijk is stuck, by a reflectie.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct FactorenOf(pub(super) Uuid);

impl Key for FactorenOf {
    type Row = Vec<raamwerk_element::Model>;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        let link = Link {
            of: reflectie_factor::Column::ReflectieId,
            owner: |row: &reflectie_factor::Model| row.reflectie_id,
            to: reflectie_factor::Column::FactorId,
            id: raamwerk_element::Column::Id,
        };
        let in_order = |rows: SelectTwo<reflectie_factor::Entity, raamwerk_element::Entity>| {
            rows.order_by_asc(raamwerk_element::Column::Volgorde)
                .order_by_asc(raamwerk_element::Column::Id)
        };
        link.read(op, keys.iter().map(|key| key.0), in_order, Self).await
    }
}
