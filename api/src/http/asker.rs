//! What every edge asks of a request: who sends it, and under which `Idempotency-Key`.

use std::sync::Arc;

use actix_web::{
    HttpRequest,
    http::header::{AUTHORIZATION, HeaderValue},
};

use super::State;
use crate::{
    auth::{Actor, AuthError},
    db::Counter,
};

/// Bytes of an `Idempotency-Key`.
const KEY: usize = 128;

/// The header `Idempotency-Key` is not one readable text of 1 to 128 characters.
pub(super) struct NoKey;

impl NoKey {
    pub(super) const NL: &str = "`Idempotency-Key` is één tekst van 1 tot 128 leesbare tekens.";
    pub(super) const EN: &str = "`Idempotency-Key` is one text of 1 to 128 readable characters.";
}

/// The key that makes a retry safe, if there is one.
pub(super) fn idempotency_key(request: &HttpRequest) -> Result<Option<&str>, NoKey> {
    let mut given = request.headers().get_all("idempotency-key");
    let (first, second) = (given.next(), given.next());
    let Some(key) = first else { return Ok(None) };
    let key = key
        .to_str()
        .ok()
        // What passes as visible ASCII includes the tab.
        .filter(|key| (1..=KEY).contains(&key.len()) && !key.contains('\t') && second.is_none());
    key.map(Some).ok_or(NoKey)
}

/// Who asks.
pub(super) async fn admit(
    state: &State,
    request: &HttpRequest,
    request_id: &str,
) -> Result<Actor, AuthError> {
    let tokens = request
        .headers()
        .get_all(AUTHORIZATION)
        .map(HeaderValue::as_bytes);
    let admitted = state.gate.admit(tokens, request_id);
    // Counted apart: its statements depend on whom the gate remembers, not on what is asked.
    Ok(Arc::new(Counter::default()).scope(admitted).await?.actor)
}
