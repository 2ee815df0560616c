//! Bijdragen: what members say to each other about a leervraag or a good practice. Not to be confused with a
//! [`crate::reactie`], which is about an edition under consultation.
//!
//! A bijdrage is read by an editor before others read it (see [`crate::voorlegging`]); published ones are for everybody, as long
//! as everybody may read what they are about. Its writer revises it, which brings it back to the editors, and takes it back. The
//! writer is shown as the writer chose (`NAAM`, `ROL`, `ANONIEM`).
//!
//! The writer is told (see [`crate::bericht`]) that an editor published or refused it; not that it was left as it was after reports.
//!
//! A member reports a published bijdrage with a coded reason, once; the decision of an editor about the bijdrage closes its
//! reports. Who reported it is told to nobody.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Bijdrage, BijdrageFoutCode, BijdrageMelding, Mutations, Queries},
    read::{ById, MeldingById, Under},
};
