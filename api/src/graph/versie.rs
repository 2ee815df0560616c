//! Versions that are counted from 1 within an object: the one before another, for many at once.

use std::{collections::HashMap, hash::Hash};

use sea_orm::{
    Condition, EntityTrait, ExprTrait, FromQueryResult, JoinType, QueryFilter, QuerySelect, Select,
    sea_query::Expr,
};
use uuid::Uuid;

use super::{load::Key, op::Op};
use crate::error::Result;

/// A table of versions. The room that owns it says which of them the actor may see.
pub(crate) trait Versioned: Copy + Eq + Hash + Send + Sync + 'static {
    /// The table.
    type Entity: EntityTrait<Model: FromQueryResult + Clone + Send + Sync>;

    /// The primary key, the object that it is a version of, and its number.
    const COLUMNS: [<Self::Entity as EntityTrait>::Column; 3];

    /// The versions that the actor may see.
    fn versions(op: &Op) -> Select<Self::Entity>;

    /// The object and the number of a row.
    fn place(row: &<Self::Entity as EntityTrait>::Model) -> (Uuid, i32);
}

/// The version before another one, by the key of the other and its place.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(crate) struct Before<V> {
    pub(crate) list: V,
    pub(crate) versie: Uuid,
    pub(crate) place: (Uuid, i32),
}

impl<V: Versioned> Key for Before<V> {
    type Row = <V::Entity as EntityTrait>::Model;

    async fn load(op: &Op, keys: &[Self]) -> Result<HashMap<Self, Self::Row>> {
        const AFTER: &str = "volgende";
        let [id, object, number] = V::COLUMNS;
        let mut rows = V::versions(op);
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
                let (object, number) = V::place(&row);
                ((object, number + 1), row)
            })
            .collect();
        let found = keys
            .iter()
            .filter_map(|key| Some((key.clone(), before.get(&key.place)?.clone())));
        Ok(found.collect())
    }
}
