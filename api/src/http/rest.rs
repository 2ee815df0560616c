//! What the REST edges of the rooms share, by the NLGov REST API Design Rules: who asks, problems as
//! `application/problem+json`, the version of the API on every answer, and one line in the log.

use std::{future::Future, panic::AssertUnwindSafe, sync::Arc, time::Duration};

use actix_web::{
    Error as WebError, HttpRequest, HttpResponse,
    body::MessageBody,
    dev::{ServiceRequest, ServiceResponse},
    http::{
        StatusCode,
        header::{self, EntityTag, Header as _, HeaderName, HeaderValue, IfNoneMatch},
    },
    middleware::Next,
    web::Data,
};
use futures::FutureExt;
use serde_json::{Map, Value, json};
use tokio::time::timeout;

use super::{
    State, Worker,
    asker::{NoKey, admit, idempotency_key},
    graphql::taal,
    trace::{RequestId, Told},
};
use crate::{
    auth::AuthError,
    config::Limits,
    db::Counter,
    error::Error,
    graph::{
        Op,
        op::{Core, Idempotency},
    },
    tekst::Taal,
};

/// The version of the REST API.
pub(super) const VERSION: &str = "1.0.0";

/// The media type of what a request brings, without its parameters and in small letters, when it names one.
pub(crate) fn media(request: &HttpRequest) -> Option<String> {
    let given = request.headers().get(header::CONTENT_TYPE)?.to_str().ok()?;
    let kind = given.split(';').next()?;
    Some(kind.trim().to_ascii_lowercase())
}

/// Whether the asker has what bears this tag (`If-None-Match`).
pub(crate) fn known(request: &HttpRequest, tag: &EntityTag) -> bool {
    match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Any) => true,
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|one| one.weak_eq(tag)),
        Err(_) => false,
    }
}

/// Why a REST request is not done as asked.
pub(crate) struct Problem {
    status: StatusCode,
    detail: String,
    more: Map<String, Value>,
}

impl Problem {
    /// A problem in words.
    pub(crate) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self {
            status,
            detail: detail.into(),
            more: Map::new(),
        }
    }

    /// The same, with one thing more that programs read.
    pub(crate) fn with(mut self, name: &str, value: Value) -> Self {
        self.more.insert(name.to_owned(), value);
        self
    }

    /// Whatever is wrong with the parameters, all at once: name and reason of each.
    pub(crate) fn parameters(wrong: Vec<(String, &'static str)>) -> Self {
        let told = wrong
            .into_iter()
            .map(|(name, reason)| json!({ "name": name, "reason": reason }));
        Self::new(StatusCode::BAD_REQUEST, "Een of meer parameters kloppen niet.")
            .with("invalidParams", told.collect())
    }

    /// An error of the service, in the language of the request.
    pub(crate) fn of(error: &Error, taal: Taal) -> Self {
        if let Error::Fault(fault) = error {
            tracing::error!(error = format!("{fault:#}"), "fault");
        }
        Self::new(status(error), error.message(taal)).with("code", error.code().into())
    }

    fn respond(self) -> HttpResponse {
        let mut body = Map::new();
        body.insert("status".to_owned(), self.status.as_u16().into());
        body.insert("title".to_owned(), titel(self.status).into());
        body.insert("detail".to_owned(), self.detail.into());
        body.extend(self.more);
        let mut response = HttpResponse::build(self.status);
        if self.status == StatusCode::UNAUTHORIZED {
            response.insert_header((header::WWW_AUTHENTICATE, "Bearer"));
        }
        response
            .content_type("application/problem+json")
            .body(Value::Object(body).to_string())
    }
}

