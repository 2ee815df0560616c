//! Counts in the graph: names, descriptions, conversions. Nothing is decided here.

mod bewijs;
mod dekking;
mod telling;

pub(crate) use self::{
    bewijs::OntwikkelopgaveBewijs,
    dekking::Queries,
    telling::{Telling, los},
};
