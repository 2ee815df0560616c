//! Beroepsverenigingen: the professional associations of the field and the kinds of membership they have.
//!
//! Reference data about the association itself: who may join (persons, organisations, other associations), since when it
//! exists, what it merged into. Who its members are stands in the room `lidmaatschap`.
//!
//! Public. Loaded with the service.

mod graphql;
mod policy;
mod read;

pub(crate) use self::{
    graphql::{Beroepsvereniging, Lidsoort, Queries},
    read::{ById, LidsoortById},
};
