//! GraphiQL for browsers, from the binary: no other machine is asked for anything.

use actix_web::{
    HttpRequest, HttpResponse,
    http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY},
    web::Path,
};
use rust_embed::{Embed, EmbeddedFile};

/// Scripts come from here alone. The editor sets styles on its elements and carries its fonts in its style sheet.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src data:; \
    img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

#[derive(Embed)]
#[folder = "$CARGO_MANIFEST_DIR/static/graphiql"]
struct Files;

/// The page itself.
pub(super) fn page() -> HttpResponse {
    match Files::get("index.html") {
        Some(file) => send("index.html", file, "no-store"),
        None => super::internal_error(),
    }
}

/// `/graphiql/…`: what the page loads.
pub(super) async fn asset(path: Path<String>, request: HttpRequest) -> HttpResponse {
    match Files::get(&path) {
        Some(file) if !path.ends_with(".html") => send(&path, file, "public, max-age=3600"),
        _ => super::not_found(request).await,
    }
}

fn send(name: &str, file: EmbeddedFile, cache: &'static str) -> HttpResponse {
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    };
    HttpResponse::Ok()
        .content_type(kind)
        .insert_header((CACHE_CONTROL, cache))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .body(file.data.into_owned())
}
