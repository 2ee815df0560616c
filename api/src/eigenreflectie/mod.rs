//! Eigen reflecties: what a member reflects in private, with a reflectievraag or without.
//!
//! For the member alone. No other member, no editor and no operator reads it, it is in no list, search, count or export, and
//! that it was written stands in the log for the member only. It lies with the member's own data and goes with the member.
//! The guard of [`crate::tekst`] judges it as a text that nobody else looks at: its doubts refuse too, because children are
//! never in the data.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{EigenReflectie, EigenReflectieFoutCode, Mutations},
    read::{ById, NIEUWSTE, own},
};
