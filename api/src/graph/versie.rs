//! Versions that are counted from 1 within an object: the one before another, for many at once.

use std::collections::HashMap;

use sea_orm::{Condition, EntityTrait, ExprTrait, JoinType, QueryFilter, QuerySelect, sea_query::Expr};
use uuid::Uuid;

use super::{load::Key, nested::Nested, op::Op};
use crate::error::Result;

/// The versions of an object, as a list that hangs under it.
pub(crate) trait Versioned: Nested {
    /// The primary key, the object that it is a version of, and its number.
    const COLUMNS: [<Self::Entity as EntityTrait>::Column; 3];

    /// The same three of a row.
    fn place(row: &<Self::Entity as EntityTrait>::Model) -> (Uuid, Uuid, i32);
}

/// The version before another one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Before<V> {
    list: V,
    versie: Uuid,
    object: Uuid,
    nummer: i32,
}

impl<V: Versioned> Before<V> {
    /// The one before this row.
    pub(crate) fn of(list: V, row: &<V::Entity as EntityTrait>::Model) -> Self {
        let (versie, object, nummer) = V::place(row);
        Self {
            list,
            versie,
            object,
            nummer,
        }
    }
}

impl<V: Versioned> Key for Before<V> {
    type Row = <V::Entity as EntityTrait>::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        const AFTER: &str = "volgende";
        let [id, object, number] = V::COLUMNS;
        let Some(first) = keys.first() else {
            return Ok(HashMap::new());
        };
        let mut rows = first.list.rows(op);
        // From the key of each version to its object and number, and from there to the one before.
        let same = Expr::col((AFTER, object)).equals((V::Entity::default(), object));
        let next = Expr::col((V::Entity::default(), number)).eq(Expr::col((AFTER, number)).sub(1));
        QuerySelect::query(&mut rows).join_as(
            JoinType::InnerJoin,
            V::Entity::default(),
            AFTER,
            Condition::all().add(same).add(next),
        );
        let asked = op.db.any_of((AFTER, id), keys.iter().map(|key| key.versie));
        let rows = rows.filter(asked).all(op.read()).await?;
        let before: HashMap<(Uuid, i32), Self::Row> = rows
            .into_iter()
            .map(|row| {
                let (_, object, number) = V::place(&row);
                ((object, number + 1), row)
            })
            .collect();
        let found = keys.iter().filter_map(|key| {
            let row = before.get(&(key.object, key.nummer))?;
            Some((key.clone(), row.clone()))
        });
        Ok(found.collect())
    }
}
