//! How many rows a list without pages may have, said in the contract: the price of a request counts with it.

use async_graphql::TypeDirective;

/// The rows that a list without pages is counted for, where it may have more than ten.
#[TypeDirective(name = "listSize", location = "FieldDefinition")]
pub(crate) fn list_size(assumed_size: i32) {}
