//! Kennisitems: what already lies there, so that nobody makes it again. A guideline, a study, a course: where it is and
//! who made it, never a copy of it.
//!
//! REDACTIE enters them, publishes them or keeps them to itself, and links ontwikkelopgaven to them and to activiteiten.
//! The links stand beside the edition and may change after adoption; a link is seen by who sees both of its ends.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Kennisitem, KennisitemFoutCode, Mutations, Queries},
    policy::visible,
    read::{ById, Under},
};
