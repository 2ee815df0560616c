//! Where the keys of an issuer come from, and when they are asked for again.
//!
//! A set is renewed every ten minutes, so that a withdrawn key dies, and at once when a token names a key that the set
//! does not have, so that a new key lives; but never more than once a minute, whoever asks. A source that fails leaves
//! the last good set in use for a day.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Once, PoisonError, RwLock},
    time::Duration,
};

use anyhow::{Context, ensure};
use chrono::{DateTime, TimeDelta, Utc};
use reqwest::{Client, Url, redirect};
use tokio::sync::Mutex;

use super::{key::KeySet, refusal::AuthError};
use crate::clock::Clock;

/// Age at which a set is renewed beside the requests.
const PERIOD: TimeDelta = TimeDelta::minutes(10);
/// Age at which a request waits for the renewal, once: a service that was idle must not trust an old set.
const OVERDUE: TimeDelta = TimeDelta::minutes(20);
/// Age at which a set that could not be renewed is no longer trusted.
const BOUND: TimeDelta = TimeDelta::hours(24);
/// Between two attempts; shorter while there is no set at all, for then nobody can sign in.
const COOL_DOWN: TimeDelta = TimeDelta::seconds(60);
const COOL_DOWN_EMPTY: TimeDelta = TimeDelta::seconds(5);
/// For one attempt, redirects and body included.
const TIMEOUT: Duration = Duration::from_secs(5);
/// Bytes of a JWKS document.
const MAX_SIZE: usize = 256 * 1024;
/// Redirects, and only within the host.
const MAX_REDIRECTS: usize = 3;

/// The keys of one issuer, kept fresh.
pub(super) struct KeyStore {
    issuer: String,
    source: Source,
    clock: Clock,
    state: RwLock<State>,
    /// Held by the one who renews.
    renewing: Mutex<()>,
}

enum Source {
    Fixed,
    File(PathBuf),
    Url(Client, Url),
}

#[derive(Clone, Default)]
struct State {
    keys: Arc<KeySet>,
    /// When the set came; none: there is no set yet.
    fetched: Option<DateTime<Utc>>,
    /// When a renewal was last begun.
    attempted: Option<DateTime<Utc>>,
}

impl State {
    fn older_than(&self, age: TimeDelta, now: DateTime<Utc>) -> bool {
        self.fetched.is_none_or(|fetched| now - fetched > age)
    }

    fn cooled_down(&self, now: DateTime<Utc>) -> bool {
        let pause = if self.fetched.is_some() {
            COOL_DOWN
        } else {
            COOL_DOWN_EMPTY
        };
        self.attempted.is_none_or(|attempted| now - attempted >= pause)
    }

    /// Nobody tried since the set became overdue: one request waits, later ones renew beside.
    fn first_overdue(&self, now: DateTime<Utc>) -> bool {
        self.older_than(OVERDUE, now)
            && self
                .fetched
                .is_none_or(|fetched| self.attempted.is_none_or(|tried| tried - fetched < OVERDUE))
    }
}

impl KeyStore {
    /// Keys that never change.
    pub(super) fn fixed(issuer: &str, keys: KeySet, clock: Clock) -> Arc<Self> {
        let state = State {
            keys: Arc::new(keys),
            ..State::default()
        };
        Self::new(issuer, Source::Fixed, clock, state)
    }

    /// Keys in a file, which must be good at the start.
    pub(super) fn file(issuer: &str, path: &Path, clock: Clock) -> anyhow::Result<Arc<Self>> {
        let keys = read(path).with_context(|| format!("the JWKS file {} cannot be used", path.display()))?;
        let now = Some(clock.now());
        let state = State {
            keys: Arc::new(keys),
            fetched: now,
            attempted: now,
        };
        Ok(Self::new(issuer, Source::File(path.to_owned()), clock, state))
    }

    /// Keys at an address; asked for when the first token comes, for the issuer may start after us.
    pub(super) fn url(issuer: &str, url: &str, clock: Clock) -> anyhow::Result<Arc<Self>> {
        let url = Url::parse(url)?;
        let source = Source::Url(client(&url)?, url);
        Ok(Self::new(issuer, source, clock, State::default()))
    }

    fn new(issuer: &str, source: Source, clock: Clock, state: State) -> Arc<Self> {
        let state = RwLock::new(state);
        Arc::new(Self {
            issuer: issuer.to_owned(),
            source,
            clock,
            state,
            renewing: Mutex::default(),
        })
    }

