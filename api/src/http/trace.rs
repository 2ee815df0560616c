//! What happens around every request: an id, the headers of caution, and one line in the log.

use std::{sync::Arc, time::Instant};

use actix_web::{
    Error, HttpMessage, HttpRequest,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::header::{self, HeaderMap, HeaderName, HeaderValue},
    middleware::Next,
    web::Data,
};
use tracing::{Instrument, info_span};

use super::State;
use crate::db::Counter;

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Sent with every answer, unless the handler set its own.
const CAUTION: [(HeaderName, &str); 5] = [
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; frame-ancestors 'none'",
    ),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::CACHE_CONTROL, "no-store"),
    (
        HeaderName::from_static("cross-origin-resource-policy"),
        "same-origin",
    ),
];

/// The id that an answer and the lines of the log share.
#[derive(Clone, Debug)]
pub(super) struct RequestId(Arc<str>);

impl RequestId {
    /// The id of this request.
    pub(super) fn of(request: &HttpRequest) -> Arc<str> {
        request
            .extensions()
            .get()
            .map_or_else(|| Arc::from(""), |Self(id)| Arc::clone(id))
    }
}

/// What a handler tells for the line in the log. Never a text, a value or a header of the request.
#[derive(Debug, Default)]
pub(super) struct Told {
    /// A name that stands in the document that was checked.
    pub(super) operation: Option<String>,
    pub(super) kind: Option<&'static str>,
    pub(super) actor: Option<&'static str>,
    /// Requests in a batch.
    pub(super) batch: Option<usize>,
    pub(super) code: Option<&'static str>,
    pub(super) counters: Vec<Arc<Counter>>,
}

/// The outermost layer.
pub(super) async fn around(
    request: ServiceRequest,
    next: Next<impl MessageBody + 'static>,
) -> Result<ServiceResponse<impl MessageBody>, Error> {
    let began = Instant::now();
    let id: Arc<str> = request
        .app_data::<Data<State>>()
        .map_or_else(|| Arc::from(""), |state| state.clock.new_id().to_string().into());
    request.extensions_mut().insert(RequestId(Arc::clone(&id)));
    let span = info_span!(
        "request",
        request.id = &*id,
        client.request.id = foreign_id(request.headers())
    );
    let method = request.method().clone();
    let work = async {
        let mut response = next.call(request).await?;
        let told = response
            .response_mut()
            .extensions_mut()
            .remove::<Told>()
            .unwrap_or_default();
        let route = response.request().match_pattern().unwrap_or_default();
        let statements: u32 = told.counters.iter().map(|counter| counter.get()).sum();
        let milliseconds = u64::try_from(began.elapsed().as_millis()).unwrap_or(u64::MAX);
        macro_rules! line {
            ($level:ident) => {
                tracing::$level!(
                    http.method = %method,
                    http.route = route,
                    http.status = response.status().as_u16(),
                    duration.ms = milliseconds,
                    db.statements = statements,
                    operation.name = told.operation,
                    operation.kind = told.kind,
                    operation.batch = told.batch,
                    actor.kind = told.actor,
                    error.code = told.code,
                    "answered"
                )
            };
        }
        if route.starts_with("/health") {
            line!(debug)
        } else {
            line!(info)
        }
        caution(response.headers_mut(), &id);
        Ok(response)
    };
    work.instrument(span).await
}

/// An id that the client or a proxy gave: worth a place in the log when it looks like one, and never trusted.
fn foreign_id(headers: &HeaderMap) -> Option<&str> {
    let id = headers.get(&REQUEST_ID)?.to_str().ok()?;
    let plain = id
        .bytes()
        .all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte));
    (plain && (1..=64).contains(&id.len())).then_some(id)
}

fn caution(headers: &mut HeaderMap, id: &str) {
    if let Ok(id) = HeaderValue::from_str(id) {
        headers.insert(REQUEST_ID, id);
    }
    for (name, value) in CAUTION {
        if !headers.contains_key(&name) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    // What kept a small answer from being packed is no encoding of its own.
    if headers
        .get(header::CONTENT_ENCODING)
        .is_some_and(|value| value == "identity")
    {
        headers.remove(header::CONTENT_ENCODING);
    }
}
