//! What the validator leaves open about values in a document: the size of lists, the text of scalars, and variables
//! inside lists and objects, which must fit their place like any other.

use std::collections::HashSet;

use apollo_compiler::{
    ExecutableDocument, Name, Node, Schema,
    ast::{Argument, DirectiveList, InputValueDefinition, Type, Value, VariableDefinition},
    executable::{Operation, Selection, SelectionSet},
    parser::SourceSpan,
    schema::ExtendedType,
    validation::Valid,
};
use serde_json::{Map, Value as Json};

use super::{
    refusal::{Refusals, RequestError},
    scalar,
};
use crate::config::Limits;

/// Checks all operations of a document.
pub(super) fn check(
    schema: &Valid<Schema>,
    limits: &Limits,
    document: &Valid<ExecutableDocument>,
) -> Result<(), Vec<RequestError>> {
    let mut refusals = Refusals::default();
    for operation in document.operations.iter() {
        Usage::new(schema, limits, document, operation, None, &mut refusals).operation();
    }
    refusals.into_result()
}

/// Checks that no variable brings `null` to a place that does not take it: allowed by the document when the variable
/// or the place has a default, and known only with the values.
pub(super) fn check_nulls(
    schema: &Valid<Schema>,
    limits: &Limits,
    document: &Valid<ExecutableDocument>,
    operation: &Node<Operation>,
    values: &Map<String, Json>,
) -> Result<(), Vec<RequestError>> {
    let mut refusals = Refusals::default();
    if values.values().any(Json::is_null) {
        Usage::new(schema, limits, document, operation, Some(values), &mut refusals).operation();
    }
    refusals.into_result()
}

struct Usage<'a> {
    schema: &'a Schema,
    limits: &'a Limits,
    document: &'a ExecutableDocument,
    operation: &'a Operation,
    /// The values of variables, when they are known.
    values: Option<&'a Map<String, Json>>,
    seen: HashSet<&'a Name>,
    refusals: &'a mut Refusals,
}

/// A place for a value: its type, and whether leaving it out gives a default.
#[derive(Clone, Copy)]
struct Place<'a> {
    ty: &'a Type,
    has_default: bool,
}

impl<'a> Usage<'a> {
    fn new(
        schema: &'a Schema,
        limits: &'a Limits,
        document: &'a ExecutableDocument,
        operation: &'a Operation,
        values: Option<&'a Map<String, Json>>,
        refusals: &'a mut Refusals,
    ) -> Self {
        Self {
            schema,
            limits,
            document,
            operation,
            values,
            seen: HashSet::new(),
            refusals,
        }
    }

    fn operation(mut self) {
        let operation = self.operation;
        self.directives(&operation.directives);
        for variable in &operation.variables {
            self.directives(&variable.directives);
            if let Some(default) = &variable.default_value {
                self.value(
                    Place {
                        ty: &variable.ty,
                        has_default: false,
                    },
                    default,
                );
            }
        }
        self.selections(&operation.selection_set);
    }

    fn selections(&mut self, set: &'a SelectionSet) {
        for selection in &set.selections {
            match selection {
                Selection::Field(field) => {
                    self.directives(&field.directives);
                    self.arguments(&field.definition.arguments, &field.arguments);
                    self.selections(&field.selection_set);
                }
                Selection::InlineFragment(fragment) => {
                    self.directives(&fragment.directives);
                    self.selections(&fragment.selection_set);
                }
                Selection::FragmentSpread(spread) => {
                    self.directives(&spread.directives);
                    if let Some(fragment) = self.document.fragments.get(&spread.fragment_name)
                        && self.seen.insert(&fragment.name)
                    {
                        self.directives(&fragment.directives);
                        self.selections(&fragment.selection_set);
                    }
                }
            }
        }
    }

    fn directives(&mut self, directives: &'a DirectiveList) {
        for directive in directives.iter() {
            if let Some(definition) = self.schema.directive_definitions.get(&directive.name) {
                self.arguments(&definition.arguments, &directive.arguments);
            }
        }
    }

    fn arguments(&mut self, definitions: &'a [Node<InputValueDefinition>], given: &'a [Node<Argument>]) {
        for argument in given {
            if let Some(definition) = definitions.iter().find(|one| one.name == argument.name) {
                let place = Place {
                    ty: &definition.ty,
                    has_default: definition.default_value.is_some(),
                };
                self.value(place, &argument.value);
            }
        }
    }

    fn value(&mut self, place: Place<'a>, value: &'a Node<Value>) {
        match &**value {
            Value::Variable(name) => self.variable(place, name, value.location()),
            Value::List(items) => {
                if items.len() > self.limits.input_list {
                    self.refuse(list_too_long(self.limits.input_list), value.location());
                    return;
                }
                // A scalar of our own may take a list as it is.
                let ty = if place.ty.is_list() {
                    place.ty.item_type()
                } else {
                    place.ty
                };
                for item in items {
                    self.value(
                        Place {
                            ty,
                            has_default: false,
                        },
                        item,
                    );
                }
            }
            Value::Object(fields) => {
                let names: HashSet<&Name> = fields.iter().map(|(name, _)| name).collect();
                if names.len() < fields.len() {
                    let text = "A field of an input object stands there twice.";
                    self.refuse(RequestError::spec("BAD_REQUEST", text), value.location());
                }
                if let Some(ExtendedType::InputObject(object)) = self.definition(place.ty) {
                    for (name, value) in fields {
                        if let Some(field) = object.fields.get(name) {
                            let has_default = field.default_value.is_some();
                            self.value(
                                Place {
                                    ty: &field.ty,
                                    has_default,
                                },
                                value,
                            );
                        }
                    }
                }
            }
            Value::String(text) => {
                if let Some(expected) = scalar::refuses(place.ty.inner_named_type(), text) {
                    let error = RequestError::spec("BAD_REQUEST", format!("Expected {expected}."));
                    self.refuse(error, value.location());
                }
            }
            _ => {}
        }
    }

    fn variable(&mut self, place: Place<'a>, name: &Name, location: Option<SourceSpan>) {
        let Some(variable) = self.operation.variables.iter().find(|one| one.name == *name) else {
            return;
        };
        let fits = match self.values {
            None => fits(variable, place),
            Some(values) => !(place.ty.is_non_null() && values.get(name.as_str()).is_some_and(Json::is_null)),
        };
        if !fits {
            let text = format!("Variable `${name}` does not fit a place of type `{}`.", place.ty);
            self.refuse(RequestError::spec("BAD_REQUEST", text), location);
        }
    }

    fn definition(&self, ty: &Type) -> Option<&'a ExtendedType> {
        self.schema.types.get(ty.inner_named_type())
    }

    fn refuse(&mut self, error: RequestError, location: Option<SourceSpan>) {
        let place = location.and_then(|span| span.line_column(&self.document.sources));
        self.refusals
            .push(error.at(place.map(|place| (place.line, place.column))));
    }
}

/// The rule "All Variable Usages Are Allowed" of the specification.
fn fits(variable: &VariableDefinition, place: Place<'_>) -> bool {
    if !place.ty.is_non_null() || variable.ty.is_non_null() {
        return variable.ty.is_assignable_to(place.ty);
    }
    let default = variable
        .default_value
        .as_ref()
        .is_some_and(|value| !value.is_null());
    (default || place.has_default) && variable.ty.is_assignable_to(&place.ty.clone().nullable())
}

pub(super) fn list_too_long(most: usize) -> RequestError {
    RequestError::limit(
        format!("Een lijst in de invoer heeft ten hoogste {most} elementen."),
        format!("A list in the input has at most {most} items."),
    )
}
