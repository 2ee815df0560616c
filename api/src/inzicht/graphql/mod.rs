//! Inzichten in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod query;
mod words;

pub(crate) use self::{mutation::Mutations, object::Inzicht, query::Queries, words::InzichtFoutCode};
