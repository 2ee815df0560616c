//! Batches: keys that are met while an answer is resolved are read together, in one statement.
//!
//! A batch holds what was asked while the one before it was under way, so nobody waits for a clock: an idle service
//! reads at once, a busy one reads for many in one statement. What an actor may see decides who may share: anonymous
//! requests of one worker all see the same and share their batches, every other operation has batches of its own. A key
//! only joins a batch that has not begun, so an answer is never older than its question.

use std::{
    any::{Any, TypeId},
    collections::HashMap,
    future::Future,
    hash::Hash,
    panic::AssertUnwindSafe,
    sync::{Arc, Mutex, PoisonError},
};

use futures::FutureExt;
use tokio::sync::oneshot;
use uuid::Uuid;

use super::op::{Core, Op};
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

/// The batches of all who see the same: one queue for each type of key. Cheap to clone; clones are the same batches.
#[derive(Clone)]
pub(crate) struct Batches(Arc<Inner>);

struct Inner {
    /// Reads for all; it has no batches itself, so a batch reads directly.
    reader: Op,
    queues: Mutex<HashMap<TypeId, Box<dyn Any + Send>>>,
}

/// Keys that wait for the next batch, each with who asked.
struct Queue<K: Key> {
    waiting: HashMap<K, Vec<Answer<K>>>,
    /// The statements of a batch count for who began it.
    counter: Option<Arc<Counter>>,
    running: bool,
}

/// Turns of the runtime that a batch gathers at most: the longest page asks in fewer.
const TURNS: usize = 16;

type Answer<K> = oneshot::Sender<Result<Option<<K as Key>::Row>>>;

/// One batch: its keys with who asked, and where its statements are counted.
type Batch<K> = (HashMap<K, Vec<Answer<K>>>, Arc<Counter>);

impl<K: Key> Default for Queue<K> {
    fn default() -> Self {
        Self {
            waiting: HashMap::new(),
            counter: None,
            running: false,
        }
    }
}

impl Batches {
    /// Batches that are read as the actor of `core`, on its database.
    pub(crate) fn new(core: Arc<Core>) -> Self {
        Self(Arc::new(Inner {
            reader: Op::alone(core),
            queues: Mutex::default(),
        }))
    }

    /// The row behind a key.
    pub(super) async fn load<K: Key>(&self, key: K) -> Result<Option<K::Row>> {
        let (answer, row) = oneshot::channel();
        let idle = self.with(|queue: &mut Queue<K>| {
            queue.waiting.entry(key).or_default().push(answer);
            if queue.waiting.len() == 1 {
                queue.counter = Counter::current();
            }
            !std::mem::replace(&mut queue.running, true)
        });
        if idle {
            tokio::spawn(serve::<K>(self.clone()));
        }
        row.await
            .unwrap_or_else(|_| Err(Error::fault(anyhow::anyhow!("a batch ended without an answer"))))
    }

    fn with<K: Key, T>(&self, work: impl FnOnce(&mut Queue<K>) -> T) -> T {
        // What a panic left is a map of senders, which is whole at any moment.
        let mut queues = self.0.queues.lock().unwrap_or_else(PoisonError::into_inner);
        let queue = queues
            .entry(TypeId::of::<K>())
            .or_insert_with(|| Box::new(Queue::<K>::default()));
        work(
            queue
                .downcast_mut()
                .expect("a queue is stored under the type of its key"),
        )
    }
}

/// Reads batch after batch until nobody waits. It is a task of its own, because who began it may go away.
async fn serve<K: Key>(batches: Batches) {
    loop {
        gather::<K>(&batches).await;
        let Some((waiting, counter)) = batches.with(Queue::<K>::next) else {
            return;
        };
        let keys: Vec<K> = waiting.keys().cloned().collect();
        // A panic here would leave a queue that nobody serves; the hook has logged it.
        let read = AssertUnwindSafe(K::load(&batches.0.reader, &keys)).catch_unwind();
        let ended = counter.scope(read).await;
        hand_out(
            waiting,
            ended.unwrap_or_else(|_| Err(Error::fault(anyhow::anyhow!("a panic")))),
        );
    }
}

/// Lets the fields that are ready ask first. A long list asks in turns, because the runtime stops a task that goes on
/// too long; the batch begins after a turn in which nobody came.
async fn gather<K: Key>(batches: &Batches) {
    let mut before = 0;
    for _ in 0..TURNS {
        tokio::task::yield_now().await;
        let waiting = batches.with(|queue: &mut Queue<K>| queue.waiting.len());
        if waiting == before {
            return;
        }
        before = waiting;
    }
}

