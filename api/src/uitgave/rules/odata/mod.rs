//! Releases as OData v4: what sets there are, what may be asked of them, and which rows answer. Pure.
//!
//! A set has the columns that any release of its kind may have, so that what a program learned of it holds for the next release
//! too; a row has a place in its release, and these two are its key.

mod blad;
mod filter;
mod model;
mod vraag;

pub(crate) use self::{
    blad::{Blik, Deel, Geordend, Stand, bladeren, ordenen, tellen},
    model::{Verzameling, dienst, metadata},
    vraag::{Beperking, Vraag, volgende},
};
