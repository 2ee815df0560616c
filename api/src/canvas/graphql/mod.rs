//! Canvases in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod query;
mod versie;
mod words;

pub(crate) use self::{
    mutation::Mutations, object::Canvas, query::Queries, versie::CanvasVersie, words::CanvasFoutCode,
};
