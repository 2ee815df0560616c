//! Search in the graph: names, descriptions, conversions. Nothing is decided here.

mod facetten;
mod query;
mod treffer;

pub(crate) use self::query::Queries;
