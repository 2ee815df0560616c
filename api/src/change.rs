//! A change: one action, one transaction, committed where it began; safe to send again under an `Idempotency-Key`.
//!
//! The key is stored in the transaction of the change itself, so either both are there or neither. The same key with the
//! same body gives the same object again; with another body it is a conflict. Keys live for 24 hours. A change of many
//! rows also stores what it did to each, as keys, codes and places, so that a retry is told the same.

use std::ops::Deref;

use chrono::{DateTime, TimeDelta, Utc};
use entity::idempotency;
use sea_orm::{
    ActiveValue::{self, Set},
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, Value,
    sea_query::{Expr, OnConflict},
};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    db::Db,
    error::{Error, Result},
    graph::{Op, op::Idempotency},
};

/// Hours that an idempotency key is remembered.
const KEY_HOURS: i64 = 24;

/// A change under way: a transaction that is rolled back unless it is committed.
pub(crate) struct Change {
    txn: DatabaseTransaction,
    slot: Option<Slot>,
}

/// How a change begins.
pub(crate) enum Begin<T = Uuid> {
    /// It has to be done.
    Fresh(Change),
    /// It was done before under the same key: the object that it gave, or what it did to each of many rows.
    Replay(T),
}

/// The place of one change under an idempotency key.
struct Slot {
    actor: String,
    key: String,
    number: i32,
}

impl Op {
    /// Begins the next change of this operation.
    pub(crate) async fn begin(&self) -> Result<Begin> {
        let (change, done) = self.start().await?;
        Ok(match done.and_then(|row| row.resultaat_id) {
            Some(object) => Begin::Replay(object),
            None => Begin::Fresh(change),
        })
    }

    /// Begins the next change of this operation, one that ends with [`Change::commit_told`].
    pub(crate) async fn begin_told<T: DeserializeOwned>(&self) -> Result<Begin<T>> {
        let (change, done) = self.start().await?;
        let told = done.and_then(|row| row.uitkomst);
        Ok(match told {
            Some(told) => Begin::Replay(serde_json::from_str(&told).map_err(Error::fault)?),
            None => Begin::Fresh(change),
        })
    }

    /// A transaction, and what was done before under the same key.
    async fn start(&self) -> Result<(Change, Option<idempotency::Model>)> {
        let number = i32::try_from(self.next_change()).unwrap_or(i32::MAX);
        let txn = self.db.begin().await?;
        let Some(asked) = &self.idempotency else {
            return Ok((Change { txn, slot: None }, None));
        };
        let slot = Slot {
            actor: self.actor.key(),
            key: asked.key.clone(),
            number,
        };
        let done = slot.reserve(&txn, self, asked).await?;
        let slot = Some(slot);
        Ok((Change { txn, slot }, done))
    }
}

/// Forgets every key that has had its time, also of those who never came back. Runs at the start of the service.
pub async fn forget_old_keys(db: &Db, now: DateTime<Utc>) -> Result<u64> {
    let old = idempotency::Entity::delete_many()
        .filter(idempotency::Column::CreatedAt.lt(now - TimeDelta::hours(KEY_HOURS)));
    Ok(old.exec(db.writer()).await?.rows_affected)
}

impl Slot {
    /// Takes the place, or tells what was done under it. A second request with the same key waits here for the first.
    async fn reserve(
        &self,
        txn: &DatabaseTransaction,
        op: &Op,
        asked: &Idempotency,
    ) -> Result<Option<idempotency::Model>> {
        let now = op.now();
        // Only the actor's own: two actors must never wait for each other here.
        idempotency::Entity::delete_many()
            .filter(idempotency::Column::Actor.eq(&self.actor))
            .filter(idempotency::Column::CreatedAt.lt(now - TimeDelta::hours(KEY_HOURS)))
            .exec(txn)
            .await?;
        let taken = idempotency::Entity::insert(idempotency::ActiveModel {
            actor: Set(self.actor.clone()),
            sleutel: Set(self.key.clone()),
            volgnummer: Set(self.number),
            hash: Set(asked.hash.clone()),
            resultaat_id: Set(None),
            uitkomst: Set(None),
            created_at: Set(now),
        })
        .on_conflict(OnConflict::new().do_nothing().to_owned())
        .exec_without_returning(txn)
        .await?;
        if taken == 1 {
            return Ok(None);
        }
        match self.find(txn).await? {
            Some(row) if row.hash == asked.hash => Ok(Some(row)),
            _ => Err(Error::key_taken()),
        }
    }

    async fn find(&self, txn: &DatabaseTransaction) -> Result<Option<idempotency::Model>> {
        let key = (self.actor.clone(), self.key.clone(), self.number);
        // tidy: all rows, because the key begins with the actor
        Ok(idempotency::Entity::find_by_id(key).one(txn).await?)
    }
}

impl Change {
    /// Makes the change last, and remembers the object that it gave.
    pub(crate) async fn commit(self, object: Uuid) -> Result<Uuid> {
        self.end(object, None).await?;
        Ok(object)
    }

    /// Makes a change of many rows last, and remembers what it did to each. `told` holds no text of a person.
    pub(crate) async fn commit_told<T: Serialize>(self, object: Uuid, told: T) -> Result<T> {
        let kept = serde_json::to_string(&told).map_err(Error::fault)?;
        self.end(object, Some(kept)).await?;
        Ok(told)
    }

    async fn end(self, object: Uuid, told: Option<String>) -> Result<()> {
        if let Some(slot) = &self.slot {
            idempotency::Entity::update_many()
                .col_expr(idempotency::Column::ResultaatId, Expr::value(object))
                .col_expr(idempotency::Column::Uitkomst, Expr::value(told))
                .filter(idempotency::Column::Actor.eq(&slot.actor))
                .filter(idempotency::Column::Sleutel.eq(&slot.key))
                .filter(idempotency::Column::Volgnummer.eq(slot.number))
                .exec(&self.txn)
                .await?;
        }
        Ok(self.txn.commit().await?)
    }
}

impl Deref for Change {
    type Target = DatabaseTransaction;

    fn deref(&self) -> &DatabaseTransaction {
        &self.txn
    }
}

/// Puts a new value in a column, where the change has one.
pub(crate) fn set<V: Into<Value>>(column: &mut ActiveValue<V>, new: Option<V>) {
    if let Some(value) = new {
        *column = Set(value);
    }
}

/// Refuses a change of something that was read before others changed it.
pub(crate) fn fresh(stored: i32, read: i32) -> Result<()> {
    if stored == read {
        return Ok(());
    }
    Err(stale())
}

/// Somebody changed what was read, or added to it.
pub(crate) fn stale() -> Error {
    Error::conflict(
        "Dit object is intussen gewijzigd. Haal het opnieuw op en probeer het nog eens.",
        "This object changed meanwhile. Read it again and try once more.",
    )
}
