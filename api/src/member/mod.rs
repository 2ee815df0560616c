//! Members: the professionals and ervaringsdeskundigen who ask, recognise and take part.
//!
//! A member is known by identities (issuer, subject), never by e-mail; no contact data are kept. A member decides who
//! sees the profile: nobody (`VERBORGEN`) or the other members (`LEDEN`). People who take part in the same Lerende
//! Praktijk know each other.

mod graphql;
mod policy;
mod read;

pub(crate) use self::{graphql::Member, read::ById};
