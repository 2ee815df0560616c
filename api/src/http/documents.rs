//! Documents at fixed addresses: the contract, and whom to tell about a weakness.

use actix_web::{
    HttpRequest, HttpResponse, HttpResponseBuilder,
    http::header::{self, ETag, EntityTag},
    web::Data,
};
use chrono::{SecondsFormat, TimeDelta};
use sha2::{Digest, Sha256};

use super::{State, rest::known};

/// Days after which `security.txt` should be fetched again; RFC 9116 advises less than a year.
const SECURITY_DAYS: i64 = 180;

/// Seconds that a description of the service may be kept before it is asked for again.
pub(super) const KEEP: u32 = 300;

/// The contract with its tag.
#[derive(Debug)]
pub(super) struct Contract {
    sdl: String,
    tag: EntityTag,
}

impl Contract {
    pub(super) fn new(sdl: String) -> Self {
        let tag = tag(&Sha256::digest(&sdl));
        Self { sdl, tag }
    }
}

/// The tag of a text with this hash.
pub(super) fn tag(hash: &[u8]) -> EntityTag {
    EntityTag::new_strong(hash.iter().take(16).map(|byte| format!("{byte:02x}")).collect())
}

/// The beginning of an answer that any page may read and keep for so many seconds, and whether the asker has it already.
pub(super) fn tagged(request: &HttpRequest, tag: EntityTag, seconds: u32) -> (HttpResponseBuilder, bool) {
    let known = known(request, &tag);
    let mut response = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header(ETag(tag))
        .insert_header((header::CACHE_CONTROL, format!("public, max-age={seconds}")))
        .insert_header((
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ));
    (response, known)
}

/// `/schema.graphql`.
pub(super) async fn schema(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let Contract { sdl, tag } = &state.contract;
    let (mut response, known) = tagged(&request, tag.clone(), KEEP);
    if known {
        return response.finish();
    }
    response
        .content_type("text/plain; charset=utf-8")
        .body(sdl.clone())
}

/// `/.well-known/security.txt`, RFC 9116; there is none without a contact.
pub(super) async fn security(request: HttpRequest, state: Data<State>) -> HttpResponse {
    let Some(contact) = &state.config.security_contact else {
        return super::not_found(request).await;
    };
    let expires =
        (state.clock.now() + TimeDelta::days(SECURITY_DAYS)).to_rfc3339_opts(SecondsFormat::Secs, true);
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body(format!(
            "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: nl, en\n"
        ))
}
