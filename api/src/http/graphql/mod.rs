//! GraphQL over HTTP, the draft whole: bytes, then actor, then operation, then execution.
//!
//! Two media types, negotiated; JSON bodies only, so that another site cannot post without asking first; queries by
//! GET, never changes; several requests in one body; a time limit around all of it, which takes back what was begun.

mod answer;
mod crowd;
mod execute;
mod fixed;
mod negotiate;
mod params;
mod time;

use std::panic::AssertUnwindSafe;

use actix_web::{
    HttpRequest, HttpResponse,
    http::{
        StatusCode,
        header::{self, CONTENT_LENGTH},
    },
    web::{Data, Payload},
};
use futures::FutureExt;

use self::{
    answer::{Addressee, JsonBody, Refused},
    execute::{Asker, Changes, Given},
    negotiate::Media,
    params::{Body, Params},
    time::Allowed,
};
pub(in crate::http) use self::{crowd::Crowd, fixed::everybody, negotiate::taal};
use super::{
    State, Worker,
    asker::{self, NoKey, idempotency_key},
    graphiql,
    trace::{RequestId, Told},
};
use crate::{
    auth::{Actor, AuthError},
    error::Error,
};

/// `POST /graphql`.
pub(super) async fn post(
    request: HttpRequest,
    payload: Payload,
    state: Data<State>,
    worker: Data<Worker>,
) -> HttpResponse {
    within_time(&request, &state, &worker, Work::Post(payload)).await
}

/// `GET /graphql`: a query, or GraphiQL for browsers.
pub(super) async fn get(request: HttpRequest, state: Data<State>, worker: Data<Worker>) -> HttpResponse {
    if state.config.graphiql && negotiate::wants_page(request.headers()) {
        return graphiql::page();
    }
    within_time(&request, &state, &worker, Work::Get).await
}

/// Any other method.
pub(super) async fn other(request: HttpRequest, state: Data<State>, worker: Data<Worker>) -> HttpResponse {
    within_time(&request, &state, &worker, Work::Other).await
}

/// One HTTP request on its way.
struct Call<'a> {
    request: &'a HttpRequest,
    state: &'a State,
    worker: &'a Worker,
    to: Addressee,
    told: &'a mut Told,
    time: &'a Allowed,
}

/// Why a call ends without an answer of its own.
enum End {
    Refused(Refused),
    Auth(AuthError),
    Panic,
}

impl From<Refused> for End {
    fn from(refused: Refused) -> Self {
        Self::Refused(refused)
    }
}

/// What the method asks.
enum Work {
    Post(Payload),
    Get,
    Other,
}

async fn within_time(request: &HttpRequest, state: &State, worker: &Worker, work: Work) -> HttpResponse {
    let mut told = Told::default();
    let negotiated = negotiate::media(request.headers());
    let to = Addressee {
        request_id: RequestId::of(request),
        taal: negotiate::taal(request.headers()),
        media: negotiated.unwrap_or(Media::Json),
    };
    let time = Allowed::from_now(state.limits.seconds);
    let mut call = Call {
        request,
        state,
        worker,
        to: to.clone(),
        told: &mut told,
        time: &time,
    };
    let ended = if negotiated.is_none() {
        Err(Refused::not_acceptable().into())
    } else {
        // Whatever was begun is dropped with the future: statements end, a transaction is rolled back.
        let timed = time.of(call.work(work));
        match AssertUnwindSafe(timed).catch_unwind().await {
            Ok(Some(ended)) => ended,
            Ok(None) => Err(Refused::too_slow(time.seconds).into()),
            // The panic hook has logged it.
            Err(_) => Err(End::Panic),
        }
    };
    let mut response = match ended {
        Ok(response) => response,
        Err(End::Refused(refused)) => {
            told.code = Some(refused.code());
            refused.respond(&to)
        }
        Err(End::Auth(error)) => not_admitted(&error, &to, &mut told),
        Err(End::Panic) => {
            let answer = to.ended(&Error::fault(anyhow::anyhow!("a panic")));
            told.code = answer.code();
            ok(&to).status(answer.status()).json_body(&answer)
        }
    };
    response.extensions_mut().insert(told);
    response
}