impl<K: Key> Queue<K> {
    /// The next batch; none ends the service of this queue.
    fn next(&mut self) -> Option<Batch<K>> {
        let mut waiting = std::mem::take(&mut self.waiting);
        waiting.retain(|_, answers| {
            answers.retain(|answer| !answer.is_closed());
            !answers.is_empty()
        });
        self.running = !waiting.is_empty();
        let counter = self.counter.take().unwrap_or_default();
        self.running.then_some((waiting, counter))
    }
}

fn hand_out<K: Key>(waiting: HashMap<K, Vec<Answer<K>>>, found: Result<HashMap<K, K::Row>>) {
    let mut found = match found {
        Ok(found) => found,
        Err(error) => {
            for answer in waiting.into_values().flatten() {
                // Who asked may be gone.
                let _ = answer.send(Err(error.clone()));
            }
            return;
        }
    };
    for (key, mut answers) in waiting {
        let row = found.remove(&key);
        let last = answers.pop();
        for answer in answers {
            let _ = answer.send(Ok(row.clone()));
        }
        if let Some(last) = last {
            let _ = last.send(Ok(row));
        }
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

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicUsize, Ordering::SeqCst},
    };

    use futures::future::join_all;
    use tempfile::TempDir;
    use tokio::sync::Semaphore;

    use super::{Batches, HashMap, Key, Op, Result};
    use crate::{
        auth::Actor,
        clock::Clock,
        config::{DatabaseConfig, Limits},
        db::Db,
        graph::op::Core,
    };

    /// A key whose statement ends when the test lets it; the number in front says which test.
    #[derive(Clone, PartialEq, Eq, Hash)]
    struct Gated(usize, u32);

    static GATES: [Semaphore; 3] = [const { Semaphore::const_new(0) }; 3];
    static READS: [AtomicUsize; 3] = [const { AtomicUsize::new(0) }; 3];
    const BAD: u32 = 13;

    impl Key for Gated {
        type Row = u32;

        async fn load(_: &Op, keys: &[Self]) -> Result<HashMap<Self, u32>> {
            let test = keys[0].0;
            READS[test].fetch_add(1, SeqCst);
            GATES[test].acquire().await.expect("the gates stay").forget();
            assert!(keys.iter().all(|key| key.1 != BAD), "a row that cannot be read");
            Ok(keys.iter().map(|key| (key.clone(), key.1 * 10)).collect())
        }
    }

    async fn batches() -> (Batches, TempDir) {
        let folder = tempfile::tempdir().expect("a folder");
        let config = DatabaseConfig {
            url: format!("sqlite://{}", folder.path().join("leeg.db").display()),
            readers: 1,
            connections: 1,
        };
        let db = Db::connect(&config).await.expect("a database");
        let limits = Arc::new(Limits::default());
        let core = Core::new(Actor::anonymous(), db, Clock::system(), limits, String::new());
        (Batches::new(Arc::new(core)), folder)
    }

    /// Lets what is ready run until it waits; the order of tasks on one thread makes this exact.
    async fn settle() {
        for _ in 0..20 {
            tokio::task::yield_now().await;
        }
    }

    #[tokio::test]
    async fn who_comes_while_a_statement_runs_shares_the_next_one() {
        let (batches, _folder) = batches().await;
        let ask = |key: u32| {
            let batches = batches.clone();
            tokio::spawn(async move { batches.load(Gated(0, key)).await })
        };
        let first = ask(1);
        settle().await;
        let later: Vec<_> = [2, 3, 2, 4].into_iter().map(ask).collect();
        settle().await;
        assert_eq!(READS[0].load(SeqCst), 1, "the second batch waits for the first");
        GATES[0].add_permits(2);
        assert_eq!(first.await.expect("a task").ok().flatten(), Some(10));
        let rows: Vec<_> = join_all(later)
            .await
            .into_iter()
            .map(|row| row.expect("a task").ok().flatten())
            .collect();
        assert_eq!(rows, [Some(20), Some(30), Some(20), Some(40)]);
        assert_eq!(READS[0].load(SeqCst), 2);
    }

    #[tokio::test]
    async fn a_batch_that_panics_fails_its_own_and_no_other() {
        let (batches, _folder) = batches().await;
        GATES[1].add_permits(2);
        assert!(batches.load(Gated(1, BAD)).await.is_err());
        assert_eq!(batches.load(Gated(1, 2)).await.ok().flatten(), Some(20));
    }

    #[tokio::test]
    async fn nothing_is_read_for_who_went_away() {
        let (batches, _folder) = batches().await;
        let ask = |key: u32| {
            let batches = batches.clone();
            tokio::spawn(async move { batches.load(Gated(2, key)).await })
        };
        let first = ask(1);
        settle().await;
        let gone = ask(2);
        settle().await;
        gone.abort();
        settle().await;
        GATES[2].add_permits(2);
        assert_eq!(first.await.expect("a task").ok().flatten(), Some(10));
        settle().await;
        assert_eq!(READS[2].load(SeqCst), 1);
    }
}
