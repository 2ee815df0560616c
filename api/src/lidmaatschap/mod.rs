//! Lidmaatschappen and registraties: dated facts beside the member.
//!
//! A *lidmaatschap* is a row of an association: its own number, a lidsoort, a status, a first day and, once it ended, the
//! day from which it no longer holds. It belongs to a person or to an organisation; a person can have several at once. A
//! *registratie* is the entry of a person in a professional register. Membership, registration and account are three
//! things: ending one never ends another.
//!
//! A member sees the own ones. An association sees the lidmaatschappen that it delivered, without the member behind them;
//! an operator the lidmaatschappen of
//! organisations, and the registraties that somebody asked to have checked. Nobody else sees any, editors included.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{
        Lidmaatschap, LidmaatschapFilter, LidmaatschapFoutCode, Mutations, Register, Registratie,
        Verificatie, of_member, of_vereniging, registraties_of_member,
    },
    policy::{liep, loopt, visible_registraties},
    read::{ById, RegistratieById},
    rules::{afdruk, afdruk_van_alle, registernummer},
};
