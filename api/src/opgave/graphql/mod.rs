//! Ontwikkelopgaven in the graph: names, descriptions, conversions. Nothing is decided here.

mod object;
mod query;

pub(crate) use self::{object::Ontwikkelopgave, query::Queries};
