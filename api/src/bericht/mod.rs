//! Berichten: what the service tells a member about what became of something.
//!
//! A bericht is a kind, a reference and at most a coded reason, never a text of a person; who reads it follows the
//! reference to the rest, as far as that may be seen. It is made in the transaction of the change that it tells of, so
//! there is none without the other. A bericht is for its receiver alone, and nobody gets one about the own
//! act; only of a merging that comes undone with it, which is about another leervraag.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Bericht, BerichtFilter, BerichtFoutCode, Mutations},
    read::{ById, NIEUWSTE, filtered},
    write::{Nieuw, zend},
};
