//! Work on the rows of releases, beside the requests of others: some at once, and no longer than somebody waits for it.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use tokio::{sync::Semaphore, task::spawn_blocking};

use crate::error::{Error, Result};

/// How many go on at once: the processors are also for others.
static PLAATSEN: Semaphore = Semaphore::const_new(4);

/// Whether somebody still waits for what is worked on.
#[derive(Clone, Default)]
pub(super) struct Gevraagd(Arc<AtomicBool>);

impl Gevraagd {
    /// The same things, as long as they are waited for.
    pub(super) fn zolang<T>(&self, things: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
        things.take_while(|_| !self.0.load(Ordering::Relaxed))
    }
}

/// Who waits; when that goes away, the work ends.
struct Wacht(Gevraagd);

impl Drop for Wacht {
    fn drop(&mut self) {
        self.0.0.store(true, Ordering::Relaxed);
    }
}

/// Does something that takes a processor for a while.
pub(super) async fn naast<T: Send + 'static>(
    work: impl FnOnce(&Gevraagd) -> T + Send + 'static,
) -> Result<T> {
    let gevraagd = Gevraagd::default();
    let wacht = Wacht(gevraagd.clone());
    let plaats = PLAATSEN.acquire().await.map_err(Error::fault)?;
    let done = spawn_blocking(move || {
        let done = work(&gevraagd);
        drop(plaats);
        done
    });
    let done = done.await.map_err(Error::fault);
    drop(wacht);
    done
}

#[cfg(test)]
mod tests {
    use std::{
        sync::mpsc::{Receiver, channel},
        time::Duration,
    };

    use super::{PLAATSEN, naast};

    /// The work tells that it began, then goes on until nobody waits.
    #[tokio::test]
    async fn what_nobody_waits_for_ends() {
        let (begun, began) = channel();
        let (ended, end): (_, Receiver<usize>) = channel();
        let waiting = tokio::spawn(naast(move |gevraagd| {
            let forever = gevraagd.zolang(std::iter::repeat(()));
            begun.send(()).expect("somebody listens");
            ended.send(forever.count()).expect("somebody listens");
        }));
        tokio::task::spawn_blocking(move || began.recv().expect("it began"))
            .await
            .expect("a thread");
        assert_eq!(PLAATSEN.available_permits(), 3);
        waiting.abort();
        let end = tokio::task::spawn_blocking(move || end.recv_timeout(Duration::from_secs(60)));
        end.await.expect("a thread").expect("it ended");
    }
}
