//! Takes out arguments whose variable was not given, so that the default of the argument holds, as the specification
//! says. The executor would see no value at all.

use std::collections::HashSet;

use async_graphql::{
    Positioned,
    parser::types::{ExecutableDocument, OperationDefinition, Selection, SelectionSet},
};
use serde_json::{Map, Value as Json};

pub(super) fn take_out(
    document: &mut ExecutableDocument,
    operation: &mut Positioned<OperationDefinition>,
    values: &Map<String, Json>,
) {
    let declared = operation
        .node
        .variable_definitions
        .iter()
        .map(|one| one.node.name.node.clone());
    let absent: HashSet<String> = declared
        .filter(|name| !values.contains_key(name.as_str()))
        .map(|name| format!("${name}"))
        .collect();
    if absent.is_empty() {
        return;
    }
    selections(&mut operation.node.selection_set.node, &absent);
    for fragment in document.fragments.values_mut() {
        selections(&mut fragment.node.selection_set.node, &absent);
    }
}

fn selections(set: &mut SelectionSet, absent: &HashSet<String>) {
    for selection in &mut set.items {
        match &mut selection.node {
            Selection::Field(field) => {
                // In print a variable begins with a dollar, and a text with a quote.
                field
                    .node
                    .arguments
                    .retain(|(_, value)| !absent.contains(&value.node.to_string()));
                selections(&mut field.node.selection_set.node, absent);
            }
            Selection::InlineFragment(fragment) => {
                selections(&mut fragment.node.selection_set.node, absent);
            }
            Selection::FragmentSpread(_) => {}
        }
    }
}
