//! The shape of an answer: errors first, each with a code and the request id; no `data` where nothing ran; and never
//! a text that we did not write.

use std::sync::Arc;

use actix_web::{
    HttpResponse,
    http::{StatusCode, header},
    web::Bytes,
};
use async_graphql::{PathSegment, Response, ServerError, Value};
use serde::Serialize;

use super::negotiate::Media;
use crate::{error::Error, graph::document::RequestError, tekst::Taal};

/// Faults of one request that are logged apart; the rest would repeat them.
const FAULTS: usize = 5;

/// The answer to one GraphQL request.
#[derive(Debug, Serialize)]
pub(super) struct Answer {
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<Told>,
    #[serde(skip_serializing_if = "Option::is_none")]
    data: Option<Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    extensions: Option<Price>,
}

/// What executing would cost, or did.
#[derive(Debug, Serialize)]
struct Price {
    cost: u64,
}

/// One error as the client reads it.
#[derive(Debug, Serialize)]
struct Told {
    message: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    path: Vec<PathSegment>,
    extensions: Labels,
}

#[derive(Debug, Serialize)]
struct Location {
    line: usize,
    column: usize,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Labels {
    code: &'static str,
    request_id: Arc<str>,
}

/// To whom is told, and under which id.
#[derive(Clone, Debug)]
pub(super) struct Addressee {
    pub(super) request_id: Arc<str>,
    pub(super) taal: Taal,
    pub(super) media: Media,
}

impl Addressee {
    fn told(&self, code: &'static str, message: impl Into<String>) -> Told {
        let extensions = Labels {
            code,
            request_id: Arc::clone(&self.request_id),
        };
        Told {
            message: message.into(),
            locations: Vec::new(),
            path: Vec::new(),
            extensions,
        }
    }

    /// A request that did not run, for reasons in the document or the variables.
    pub(super) fn refused(&self, errors: &[RequestError]) -> Answer {
        let errors = errors.iter().map(|error| {
            let locations = error
                .place
                .map(|(line, column)| Location { line, column })
                .into_iter()
                .collect();
            Told {
                locations,
                ..self.told(error.code, error.message(self.taal))
            }
        });
        Answer {
            errors: errors.collect(),
            data: None,
            extensions: None,
        }
    }

    /// A request that ended as a whole.
    pub(super) fn ended(&self, error: &Error) -> Answer {
        let message = error.message(self.taal).into_owned();
        Answer {
            errors: vec![self.told(error.code(), message)],
            data: None,
            extensions: None,
        }
    }

    /// A request that ran.
    pub(super) fn ran(&self, response: Response, cost: u64) -> Answer {
        log_faults(&response.errors);
        let ran = response.data != Value::Null || response.errors.iter().any(|error| !error.path.is_empty());
        Answer {
            errors: response
                .errors
                .into_iter()
                .map(|error| self.field(error))
                .collect(),
            data: ran.then_some(response.data),
            extensions: Some(Price { cost }),
        }
    }

    fn field(&self, error: ServerError) -> Told {
        let locations = error
            .locations
            .iter()
            .map(|at| Location {
                line: at.line,
                column: at.column,
            })
            .collect();
        let cause = cause(&error);
        let message = cause.message(self.taal).into_owned();
        Told {
            locations,
            path: error.path,
            ..self.told(cause.code(), message)
        }
    }
}

impl Answer {
    /// The code of the first error.
    pub(super) fn code(&self) -> Option<&'static str> {
        self.errors.first().map(|error| error.extensions.code)
    }

    /// The bytes for all who asked this. An error is for one: it names the request.
    pub(super) fn to_share(&self) -> Option<Bytes> {
        let whole = self.errors.is_empty() && self.data.is_some();
        let body = whole.then(|| serde_json::to_vec(self).ok()).flatten();
        body.map(Bytes::from)
    }

    /// The status where the media type lets the status speak.
    pub(super) fn status(&self) -> StatusCode {
        match self.code() {
            _ if self.data.is_some() => StatusCode::OK,
            None => StatusCode::OK,
            Some("UNAUTHENTICATED") => StatusCode::UNAUTHORIZED,
            Some("FORBIDDEN") => StatusCode::FORBIDDEN,
            Some("NOT_FOUND") => StatusCode::NOT_FOUND,
            Some("CONFLICT") => StatusCode::CONFLICT,
            Some("INTERNAL") => StatusCode::INTERNAL_SERVER_ERROR,
            Some(_) => StatusCode::BAD_REQUEST,
        }
    }
}

