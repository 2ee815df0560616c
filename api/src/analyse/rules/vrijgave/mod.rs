//! The release of a quarter: every number about what was published in it, about the memberships that ran on its last day, or
//! about what was measured; made once and kept. Pure.
//!
//! A question is answered from releases alone ([`Vraag`]), so whatever is asked, in whatever order and by whom, nothing
//! comes out that is not a sum of numbers in them. Behind each of these are `k` or more ([`Wie`], [`takken`]). Leervragen and
//! metingen belong to one quarter; memberships run through many, so their releases also keep their distance from each other
//! ([`stand`]).

mod dimensie;
mod feiten;
mod grover;
mod kwartaal;
mod stand;
mod takken;
mod vraag;

#[cfg(test)]
mod aanval;

use std::collections::BTreeMap;

use sea_orm::Iterable;
use serde::{Deserialize, Serialize};

pub(crate) use self::{
    dimensie::{Dimensie, diepste},
    feiten::{Feiten, Wie},
    kwartaal::{Korrel, Kwartaal},
    stand::{Eerder, Indeling, Stroom},
    vraag::{Cel, Deeltabel, Fout, Vraag},
};
use self::{
    feiten::Kolom,
    takken::{Groep, Maat},
};

/// What is told of a leervraag, a membership or a meting in one dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub(crate) enum Vak {
    /// Not told: too few are like it.
    #[serde(rename = "-")]
    Verborgen,
    /// It has no value of it, or none that may be known.
    #[serde(rename = "?")]
    Onbekend,
    /// This value: a code or a key.
    #[serde(rename = "=")]
    Waarde(String),
}

/// A number that may leave: of `k` or more. There is one way to make one, and none to read a smaller one back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Getal(u64);

impl Getal {
    fn van(aantal: usize, k: u64) -> Option<Self> {
        let aantal = aantal as u64;
        (aantal >= k && aantal > 0).then_some(Self(aantal))
    }
}

/// A row of a table: what is told of some leervragen on the way down to a dimension, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(crate) struct Rij {
    #[serde(rename = "v")]
    vakken: Vec<Vak>,
    #[serde(rename = "n")]
    aantal: Getal,
}

/// How many there are in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Totaal {
    Geen,
    /// Fewer than `k`: nothing is told of the quarter.
    Weinig,
    Vele(Getal),
}

impl Totaal {
    fn van(feiten: &Feiten, k: u64) -> Self {
        let all: Vec<u32> = (0..feiten.aantal()).collect();
        match feiten.getal(&all, k) {
            Some(getal) => Self::Vele(getal),
            None if all.is_empty() => Self::Geen,
            None => Self::Weinig,
        }
    }
}

/// What was released of one quarter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Vrijgave {
    /// From which the order follows in which values give way; it stays inside.
    zaad: u64,
    totaal: Totaal,
    tabellen: BTreeMap<Dimensie, Vec<Rij>>,
    /// How many memberships came and went since the quarter before, by association.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    stromen: Vec<Stroom>,
}

impl Vrijgave {
    /// Makes the tables of a quarter, of what belongs to it alone. `zaad` is a number that nobody can guess.
    pub(crate) fn maak(feiten: &Feiten, k: u64, zaad: u64) -> Self {
        let maat = Maat { feiten, k, zaad };
        let alle = vec![Groep::alle(feiten.aantal())];
        let totaal = Totaal::van(feiten, k);
        let mut tabellen = BTreeMap::new();
        if matches!(totaal, Totaal::Vele(_)) {
            let mut groepen: BTreeMap<Dimensie, Vec<Groep>> = BTreeMap::new();
            // Parents come before what hangs under them.
            for dimensie in feiten.dimensies() {
                let ouders = match dimensie.pad().iter().rev().nth(1) {
                    Some(ouder) => groepen.get(ouder).unwrap_or(&alle),
                    None => &alle,
                };
                let mut rijen: Vec<Rij> = if dimensie.meervoudig() {
                    kenmerken(feiten, dimensie, ouders, maat)
                } else if let Some(kolom) = feiten.kolom(dimensie) {
                    let made: Vec<Groep> = if dimensie.ligt_in_ouder() {
                        // A discipline lies in one sector, so small ones are taken together within it.
                        let each = ouders.iter().map(std::slice::from_ref);
                        each.flat_map(|ouder| takken::verdeel(ouder, kolom, maat))
                            .collect()
                    } else {
                        takken::verdeel(ouders, kolom, maat)
                    };
                    let rijen = made.iter().filter_map(|groep| groep.rij(maat)).collect();
                    groepen.insert(dimensie, made);
                    rijen
                } else {
                    Vec::new()
                };
                // How they were made does not show.
                rijen.sort();
                tabellen.insert(dimensie, rijen);
            }
        }
        Self {
            zaad,
            totaal,
            tabellen,
            stromen: Vec::new(),
        }
    }

