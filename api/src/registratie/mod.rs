//! Registraties: what a person says about the own entry in a professional register, and whether somebody checked it.
//!
//! A registratie is dated and never a boolean: `INGEVULD` as the person says, `GECONTROLEERD` after an operator looked it up in the
//! register, with the day and the source, `VERLOPEN` when that no longer holds. A well-formed number proves nothing. Whoever
//! changes the number, the register or the days is back at `INGEVULD`. Disciplinary measures are not kept.
//!
//! It is optional: teachers and leerplichtambtenaren often have none. It is the person's, and apart from any lidmaatschap; an
//! association that delivers a number says something about its own row, which changes nothing here.
//!
//! The person sees the own ones, an operator those that the person wants to have checked. An operator does not check the own.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::graphql::{Mutations, Queries, RegistratieFoutCode};
