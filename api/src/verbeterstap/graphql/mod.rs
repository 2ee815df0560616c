//! Verbeterstappen in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;

pub(crate) use self::{
    mutation::{Mutations, VerbeterstapFoutCode},
    object::Verbeterstap,
};
