//! Meldingen: what a member reports to the editors about a published leervraag, with a coded reason.
//!
//! A member has at most one open report on a leervraag, and may take it back. It ends with a coded outcome: an editor
//! agreed (`GEGROND`) or not (`ONGEGROND`), or the leervraag changed or went first (`VERVALLEN`). A report is for the
//! editors and its reporter; the asker never learns of it, and an editor who asked the leervraag never learns who
//! reported it.
//!
//! The room stands before the leervragen, because what happens to a leervraag may close its reports.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Melding, MeldingFoutCode, MeldingUitkomst, Mutations},
    read::{ById, NIEUWSTE, Under, own},
    rules::{Code, eindigt},
    write::{Nieuw, heropen, hold, opnemen, sluit, sluit_een},
};
