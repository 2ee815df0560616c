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
    uitgave::{
        rules::{Bestand, Deel, Formaat, Stukken, Taal, codeboek, deel, stukken},
        werk::{Gevraagd, naast},
    },
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

/// A file, from one of its bytes on, as it is written.
struct Loop {
    written: Stukken,
    skip: u64,
    left: u64,
}

impl Loop {
    /// The next piece that was asked for. Behind the last byte nothing is written any more.
    fn stuk(&mut self, gevraagd: &Gevraagd) -> Option<std::io::Result<Bytes>> {
        if self.left == 0 {
            return None;
        }
        for part in gevraagd.zolang(&mut self.written) {
            let mut part = match part {
                Ok(part) => part,
                Err(fault) => return Some(Err(broken(Error::fault(fault)))),
            };
            let before = self.skip.min(part.len() as u64);
            self.skip -= before;
            part.drain(..usize::try_from(before).unwrap_or(usize::MAX));
            part.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
            self.left -= part.len() as u64;
            if !part.is_empty() {
                return Some(Ok(Bytes::from(part)));
            }
        }
        None
    }
}

/// So many bytes of a file from one of them on. Each piece is written beside the requests of others: what comes before the
/// first is written too.
fn stroom(
    written: Stukken,
    begin: u64,
    bytes: u64,
) -> impl futures::Stream<Item = Result<Bytes, std::io::Error>> {
    let from = Loop {
        written,
        skip: begin,
        left: bytes,
    };
    stream::unfold(Some(from), async |from| {
        let mut from = from?;
        let next = naast(move |gevraagd| {
            let next = from.stuk(gevraagd);
            (next, from)
        });
        match next.await {
            Ok((next, from)) => Some((next?, Some(from))),
            Err(fault) => Some((Err(broken(fault)), None)),
        }
    })
}