    /// The keys to look for `kid` in.
    pub(super) async fn keys(self: &Arc<Self>, kid: Option<&str>) -> Result<Arc<KeySet>, AuthError> {
        let state = self.state();
        if matches!(self.source, Source::Fixed) {
            return Ok(state.keys);
        }
        let now = self.clock.now();
        // Who comes with a new key while somebody asks for it waits too.
        let unknown = !state.keys.knows(kid) && (state.cooled_down(now) || self.renewing.try_lock().is_err());
        let wait = state.older_than(BOUND, now) || state.first_overdue(now) || unknown;
        if wait || (state.older_than(PERIOD, now) && state.cooled_down(now)) {
            let (store, kid) = (Arc::clone(self), kid.map(str::to_owned));
            // A task of its own: a client that hangs up must not stop the renewal that others wait for.
            let renewal = tokio::spawn(async move { store.renew(kid.as_deref()).await });
            if wait {
                renewal.await.map_err(AuthError::fault)?;
            }
        }
        let state = self.state();
        if state.older_than(BOUND, self.clock.now()) {
            Err(AuthError::Unavailable)
        } else {
            Ok(state.keys)
        }
    }

    /// Asks for the keys again, unless somebody else just did. All who come meanwhile wait for the one who asks.
    async fn renew(&self, kid: Option<&str>) {
        let _turn = self.renewing.lock().await;
        let state = self.state();
        let now = self.clock.now();
        let fresh = !state.older_than(PERIOD, now) && state.keys.knows(kid);
        if fresh || !state.cooled_down(now) {
            return;
        }
        self.set(|state| state.attempted = Some(now));
        match self.fetch().await {
            Ok(keys) => {
                tracing::debug!(
                    issuer = self.issuer,
                    keys = keys.len(),
                    "keys of an issuer renewed"
                );
                self.set(|state| {
                    state.keys = Arc::new(keys);
                    state.fetched = Some(now);
                });
            }
            Err(error) => {
                let error = format!("{error:#}");
                tracing::warn!(
                    issuer = self.issuer,
                    error,
                    "keys of an issuer could not be renewed"
                );
            }
        }
    }

    async fn fetch(&self) -> anyhow::Result<KeySet> {
        let keys = match &self.source {
            Source::Fixed => anyhow::bail!("fixed keys are never renewed"),
            Source::File(path) => read(path)?,
            Source::Url(client, url) => KeySet::parse(&download(client, url).await?)?,
        };
        // A provider that answers with an empty or foreign document is broken; its keys are not withdrawn.
        ensure!(keys.len() > 0, "no key in it can be used");
        Ok(keys)
    }

    fn state(&self) -> State {
        self.state.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn set(&self, change: impl FnOnce(&mut State)) {
        change(&mut self.state.write().unwrap_or_else(PoisonError::into_inner));
    }
}

fn read(path: &Path) -> anyhow::Result<KeySet> {
    let size = std::fs::metadata(path)?.len();
    ensure!(size <= MAX_SIZE as u64, "a JWKS over {MAX_SIZE} bytes is refused");
    let keys = KeySet::parse(&std::fs::read(path)?)?;
    ensure!(keys.len() > 0, "no key in it can be used");
    Ok(keys)
}

async fn download(client: &Client, url: &Url) -> anyhow::Result<Vec<u8>> {
    let answer = client
        .get(url.clone())
        .header("accept", "application/jwk-set+json, application/json")
        .send();
    let mut answer = answer.await.map_err(reqwest::Error::without_url)?;
    ensure!(
        answer.status() == reqwest::StatusCode::OK,
        "status {}",
        answer.status().as_u16()
    );
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(reqwest::Error::without_url)? {
        ensure!(
            body.len() + chunk.len() <= MAX_SIZE,
            "a JWKS over {MAX_SIZE} bytes is refused"
        );
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// A client that stays on the host it is sent to.
fn client(url: &Url) -> anyhow::Result<Client> {
    static TLS: Once = Once::new();
    // The one TLS provider of the process; who installed one before us chose well too.
    TLS.call_once(|| drop(rustls::crypto::ring::default_provider().install_default()));
    let origin = url.origin();
    let redirects = redirect::Policy::custom(move |attempt| {
        let stays = attempt.url().origin() == origin && attempt.previous().len() <= MAX_REDIRECTS;
        if stays { attempt.follow() } else { attempt.stop() }
    });
    let mut client = Client::builder()
        .timeout(TIMEOUT)
        .redirect(redirects)
        // One request in ten minutes: a connection that waits would outlive the worker that opened it.
        .pool_max_idle_per_host(0)
        .user_agent(concat!("vakmanschap/", env!("CARGO_PKG_VERSION")));
    if matches!(url.host_str(), Some("localhost" | "127.0.0.1" | "[::1]")) {
        client = client.no_proxy();
    }
    client
        .build()
        .context("the client for JWKS addresses could not be made")
}
