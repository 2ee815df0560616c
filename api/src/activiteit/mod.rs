//! Activiteiten: the webinars, dialogue afternoons and working days where professionals meet, where leervragen come up and
//! that yield inzichten.
//!
//! An activiteit is planned (`GEPLAND`), was held (`GEHOUDEN`) or is not held (`AFGELAST`). It is of the platform, and then
//! REDACTIE writes it; or of a Lerende Praktijk, and then who facilitates that praktijk writes it too. Public at once: the
//! guard refuses what it doubts. What editors hide after it was reported ([`crate::tekstmelding`]) is for who takes part in the
//! praktijk and REDACTIE.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{Activiteit, ActiviteitFoutCode, Mutations, Queries},
    policy::visible,
    read::{ById, Under},
};
