//! Leervragen in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod query;
mod under;
mod words;

pub(crate) use self::{
    mutation::Mutations,
    object::{Leervraag, LeervraagVersie},
    query::Queries,
    under::under,
    words::{LeervraagFoutCode, LeervraagHerkomst},
};
