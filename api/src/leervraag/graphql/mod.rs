//! Leervragen in the graph: names, descriptions, conversions. Nothing is decided here.

mod indienen;
mod kennis;
mod mutation;
mod object;
mod query;
mod under;
mod vergelijking;
mod versie;
mod vrager;
mod words;

pub(crate) use self::{
    mutation::Mutations,
    object::Leervraag,
    query::Queries,
    under::under,
    vergelijking::VergelijkbareLeervraag,
    versie::LeervraagVersie,
    words::{Afwijsreden, LeervraagFoutCode, LeervraagHerkomst, TekstSignaal, VragerWeergave},
};
