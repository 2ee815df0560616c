//! Organisaties: where members work, who leads or joins a Lerende Praktijk, and who can be a member of an association of
//! organisations.
//!
//! Public: a name, a kind and a place, nothing about people.

mod graphql;
mod policy;
mod read;

pub(crate) use self::{
    graphql::{Organisatie, Queries},
    policy::visible,
    read::ById,
};
