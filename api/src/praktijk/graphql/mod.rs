//! Lerende Praktijken in the graph.

mod deelname;
mod mutation;
mod praktijk;
mod query;

pub(crate) use self::{
    deelname::Deelname,
    mutation::{LerendePraktijkFoutCode, Mutations},
    praktijk::LerendePraktijk,
    query::Queries,
};
