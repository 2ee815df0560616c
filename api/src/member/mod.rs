//! Members: the professionals and ervaringsdeskundigen who ask, recognise and take part.
//!
//! A member is known by identities (issuer, subject), never by e-mail; no contact data are kept. A member decides who
//! sees the profile: nobody (`VERBORGEN`) or the other members (`LEDEN`). People who take part in the same Lerende
//! Praktijk know each other. Who may not be seen is absent everywhere: as object, in lists and counts, behind other
//! objects. A blocked member (`GEBLOKKEERD`) is seen only by the own person, editors and operators, and changes nothing.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Member, MemberFoutCode, Mutations, Queries, Schrijver},
    policy::{praktijken_of, takes_part, visible},
    read::{ById, NaamOf},
    write::eerste_discipline,
};
