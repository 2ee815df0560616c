//! What every address shares: the body within its limit, who asks, and answers and errors in the shape of SCIM.

use std::future::Future;

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::{
        Method, StatusCode,
        header::{ETAG, HeaderName, LOCATION, RETRY_AFTER, WWW_AUTHENTICATE},
    },
    web::{BytesMut, Payload},
};
use futures::StreamExt;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::{
    config::Limits,
    error::Error,
    graph::Op,
    http::rest::{Asked, Edge, GEEN_KEY, GEEN_SLEUTELS, Shape, answer, limits, media, te_lang},
    scim::{
        policy,
        rules::{afwijking::Afwijkingen, fout::Fout},
        write::Nee,
    },
    tekst::Taal,
};

/// The media type of SCIM.
const SCIM_JSON: &str = "application/scim+json";
/// What a client did otherwise than the standard says.
const AFWIJKINGEN: HeaderName = HeaderName::from_static("scim-afwijkingen");
/// Which attributes were dropped unread.
const VERVALLEN: HeaderName = HeaderName::from_static("scim-vervallen");

impl From<Error> for Fout {
    fn from(error: Error) -> Self {
        if let Error::Fault(fault) = &error {
            tracing::error!(error = format!("{fault:#}"), "fault");
        }
        let detail = error.message(Taal::Nl);
        let status = match error {
            Error::Unauthenticated => 401,
            Error::Forbidden => return Self::forbidden(detail),
            Error::NotFound => return Self::absent(),
            Error::BadRequest(_) | Error::Limit(_) => 400,
            Error::Conflict(_) => return Self::conflict(detail),
            Error::Fault(_) => 500,
        };
        Self {
            status,
            scim_type: None,
            detail,
            later: None,
        }
    }
}

impl From<Nee> for Fout {
    fn from(nee: Nee) -> Self {
        match nee {
            Nee::Fout(fout) => fout,
            Nee::Error(error) => error.into(),
        }
    }
}

impl Fout {
    /// As SCIM writes it.
    pub(super) fn body(&self) -> Value {
        let mut body = json!({
            "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"],
            "status": self.status.to_string(),
            "detail": self.detail,
        });
        if let Some(kind) = self.scim_type {
            body["scimType"] = kind.into();
        }
        body
    }
}

impl Shape for Fout {
    const KIND: &'static str = "scim";

    fn edge(wrong: Edge) -> Self {
        let away = |detail| Self {
            status: 503,
            scim_type: None,
            detail,
            later: None,
        };
        match wrong {
            Edge::Key => Self::invalid_value(GEEN_KEY),
            Edge::NoKeys => away(GEEN_SLEUTELS.into()),
            Edge::Slow(seconds) => away(te_lang(seconds).into()),
            Edge::Error(error) => error.into(),
        }
    }

    fn respond(self) -> HttpResponse {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        if status == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Bearer"));
        }
        if let Some(seconds) = self.later {
            response.insert_header((RETRY_AFTER, seconds.to_string()));
        }
        response.content_type(SCIM_JSON).body(self.body().to_string())
    }
}

/// The resource has other methods.
pub(super) async fn andere_methode(_: HttpRequest) -> HttpResponse {
    Fout::method("Deze methode kan hier niet.").respond()
}

/// No resource lives here.
pub(super) async fn niets_hier(_: HttpRequest) -> HttpResponse {
    Fout::not_found("Op dit adres is niets.").respond()
}

/// A request whose sender is known to be the client of an association.
pub(super) struct Aan {
    pub(super) op: Op,
    pub(super) request: HttpRequest,
    /// Nothing where there is none.
    pub(super) body: Value,
    /// The address of this edge, as the client wrote it.
    pub(super) basis: String,
}

impl Aan {
    /// What the client does otherwise than the standard says; it may ask to be refused (RFC 7240).
    pub(super) fn afwijkingen(&self) -> Afwijkingen {
        let mut preferred = self
            .request
            .headers()
            .get_all("prefer")
            .filter_map(|value| value.to_str().ok());
        let strict = preferred.any(|value| {
            let mut all = value.split([',', ';']);
            all.any(|one| one.trim().eq_ignore_ascii_case("handling=strict"))
        });
        Afwijkingen::new(self.op.streng || strict)
    }

