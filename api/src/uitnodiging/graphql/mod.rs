//! Invitations in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod words;

pub(crate) use self::{
    mutation::Mutations,
    object::{Uitnodiging, UitnodigingFilter, of_praktijk, of_viewer},
    words::UitnodigingFoutCode,
};
