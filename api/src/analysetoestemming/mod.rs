//! That a Lerende Praktijk lets analysts read what it measured.
//!
//! Analysts read the totals of a praktijk only while such a *toestemming* holds. Its facilitator gives it and withdraws it,
//! nobody else, not even an editor; what was given and withdrawn stays on record. Who takes part, REDACTIE and analysts see
//! it; for others there is none.

mod graphql;
mod policy;
mod read;
mod rules;
mod write;

pub(crate) use self::{
    graphql::{AnalyseToestemming, AnalyseToestemmingFoutCode, Mutations},
    policy::toegestaan,
    read::{ById, GeldigVan, Toestemmingen, sinds},
};
