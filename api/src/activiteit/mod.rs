//! Activiteiten: the webinars, dialogue afternoons and working days where professionals met and where leervragen came up.
//!
//! Public. REDACTIE writes them; that comes with the capability that records what they yielded.

mod graphql;
mod policy;
mod read;

pub(crate) use self::{
    graphql::{Activiteit, Queries},
    read::{ById, Under},
};
