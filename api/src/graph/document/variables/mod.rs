//! The values of variables: coerced to their types, with defaults, all before anything runs.
//!
//! Errors name the variable, the known fields and the expected type. What the user sent is never repeated.

#[cfg(test)]
mod tests;

use std::fmt;

use apollo_compiler::{
    Schema,
    ast::{Type, Value, VariableDefinition},
    executable::Operation,
    schema::{ExtendedType, InputObjectType},
};
use serde_json::{Map, Value as Json};

use super::{
    refusal::{Refusals, RequestError},
    scalar,
    usage::list_too_long,
};

/// The values that the operation declares; what it does not declare is dropped, what was not given stays absent.
pub(super) fn coerce(
    schema: &Schema,
    list_limit: usize,
    operation: &Operation,
    given: &Map<String, Json>,
) -> Result<Map<String, Json>, Vec<RequestError>> {
    let mut coercion = Coercion {
        schema,
        list_limit,
        refusals: Refusals::default(),
    };
    let mut values = Map::new();
    for variable in &operation.variables {
        if let Some(value) = coercion.variable(variable, given.get(variable.name.as_str())) {
            values.insert(variable.name.to_string(), value);
        }
    }
    coercion.refusals.into_result().map(|()| values)
}

struct Coercion<'a> {
    schema: &'a Schema,
    list_limit: usize,
    refusals: Refusals,
}