    /// The tables of the same quarter later, made in the same way.
    pub(crate) fn later(&self, feiten: &Feiten, k: u64) -> Self {
        Self::maak(feiten, k, self.zaad)
    }

    /// The same release with what editors have bundled since. A value is told anew only where no number of it changes by
    /// less than `k`; else for the whole alone, where that changes by as much; else it stays as it was.
    pub(crate) fn herzien(&self, later: &Self, k: u64) -> Self {
        let mut next = self.clone();
        for dimensie in Dimensie::iter().filter(|dimensie| dimensie.gebundeld()) {
            let old = self.tabellen.get(&dimensie).cloned().unwrap_or_default();
            let new = later.tabellen.get(&dimensie).cloned().unwrap_or_default();
            let (old, new) = (per_waarde(old), per_waarde(new));
            let mut values: Vec<&Vak> = old.keys().chain(new.keys()).collect();
            values.sort();
            values.dedup();
            let none = Vec::new();
            let of = |value: &Vak| {
                let (was, is) = (old.get(value).unwrap_or(&none), new.get(value).unwrap_or(&none));
                opnieuw(was, is, k)
            };
            let rijen = values.into_iter().flat_map(of).collect();
            next.tabellen.insert(dimensie, rijen);
        }
        next
    }

    fn tabel(&self, dimensie: Dimensie) -> &[Rij] {
        self.tabellen.get(&dimensie).map_or(&[], Vec::as_slice)
    }
}

/// The rows of a dimension of which a leervraag may have several values.
fn kenmerken(feiten: &Feiten, dimensie: Dimensie, ouders: &[Groep], maat: Maat<'_>) -> Vec<Rij> {
    let mut rijen = Vec::new();
    let mut any = vec![false; feiten.aantal() as usize];
    let mut told = 0;
    for (waarde, heeft) in feiten.kenmerken(dimensie) {
        for (one, has) in any.iter_mut().zip(&heeft) {
            *one |= has;
        }
        let groups = takken::met_kenmerk(ouders, waarde, &heeft, maat);
        let of_this: Vec<Rij> = groups.iter().filter_map(|groep| groep.rij(maat)).collect();
        told += of_this.iter().map(|rij| rij.aantal.0).sum::<u64>();
        rijen.extend(of_this);
    }
    if dimensie.gebundeld() {
        let with = any.iter().filter(|one| **one).count() as u64;
        let diepte = dimensie.pad().len();
        rijen.extend(zonder(feiten.aantal().into(), with, told, diepte, maat.k));
    }
    rijen
}

/// The row of those that have no value: for the whole only, and not where it would tell how many have a value that is
/// not told.
fn zonder(totaal: u64, with: u64, told: u64, diepte: usize, k: u64) -> Option<Rij> {
    let few = |number: u64| (1..k).contains(&number);
    if few(with) || few(with.saturating_sub(told)) {
        return None;
    }
    let mut vakken = vec![Vak::Verborgen; diepte];
    *vakken.last_mut()? = Vak::Onbekend;
    let aantal = Getal::van(usize::try_from(totaal - with).unwrap_or(usize::MAX), k)?;
    Some(Rij { vakken, aantal })
}

fn per_waarde(rijen: Vec<Rij>) -> BTreeMap<Vak, Vec<Rij>> {
    let mut found: BTreeMap<Vak, Vec<Rij>> = BTreeMap::new();
    for rij in rijen {
        let value = rij.vakken.last().cloned().unwrap_or(Vak::Onbekend);
        found.entry(value).or_default().push(rij);
    }
    found
}

