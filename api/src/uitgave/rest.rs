//! Releases over REST: `POST /v1/exports`, the own releases, and their files, in whole or in part.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    body::SizedStream,
    guard::{Any, Get, Head},
    http::{
        StatusCode,
        header::{
            ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE,
            ETAG, HeaderName, IF_NONE_MATCH, IF_RANGE, LOCATION, RANGE,
        },
    },
    web::{self, Bytes, Payload, ServiceConfig},
};
use chrono::SecondsFormat;
use entity::uitgave::Model;
use futures::stream;
use sea_orm::ActiveEnum;
use serde_json::{Value, json};

use super::{
    policy, read,
    rules::{Bestand, Deel, Formaat, Inhoud, Regels, Taal, Verzoek, citaat, codeboek, deel, stukken},
    write,
};
use crate::{
    error::Error,
    graph::Op,
    http::rest::{Asked, Problem, answer, other_method},
};

/// Bytes of a request for a release.
const VERZOEK: usize = 64 * 1_024;

/// The addresses of this room, beneath `/v1`.
pub(crate) fn routes(service: &mut ServiceConfig) {
    let read = || web::route().guard(Any(Get()).or(Head()));
    service
        .service(
            web::resource("/exports")
                .route(web::post().to(maken))
                .route(read().to(lijst))
                .default_service(web::to(other_method)),
        )
        .service(
            web::resource("/exports/{id}")
                .route(read().to(bekijken))
                .default_service(web::to(other_method)),
        )
        .service(
            web::resource("/exports/{id}/{bestand}")
                .route(read().to(bestand))
                .default_service(web::to(other_method)),
        );
}

fn lezen() -> Asked {
    Asked {
        what: String::new(),
        seconds: |limits| limits.seconds,
    }
}

/// `POST /v1/exports`: makes a release; 200 when the asker has the same one already.
async fn maken(request: HttpRequest, payload: Payload) -> HttpResponse {
    let asked = Asked {
        what: String::new(),
        seconds: |limits| limits.delivery_seconds,
    };
    let request = &request;
    answer::<Problem, _>(request, asked, |op| async move {
        // Who may not make any is not told what a request looks like.
        policy::may_make(&op.actor).map_err(|error| told(&op, error))?;
        let media = request
            .headers()
            .get(CONTENT_TYPE)
            .and_then(|value| value.to_str().ok());
        let media = media
            .and_then(|value| value.split(';').next())
            .unwrap_or_default();
        if !media.trim().eq_ignore_ascii_case("application/json") {
            let detail = "De inhoud is application/json.";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
        let body = payload.to_bytes_limited(VERZOEK).await.map_err(|_| {
            let detail = format!("Een verzoek is ten hoogste {VERZOEK} bytes groot.");
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, detail)
        })?;
        let body = body
            .map_err(|_| Problem::new(StatusCode::BAD_REQUEST, "De inhoud kwam niet in haar geheel aan."))?;
        let verzoek = Verzoek::lees(&body).map_err(Problem::parameters)?;
        let made = write::maken(&op, verzoek)
            .await
            .map_err(|error| told(&op, error))?;
        let mut response = if made.nieuw {
            HttpResponse::Created()
        } else {
            HttpResponse::Ok()
        };
        Ok(response
            .insert_header((LOCATION, adres(&made.row.kenmerk)))
            .json(weergave(&op, &made.row)?))
    })
    .await
}

/// `GET /v1/exports`: the own releases, the newest first; `na` goes on after one of them.
async fn lijst(request: HttpRequest) -> HttpResponse {
    let request = &request;
    answer::<Problem, _>(request, lezen(), |op| async move {
        policy::may_make(&op.actor).map_err(|error| told(&op, error))?;
        let mut na = None;
        for (name, value) in url::form_urlencoded::parse(request.query_string().as_bytes()) {
            let found = match &*name {
                "na" => read::een(&op, &value).await.map_err(|error| told(&op, error))?,
                _ => {
                    let reason = "Deze parameter bestaat niet.";
                    return Err(Problem::parameters(vec![(String::new(), reason)]));
                }
            };
            let reason = "het id van een eigen uitgave";
            na = Some(found.ok_or_else(|| Problem::parameters(vec![("na".to_owned(), reason)]))?);
        }
        let (rows, more) = read::blad(&op, na.as_ref())
            .await
            .map_err(|error| told(&op, error))?;
        let last = rows.last().filter(|_| more).map(|row| row.kenmerk.clone());
        let told = rows.iter().map(|row| weergave(&op, row));
        let told = told.collect::<Result<Vec<_>, _>>()?;
        let mut response = HttpResponse::Ok();
        if let Some(last) = &last {
            let next = format!("</v1/exports?na={last}>; rel=\"next\"");
            response.insert_header((HeaderName::from_static("link"), next));
        }
        Ok(response.json(json!({ "exports": told })))
    })
    .await
}

/// `GET /v1/exports/{id}`.
async fn bekijken(request: HttpRequest, id: web::Path<String>) -> HttpResponse {
    answer::<Problem, _>(&request, lezen(), |op| async move {
        let row = gevonden(&op, &id).await?;
        Ok(HttpResponse::Ok().json(weergave(&op, &row)?))
    })
    .await
}

