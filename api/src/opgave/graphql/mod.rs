//! Ontwikkelopgaven in the graph: names, descriptions, conversions. Nothing is decided here.

mod herkomst;
mod herleiden;
mod mutation;
mod object;
mod query;
mod spoor;
mod vergelijking;
mod words;

pub(crate) use self::{
    herkomst::VervallenOntwikkelopgave,
    herleiden::HerkomstMutations,
    mutation::Mutations,
    object::{Onderbouwing, Ontwikkelopgave},
    query::Queries,
    spoor::LeervraagStap,
    vergelijking::VergelijkingQueries,
    words::OntwikkelopgaveFoutCode,
};
