//! Disciplines: the professions and positions that people and leervragen name, each in one sector.
//!
//! The list grows; a code never changes its meaning, and a discipline that fell into disuse ends on a date.
//!
//! Public. Loaded with the service.

mod graphql;
mod policy;
mod read;
mod rules;

pub(crate) use self::{
    graphql::{Discipline, Queries, Sector},
    policy::visible,
    read::{ById, alle},
};