/// The status of an answer that is an error of the service.
pub(crate) fn status(error: &Error) -> StatusCode {
    match error {
        Error::Unauthenticated => StatusCode::UNAUTHORIZED,
        Error::Forbidden => StatusCode::FORBIDDEN,
        Error::NotFound => StatusCode::NOT_FOUND,
        Error::BadRequest(_) | Error::Limit(_) => StatusCode::BAD_REQUEST,
        Error::Conflict(_) => StatusCode::CONFLICT,
        Error::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// What goes wrong before a room is asked, or instead of its answer.
pub(crate) enum Edge {
    /// The `Idempotency-Key` is none.
    Key,
    /// The keys of the identity provider cannot be had.
    NoKeys,
    /// It took longer than so many seconds.
    Slow(u64),
    /// An error of the service.
    Error(Error),
}

/// How an edge says what is wrong.
pub(crate) trait Shape: Sized {
    /// The kind of edge, for the log.
    const KIND: &'static str;

    /// What is wrong with a request as such.
    fn edge(wrong: Edge) -> Self;

    /// The answer.
    fn respond(self) -> HttpResponse;
}

impl Shape for Problem {
    const KIND: &'static str = "rest";

    fn edge(wrong: Edge) -> Self {
        match wrong {
            Edge::Key => Self::parameters(vec![("Idempotency-Key".to_owned(), NoKey::NL)]),
            Edge::NoKeys => Self::new(StatusCode::SERVICE_UNAVAILABLE, GEEN_SLEUTELS),
            Edge::Slow(seconds) => Self::new(StatusCode::SERVICE_UNAVAILABLE, te_lang(seconds)),
            Edge::Error(error) => Self::from(error),
        }
    }

    fn respond(self) -> HttpResponse {
        self.respond()
    }
}

/// The keys of the identity provider cannot be had.
pub(crate) const GEEN_SLEUTELS: &str = "De sleutels van de identiteitsprovider zijn niet te halen.";
/// The `Idempotency-Key` is none.
pub(crate) const GEEN_KEY: &str = NoKey::NL;

/// A request took longer than it may.
pub(crate) fn te_lang(seconds: u64) -> String {
    format!("Dit verzoek duurt ten hoogste {seconds} seconden.")
}

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        Self::of(&error, Taal::Nl)
    }
}

/// The kind of problem, in Dutch.
fn titel(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED => "Niet aangemeld",
        StatusCode::FORBIDDEN => "Niet toegestaan",
        StatusCode::NOT_FOUND => "Niet gevonden",
        StatusCode::METHOD_NOT_ALLOWED => "Methode niet toegestaan",
        StatusCode::CONFLICT => "Conflict",
        StatusCode::GONE => "Niet meer beschikbaar",
        StatusCode::PAYLOAD_TOO_LARGE => "Te groot",
        StatusCode::UNSUPPORTED_MEDIA_TYPE => "Onbekend mediatype",
        StatusCode::SERVICE_UNAVAILABLE => "Niet beschikbaar",
        status if status.is_server_error() => "Interne fout",
        _ => "Ongeldig verzoek",
    }
}

/// Says the version on every answer of the REST API, errors included.
pub(super) async fn version(
    request: ServiceRequest,
    next: Next<impl MessageBody>,
) -> Result<ServiceResponse<impl MessageBody>, WebError> {
    let mut response = next.call(request).await?;
    let name = HeaderName::from_static("api-version");
    response
        .headers_mut()
        .insert(name, HeaderValue::from_static(VERSION));
    Ok(response)
}

/// An answer that has begun cannot become a problem: the connection ends, so that nobody takes half a file for a whole one.
pub(crate) fn broken(error: Error) -> std::io::Error {
    if let Error::Fault(fault) = &error {
        tracing::error!(error = format!("{fault:#}"), "fault");
    }
    std::io::Error::other(error.code())
}

/// No resource lives here; with a slash at the end nothing does.
pub(super) async fn not_found(_: HttpRequest) -> HttpResponse {
    Problem::new(StatusCode::NOT_FOUND, "Op dit adres is niets.").respond()
}

/// The resource has other methods.
pub(crate) async fn other_method(_: HttpRequest) -> HttpResponse {
    Problem::new(StatusCode::METHOD_NOT_ALLOWED, "Deze methode kan hier niet.").respond()
}

