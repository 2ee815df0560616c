//! The check in front of execution: a document, an operation name and variables go in; out comes what may run, with
//! its price, or the reasons why not. Nothing has touched the database by then.
//!
//! In order: bytes, syntax, the validation of the specification, choice of the operation, variables, and the walk
//! that counts depth, cost, aliases, root fields and directives. The executor's own validation is too trusting for the
//! open internet: fragments that spread each other twice cost it gigabytes, and wrongly typed variables execute.

mod absent;
mod cache;
mod cost;
mod escapes;
mod parse;
mod refusal;
mod scalar;
mod usage;
mod variables;

#[cfg(test)]
mod tests;

use std::sync::Arc;

use anyhow::{Context, anyhow};
use apollo_compiler::{
    Node, Schema,
    executable::{Operation, OperationType},
    introspection::check_max_depth,
    validation::Valid,
};
use async_graphql::{
    Positioned, Request, Variables,
    parser::types::{DocumentOperations, ExecutableDocument, OperationDefinition},
};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

pub use self::refusal::RequestError;
use self::{cache::Cache, parse::Parsed};
use crate::config::Limits;

/// Checks documents against one schema and its published limits.
#[derive(Debug)]
pub struct Documents {
    schema: Valid<Schema>,
    limits: Arc<Limits>,
    introspection: bool,
    cache: Cache,
}

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Reads.
    Query,
    /// Changes.
    Mutation,
    /// Follows events.
    Subscription,
}

impl Kind {
    /// The word for logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Query => "query",
            Self::Mutation => "mutation",
            Self::Subscription => "subscription",
        }
    }
}

/// An operation that may run.
#[derive(Debug)]
pub struct Checked {
    /// What it does.
    pub kind: Kind,
    /// Its name in the document.
    pub operation_name: Option<String>,
    /// Its price: one per field, multiplied by the page sizes above it.
    pub cost: u64,
    /// SHA-256 of the document, the name and the values: the same request has the same.
    pub hash: [u8; 32],
    document: ExecutableDocument,
    values: Map<String, Value>,
}

impl Checked {
    /// The request for the executor: one operation, parsed, with coerced variables.
    pub fn into_request(self) -> Request {
        let mut request = Request::new("").variables(Variables::from_json(Value::Object(self.values)));
        request.set_parsed_query(self.document);
        request
    }
}

impl Documents {
    /// Reads the schema that documents are checked against.
    pub fn new(sdl: &str, limits: Arc<Limits>) -> anyhow::Result<Self> {
        let schema = Schema::parse_and_validate(sdl, "schema.graphql")
            .map_err(|refused| anyhow!(refused.errors.to_string()))
            .context("the schema is not valid")?;
        Ok(Self {
            schema,
            limits,
            introspection: true,
            cache: Cache::default(),
        })
    }

    /// Whether clients may ask for the schema; where not, errors do not name what it has either.
    #[must_use]
    pub fn introspection(self, allowed: bool) -> Self {
        Self {
            introspection: allowed,
            ..self
        }
    }

    /// Checks one request.
    pub fn check(
        &self,
        query: &str,
        operation_name: Option<&str>,
        variables: &Map<String, Value>,
    ) -> Result<Checked, Vec<RequestError>> {
        let parsed = self.parsed(query)?;
        let operation = choose(&parsed, operation_name)?;
        self.check_introspection(&parsed, operation)?;
        let values = variables::coerce(&self.schema, self.limits.input_list, operation, variables)?;
        usage::check_nulls(&self.schema, &self.limits, &parsed.checked, operation, &values)?;
        let cost = cost::check(&self.limits, &parsed.checked, operation, &values)?;
        let name = operation.name.as_ref().map(ToString::to_string);
        Ok(Checked {
            kind: match operation.operation_type {
                OperationType::Query => Kind::Query,
                OperationType::Mutation => Kind::Mutation,
                OperationType::Subscription => Kind::Subscription,
            },
            cost,
            hash: fingerprint(query, name.as_deref(), &values),
            document: single(&parsed.executable, name.as_deref(), &values)?,
            operation_name: name,
            values,
        })
    }

    fn parsed(&self, query: &str) -> Result<Arc<Parsed>, Vec<RequestError>> {
        let most = self.limits.document;
        if query.len() > most {
            return Err(vec![RequestError::limit(
                format!("Een GraphQL-document is ten hoogste {most} bytes groot."),
                format!("A GraphQL document has at most {most} bytes."),
            )]);
        }
        let hash = Sha256::digest(query).into();
        if let Some(parsed) = self.cache.get(&hash) {
            return Ok(parsed);
        }
        let parsed = Arc::new(parse::parse(
            &self.schema,
            &self.limits,
            self.introspection,
            query,
        )?);
        self.cache.put(hash, Arc::clone(&parsed));
        Ok(parsed)
    }

    fn check_introspection(
        &self,
        parsed: &Parsed,
        operation: &Node<Operation>,
    ) -> Result<(), Vec<RequestError>> {
        let asked = |name: &str| {
            operation
                .root_fields(&parsed.checked)
                .any(|field| field.name == name)
        };
        if !self.introspection && (asked("__schema") || asked("__type")) {
            return Err(vec![RequestError::bad(
                "Introspectie staat uit.",
                "Introspection is switched off.",
            )]);
        }
        // The schema refers to itself in circles; lists within lists of it grow beyond bounds.
        check_max_depth(&parsed.checked, operation).map_err(|_| vec![parse::too_nested()])
    }
}

fn choose<'a>(parsed: &'a Parsed, name: Option<&str>) -> Result<&'a Node<Operation>, Vec<RequestError>> {
    parsed.checked.operations.get(name).map_err(|_| {
        vec![match name {
            Some(_) => RequestError::bad(
                "Het document heeft geen bewerking met de naam in `operationName`.",
                "The document has no operation with the name in `operationName`.",
            ),
            None => RequestError::bad(
                "Het document heeft meer bewerkingen: kies er een met `operationName`.",
                "The document has several operations: choose one with `operationName`.",
            ),
        }]
    })
}

/// The document with the chosen operation alone.
fn single(
    document: &ExecutableDocument,
    name: Option<&str>,
    values: &Map<String, Value>,
) -> Result<ExecutableDocument, Vec<RequestError>> {
    let chosen: Option<&Positioned<OperationDefinition>> = match (&document.operations, name) {
        (DocumentOperations::Single(operation), _) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) => operations.values().next(),
    };
    let Some(chosen) = chosen else {
        return Err(vec![RequestError::bad(
            "Onbekende bewerking.",
            "Unknown operation.",
        )]);
    };
    let mut operation = chosen.clone();
    let mut rest = ExecutableDocument {
        operations: DocumentOperations::Multiple(std::collections::HashMap::new()),
        fragments: document.fragments.clone(),
    };
    absent::take_out(&mut rest, &mut operation, values);
    rest.operations = DocumentOperations::Single(operation);
    Ok(rest)
}

fn fingerprint(query: &str, name: Option<&str>, values: &Map<String, Value>) -> [u8; 32] {
    let mut hash = Sha256::new();
    // Lengths keep the parts apart: no two requests share a fingerprint by moving a boundary.
    for part in [
        query,
        name.unwrap_or_default(),
        &serde_json::to_string(values).unwrap_or_default(),
    ] {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}
