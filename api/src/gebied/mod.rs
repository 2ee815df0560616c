//! Gebieden: municipalities and the regions they lie in, each in one period.
//!
//! A merger ends a row and names its successor. The same name occurs in several kinds (Utrecht is a municipality and a
//! province), so a gebied is known by kind and code together. Where a municipality lies is dated too.
//!
//! Public. Loaded with the service.

mod graphql;
mod policy;
mod read;

pub(crate) use self::{
    graphql::{Gebied, Queries},
    read::ById,
};
