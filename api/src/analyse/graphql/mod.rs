//! Counts in the graph: names, descriptions, conversions. Nothing is decided here.

mod bewijs;
mod dekking;
mod kruistabel;
mod kruiswoorden;
mod leden;
mod meting;
mod metingen;
mod telling;
mod vragers;

pub(crate) use self::{
    bewijs::OntwikkelopgaveBewijs,
    dekking::Queries,
    kruistabel::KruistabelQueries,
    leden::LedenQueries,
    meting::{NiveauVerdeling, StellingTelling},
    metingen::MetingenQueries,
    telling::{Telling, los},
    vragers::LeervraagVragers,
};
