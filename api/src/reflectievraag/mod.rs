//! Reflectievragen: questions with which professionals look at their own part in working together, filed under the werkzame
//! factoren.
//!
//! Some were printed, others were written for this service; each says which, and where it comes from. They are dated: one
//! that is asked no longer stays for what was written with it.
//!
//! Public. They are loaded with the service; nobody changes them through it.

mod graphql;
mod policy;
mod read;

pub(crate) use self::{
    graphql::{Queries, Reflectievraag, of_factor},
    policy::visible,
    read::ById,
};
