//! Experts: people who know about working together across professions and may be asked, each for a term.
//!
//! An expert is a member, or somebody whose name was published elsewhere, with the source. REDACTIE appoints, changes and ends;
//! a member ends the own term too. A term runs from its first day up to, and not including, its last date. Who is an
//! expert is a relation, not a role in a token: what experts do stands in [`crate::expertvraag`].
//!
//! That there is an expert, and what about, is public; a member is named to who may see that member.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Expert, ExpertFoutCode, Mutations, Queries},
    policy::visible,
    read::{ById, nu},
};
