//! Agenda's in the graph: names, descriptions, conversions. Nothing is decided here.

mod object;
mod query;
mod words;

pub(crate) use self::{
    object::{Agenda, AgendaEditie},
    query::Queries,
};
