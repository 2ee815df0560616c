//! For those who run the service: is the process alive, and can it do its work.

use std::time::Duration;

use actix_web::{HttpResponse, web::Data};

use super::State;

/// Patience with the database; a probe that waits longer says nothing useful.
const PATIENCE: Duration = Duration::from_secs(2);

/// `/health/live`: the process answers.
pub(super) async fn live() -> HttpResponse {
    HttpResponse::Ok()
        .content_type("text/plain; charset=utf-8")
        .body("alive\n")
}

/// `/health/ready`: the database answers too.
pub(super) async fn ready(state: Data<State>) -> HttpResponse {
    let answered = tokio::time::timeout(PATIENCE, state.db.ping()).await;
    let (mut response, text) = match answered {
        Ok(Ok(())) => (HttpResponse::Ok(), "ready\n"),
        Ok(Err(_)) | Err(_) => (
            HttpResponse::ServiceUnavailable(),
            "the database does not answer\n",
        ),
    };
    response.content_type("text/plain; charset=utf-8").body(text)
}
