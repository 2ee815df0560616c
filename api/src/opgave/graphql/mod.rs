//! Ontwikkelopgaven in the graph: names, descriptions, conversions. Nothing is decided here.

mod bewijs;
mod herkomst;
mod herleiden;
mod mutation;
mod object;
mod query;
mod spoor;
mod vergelijking;
mod words;

pub(crate) use self::{
    bewijs::{Onderbouwing, ThemaOvername},
    herkomst::VervallenOntwikkelopgave,
    herleiden::HerkomstMutations,
    mutation::Mutations,
    object::Ontwikkelopgave,
    query::Queries,
    spoor::LeervraagStap,
    vergelijking::VergelijkingQueries,
    words::OntwikkelopgaveFoutCode,
};
