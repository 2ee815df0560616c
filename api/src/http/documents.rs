//! Documents at fixed addresses: the contract, and whom to tell about a weakness.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{self, ETag, EntityTag, IfNoneMatch},
    web::{Data, Header},
};
use chrono::{SecondsFormat, TimeDelta};
use sha2::{Digest, Sha256};

use super::State;

/// Days after which `security.txt` should be fetched again; RFC 9116 advises less than a year.
const SECURITY_DAYS: i64 = 180;

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

/// Whether the asker has what carries this tag.
pub(super) fn known(given: Option<IfNoneMatch>, tag: &EntityTag) -> bool {
    match given {
        Some(IfNoneMatch::Any) => true,
        Some(IfNoneMatch::Items(tags)) => tags.iter().any(|one| one.weak_eq(tag)),
        None => false,
    }
}

/// `/schema.graphql`.
pub(super) async fn schema(given: Option<Header<IfNoneMatch>>, state: Data<State>) -> HttpResponse {
    let tag = &state.contract.tag;
    let known = known(given.map(Header::into_inner), tag);
    let mut response = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header(ETag(tag.clone()))
        .insert_header((header::CACHE_CONTROL, "public, max-age=300"))
        .insert_header((
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "cross-origin",
        ));
    if known {
        return response.finish();
    }
    response
        .content_type("text/plain; charset=utf-8")
        .body(state.contract.sdl.clone())
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
