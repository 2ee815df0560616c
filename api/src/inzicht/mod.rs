//! Inzichten: what an activiteit yielded, filed under the werkzame factoren that it says something about, and linked to the
//! leervragen that it raised.
//!
//! REDACTIE writes them down, and who facilitates the Lerende Praktijk that held the activiteit; everybody reads them after an
//! editor's look (see [`crate::voorlegging`]), and who wrote one down is told what the editor decided (see [`crate::bericht`]).
//! A link to a leervraag is made by who sees both, and seen by who sees both.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Inzicht, InzichtFoutCode, Mutations, Queries},
    read::{ById, Under},
};