    /// A header; nothing when it is not there, or no text.
    pub(super) fn kop(&self, name: HeaderName) -> Option<&str> {
        self.request.headers().get(name)?.to_str().ok()
    }
}

/// Answers a request of a client of an association, and of nobody else.
pub(super) async fn behandel<W>(
    request: HttpRequest,
    payload: Payload,
    work: impl FnOnce(Aan) -> W,
) -> HttpResponse
where
    W: Future<Output = Result<HttpResponse, Fout>>,
{
    binnen(request, payload, |limits| limits.seconds, work).await
}

/// The same, within so many seconds.
pub(super) async fn binnen<W>(
    request: HttpRequest,
    payload: Payload,
    seconds: fn(&Limits) -> u64,
    work: impl FnOnce(Aan) -> W,
) -> HttpResponse
where
    W: Future<Output = Result<HttpResponse, Fout>>,
{
    let read = lees(&request, payload).await;
    let hash = read.as_ref().map(Sha256::digest).unwrap_or_default();
    let asked = Asked {
        what: format!("{} {} {hash:x}", request.method(), request.uri()),
        seconds,
    };
    let asker = request.clone();
    answer(&asker, asked, |op| async move {
        policy::may_use(&op.actor)?;
        let body = inhoud(&request, &read?)?;
        let basis = basis(&request);
        let aan = Aan {
            op,
            request,
            body,
            basis,
        };
        work(aan).await
    })
    .await
}

/// Where the edge is, as the client calls it.
fn basis(request: &HttpRequest) -> String {
    let info = request.connection_info();
    format!("{}://{}/scim/v2", info.scheme(), info.host())
}

/// The body, if it is no larger than a body may be.
async fn lees(request: &HttpRequest, mut payload: Payload) -> Result<BytesMut, Fout> {
    let most = limits(request).map_or(0, |limits| limits.body);
    let mut body = BytesMut::new();
    while let Some(part) = payload.next().await {
        let part = part.map_err(|_| Fout::invalid_syntax("De inhoud kwam niet in haar geheel aan."))?;
        if body.len() + part.len() > most {
            return Err(Fout::too_large(format!(
                "De inhoud is ten hoogste {most} bytes groot."
            )));
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}

fn inhoud(request: &HttpRequest, bytes: &[u8]) -> Result<Value, Fout> {
    let with_body = [Method::POST, Method::PUT, Method::PATCH].contains(request.method());
    if !with_body {
        return Ok(Value::Null);
    }
    let kind = media(request);
    if ![SCIM_JSON, "application/json"].contains(&kind.as_deref().unwrap_or(SCIM_JSON)) {
        return Err(Fout::media(
            "De inhoud is application/scim+json of application/json.",
        ));
    }
    serde_json::from_slice(bytes).map_err(|_| Fout::invalid_syntax("De inhoud is geen JSON."))
}

/// An answer in JSON.
pub(super) fn met(mut response: HttpResponseBuilder, body: &Value) -> HttpResponse {
    response.content_type(SCIM_JSON).body(body.to_string())
}

/// A User or a Group, with its address and its version.
pub(super) fn bron(
    status: StatusCode,
    object: Map<String, Value>,
    volledig: &Value,
    seen: &Afwijkingen,
) -> HttpResponse {
    let mut response = HttpResponse::build(status);
    if let Some(location) = volledig["location"].as_str() {
        response.insert_header((LOCATION, location));
    }
    if let Some(version) = volledig["version"].as_str() {
        response.insert_header((ETAG, version));
    }
    told(&mut response, seen);
    met(response, &Value::Object(object))
}

/// Says what the client did otherwise than the standard says, and what was dropped.
pub(super) fn told(response: &mut HttpResponseBuilder, seen: &Afwijkingen) {
    let codes: Vec<&str> = seen.gezien.iter().map(|one| one.code()).collect();
    let dropped: Vec<&str> = seen.vervallen.iter().copied().collect();
    for (name, list) in [(AFWIJKINGEN, codes), (VERVALLEN, dropped)] {
        if !list.is_empty() {
            response.insert_header((name, list.join(", ")));
        }
    }
}
