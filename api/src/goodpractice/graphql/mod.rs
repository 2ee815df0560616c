//! Good practices in the graph: names, descriptions, conversions. Nothing is decided here.

mod melding;
mod mutation;
mod object;
mod overname;
mod overnemen;
mod query;
mod versie;
mod words;

pub(crate) use self::{
    melding::{GoodPracticeMelding, MeldingMutations},
    mutation::Mutations,
    object::GoodPractice,
    overname::{GoodPracticeErvaring, GoodPracticeOvername},
    overnemen::OvernameMutations,
    query::Queries,
    versie::GoodPracticeVersie,
    words::GoodPracticeFoutCode,
};
