//! Eigendom: who owns which attribute of what stands here about a person.
//!
//! An association, a person and the platform each say something, and where two of them said something about the same attribute, the
//! last to write would win until the other wrote again. So each attribute has one owner. What somebody else says is refused, or it
//! stands in an attribute of its own and yields. The table is data, `api/data/reference/eigenaars.toml`, and public; tests hold it
//! against the columns of the tables and against what a delivery writes.

mod graphql;
mod rules;

pub(crate) use self::graphql::Queries;
#[cfg(test)]
pub(crate) use self::rules::{Eigenaar, Object, van};
