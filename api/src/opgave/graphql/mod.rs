//! Ontwikkelopgaven in the graph: names, descriptions, conversions. Nothing is decided here.

mod bewijs;
mod mutation;
mod object;
mod query;
mod words;

pub(crate) use self::{
    bewijs::{Onderbouwing, ThemaOvername},
    mutation::Mutations,
    object::Ontwikkelopgave,
    query::Queries,
    words::OntwikkelopgaveFoutCode,
};