/// `GET /v1/exports/{id}/{bestand}`: a file, written as it is read; or the part that `Range` asks for.
async fn bestand(request: HttpRequest, path: web::Path<(String, String)>) -> HttpResponse {
    let request = &request;
    answer::<Problem, _>(request, lezen(), |op| async move {
        let (id, name) = path.into_inner();
        let row = gevonden(&op, &id).await?;
        let inhoud = gelezen::<Inhoud>(&op, &row.inhoud)?;
        if let Some(taal) = Taal::ALLE.into_iter().find(|taal| taal.bestand() == name) {
            let body = codeboek(&inhoud, &row.kenmerk, row.peildatum, taal);
            return Ok(HttpResponse::Ok()
                .content_type("application/csvm+json")
                .body(body));
        }
        let formaat = Formaat::ALLE.into_iter().find(|one| one.bestand() == name);
        let sums = gelezen::<Vec<Bestand>>(&op, &row.bestanden)?;
        let sum = sums.into_iter().find(|one| one.naam == name);
        let (Some(formaat), Some(sum)) = (formaat, sum) else {
            return Err(told(&op, Error::NotFound));
        };
        Ok(verzonden(
            request,
            Regels::new(Arc::new(inhoud), &row.kenmerk, formaat),
            formaat,
            &sum,
        ))
    })
    .await
}

/// A file, or a part of it. It is not packed on the way: the sum and the places of its bytes are those of the file.
fn verzonden(request: &HttpRequest, regels: Regels, formaat: Formaat, sum: &Bestand) -> HttpResponse {
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let tag = format!("\"{}\"", &sum.sha256[..32]);
    let known = header(IF_NONE_MATCH).is_some_and(|tags| {
        tags.split(',')
            .map(|one| one.trim().trim_start_matches("W/"))
            .any(|one| one == "*" || one == tag)
    });
    // Who has a part of another file gets all of this one.
    let range = header(RANGE).filter(|_| header(IF_RANGE).is_none_or(|one| one == tag));
    let part = deel(range, sum.bytes);
    let mut response = match part {
        _ if known => HttpResponse::NotModified(),
        Deel::Heel => HttpResponse::Ok(),
        Deel::Stuk { .. } => HttpResponse::PartialContent(),
        Deel::Voorbij => HttpResponse::RangeNotSatisfiable(),
    };
    response
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((ACCEPT_RANGES, "bytes"));
    if known {
        return response.finish();
    }
    let (begin, bytes) = match part {
        Deel::Heel => (0, sum.bytes),
        Deel::Stuk { begin, bytes } => {
            let told = format!("bytes {begin}-{}/{}", begin + bytes - 1, sum.bytes);
            response.insert_header((CONTENT_RANGE, told));
            (begin, bytes)
        }
        Deel::Voorbij => {
            response.insert_header((CONTENT_RANGE, format!("bytes */{}", sum.bytes)));
            return response.finish();
        }
    };
    response
        .content_type(formaat.mediatype())
        .insert_header((CONTENT_ENCODING, "identity"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", sum.naam),
        ))
        .body(SizedStream::new(bytes, stroom(regels, begin, bytes)))
}

/// So many bytes of a file from one of them on.
fn stroom(
    regels: Regels,
    begin: u64,
    bytes: u64,
) -> impl futures::Stream<Item = Result<Bytes, std::io::Error>> {
    let (mut skip, mut left) = (begin, bytes);
    let parts = stukken(regels).filter_map(move |mut part| {
        let before = skip.min(part.len() as u64);
        skip -= before;
        part.drain(..usize::try_from(before).unwrap_or(usize::MAX));
        part.truncate(usize::try_from(left).unwrap_or(usize::MAX));
        left -= part.len() as u64;
        (!part.is_empty()).then(|| Ok(Bytes::from(part)))
    });
    stream::iter(parts)
}

fn told(op: &Op, error: Error) -> Problem {
    Problem::of(&error, op.taal)
}

fn gelezen<T: serde::de::DeserializeOwned>(op: &Op, json: &str) -> Result<T, Problem> {
    serde_json::from_str(json).map_err(|fault| told(op, Error::fault(fault)))
}

async fn gevonden(op: &Op, id: &str) -> Result<Model, Problem> {
    policy::may_make(&op.actor).map_err(|error| told(op, error))?;
    let row = read::een(op, id).await.map_err(|error| told(op, error))?;
    row.ok_or_else(|| told(op, Error::NotFound))
}

fn adres(kenmerk: &str) -> String {
    format!("/v1/exports/{kenmerk}")
}

/// A release as REST shows it.
fn weergave(op: &Op, row: &Model) -> Result<Value, Problem> {
    let inhoud = gelezen::<Inhoud>(op, &row.inhoud)?;
    let sums = gelezen::<Vec<Bestand>>(op, &row.bestanden)?;
    let file = |sum: &Bestand| {
        let formaat = Formaat::ALLE.into_iter().find(|one| one.bestand() == sum.naam);
        json!({
            "naam": sum.naam,
            "href": format!("{}/{}", adres(&row.kenmerk), sum.naam),
            "mediatype": formaat.map(Formaat::mediatype),
            "bytes": sum.bytes,
            "sha256": sum.sha256,
        })
    };
    let dimensies: Vec<Value> = inhoud.kolommen.iter().map(|one| json!(one.dimensie)).collect();
    Ok(json!({
        "id": row.kenmerk,
        "soort": row.soort.to_value(),
        "dimensies": dimensies,
        "filter": inhoud.filter,
        "van": inhoud.van,
        "tot": inhoud.tot,
        "korrel": inhoud.korrel,
        "celgrens": inhoud.celgrens,
        "peildatum": row.peildatum,
        "rijen": row.rijen,
        "bestanden": sums.iter().map(file).collect::<Vec<_>>(),
        "codeboeken": Taal::ALLE.map(|taal| format!("{}/{}", adres(&row.kenmerk), taal.bestand())),
        "citaat": citaat(&inhoud, &row.kenmerk, row.peildatum, Taal::Nl),
        "aangemaaktOp": row.created_at.to_rfc3339_opts(SecondsFormat::Micros, true),
    }))
}
