//! The processing log: who did what, to which object, about whom, and when. Never with content.
//!
//! One row per change, written in the transaction of the change; the fields follow the Dutch standard *Logboek
//! Dataverwerkingen*. A member reads the entries about the own person, an association its own runs, BEHEER all but those about
//! what members reflect in private.

mod graphql;
mod policy;
mod read;
mod write;

pub(crate) use self::{
    graphql::{Logregel, Queries},
    read::ById,
    write::{Entry, note, note_all},
};
