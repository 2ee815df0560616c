//! Lerende Praktijken in the graph.

mod deelname;
mod mutation;
mod praktijk;
mod query;

pub(crate) use self::{
    deelname::Deelname,
    mutation::{Mutations, PraktijkFoutCode},
    praktijk::LerendePraktijk,
    query::Queries,
};
