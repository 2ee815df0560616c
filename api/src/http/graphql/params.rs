//! What is asked: the parameters of a GraphQL request, each of the type that the protocol says, before anything is
//! filled in.

use actix_web::web;
use futures::StreamExt;
use serde_json::{Map, Value};

use super::answer::Refused;
use crate::{config::Limits, graph::document::RequestError};

/// One GraphQL request.
#[derive(Debug, PartialEq)]
pub(super) struct Params {
    pub(super) query: String,
    pub(super) operation_name: Option<String>,
    pub(super) variables: Map<String, Value>,
}

/// What a body holds.
#[derive(Debug, PartialEq)]
pub(super) enum Body {
    /// One request.
    One(Params),
    /// Several, which are answered in the same order.
    Batch(Vec<Params>),
}

/// Reads a body no further than the limit.
pub(super) async fn read(mut payload: web::Payload, most: usize) -> Result<Vec<u8>, Refused> {
    let mut body = Vec::new();
    while let Some(chunk) = payload.next().await {
        let chunk = chunk.map_err(|_| {
            Refused::malformed(
                "De inhoud kwam niet geheel binnen.",
                "The body did not arrive completely.",
            )
        })?;
        if body.len() + chunk.len() > most {
            return Err(Refused::too_large(most));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

/// One request, or a batch.
pub(super) fn of_body(body: &[u8], limits: &Limits) -> Result<Body, Refused> {
    // The parser stops at 128 levels, and at what is not UTF-8.
    let value = serde_json::from_slice(body)
        .map_err(|_| Refused::malformed("De inhoud is geen geldige JSON.", "The body is not valid JSON."))?;
    match value {
        Value::Array(requests) if requests.is_empty() => Err(Refused::malformed(
            "Een bundel heeft ten minste één bewerking.",
            "A batch has at least one operation.",
        )),
        Value::Array(requests) if requests.len() > limits.batch => {
            Err(Refused::over_limit(RequestError::limit(
                format!("Een bundel heeft ten hoogste {} bewerkingen.", limits.batch),
                format!("A batch has at most {} operations.", limits.batch),
            )))
        }
        Value::Array(requests) => requests
            .into_iter()
            .map(params)
            .collect::<Result<_, _>>()
            .map(Body::Batch),
        value => params(value).map(Body::One),
    }
}

/// The request in a query string; its variables are JSON in a text.
pub(super) fn of_query_string(text: &str) -> Result<Params, Refused> {
    let pairs = web::Query::<Vec<(String, String)>>::from_query(text).map_err(|_| {
        Refused::malformed(
            "De adresregel is niet te lezen.",
            "The query string cannot be read.",
        )
    })?;
    let mut request = Map::new();
    for (name, value) in pairs.into_inner() {
        let value = match name.as_str() {
            "query" | "operationName" => Value::String(value),
            "variables" | "extensions" if value.is_empty() => Value::Null,
            "variables" | "extensions" => serde_json::from_str(&value).map_err(|_| {
                Refused::malformed(
                    "`variables` en `extensions` zijn JSON.",
                    "`variables` and `extensions` are JSON.",
                )
            })?,
            _ => continue,
        };
        if request.insert(name, value).is_some() {
            return Err(Refused::malformed(
                "Een parameter staat er twee keer.",
                "A parameter stands there twice.",
            ));
        }
    }
    // An empty name in an address means that none was chosen.
    if request.get("operationName").is_some_and(|name| name == "") {
        request.remove("operationName");
    }
    params(Value::Object(request))
}

fn params(value: Value) -> Result<Params, Refused> {
    let Value::Object(mut request) = value else {
        return Err(Refused::malformed(
            "Een GraphQL-verzoek is een JSON-object.",
            "A GraphQL request is a JSON object.",
        ));
    };
    let mut take = |name: &str| request.remove(name).unwrap_or(Value::Null);
    let Value::String(query) = take("query") else {
        return Err(Refused::malformed(
            "`query` ontbreekt of is geen tekst.",
            "`query` is missing or not a string.",
        ));
    };
    let operation_name = match take("operationName") {
        Value::Null => None,
        Value::String(name) => Some(name),
        _ => {
            return Err(Refused::malformed(
                "`operationName` is een tekst.",
                "`operationName` is a string.",
            ));
        }
    };
    let variables = match take("variables") {
        Value::Null => Map::new(),
        Value::Object(variables) => variables,
        _ => {
            return Err(Refused::malformed(
                "`variables` is een object.",
                "`variables` is an object.",
            ));
        }
    };
    match take("extensions") {
        Value::Null | Value::Object(_) => Ok(Params {
            query,
            operation_name,
            variables,
        }),
        _ => Err(Refused::malformed(
            "`extensions` is een object.",
            "`extensions` is an object.",
        )),
    }
}
