//! A file of a release: whole, in part, or not at all when the asker has it.

use std::sync::Arc;

use actix_web::{
    HttpRequest, HttpResponse,
    body::SizedStream,
    http::{
        StatusCode,
        header::{
            ACCEPT_RANGES, CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_ENCODING, CONTENT_RANGE, ETAG,
            EntityTag, HeaderName, HeaderValue, IF_RANGE, RANGE,
        },
    },
    web::{self, Bytes},
};
use futures::stream;

use super::{bestanden, gevonden, inhoud, lezen, told};
use crate::{
    error::Error,
    http::rest::{Problem, Shape, answer, broken, known},
    uitgave::rules::{Bestand, Deel, Formaat, Stukken, Taal, codeboek, deel, stukken},
};

/// The media type of a code book.
pub(super) const CODEBOEK: &str = "application/csvm+json";

/// `GET /v1/exports/{id}/{bestand}`: a file, written as it is read; or the part that `Range` asks for.
pub(super) async fn bestand(request: HttpRequest, path: web::Path<(String, String)>) -> HttpResponse {
    let request = &request;
    answer::<Problem, _>(request, lezen(), |op| async move {
        let (id, name) = path.into_inner();
        let row = gevonden(&op, &id).await?;
        let inhoud = inhoud(&op, &row)?;
        if let Some(taal) = Taal::ALLE.into_iter().find(|taal| taal.bestand() == name) {
            let body = codeboek(&inhoud, &row.kenmerk, row.peildatum, taal);
            return Ok(HttpResponse::Ok().content_type(CODEBOEK).body(body));
        }
        let formaat = Formaat::van(&inhoud).find(|one| one.bestand() == name);
        let sum = bestanden(&op, &row)?.into_iter().find(|one| one.naam == name);
        let (Some(formaat), Some(sum)) = (formaat, sum) else {
            return Err(told(&op, Error::NotFound));
        };
        let written = stukken(&Arc::new(inhoud), &row.kenmerk, formaat);
        Ok(verzonden(request, written, formaat, &sum))
    })
    .await
}

/// A file, or a part of it. It is not packed on the way: the sum and the places of its bytes are those of the file.
fn verzonden(request: &HttpRequest, written: Stukken, formaat: Formaat, sum: &Bestand) -> HttpResponse {
    let header = |name: HeaderName| request.headers().get(name).and_then(|value| value.to_str().ok());
    let tag = EntityTag::new_strong(sum.sha256[..32].to_owned());
    let known = known(request, &tag);
    let tag = tag.to_string();
    // Who has a part of another file gets all of this one.
    let range = header(RANGE).filter(|_| header(IF_RANGE).is_none_or(|one| one == tag));
    let part = deel(range, sum.bytes);
    let mut response = match part {
        _ if known => HttpResponse::NotModified(),
        Deel::Heel => HttpResponse::Ok(),
        Deel::Stuk { .. } => HttpResponse::PartialContent(),
        Deel::Voorbij => return voorbij(sum.bytes),
    };
    response
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, no-cache"))
        .insert_header((ACCEPT_RANGES, "bytes"));
    if known {
        return response.finish();
    }
    let (begin, bytes) = match part {
        Deel::Stuk { begin, bytes } => {
            let told = format!("bytes {begin}-{}/{}", begin + bytes - 1, sum.bytes);
            response.insert_header((CONTENT_RANGE, told));
            (begin, bytes)
        }
        _ => (0, sum.bytes),
    };
    response
        .content_type(formaat.mediatype())
        .insert_header((CONTENT_ENCODING, "identity"))
        .insert_header((
            CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}\"", sum.naam),
        ))
        .body(SizedStream::new(bytes, stroom(written, begin, bytes)))
}

/// The part that is asked for lies past the end.
fn voorbij(bytes: u64) -> HttpResponse {
    let detail = format!("Het bestand is {bytes} bytes groot.");
    let mut response = Shape::respond(Problem::new(StatusCode::RANGE_NOT_SATISFIABLE, detail));
    if let Ok(told) = HeaderValue::from_str(&format!("bytes */{bytes}")) {
        response.headers_mut().insert(CONTENT_RANGE, told);
    }
    response
}

/// So many bytes of a file from one of them on.
fn stroom(
    written: Stukken,
    begin: u64,
    bytes: u64,
) -> impl futures::Stream<Item = Result<Bytes, std::io::Error>> {
    let (mut skip, mut left) = (begin, bytes);
    let parts = written.map_while(move |part| {
        // Behind the last byte that was asked for nothing is written any more.
        if left == 0 {
            return None;
        }
        let mut part = match part {
            Ok(part) => part,
            Err(fault) => return Some(Some(Err(broken(Error::fault(fault))))),
        };
        let before = skip.min(part.len() as u64);
        skip -= before;
        part.drain(..usize::try_from(before).unwrap_or(usize::MAX));
        part.truncate(usize::try_from(left).unwrap_or(usize::MAX));
        left -= part.len() as u64;
        Some((!part.is_empty()).then(|| Ok(Bytes::from(part))))
    });
    stream::iter(parts.flatten())
}