impl Call<'_> {
    async fn work(&mut self, work: Work) -> Result<HttpResponse, End> {
        match work {
            Work::Post(payload) => self.post(payload).await,
            Work::Get => self.get().await,
            Work::Other => Err(Refused::method("GET, HEAD, POST").into()),
        }
    }

    async fn post(&mut self, payload: Payload) -> Result<HttpResponse, End> {
        let headers = self.request.headers();
        if !negotiate::is_json(headers) {
            return Err(Refused::not_json().into());
        }
        let most = self.state.limits.body;
        let announced = headers
            .get(CONTENT_LENGTH)
            .and_then(|length| length.to_str().ok()?.parse().ok());
        if announced.is_some_and(|length: usize| length > most) {
            return Err(Refused::too_large(most).into());
        }
        let idempotency_key =
            idempotency_key(self.request).map_err(|NoKey| Refused::malformed(NoKey::NL, NoKey::EN))?;
        let actor = self.admit().await?;
        let body = params::read(payload, most).await?;
        let body = params::of_body(&body, &self.state.limits)?;
        let (to, told) = (&self.to, &mut *self.told);
        let asker = Asker {
            state: self.state,
            worker: self.worker,
            actor: &actor,
            to,
            idempotency_key,
            reads_only: false,
            time: self.time,
        };
        match body {
            Body::One(params) => {
                let given = asker.give(params, told).await;
                Ok(respond(given.map_err(|Changes| Refused::method("POST"))?, to))
            }
            Body::Batch(requests) => {
                told.batch = Some(requests.len());
                let mut answers = Vec::with_capacity(requests.len());
                for (place, params) in requests.into_iter().enumerate() {
                    let answer = asker.answer(params, Some(place), told).await;
                    answers.push(answer.map_err(|Changes| Refused::method("POST"))?);
                    if self.time.is_over() {
                        return Err(Refused::too_slow(self.time.seconds).into());
                    }
                    // Others who wait for this worker come first.
                    tokio::task::yield_now().await;
                }
                Ok(ok(to).json_body(&answers))
            }
        }
    }

    async fn get(&mut self) -> Result<HttpResponse, End> {
        let actor = self.admit().await?;
        let params: Params = params::of_query_string(self.request.query_string())?;
        let (to, told) = (&self.to, &mut *self.told);
        let asker = Asker {
            state: self.state,
            worker: self.worker,
            actor: &actor,
            to,
            idempotency_key: None,
            reads_only: true,
            time: self.time,
        };
        let given = asker.give(params, told).await;
        Ok(respond(given.map_err(|Changes| Refused::method("POST"))?, to))
    }

    async fn admit(&mut self) -> Result<Actor, End> {
        let actor = asker::admit(self.state, self.request, &self.to.request_id).await;
        let actor = actor.map_err(End::Auth)?;
        self.told.actor = Some(actor.kind());
        Ok(actor)
    }
}

fn ok(to: &Addressee) -> actix_web::HttpResponseBuilder {
    let mut response = HttpResponse::Ok();
    response
        .insert_header((header::VARY, "Accept"))
        .content_type(to.media.content_type());
    response
}

/// With the older media type a request that was understood has status 200; with the newer one the status speaks.
fn respond(given: Given, to: &Addressee) -> HttpResponse {
    let answer = match given {
        Given::Shared(body) => return ok(to).body(body),
        Given::Own(answer) => answer,
    };
    let status = match to.media {
        Media::Json => StatusCode::OK,
        Media::Response => answer.status(),
    };
    ok(to).status(status).json_body(&answer)
}

/// A token that was not accepted ends the request: an anonymous answer would hide that something is wrong.
fn not_admitted(error: &AuthError, to: &Addressee, told: &mut Told) -> HttpResponse {
    let cause = Error::from(error.clone());
    if let Error::Fault(fault) = &cause {
        tracing::error!(error = format!("{fault:#}"), "fault");
    }
    told.code = Some(cause.code());
    let mut response = ok(to);
    match error {
        AuthError::Refused(_) => response.status(StatusCode::UNAUTHORIZED),
        AuthError::Unavailable => response.status(StatusCode::SERVICE_UNAVAILABLE),
        AuthError::Fault(_) => response.status(StatusCode::INTERNAL_SERVER_ERROR),
    };
    if let Some(challenge) = error.challenge() {
        response.insert_header((header::WWW_AUTHENTICATE, challenge));
    }
    response.json_body(&to.ended(&cause))
}
