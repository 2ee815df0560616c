//! Fusies: a beroepsvereniging merges into another, and its memberships are carried over.
//!
//! From a day on, the running memberships of the one are memberships of the other: each gets a row there, with the lidnummer that it
//! had behind the abbreviation of the old association, the same names, the lidsoort of the same code where there is one, and the
//! same person or organisation behind it; the old row ends on that day and stays, so that the history is kept. The new row says
//! which one it was carried over from. Both associations read it as changes of one stand, and each can undo nothing of it.
//!
//! It is done once, by an operator, who names how many memberships it is about: another number than there are does nothing. A
//! trial tells the number. From then on the old association delivers nothing any more.

mod graphql;
mod policy;
mod rules;
mod write;

pub(crate) use self::graphql::{FusieFoutCode, Mutations};
