//! One value made of what the database holds, remembered by all workers of a process.
//!
//! For what every request may need and that seldom changes. Whoever changes it renews it here; other processes see the
//! change when what they remember has had its time. Reading it belongs to no request: it is counted for nobody, and goes on
//! when the request that came first goes away.

use std::{
    future::Future,
    sync::{Arc, PoisonError, RwLock},
};

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;

use crate::error::{Error, Result};

/// Seconds that a change by another process may take to be noticed.
pub const SECONDS: i64 = 30;

/// A value, and since when it is remembered. Cheap to clone; clones remember the same.
#[derive(Debug)]
pub struct Remembered<T>(Arc<Inner<T>>);

#[derive(Debug)]
struct Inner<T> {
    kept: RwLock<Option<(DateTime<Utc>, Arc<T>)>>,
    /// Held by who reads it anew, so that many who ask at once read it once.
    reading: Mutex<()>,
}

impl<T> Clone for Remembered<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> Default for Remembered<T> {
    fn default() -> Self {
        Self(Arc::new(Inner {
            kept: RwLock::new(None),
            reading: Mutex::new(()),
        }))
    }
}

impl<T: Send + Sync + 'static> Remembered<T> {
    /// The value; read where nothing is remembered, or where that has had its time.
    pub(crate) async fn get<F>(&self, now: DateTime<Utc>, read: impl FnOnce() -> F + Send) -> Result<Arc<T>>
    where
        F: Future<Output = Result<T>> + Send + 'static,
    {
        if let Some(value) = self.fresh(now) {
            return Ok(value);
        }
        let _turn = self.0.reading.lock().await;
        if let Some(value) = self.fresh(now) {
            return Ok(value);
        }
        self.renew(now, read()).await
    }

    /// Reads the value anew: after a change of what it is made of.
    pub(crate) async fn renew<F>(&self, now: DateTime<Utc>, read: F) -> Result<Arc<T>>
    where
        F: Future<Output = Result<T>> + Send + 'static,
    {
        // A task of its own, which has no counter of statements.
        let value = tokio::spawn(read).await.map_err(Error::fault)??;
        let value = Arc::new(value);
        let mut kept = self.0.kept.write().unwrap_or_else(PoisonError::into_inner);
        // Of two who read at once, the one that began last saw most.
        if kept.as_ref().is_none_or(|(since, _)| *since <= now) {
            *kept = Some((now, Arc::clone(&value)));
        }
        Ok(value)
    }

    fn fresh(&self, now: DateTime<Utc>) -> Option<Arc<T>> {
        let kept = self.0.kept.read().unwrap_or_else(PoisonError::into_inner);
        let (since, value) = kept.as_ref()?;
        (now < *since + TimeDelta::seconds(SECONDS)).then(|| Arc::clone(value))
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        Arc,
        atomic::{AtomicU32, Ordering::SeqCst},
    };

    use chrono::{DateTime, TimeDelta, Utc};

    use super::{Remembered, SECONDS};
    use crate::error::Error;

    fn at(seconds: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + TimeDelta::seconds(seconds)
    }

    #[tokio::test]
    async fn a_value_is_read_again_when_it_has_had_its_time() {
        let (remembered, reads) = (Remembered::<u32>::default(), Arc::new(AtomicU32::new(0)));
        let read = async |now: i64| {
            let reads = Arc::clone(&reads);
            let value = remembered.get(at(now), || async move { Ok(reads.fetch_add(1, SeqCst)) });
            *value.await.expect("a value")
        };
        assert_eq!(
            (
                read(0).await,
                read(1).await,
                read(SECONDS - 1).await,
                read(SECONDS).await
            ),
            (0, 0, 0, 1)
        );
        remembered
            .renew(at(SECONDS + 1), async { Ok(7) })
            .await
            .expect("a value");
        assert_eq!(read(SECONDS + 2).await, 7);
    }

    #[tokio::test]
    async fn what_began_earlier_does_not_stand_over_what_began_later() {
        let remembered = Remembered::<u32>::default();
        remembered.renew(at(2), async { Ok(2) }).await.expect("a value");
        remembered.renew(at(1), async { Ok(1) }).await.expect("a value");
        let kept = remembered.get(at(3), || async { Ok(9) }).await.expect("a value");
        assert_eq!(*kept, 2);
    }

    #[tokio::test]
    async fn what_cannot_be_read_is_not_remembered() {
        let remembered = Remembered::<u32>::default();
        let failed = remembered.get(at(0), || async { Err(Error::NotFound) }).await;
        assert!(failed.is_err());
        let read = remembered.get(at(0), || async { Ok(3) }).await.expect("a value");
        assert_eq!(*read, 3);
    }
}
