//! The closed sets of frameworks, as the contract spells them.

use async_graphql::Enum;
use entity::{praktijk_onderwijssoort, raamwerk_element};

use crate::raamwerk::rules;

/// The frameworks.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "rules::Code")]
pub enum RaamwerkCode {
    /// Gerdes: eight parameters of interdisciplinary collaboration, three levels each.
    Gerdes,
    /// Verwoerdt: nine factors that make interprofessional collaboration work, in three clusters.
    Verwoerdt,
    /// Community of Practice: forms in which education and youth help work together.
    Cop,
}

/// A sector of education.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "raamwerk_element::Onderwijssector")]
pub enum Onderwijssector {
    /// Primary education.
    Po,
    /// Secondary education.
    Vo,
    /// Vocational education.
    Mbo,
}

/// A kind of education.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(remote = "praktijk_onderwijssoort::Onderwijssoort")]
pub enum Onderwijssoort {
    /// Preschool and child care.
    Voorschool,
    /// Mainstream primary education (basisonderwijs).
    Bao,
    /// Special primary education (speciaal basisonderwijs).
    Sbo,
    /// Special education for the primary age (speciaal onderwijs).
    So,
    /// Secondary education (voortgezet onderwijs).
    Vo,
    /// Special secondary education (voortgezet speciaal onderwijs).
    Vso,
    /// Practical training (praktijkonderwijs).
    Pro,
    /// Vocational education (middelbaar beroepsonderwijs).
    Mbo,
    /// Higher professional education (hoger beroepsonderwijs).
    Hbo,
    /// University (wetenschappelijk onderwijs).
    Wo,
}
