//! The time that a call may take. It is meant for the answer that the call makes: who waits for the answer of another
//! loses none of it, and waits no longer than half as long.

use std::{cell::Cell, future::Future, pin::pin, time::Duration};

use tokio::time::{Instant, timeout, timeout_at};

/// The time of one call.
pub(super) struct Allowed {
    began: Cell<Instant>,
    pub(super) seconds: u64,
}

impl Allowed {
    /// So many seconds, from now on.
    pub(super) fn from_now(seconds: u64) -> Self {
        Self {
            began: Cell::new(Instant::now()),
            seconds,
        }
    }

    fn length(&self) -> Duration {
        Duration::from_secs(self.seconds)
    }

    fn end(&self) -> Instant {
        self.began.get() + self.length()
    }

    /// Whether it is over. Work that waits for nothing is not interrupted, so it asks.
    pub(super) fn is_over(&self) -> bool {
        self.end() <= Instant::now()
    }

    /// What another gives, unless that takes half of the time or more; after that, the time begins anew.
    pub(super) async fn given_by_another<T>(&self, given: impl Future<Output = T>) -> Option<T> {
        let given = timeout(self.length() / 2, given).await;
        self.began.set(Instant::now());
        given.ok()
    }

    /// What the work gives, unless its time is over before.
    pub(super) async fn of<T>(&self, work: impl Future<Output = T>) -> Option<T> {
        let mut work = pin!(work);
        loop {
            let end = self.end();
            match timeout_at(end, &mut work).await {
                Ok(done) => return Some(done),
                Err(_) if end < self.end() => {}
                Err(_) => return None,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{future::pending, time::Duration};

    use tokio::time::{Instant, sleep};

    use super::Allowed;

    /// The clock of these tests stands still, and goes on when everything waits.
    async fn lasts<T>(work: impl Future<Output = T>) -> (u64, T) {
        let began = Instant::now();
        let done = work.await;
        (began.elapsed().as_secs(), done)
    }

    #[expect(clippy::disallowed_methods, reason = "the clock stands still: nobody waits")]
    async fn takes(seconds: u64) -> &'static str {
        sleep(Duration::from_secs(seconds)).await;
        "done"
    }

    #[tokio::test(start_paused = true)]
    async fn an_answer_that_is_too_slow_ends() {
        let time = Allowed::from_now(10);
        assert_eq!(lasts(time.of(takes(9))).await, (9, Some("done")));
        let time = Allowed::from_now(10);
        assert_eq!(lasts(time.of(pending::<()>())).await, (10, None));
        assert!(time.is_over());
    }

    #[tokio::test(start_paused = true)]
    async fn waiting_for_another_takes_none_of_the_own_time() {
        let time = Allowed::from_now(10);
        let work = async { (time.given_by_another(takes(4)).await, takes(9).await) };
        assert_eq!(lasts(time.of(work)).await, (13, Some((Some("done"), "done"))));
        let time = Allowed::from_now(10);
        let work = async { (time.given_by_another(pending::<()>()).await, takes(9).await) };
        assert_eq!(lasts(time.of(work)).await, (14, Some((None, "done"))));
        let time = Allowed::from_now(10);
        let work = async { (time.given_by_another(takes(4)).await, pending::<()>().await) };
        assert_eq!(lasts(time.of(work)).await, (14, None));
    }
}
