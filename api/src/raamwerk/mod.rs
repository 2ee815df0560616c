//! Raamwerken: the closed vocabularies of the field, in which leervragen and Lerende Praktijken are described.
//!
//! There are three: the eight parameters of Gerdes with three levels each, the nine werkzame factoren of Verwoerdt in
//! three clusters, and the overview of forms in which education and youth help work together. A framework is dated data:
//! a new version stands beside the old one, so that what was recorded in the terms of the old one keeps its meaning.
//!
//! Public. They are loaded with the service; nobody changes them through it.

mod graphql;
mod policy;
mod read;
mod rules;

pub(crate) use self::{
    graphql::{
        Onderwijssoort, Queries, Raamwerk, RaamwerkNiveau, RaamwerkParameter, Samenwerkingsvorm,
        WerkzaamCluster, WerkzameFactor,
    },
    read::{ById, cluster, factor, niveau, parameter, vorm},
    rules::sector,
};
