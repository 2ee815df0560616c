//! Members in the graph.

mod mutation;
mod object;
mod query;
mod schrijver;

pub(crate) use self::{
    mutation::{MemberFoutCode, Mutations},
    object::Member,
    query::Queries,
    schrijver::Schrijver,
};
