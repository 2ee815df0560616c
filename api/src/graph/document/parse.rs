//! From text to a document that fits the schema: bounded parsing and the whole validation of the specification.

use std::ops::Range;

use apollo_compiler::{
    ExecutableDocument, Schema,
    parser::{LineColumn, Parser},
    validation::{DiagnosticList, Valid},
};
use async_graphql::parser::parse_query;

use super::{
    escapes,
    refusal::{Refusals, RequestError},
    usage,
};
use crate::config::Limits;

/// Nesting of selections and values that the parsers follow: far above any published limit, far below the stack.
const NESTING: usize = 100;

/// What one token takes in the two trees together, measured on documents of nothing but fields.
const BYTES_PER_TOKEN: usize = 300;

/// A document that fits the schema, in the form of both libraries: one checks, the other executes.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) checked: Valid<ExecutableDocument>,
    pub(super) executable: async_graphql::parser::types::ExecutableDocument,
    /// Estimate of the bytes that this takes.
    pub(super) weight: usize,
}

/// `helpful` is whether an error may name what the schema has.
pub(super) fn parse(
    schema: &Valid<Schema>,
    limits: &Limits,
    helpful: bool,
    text: &str,
) -> Result<Parsed, Vec<RequestError>> {
    let mut parser = Parser::new()
        .recursion_limit(NESTING)
        .token_limit(limits.document);
    let parsed = parser.parse_executable(schema, text, "document");
    if parser.recursion_reached() > NESTING {
        return Err(vec![too_nested()]);
    }
    let refused = |errors: &DiagnosticList| Err(explain(errors, helpful));
    let document = match parsed {
        Ok(document) => document,
        Err(found) => return refused(&found.errors),
    };
    let checked = match document.validate(schema) {
        Ok(checked) => checked,
        Err(found) => return refused(&found.errors),
    };
    if checked.operations.is_empty() {
        return Err(vec![RequestError::spec(
            "BAD_REQUEST",
            "The document has no operation.",
        )]);
    }
    usage::check(schema, limits, &checked)?;
    // A second parser reads the same text, and is the stricter one: where it refuses, nothing is executed.
    let executable = parse_query(escapes::written_out(text)).map_err(|_| vec![syntax()])?;
    let weight = text.len() + parser.tokens_reached() * BYTES_PER_TOKEN;
    Ok(Parsed {
        checked,
        executable,
        weight,
    })
}

/// The validator's findings in texts that quote names of the schema and of the document, and never a value.
fn explain(found: &DiagnosticList, helpful: bool) -> Vec<RequestError> {
    let place = |range: Option<Range<LineColumn>>| range.map(|range| (range.start.line, range.start.column));
    // Where the syntax is broken the rest is noise, and a torn string could pass for a name.
    if let Some(broken) = found.iter().find(|one| one.error.unstable_error_name().is_none()) {
        return vec![syntax().at(place(broken.line_column_range()))];
    }
    let mut refusals = Refusals::default();
    for one in found.iter() {
        let error = match one.error.unstable_error_name() {
            Some("RecursionError" | "RecursionLimitError" | "DeeplyNestedType") => too_nested(),
            _ if !helpful => RequestError::spec("BAD_REQUEST", "The document does not fit the schema."),
            _ => RequestError::spec("BAD_REQUEST", one.error.to_string()),
        };
        refusals.push(error.at(place(one.line_column_range())));
    }
    refusals.into_result().err().unwrap_or_else(|| vec![syntax()])
}

fn syntax() -> RequestError {
    RequestError::spec("BAD_REQUEST", "Syntax error in the GraphQL document.")
}

pub(super) fn too_nested() -> RequestError {
    RequestError::limit(
        "Het GraphQL-document is te diep genest.",
        "The GraphQL document is nested too deeply.",
    )
}
