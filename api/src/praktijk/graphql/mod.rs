//! Lerende Praktijken in the graph.

mod deelname;
mod deelnemen;
mod mutation;
mod partner;
mod praktijk;
mod query;
mod telling;
mod words;

pub(crate) use self::{
    deelname::{Deelname, DeelnameRol, DeelnameZichtbaarheid},
    deelnemen::DeelnameMutations,
    mutation::Mutations,
    partner::{PartnerMutations, PraktijkPartner},
    praktijk::LerendePraktijk,
    query::Queries,
    telling::{OudersLeerlingen, TellingMutations},
    words::LerendePraktijkFoutCode,
};
