//! Lerende Praktijken: professionals, ervaringsdeskundigen and researchers of several organisations who learn together
//! in their own work, in cycles of measuring, reflecting and improving.
//!
//! A praktijk goes through phases: `VERKENNING → NULMETING → IN_UITVOERING → AFGEROND → GEBORGD`, or `GESTOPT`. What it
//! is and who leads it is public; how it works inside (`werkwijze`) is for who takes part now, and for editors.
//!
//! Somebody takes part in a role, from a day and up to a day (a *deelname*). Who takes part is shown to members as each
//! allows, and to the other participants; never to readers who are not signed in. Whoever starts a praktijk is its
//! facilitator; a praktijk that still runs always keeps one.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Deelname, LerendePraktijk, LerendePraktijkFoutCode, Mutations, Queries},
    read::{ById, DeelnameById, Under},
    write::facilitates,
};