/// Our error behind an error of the executor. What did not come from us is our fault, except a value that an argument
/// does not take: the only text that the executor makes itself.
pub(super) fn cause(error: &ServerError) -> Error {
    if let Some(ours) = error.source::<Error>() {
        return ours.clone();
    }
    let argument = [
        "Failed to parse \"",
        "Expected input type \"",
        "Invalid value for argument",
    ];
    if argument.iter().any(|start| error.message.starts_with(start)) {
        return Error::BadRequest("Een argument heeft een waarde die hier niet past.".into());
    }
    Error::fault(anyhow::anyhow!("an error of the executor without a cause"))
}

/// Logs each fault once: many fields may carry the same one.
fn log_faults(errors: &[ServerError]) {
    let mut seen: Vec<Arc<anyhow::Error>> = Vec::new();
    for error in errors {
        let Error::Fault(fault) = cause(error) else {
            continue;
        };
        let known = seen
            .iter()
            .any(|one| Arc::ptr_eq(one, &fault) || one.to_string() == fault.to_string());
        if !known && seen.len() < FAULTS {
            tracing::error!(error = format!("{fault:#}"), "fault");
            seen.push(fault);
        }
    }
}

/// A request that was turned away before it was a GraphQL request.
#[derive(Debug)]
pub(super) struct Refused {
    status: StatusCode,
    error: Box<RequestError>,
    /// The methods that there are, when it was not one of them.
    allow: Option<&'static str>,
}

impl Refused {
    fn new(status: StatusCode, error: RequestError) -> Self {
        Self {
            status,
            error: Box::new(error),
            allow: None,
        }
    }

    pub(super) fn malformed(nl: &'static str, en: &'static str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, RequestError::bad(nl, en))
    }

    pub(super) fn over_limit(error: RequestError) -> Self {
        Self::new(StatusCode::BAD_REQUEST, error)
    }

    pub(super) fn too_large(most: usize) -> Self {
        let nl = format!("De inhoud is ten hoogste {most} bytes groot.");
        Self::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            RequestError::limit(nl, format!("A body has at most {most} bytes.")),
        )
    }

    pub(super) fn not_acceptable() -> Self {
        Self::new(
            StatusCode::NOT_ACCEPTABLE,
            RequestError::bad(
                "Antwoorden zijn application/graphql-response+json of application/json.",
                "Answers are application/graphql-response+json or application/json.",
            ),
        )
    }

    pub(super) fn not_json() -> Self {
        Self::new(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            RequestError::bad(
                "De inhoud is application/json in UTF-8.",
                "The body is application/json in UTF-8.",
            ),
        )
    }

    pub(super) fn method(allow: &'static str) -> Self {
        let error = RequestError::bad("Deze methode kan hier niet.", "This method is not allowed here.");
        Self {
            allow: Some(allow),
            ..Self::new(StatusCode::METHOD_NOT_ALLOWED, error)
        }
    }

    pub(super) fn too_slow(seconds: u64) -> Self {
        Self::new(
            StatusCode::SERVICE_UNAVAILABLE,
            RequestError::limit(
                format!("Een verzoek duurt ten hoogste {seconds} seconden; wat nog liep is teruggedraaid."),
                format!("A request takes at most {seconds} seconds; what was under way was taken back."),
            ),
        )
    }

    pub(super) fn code(&self) -> &'static str {
        self.error.code
    }

    /// The answer; its status says what was wrong with the request, whatever the media type.
    pub(super) fn respond(&self, to: &Addressee) -> HttpResponse {
        let mut response = HttpResponse::build(self.status);
        if let Some(allow) = self.allow {
            response.insert_header((header::ALLOW, allow));
        }
        response
            .insert_header((header::VARY, "Accept"))
            .content_type(to.media.content_type())
            .json_body(&to.refused(std::slice::from_ref(&*self.error)))
    }
}

/// Writes an answer, or many, as JSON.
pub(super) trait JsonBody {
    /// Ends the response with this body.
    fn json_body<T: Serialize>(&mut self, answer: &T) -> HttpResponse;
}

impl JsonBody for actix_web::HttpResponseBuilder {
    fn json_body<T: Serialize>(&mut self, answer: &T) -> HttpResponse {
        match serde_json::to_vec(answer) {
            Ok(body) => self.body(body),
            Err(error) => {
                tracing::error!(error = error.to_string(), "an answer could not be written");
                HttpResponse::InternalServerError().finish()
            }
        }
    }
}
