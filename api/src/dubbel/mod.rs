//! Mogelijke dubbelen: leervragen that were nearly equal to another one when they were offered.
//!
//! The words decide, not an editor: whoever offers a leervraag leaves a row here for each one, offered or published, whose
//! words are nearly the same. It makes the leervraag wait in the queue as `DUBBEL`. An editor merges one into the other, or
//! says that it is another question; it also ends by itself, when one of the two is gone. Other words begin anew.
//!
//! All of this is for REDACTIE alone. The asker is not told: a machine that doubts a question is no reason to doubt it.
//!
//! The room stands before the leervragen, as the reports do.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::MogelijkeDubbel,
    read::{ById, Under},
    rules::{DREMPEL, Gevonden, MEESTE, Stand, honderdsten, stand},
    write::{bewaar, hold, oordeel, vergeet},
};
