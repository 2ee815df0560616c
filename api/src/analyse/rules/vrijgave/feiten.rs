//! What is known of the leervragen, memberships or metingen of one quarter, one by one: it stays inside. Pure.

use std::collections::{BTreeMap, HashMap};

use uuid::Uuid;

use super::{Dimensie, Getal};

/// Leervragen by number, with the values of their dimensions. Nothing shows it or serialises it.
#[derive(Default)]
pub(crate) struct Feiten {
    aantal: u32,
    /// Who is behind each, by number; nobody whom a number would protect, where who asks can read it by itself.
    achter: Vec<Option<u32>>,
    personen: HashMap<Uuid, u32>,
    /// How many are behind them all.
    achter_alle: u32,
    kolommen: BTreeMap<Dimensie, Kolom>,
    kenmerken: BTreeMap<Dimensie, BTreeMap<String, Vec<u32>>>,
}

/// Who is behind a leervraag, a membership or a meting: a number that leaves is of `k` of these or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Wie {
    /// Somebody who counts for this one alone.
    Eigen,
    /// Somebody who may be behind others too.
    Iemand(Uuid),
    /// Who asks can read it by itself, and subtract it: it is counted, and makes no number large enough.
    Bekend,
}

/// The values of one dimension of which a leervraag has one or none.
#[derive(Default)]
pub(super) struct Kolom {
    woorden: BTreeMap<Option<String>, u32>,
    van: Vec<u32>,
}

impl Kolom {
    /// Each value with its place, in the order of the values; the first may be "none".
    pub(super) fn woorden(&self) -> &BTreeMap<Option<String>, u32> {
        &self.woorden
    }

    /// The values in the order of their places.
    pub(super) fn lijst(&self) -> Vec<Option<String>> {
        let mut words: Vec<_> = self.woorden.iter().collect();
        words.sort_by_key(|(_, place)| **place);
        words.into_iter().map(|(word, _)| word.clone()).collect()
    }

    /// The place of the value of a leervraag.
    pub(super) fn van(&self, feit: u32) -> u32 {
        self.van[feit as usize]
    }

    fn zet(&mut self, waarde: Option<String>) {
        let next = u32::try_from(self.woorden.len()).unwrap_or(u32::MAX);
        self.van.push(*self.woorden.entry(waarde).or_insert(next));
    }
}

impl Feiten {
    /// Adds a leervraag with its values; a dimension that is not named has none. Every leervraag names the same dimensions.
    pub(crate) fn nieuw(&mut self, waarden: impl IntoIterator<Item = (Dimensie, Option<String>)>) -> u32 {
        self.nieuw_van(Wie::Eigen, waarden)
    }

    /// The same, with who is behind it.
    pub(crate) fn nieuw_van(
        &mut self,
        wie: Wie,
        waarden: impl IntoIterator<Item = (Dimensie, Option<String>)>,
    ) -> u32 {
        let next = self.achter_alle;
        let achter = match wie {
            Wie::Eigen => Some(next),
            Wie::Iemand(key) => Some(*self.personen.entry(key).or_insert(next)),
            Wie::Bekend => None,
        };
        self.achter_alle += u32::from(achter == Some(next));
        self.achter.push(achter);
        for (dimensie, waarde) in waarden {
            self.kolommen.entry(dimensie).or_default().zet(waarde);
        }
        self.aantal += 1;
        self.aantal - 1
    }

    /// Adds a value of a dimension of which a leervraag may have several.
    pub(crate) fn kenmerk(&mut self, dimensie: Dimensie, waarde: String, feit: u32) {
        let with = self
            .kenmerken
            .entry(dimensie)
            .or_default()
            .entry(waarde)
            .or_default();
        if with.last() != Some(&feit) {
            with.push(feit);
        }
    }

    pub(super) fn aantal(&self) -> u32 {
        self.aantal
    }

    /// How many are behind these together.
    pub(super) fn achter<'a>(&self, delen: impl Iterator<Item = &'a [u32]>) -> u64 {
        let delen = delen.map(|leden| leden.iter().map(|feit| self.achter[*feit as usize]));
        if self.achter_alle == self.aantal {
            // Each has somebody of its own.
            return delen.map(|leden| leden.len() as u64).sum();
        }
        let mut seen = vec![false; self.achter_alle as usize];
        let new = |one: &u32| !std::mem::replace(&mut seen[*one as usize], true);
        delen.flatten().flatten().filter(new).count() as u64
    }

    /// How many these are, where `k` or more are behind them.
    pub(super) fn getal(&self, leden: &[u32], k: u64) -> Option<Getal> {
        let enough = self.achter(std::iter::once(leden)) >= k;
        Getal::van(leden.len(), k).filter(|_| enough)
    }

    /// The dimensions by which these are told apart.
    pub(super) fn dimensies(&self) -> impl Iterator<Item = Dimensie> {
        let soort = self.kolommen.keys().next().map(|dimensie| dimensie.soort());
        soort.into_iter().flat_map(Dimensie::van)
    }

    pub(super) fn kolom(&self, dimensie: Dimensie) -> Option<&Kolom> {
        self.kolommen.get(&dimensie)
    }

    /// The values of a dimension, each with whether a leervraag has it.
    pub(super) fn kenmerken(&self, dimensie: Dimensie) -> impl Iterator<Item = (&String, Vec<bool>)> {
        let values = self.kenmerken.get(&dimensie).into_iter().flatten();
        values.map(|(waarde, with)| {
            let mut has = vec![false; self.aantal as usize];
            for feit in with {
                has[*feit as usize] = true;
            }
            (waarde, has)
        })
    }
}
