//! The own releases as an OData v4 feed beneath `/v1/odata`, for Excel and Power BI. It describes itself in `$metadata`.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    guard::{Any, Get, Head},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, HeaderName, HeaderValue, WWW_AUTHENTICATE},
    },
    web::{self, ServiceConfig},
};
use serde_json::{Map, Value, json};

use crate::{
    error::Error,
    graph::Op,
    http::rest::{Asked, Edge, GEEN_KEY, GEEN_SLEUTELS, Shape, answer, status, te_lang},
    tekst::Taal,
    uitgave::{
        policy,
        read::{self, Antwoord},
        rules::odata::{Verzameling, Vraag, dienst, metadata, volgende},
    },
};

const VERSION: (&str, &str) = ("odata-version", "4.0");
const JSON: &str = "application/json;odata.metadata=minimal";
/// How an asker says how many rows of a page it prefers; the second is how 4.01 spells it.
const HOOGUIT: [&str; 2] = ["odata.maxpagesize", "maxpagesize"];

/// The addresses, beneath `/v1`.
pub(crate) fn routes(service: &mut ServiceConfig) {
    for path in ["/odata", "/odata/{pad:.*}"] {
        let read = web::route().guard(Any(Get()).or(Head()));
        service.service(
            web::resource(path)
                .route(read.to(lezen))
                .default_service(web::to(alleen_lezen)),
        );
    }
}

/// Why something was not done, as OData says it.
struct Fout {
    status: StatusCode,
    code: &'static str,
    message: String,
}

impl Fout {
    fn of(error: &Error, taal: Taal) -> Self {
        if let Error::Fault(fault) = error {
            tracing::error!(error = format!("{fault:#}"), "fault");
        }
        Self {
            status: status(error),
            code: error.code(),
            message: error.message(taal).to_string(),
        }
    }
}

impl Shape for Fout {
    const KIND: &'static str = "odata";

    fn edge(wrong: Edge) -> Self {
        let (status, code, message) = match wrong {
            Edge::Key => (StatusCode::BAD_REQUEST, "BAD_REQUEST", GEEN_KEY.to_owned()),
            Edge::NoKeys => (
                StatusCode::SERVICE_UNAVAILABLE,
                "LIMIT_EXCEEDED",
                GEEN_SLEUTELS.to_owned(),
            ),
            Edge::Slow(seconds) => (
                StatusCode::SERVICE_UNAVAILABLE,
                "LIMIT_EXCEEDED",
                te_lang(seconds),
            ),
            Edge::Error(error) => return Self::of(&error, Taal::Nl),
        };
        Self {
            status,
            code,
            message,
        }
    }

    fn respond(self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if self.status == StatusCode::UNAUTHORIZED {
            response.insert_header((WWW_AUTHENTICATE, "Bearer"));
        }
        response
            .insert_header(VERSION)
            .content_type(JSON)
            .body(json!({ "error": { "code": self.code, "message": self.message } }).to_string())
    }
}

async fn alleen_lezen(_: HttpRequest) -> HttpResponse {
    let message = "Hier wordt alleen gelezen.".to_owned();
    let (status, code) = (StatusCode::METHOD_NOT_ALLOWED, "BAD_REQUEST");
    Fout {
        status,
        code,
        message,
    }
    .respond()
}

/// Anything beneath `/v1/odata`.
async fn lezen(request: HttpRequest) -> HttpResponse {
    let asked = Asked {
        what: String::new(),
        seconds: |limits| limits.delivery_seconds,
    };
    let request = &request;
    answer::<Fout, _>(request, asked, |op| async move {
        gelezen(&op, request)
            .await
            .map_err(|error| Fout::of(&error, op.taal))
    })
    .await
}

async fn gelezen(op: &Op, request: &HttpRequest) -> Result<HttpResponse, Error> {
    policy::may_make(&op.actor)?;
    let basis = basis(request);
    let query = request.query_string();
    let pad = request.match_info().get("pad").unwrap_or_default();
    let (name, rest) = pad
        .split_once('/')
        .map_or((pad, None), |(name, rest)| (name, Some(rest)));
    match (name, rest) {
        ("", None) => return Ok(begin().content_type(JSON).body(dienst(&basis).to_string())),
        ("$metadata", None) => return Ok(begin().content_type("application/xml").body(metadata())),
        _ => {}
    }
    let verzameling = Verzameling::ALLE.into_iter().find(|one| one.naam() == name);
    let verzameling = verzameling.ok_or(Error::NotFound)?;
    let hooguit = hooguit(request);
    let vraag = Vraag::lees(verzameling, query, hooguit)?;
    match rest {
        None => {
            let context = vraag.context(&basis);
            let blad = read::antwoord(op, vraag).await?;
            let next = |query: String| format!("{basis}/{name}?{query}");
            let mut response = begin();
            if let Some(hooguit) = hooguit {
                let applied = (HeaderName::from_static("preference-applied"), voorkeur(hooguit));
                response.insert_header(applied);
            }
            Ok(response
                .content_type(JSON)
                .body(Value::Object(blad_van(context, query, blad, next)).to_string()))
        }
        Some("$count") => {
            let number = read::hoeveel(op, vraag).await?;
            Ok(begin().content_type("text/plain").body(number.to_string()))
        }
        Some(_) => Err(Error::NotFound),
    }
}

fn blad_van(
    context: String,
    query: &str,
    blad: Antwoord,
    next: impl FnOnce(String) -> String,
) -> Map<String, Value> {
    let mut told = Map::new();
    told.insert("@odata.context".to_owned(), context.into());
    if let Some(aantal) = blad.aantal {
        told.insert("@odata.count".to_owned(), aantal.into());
    }
    told.insert("value".to_owned(), blad.rijen.into());
    if let Some((van, over, top)) = blad.verder {
        let query = volgende(query, &van, over, top);
        told.insert("@odata.nextLink".to_owned(), next(query).into());
    }
    told
}

fn begin() -> HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .insert_header(VERSION)
        .insert_header((CACHE_CONTROL, "private, no-cache"));
    response
}

/// Where the feed is, as the client calls it.
fn basis(request: &HttpRequest) -> String {
    let info = request.connection_info();
    format!("{}://{}/v1/odata", info.scheme(), info.host())
}

/// How many rows of a page the asker prefers.
fn hooguit(request: &HttpRequest) -> Option<u64> {
    let headers = request.headers().get_all("prefer");
    let preferred = headers.filter_map(|value| value.to_str().ok());
    let mut pairs = preferred.flat_map(|value| value.split([',', ';']));
    pairs.find_map(|pair| {
        let (name, value) = pair.split_once('=')?;
        let name = name.trim().to_ascii_lowercase();
        let number = value.trim().trim_matches('"').parse().ok();
        number.filter(|_| HOOGUIT.contains(&&*name))
    })
}

fn voorkeur(hooguit: u64) -> HeaderValue {
    let told = format!("{}={hooguit}", HOOGUIT[0]);
    HeaderValue::from_str(&told).unwrap_or_else(|_| HeaderValue::from_static(""))
}
