//! Reactions: what members and associations say about an edition under consultation, and what editors answer.
//!
//! A reaction is about one ontwikkelopgave, or about the edition as a whole. It has a standpunt and a text. Each member,
//! and each association through its machine client, has one standing reaction on each; it may be revised and withdrawn
//! until the end that was promised. New words need a new answer, so a revision takes the answer away. Editors answer each
//! reaction with what they did with it and why, also after the end; a member who sent one is told (see [`crate::bericht`]).
//!
//! Until the edition is adopted a reaction is seen by its sender and by REDACTIE: nobody is steered by who spoke first. From
//! then on the reactions of associations are for everybody, under their name, and those of members for members, without
//! author. What was withdrawn is seen by its sender alone. How many there are of each standpunt is for REDACTIE.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{AgendaReactie, Mutations, ReactieFoutCode, ReactieTelling, telling, under},
    read::{ById, Under},
};
