//! The operation: who asks, at what moment, on which database. The first parameter of everything.

use std::{
    ops::Deref,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use async_graphql::{Context, ID};
use chrono::{DateTime, NaiveDate, Utc};
use futures::future::try_join_all;
use uuid::Uuid;

use super::{
    Kind, Nullable,
    load::{Batches, Key},
};
use crate::{
    auth::Actor,
    clock::Clock,
    config::Limits,
    db::{Db, Reader},
    error::Result,
    remembered::Remembered,
    tekst::{Taal, Woordenboek},
};

/// A key that makes a retry safe, with the hash of what was asked under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Idempotency {
    /// The header `Idempotency-Key`, with the place in the batch.
    pub key: String,
    /// Hash of document, operation name and variables.
    pub hash: String,
}

/// One operation. Cheap to clone; clones share the count of changes.
#[derive(Clone)]
pub struct Op {
    core: Arc<Core>,
    /// Missing inside a batch, which reads directly.
    batches: Option<Batches>,
}

/// What an [`Op`] is made of.
pub struct Core {
    /// Who asks.
    pub actor: Actor,
    /// On which database.
    pub db: Db,
    /// By which clock.
    pub clock: Clock,
    /// The id that every answer and log line carries.
    pub request_id: String,
    /// The language of texts for people.
    pub taal: Taal,
    /// Whether this is a retry that must not do its work twice.
    pub idempotency: Option<Idempotency>,
    /// The published limits.
    pub limits: Arc<Limits>,
    /// The words of the field that mean the same, as all workers remember them.
    pub woordenboek: Remembered<Woordenboek>,
    /// Whether a SCIM client that departs from the standard is refused.
    pub streng: bool,
    changes: AtomicU32,
}

impl Core {
    /// An operation of `actor`, in Dutch, without an idempotency key, and remembering nothing yet.
    pub fn new(actor: Actor, db: Db, clock: Clock, limits: Arc<Limits>, request_id: String) -> Self {
        let (taal, idempotency, changes) = (Taal::Nl, None, AtomicU32::new(0));
        Self {
            actor,
            db,
            clock,
            request_id,
            taal,
            idempotency,
            limits,
            woordenboek: Remembered::default(),
            streng: false,
            changes,
        }
    }
}

impl Op {
    /// Begins an operation. Anonymous ones see the same, so they share the batches of `everybody`.
    pub(crate) fn new(core: Core, everybody: &Batches) -> Self {
        let core = Arc::new(core);
        let batches = if core.actor == Actor::anonymous() {
            everybody.clone()
        } else {
            Batches::new(Arc::clone(&core))
        };
        Self {
            core,
            batches: Some(batches),
        }
    }

    /// An operation whose every read is a statement of its own.
    pub(super) fn alone(core: Arc<Core>) -> Self {
        Self { core, batches: None }
    }

    /// The same operation for a reader who did not sign in: what it reads, everybody may.
    pub(crate) fn everybody(&self) -> Self {
        self.read_as(Actor::anonymous())
    }

    /// The same operation for an analyst who is nobody in particular: what it reads, every analyst may.
    pub(crate) fn any_analyst(&self) -> Self {
        self.read_as(Actor {
            analist: true,
            ..Actor::anonymous()
        })
    }

    fn read_as(&self, actor: Actor) -> Self {
        let core = Arc::new(Core::new(
            actor,
            self.core.db.clone(),
            self.core.clock.clone(),
            Arc::clone(&self.core.limits),
            self.core.request_id.clone(),
        ));
        let batches = Some(Batches::new(Arc::clone(&core)));
        Self { core, batches }
    }

    /// The connection for SELECTs.
    pub fn read(&self) -> &Reader {
        self.core.db.read()
    }

    /// The moment now.
    pub fn now(&self) -> DateTime<Utc> {
        self.core.clock.now()
    }

    /// Today in the Netherlands.
    pub fn today(&self) -> NaiveDate {
        self.core.clock.today()
    }

    /// A new id.
    pub fn new_id(&self) -> Uuid {
        self.core.clock.new_id()
    }

    /// The row behind a key; keys that are asked for together are read in one statement.
    pub(crate) async fn load<K: Key>(&self, key: K) -> Result<Option<K::Row>> {
        match &self.batches {
            Some(batches) => batches.load(key).await,
            None => Ok(K::load(self, std::slice::from_ref(&key)).await?.remove(&key)),
        }
    }

    /// The rows behind several keys, in the order of the keys; what is absent or not visible is left out.
    pub(crate) async fn load_all<K: Key, T: From<K::Row>>(
        &self,
        keys: impl IntoIterator<Item = K> + Send,
    ) -> Result<Vec<T>> {
        let rows = try_join_all(keys.into_iter().map(|key| self.load(key))).await?;
        Ok(rows.into_iter().flatten().map(T::from).collect())
    }

    /// The object behind a global id; null when it is absent or not visible.
    pub(crate) async fn find<K: Key, T: From<K::Row>>(
        &self,
        kind: Kind,
        id: &ID,
        key: impl FnOnce(Uuid) -> K,
    ) -> Nullable<T> {
        let answer = async { self.load(key(kind.key(id)?)).await };
        Self::nullable(answer.await)
    }

    /// The object that a row refers to; null when the row refers to none or it is not visible.
    pub(crate) async fn refer<K: Key, T: From<K::Row>>(
        &self,
        id: Option<Uuid>,
        key: impl FnOnce(Uuid) -> K,
    ) -> Nullable<T> {
        Self::nullable(self.load(key(id?)).await)
    }

    fn nullable<R, T: From<R>>(row: Result<Option<R>>) -> Nullable<T> {
        row.map(|row| row.map(T::from)).transpose()
    }

    /// The number of the next change in this operation: mutations run one after the other.
    pub(crate) fn next_change(&self) -> u32 {
        self.core.changes.fetch_add(1, Ordering::Relaxed)
    }
}

impl Deref for Op {
    type Target = Core;

    fn deref(&self) -> &Core {
        &self.core
    }
}

/// `ctx.op()`.
pub(crate) trait ContextExt {
    /// The running operation.
    fn op(&self) -> &Op;
}

impl ContextExt for Context<'_> {
    fn op(&self) -> &Op {
        self.data_unchecked::<Op>()
    }
}
