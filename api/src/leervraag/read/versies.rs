//! Reading the versions of leervragen.

use std::collections::HashMap;

use entity::{
    leervraag::{Column, Entity},
    leervraag_versie,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect, Select,
    sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    error::Result,
    graph::{Key, Nested, Op, Order, SortValue, load::by_id, page::ParentColumn},
    leervraag::policy,
};

/// The order of versions: latest first.
const VERSIES: Order<leervraag_versie::Entity> = Order {
    name: "versie",
    column: leervraag_versie::Column::Nummer,
    id: leervraag_versie::Column::Id,
    desc: true,
    place: |row| (SortValue::Getal(row.nummer), row.id),
};

fn versies(op: &Op) -> Select<leervraag_versie::Entity> {
    let to_leervraag = leervraag_versie::Entity::belongs_to(Entity)
        .from(leervraag_versie::Column::LeervraagId)
        .to(Column::Id)
        .into();
    leervraag_versie::Entity::find()
        .join(JoinType::InnerJoin, to_leervraag)
        .filter(policy::inside(&op.actor))
}

by_id!(VersieById: versies, leervraag_versie);

/// The versions of a leervraag, latest first.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::leervraag) struct Versies;

impl Nested for Versies {
    type Entity = leervraag_versie::Entity;

    fn rows(self, op: &Op) -> Select<leervraag_versie::Entity> {
        versies(op)
    }

    fn parent(self) -> ParentColumn {
        leervraag_versie::Column::LeervraagId.as_column_ref()
    }

    fn order(self) -> &'static Order<leervraag_versie::Entity> {
        &VERSIES
    }
}

/// The version before another one, by the key of the other.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(in crate::leervraag) struct Before {
    pub(in crate::leervraag) versie: Uuid,
    pub(in crate::leervraag) leervraag: Uuid,
    pub(in crate::leervraag) nummer: i32,
}

impl Key for Before {
    type Row = leervraag_versie::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        use leervraag_versie::Column as Versie;
        const AFTER: &str = "volgende";
        let mut rows = versies(op);
        // From the key of each version to its leervraag and number, and from there to the one before.
        let same =
            Expr::col((AFTER, Versie::LeervraagId)).equals((leervraag_versie::Entity, Versie::LeervraagId));
        let next =
            Expr::col((leervraag_versie::Entity, Versie::Nummer))
                .eq(Expr::col((AFTER, Versie::Nummer)).sub(1));
        QuerySelect::query(&mut rows).join_as(
            JoinType::InnerJoin,
            leervraag_versie::Entity,
            AFTER,
            Condition::all().add(same).add(next),
        );
        let asked = op
            .db
            .any_of((AFTER, Versie::Id), keys.iter().map(|key| key.versie));
        let rows = rows.filter(asked).all(op.read()).await?;
        let before: HashMap<(Uuid, i32), leervraag_versie::Model> = rows
            .into_iter()
            .map(|row| ((row.leervraag_id, row.nummer + 1), row))
            .collect();
        let found = keys.iter().filter_map(|key| {
            let row = before.get(&(key.leervraag, key.nummer))?;
            Some((key.clone(), row.clone()))
        });
        Ok(found.collect())
    }
}
