//! What changed between two versions of a text, as clients read it: the same parts for every text with versions.

use async_graphql::{Enum, SimpleObject};

use crate::tekst::{Deel, Verandering, verschil};

/// Parts for which a difference counts in the price of a request: what stood before a change, the change, and what stands
/// after it. Parts are no rows: all of them together are two short texts, which were read anyway.
pub(crate) const DELEN: i32 = 3;

/// A part of a text, and what happened to it.
#[derive(SimpleObject)]
#[graphql(name = "TekstVerschilDeel")]
pub(crate) struct VerschilDeel {
    /// What happened to it.
    soort: VerschilSoort,
    /// The part: words with the spaces and signs between them, at least one character.
    tekst: String,
}

/// What happened to a part of a text.
#[derive(Enum, Clone, Copy, PartialEq, Eq)]
#[graphql(name = "TekstVerschilSoort", remote = "Verandering")]
pub(crate) enum VerschilSoort {
    /// It stands in both versions.
    Gelijk,
    /// It stands in the new version only.
    Toegevoegd,
    /// It stands in the old version only.
    Verwijderd,
}

/// The difference between two texts, in reading order.
pub(crate) fn delen(oud: &str, nieuw: &str) -> Vec<VerschilDeel> {
    let told = verschil(oud, nieuw).into_iter();
    told.map(|Deel { soort, tekst }| VerschilDeel {
        soort: soort.into(),
        tekst,
    })
    .collect()
}
