//! A tree of dimensions of one value each, as the attacker sees it: everything that there can be in it, and what its tables tell.

use std::collections::BTreeSet;

use super::super::{Dimensie, Vak, Vrijgave};
use super::{
    oplossen::{Stelsel, Term},
    woord,
};

/// Dimensions of one tree, each with how many values it has.
pub(super) struct Boom<'a>(pub(super) &'a [(Dimensie, u64)]);

impl Boom<'_> {
    /// Everything that there can be: one value in each dimension.
    pub(super) fn atomen(&self) -> Vec<Vec<u64>> {
        let mut all = vec![Vec::new()];
        for (_, most) in self.0 {
            let with = |atoom: &Vec<u64>| -> Vec<Vec<u64>> {
                let each = (0..*most).map(|value| [atoom.as_slice(), &[value]].concat());
                each.collect()
            };
            all = all.iter().flat_map(with).collect();
        }
        all
    }

    pub(super) fn dimensies(&self) -> impl Iterator<Item = Dimensie> {
        self.0.iter().map(|(dimensie, _)| *dimensie)
    }

    /// Something as it is counted.
    pub(super) fn feit(&self, atoom: &[u64]) -> impl Iterator<Item = (Dimensie, Option<String>)> {
        let values = self.dimensies().zip(atoom);
        values.map(|(dimensie, value)| (dimensie, Some(woord(*value))))
    }

    /// What is told of something by some dimensions when all is told.
    pub(super) fn vol(&self, atoom: &[u64], dimensies: &[Dimensie]) -> Vec<Vak> {
        let value = |one: &Dimensie| match self.dimensies().position(|named| named == *one) {
            Some(place) => Vak::Waarde(woord(atoom[place])),
            None => Vak::Onbekend,
        };
        dimensies.iter().map(value).collect()
    }

    /// What the tables of one quarter tell, as equations. What it counts of each kind is a sum of unknown numbers, one from each
    /// of `begins` on.
    pub(super) fn vergelijkingen(
        &self,
        stelsel: &mut Stelsel,
        atomen: &[Vec<u64>],
        vrijgave: &Vrijgave,
        begins: &[usize],
    ) {
        for dimensie in self.dimensies() {
            let (pad, rijen) = (dimensie.pad(), vrijgave.tabel(dimensie));
            if rijen.is_empty() {
                continue;
            }
            let hidden = rijen.iter().filter(|rij| rij.vakken.contains(&Vak::Verborgen));
            let hidden: Vec<_> = hidden.collect();
            let mut split: Vec<Vec<(Term, i64)>> = vec![Vec::new(); hidden.len()];
            let cells: BTreeSet<Vec<Vak>> = atomen.iter().map(|atoom| self.vol(atoom, &pad)).collect();
            for vakken in &cells {
                let told = rijen.iter().find(|rij| rij.vakken == *vakken);
                let inside = (0..atomen.len()).filter(|place| self.vol(&atomen[*place], &pad) == *vakken);
                let mut terms: Vec<(Term, i64)> = inside
                    .flat_map(|place| begins.iter().map(move |begin| (Term::Atoom(begin + place), 1)))
                    .collect();
                for (rij, parts) in hidden.iter().zip(&mut split) {
                    if past(&rij.vakken, vakken) {
                        let part = stelsel.nieuw();
                        terms.push((part, -1));
                        parts.push((part, 1));
                    }
                }
                stelsel.gelijk(terms, told.map_or(0, |rij| rij.aantal.0));
            }
            for (rij, parts) in hidden.into_iter().zip(split) {
                stelsel.gelijk(parts, rij.aantal.0);
            }
        }
    }
}

pub(super) fn past(label: &[Vak], vakken: &[Vak]) -> bool {
    let mut both = label.iter().zip(vakken);
    both.all(|(told, is)| told == is || *told == Vak::Verborgen)
}
