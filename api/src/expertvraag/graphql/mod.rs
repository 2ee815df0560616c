//! Expertvragen in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod query;
mod words;

pub(crate) use self::{mutation::Mutations, object::ExpertVraag, query::Queries, words::ExpertVraagFoutCode};
