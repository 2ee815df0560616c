//! Verbeterstappen: the steps that a Lerende Praktijk takes after it reflected.
//!
//! A *verbeterstap* says what is done, who sees to it (an organisatie, or somebody who takes part), and by which day.
//! `GEPLAND → BEZIG → GEDAAN`, or `VERVALLEN`; what was not done after all is taken up again, what was dropped may be planned
//! again. When it came to each state, and who said so, stays on record.
//!
//! It stays inside: who takes part now and REDACTIE see the steps, agree on them, and say how far they are.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Mutations, Verbeterstap, VerbeterstapFoutCode},
    read::{ById, Verbeterstappen},
};
