//! Deliveries in the graph: names, descriptions, conversions. Nothing is decided here.

mod aansluiting;
mod mutation;
mod object;
mod query;
mod regel;
mod words;

pub(crate) use self::{
    aansluiting::{Aansluiting, aansluiting},
    mutation::Mutations,
    object::Inzending,
    query::Queries,
    regel::InzendingRegel,
    words::InzendingFoutCode,
};