/// The rows of one value after a later count.
fn opnieuw(was: &[Rij], is: &[Rij], k: u64) -> Vec<Rij> {
    let little = |one: u64, other: u64| (1..k).contains(&one.abs_diff(other));
    let number = |rijen: &[Rij], vakken: &[Vak]| -> u64 {
        let same = rijen.iter().filter(|rij| rij.vakken == vakken);
        same.map(|rij| rij.aantal.0).sum()
    };
    let whole = |rijen: &[Rij]| rijen.iter().map(|rij| rij.aantal.0).sum::<u64>();
    if little(whole(was), whole(is)) {
        return was.to_vec();
    }
    // What was told for the whole alone may have been told for parts before.
    let above = |rij: &Rij| rij.vakken.iter().rev().skip(1).all(|vak| *vak == Vak::Verborgen);
    let undivided = !was.is_empty() && was.iter().all(above);
    let rows = || was.iter().chain(is);
    if !undivided && rows().all(|rij| !little(number(was, &rij.vakken), number(is, &rij.vakken))) {
        return is.to_vec();
    }
    if is.is_empty() {
        return Vec::new();
    }
    if whole(was) == whole(is) {
        return was.to_vec();
    }
    let mut vakken = is[0].vakken.clone();
    let depth = vakken.len() - 1;
    vakken[..depth].fill(Vak::Verborgen);
    vec![Rij {
        vakken,
        aantal: Getal(whole(is)),
    }]
}

#[cfg(test)]
mod tests {
    use super::{Getal, Rij, Vak, opnieuw, zonder};

    const K: u64 = 5;

    fn rij(above: &str, number: u64) -> Rij {
        let above = match above {
            "-" => Vak::Verborgen,
            word => Vak::Waarde(word.into()),
        };
        Rij {
            vakken: vec![above, Vak::Waarde("thema".into())],
            aantal: Getal(number),
        }
    }

    #[test]
    fn a_value_is_told_anew_when_enough_changed() {
        let told = |was: &[(&str, u64)], is: &[(&str, u64)]| {
            let rows = |rows: &[(&str, u64)]| -> Vec<Rij> {
                rows.iter().map(|(above, number)| rij(above, *number)).collect()
            };
            let line = |rij: Rij| match &rij.vakken[0] {
                Vak::Waarde(word) => format!("{word} {}", rij.aantal.0),
                _ => format!("- {}", rij.aantal.0),
            };
            let lines: Vec<String> = opnieuw(&rows(was), &rows(is), K).into_iter().map(line).collect();
            lines.join(", ")
        };
        for (was, is, expected) in [
            // New, gone, and as it was.
            (&[][..], &[("a", 6), ("-", 7)][..], "a 6, - 7"),
            (&[("a", 6)], &[], ""),
            (&[("a", 6)], &[("a", 6)], "a 6"),
            // Too little in all, or in one part.
            (&[("a", 6)], &[("a", 9)], "a 6"),
            (&[("a", 6), ("b", 6)], &[("a", 11), ("b", 7)], "- 18"),
            (&[("a", 6), ("b", 8)], &[("a", 7), ("b", 7)], "a 6, b 8"),
            // Enough in each.
            (&[("a", 6), ("b", 6)], &[("a", 11), ("b", 6)], "a 11, b 6"),
            (&[("a", 6)], &[("a", 6), ("b", 5)], "a 6, b 5"),
            // What was told for the whole stays so.
            (&[("-", 18)], &[("a", 18), ("b", 10)], "- 28"),
        ] {
            assert_eq!(told(was, is), expected, "{was:?} {is:?}");
        }
    }

    #[test]
    fn those_without_a_value_are_told_where_that_tells_nothing_else() {
        let told = |with: u64, shown: u64| zonder(40, with, shown, 3, K).map(|rij| rij.aantal.0);
        assert_eq!(told(30, 30), Some(10));
        assert_eq!(told(30, 25), Some(10), "five of which it is not told");
        assert_eq!(told(30, 34), Some(10), "some have two");
        assert_eq!(told(30, 27), None, "three of which it is not told");
        assert_eq!(told(3, 0), None);
        assert_eq!(told(37, 37), None);
        assert_eq!(told(0, 0), Some(40));
    }
}
