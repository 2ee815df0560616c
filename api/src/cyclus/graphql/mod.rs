//! Cycli in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;

pub(crate) use self::{
    mutation::{CyclusFoutCode, Mutations},
    object::Cyclus,
};
