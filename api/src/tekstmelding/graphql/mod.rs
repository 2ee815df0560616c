//! Tekstmeldingen in the graph: names, descriptions, conversions. Nothing is decided here.

mod mutation;
mod object;
mod query;
mod tekst;
mod words;

pub(crate) use self::{
    mutation::Mutations,
    object::TekstMelding,
    query::Queries,
    tekst::{GemeldeTekst, TekstVerborgen},
    words::TekstMeldingFoutCode,
};
