//! What is known of the leervragen of one quarter, one by one: it stays inside. Pure.

use std::collections::BTreeMap;

use super::Dimensie;

/// Leervragen by number, with the values of their dimensions. Nothing shows it or serialises it.
#[derive(Default)]
pub(crate) struct Feiten {
    aantal: u32,
    kolommen: BTreeMap<Dimensie, Kolom>,
    kenmerken: BTreeMap<Dimensie, BTreeMap<String, Vec<u32>>>,
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
