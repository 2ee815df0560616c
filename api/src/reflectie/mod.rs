//! Reflecties: what a Lerende Praktijk answers to the three questions of a cyclus, after it measured: what works here, where are
//! we stuck, which step is logical now.
//!
//! A reflectie is written in versions, each of which stays; where the praktijk is stuck it can name werkzame factoren. It
//! stays inside: who takes part now and REDACTIE read it, and write it while the cyclus reflects or improves.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Mutations, Reflectie, ReflectieFoutCode},
    read::{ById, LaatsteVan, Reflecties},
};
