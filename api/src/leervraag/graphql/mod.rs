//! Leervragen in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod query;
mod under;
mod vrager;
mod words;

pub(crate) use self::{
    mutation::Mutations,
    object::Leervraag,
    query::Queries,
    under::under,
    vrager::LeervraagVersie,
    words::{Afwijsreden, LeervraagFoutCode},
};
