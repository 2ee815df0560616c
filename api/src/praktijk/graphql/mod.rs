//! Lerende Praktijken in the graph.

mod deelname;
mod praktijk;
mod query;

pub(crate) use self::{deelname::Deelname, praktijk::LerendePraktijk, query::Queries};