/// What one call of a room's edge is about.
pub(crate) struct Asked {
    /// Everything that decides what is asked beside the body: another text under the same key is a conflict.
    pub(crate) what: String,
    /// Seconds that the answer may take.
    pub(crate) seconds: fn(&Limits) -> u64,
}

/// Answers a request as whoever sent it: counted, within its time, and with whatever goes wrong as a problem.
pub(crate) async fn answer<P: Shape, W>(
    request: &HttpRequest,
    asked: Asked,
    work: impl FnOnce(Op) -> W,
) -> HttpResponse
where
    W: Future<Output = Result<HttpResponse, P>>,
{
    let mut told = Told {
        kind: Some(P::KIND),
        ..Told::default()
    };
    let mut response = match op::<P>(request, &asked.what, &mut told).await {
        Ok(op) => {
            let seconds = (asked.seconds)(&op.limits);
            let counter = Counter::current().unwrap_or_default();
            told.counters.push(Arc::clone(&counter));
            let work = AssertUnwindSafe(counter.scope(work(op))).catch_unwind();
            match timeout(Duration::from_secs(seconds), work).await {
                Ok(Ok(Ok(response))) => response,
                Ok(Ok(Err(problem))) => problem.respond(),
                // The panic hook has logged it.
                Ok(Err(_)) => P::edge(Edge::Error(Error::fault(anyhow::anyhow!("a panic")))).respond(),
                Err(_) => P::edge(Edge::Slow(seconds)).respond(),
            }
        }
        Err(problem) => problem.respond(),
    };
    told.code = told.code.or(code(response.status()));
    response.extensions_mut().insert(told);
    response
}

/// The word for the log.
fn code(status: StatusCode) -> Option<&'static str> {
    match status {
        StatusCode::UNAUTHORIZED => Some("UNAUTHENTICATED"),
        StatusCode::FORBIDDEN => Some("FORBIDDEN"),
        StatusCode::NOT_FOUND | StatusCode::GONE => Some("NOT_FOUND"),
        StatusCode::CONFLICT => Some("CONFLICT"),
        StatusCode::SERVICE_UNAVAILABLE => Some("LIMIT_EXCEEDED"),
        status if status.is_server_error() => Some("INTERNAL"),
        status if status.is_client_error() => Some("BAD_REQUEST"),
        _ => None,
    }
}

/// The published limits, before anybody is known to ask.
pub(crate) fn limits(request: &HttpRequest) -> Option<Arc<Limits>> {
    let state = request.app_data::<Data<State>>()?;
    Some(Arc::clone(&state.limits))
}

async fn op<P: Shape>(request: &HttpRequest, what: &str, told: &mut Told) -> Result<Op, P> {
    let missing = || {
        P::edge(Edge::Error(Error::fault(anyhow::anyhow!(
            "a worker without its data"
        ))))
    };
    let state = request.app_data::<Data<State>>().ok_or_else(missing)?;
    let worker = request.app_data::<Data<Worker>>().ok_or_else(missing)?;
    let key = idempotency_key(request).map_err(|NoKey| P::edge(Edge::Key))?;
    let request_id = RequestId::of(request);
    let actor = admit(state, request, &request_id)
        .await
        .map_err(|error| match &error {
            AuthError::Unavailable => P::edge(Edge::NoKeys),
            _ => P::edge(Edge::Error(Error::from(error.clone()))),
        })?;
    told.actor = Some(actor.kind());
    let mut core = Core::new(
        actor,
        worker.db.clone(),
        state.clock.clone(),
        Arc::clone(&state.limits),
        request_id.to_string(),
    );
    core.taal = taal(request.headers());
    core.streng = state.config.scim_strict;
    core.idempotency = key.map(|key| Idempotency {
        key: format!("rest:{key}"),
        hash: what.to_owned(),
    });
    Ok(Op::new(core, &worker.batches))
}
