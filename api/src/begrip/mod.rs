//! Begrippen: professional terms, explained by those who use them to those who do not.
//!
//! A begrip has a term, a plain-Dutch explanation, the forms in which it is said (synonyms, abbreviations, variants), and
//! what it means to each discipline, because one word is not the same to a teacher and to a youth worker. A member
//! proposes one (`VOORGESTELD`) and may take that back (`INGETROKKEN`); editors make their own (`CONCEPT`), refuse with a
//! coded reason (`AFGEWEZEN`), publish (`GEPUBLICEERD`) and take back. Who proposed it is told of each decision (see
//! [`crate::bericht`]).
//!
//! Published begrippen are for everybody, and searching asks for their other forms too: who looks for "smw" finds
//! "schoolmaatschappelijk werk". The other states are for who proposed it and REDACTIE; who proposed it is for REDACTIE.
//!
//! The forms are remembered by every process: this one knows of a change at once, others within half a minute.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Begrip, BegripFoutCode, Mutations, Queries, in_tekst},
    policy::visible,
    read::{ById, woordenboek},
};
