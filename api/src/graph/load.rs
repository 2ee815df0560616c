//! Batches: keys that are met while a level of the answer is resolved are read in one statement.
//!
//! There is one reader per request and it holds the actor, so a batch cannot show what a single read would hide.

use std::{collections::HashMap, future::Future, hash::Hash, time::Duration};

use async_graphql::{
    dataloader::{DataLoader, Loader},
    runtime::{Timer, TokioSpawner},
};
use futures::{
    future::{BoxFuture, FutureExt},
    task::{FutureObj, Spawn, SpawnError},
};
use uuid::Uuid;

use super::op::Op;
use crate::{
    db::Counter,
    error::{Error, Result},
};

/// What a row is found by. The room that owns the table writes the key and its query.
pub(crate) trait Key: Clone + Eq + Hash + Send + Sync + 'static {
    /// What is found.
    type Row: Clone + Send + Sync + 'static;

    /// Reads many at once; what is absent or not visible is left out.
    fn load(op: &Op, keys: &[Self]) -> impl Future<Output = Result<HashMap<Self, Self::Row>>> + Send;
}

/// The one loader of an operation.
pub(crate) struct Reader(pub(super) Op);

/// A key on its way through the framework: the wrapper lets one implementation serve all keys.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked<K>(pub(super) K);

impl<K: Key> Loader<Asked<K>> for Reader {
    type Value = K::Row;
    type Error = Error;

    async fn load(&self, keys: &[Asked<K>]) -> Result<HashMap<Asked<K>, K::Row>> {
        let keys: Vec<K> = keys.iter().map(|key| key.0.clone()).collect();
        let rows = K::load(&self.0, &keys).await?;
        Ok(rows.into_iter().map(|(key, row)| (Asked(key), row)).collect())
    }
}

/// Sorts keys into groups that one statement can serve: `split` gives what a group shares, and the parent's key.
pub(crate) fn grouped<K, G: Eq + Hash>(keys: &[K], split: impl Fn(&K) -> (G, Uuid)) -> HashMap<G, Vec<Uuid>> {
    let mut groups: HashMap<G, Vec<Uuid>> = HashMap::new();
    for (group, parent) in keys.iter().map(split) {
        groups.entry(group).or_default().push(parent);
    }
    groups
}

pub(super) fn loader(reader: Reader) -> DataLoader<Reader> {
    let spawner = CountingSpawner {
        inner: TokioSpawner::current(),
        counter: Counter::current(),
    };
    DataLoader::new(reader, spawner, Yield)
}

/// Waits by letting every other ready field go first: long enough to gather a level, without a clock.
struct Yield;

impl Timer for Yield {
    fn delay(&self, _: Duration) -> BoxFuture<'static, ()> {
        tokio::task::yield_now().boxed()
    }
}

/// Batches run as tasks of their own, where the statement counter of the request must be put again.
struct CountingSpawner {
    inner: TokioSpawner,
    counter: Option<std::sync::Arc<Counter>>,
}

impl Spawn for CountingSpawner {
    fn spawn_obj(&self, future: FutureObj<'static, ()>) -> std::result::Result<(), SpawnError> {
        match &self.counter {
            Some(counter) => self
                .inner
                .spawn_obj(FutureObj::new(Box::new(counter.scope(future)))),
            None => self.inner.spawn_obj(future),
        }
    }
}

/// Declares the key of one row by its primary key, through the room's own list of what may be seen: `ById`, or the name
/// in front for a table that is not the room's first.
macro_rules! by_id {
    ($list:path, $table:ident) => {
        $crate::graph::load::by_id!(ById: $list, $table);
    };
    ($name:ident: $list:path, $table:ident) => {
        /// One row by its key, if the actor may see it.
        #[derive(Clone, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) uuid::Uuid);

        impl $crate::graph::Key for $name {
            type Row = entity::$table::Model;

            async fn load(
                op: &$crate::graph::Op,
                keys: &[Self],
            ) -> $crate::error::Result<std::collections::HashMap<Self, Self::Row>> {
                // Qualified, because a list may join other tables that have an id too.
                let id = (entity::$table::Entity, entity::$table::Column::Id);
                let wanted = op.db.any_of(id, keys.iter().map(|key| key.0));
                let rows = sea_orm::QueryFilter::filter($list(op), wanted)
                    .all(op.read())
                    .await?;
                Ok(rows.into_iter().map(|row| (Self(row.id), row)).collect())
            }
        }
    };
}
pub(crate) use by_id;
