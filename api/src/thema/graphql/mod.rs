//! Thema's in the graph: names, descriptions, conversions. Nothing is decided here.

mod aandacht;
mod bundeling;
mod mutation;
mod object;
mod query;
mod versie;
mod voorstel;
mod words;

pub(crate) use self::{
    bundeling::Bundeling, mutation::Mutations, object::Thema, query::Queries, versie::ThemaVersie,
    words::ThemaFoutCode,
};