/// Where in the variables: `$input.tekst`, `$ids[3]`.
#[derive(Clone, Copy)]
enum At<'a> {
    Variable(&'a str),
    Field(&'a At<'a>, &'a str),
    Item(&'a At<'a>, usize),
}

impl fmt::Display for At<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(name) => write!(f, "${name}"),
            Self::Field(parent, name) => write!(f, "{parent}.{name}"),
            Self::Item(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

impl Coercion<'_> {
    fn variable(&mut self, variable: &VariableDefinition, given: Option<&Json>) -> Option<Json> {
        let at = At::Variable(&variable.name);
        match (given, &variable.default_value) {
            (Some(value), _) => self.value(at, &variable.ty, value),
            (None, Some(default)) => self.value(at, &variable.ty, &literal(default)),
            (None, None) if variable.ty.is_non_null() => self.refuse(at, &variable.ty, "nothing"),
            (None, None) => None,
        }
    }

    fn value(&mut self, at: At<'_>, ty: &Type, value: &Json) -> Option<Json> {
        if value.is_null() {
            return if ty.is_non_null() {
                self.refuse(at, ty, "null")
            } else {
                Some(Json::Null)
            };
        }
        match ty {
            Type::List(item) | Type::NonNullList(item) => self.list(at, item, value),
            Type::Named(name) | Type::NonNullNamed(name) => match self.schema.types.get(name) {
                Some(ExtendedType::InputObject(object)) => self.object(at, ty, object, value),
                Some(ExtendedType::Enum(definition)) => match value {
                    Json::String(text) if definition.values.contains_key(text.as_str()) => {
                        Some(value.clone())
                    }
                    Json::String(_) => self.refuse(at, ty, "another word"),
                    _ => self.refuse(at, ty, kind(value)),
                },
                _ => self.scalar(at, ty, value),
            },
        }
    }

    fn list(&mut self, at: At<'_>, item: &Type, value: &Json) -> Option<Json> {
        let Json::Array(items) = value else {
            // One value stands for a list of one.
            return self.value(at, item, value).map(|value| Json::Array(vec![value]));
        };
        if items.len() > self.list_limit {
            self.refusals.push(list_too_long(self.list_limit));
            return None;
        }
        let items = items.iter().enumerate();
        let items: Vec<_> = items
            .map(|(i, value)| self.value(At::Item(&at, i), item, value))
            .collect();
        items.into_iter().collect::<Option<Vec<_>>>().map(Json::Array)
    }

    fn object(&mut self, at: At<'_>, ty: &Type, definition: &InputObjectType, value: &Json) -> Option<Json> {
        let Json::Object(given) = value else {
            return self.refuse(at, ty, kind(value));
        };
        if given
            .keys()
            .any(|key| !definition.fields.contains_key(key.as_str()))
        {
            return self.refuse(at, ty, "a field that it does not have");
        }
        let mut fields = Map::new();
        let mut fits = true;
        for (name, field) in &definition.fields {
            match given.get(name.as_str()) {
                Some(value) => match self.value(At::Field(&at, name), &field.ty, value) {
                    Some(value) => drop(fields.insert(name.to_string(), value)),
                    None => fits = false,
                },
                None if field.is_required() => {
                    self.refuse(At::Field(&at, name), &field.ty, "nothing");
                    fits = false;
                }
                None => {}
            }
        }
        fits.then_some(Json::Object(fields))
    }

    fn scalar(&mut self, at: At<'_>, ty: &Type, value: &Json) -> Option<Json> {
        let name = ty.inner_named_type().as_str();
        let coerced = match (name, value) {
            ("Int", Json::Number(number)) => integer(number).map(Json::from),
            ("Float", Json::Number(_)) | ("Boolean", Json::Bool(_)) => Some(value.clone()),
            ("String" | "ID", Json::String(_)) => Some(value.clone()),
            ("ID", Json::Number(number)) if !number.is_f64() => Some(Json::String(number.to_string())),
            ("Int" | "Float" | "Boolean" | "String" | "ID", _) => None,
            (_, Json::String(text)) if scalar::refuses(name, text).is_some() => {
                return self.refuse(at, ty, "another text");
            }
            _ => Some(value.clone()),
        };
        coerced.or_else(|| self.refuse(at, ty, kind(value)))
    }

    /// Nothing, with the reason noted.
    fn refuse(&mut self, at: At<'_>, ty: &Type, found: &'static str) -> Option<Json> {
        let dutch = match found {
            "nothing" => "niets",
            "another word" => "een ander woord",
            "another text" => "een andere tekst",
            "a field that it does not have" => "een veld dat het niet heeft",
            "a boolean" => "ja of nee",
            "a number" => "een getal",
            "a text" => "een tekst",
            "a list" => "een lijst",
            "an object" => "een object",
            other => other,
        };
        self.refusals.push(RequestError::bad(
            format!("Variabele `{at}`: verwacht `{ty}`, gekregen {dutch}."),
            format!("Variable `{at}`: expected `{ty}`, found {found}."),
        ));
        None
    }
}

/// A whole number of 32 bits, also when it is written as `3.0`.
fn integer(number: &serde_json::Number) -> Option<i32> {
    match number.as_i64() {
        Some(whole) => i32::try_from(whole).ok(),
        None => {
            let float = number.as_f64()?;
            let whole = float.fract() == 0.0 && float.abs() <= f64::from(i32::MAX);
            #[expect(
                clippy::cast_possible_truncation,
                reason = "whole and within range, checked above"
            )]
            whole.then_some(float as i32)
        }
    }
}

fn kind(value: &Json) -> &'static str {
    match value {
        Json::Null => "null",
        Json::Bool(_) => "a boolean",
        Json::Number(_) => "a number",
        Json::String(_) => "a text",
        Json::Array(_) => "a list",
        Json::Object(_) => "an object",
    }
}

/// A default from the document as JSON; enum values become their names, as in the variables of a request.
fn literal(value: &Value) -> Json {
    match value {
        Value::Null | Value::Variable(_) => Json::Null,
        Value::Enum(name) => Json::String(name.to_string()),
        Value::String(text) => Json::String(text.clone()),
        Value::Int(number) => number.as_str().parse().map_or(Json::Null, Json::Number),
        Value::Float(number) => number.as_str().parse().map_or(Json::Null, Json::Number),
        Value::Boolean(value) => Json::Bool(*value),
        Value::List(items) => items.iter().map(|item| literal(item)).collect(),
        Value::Object(fields) => Json::Object(
            fields
                .iter()
                .map(|(name, value)| (name.to_string(), literal(value)))
                .collect(),
        ),
    }
}
