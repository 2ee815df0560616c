//! How leervragen are put in groups of `k` or more, dimension by dimension. Pure.
//!
//! A dimension divides the groups of the one above it. First its values: those that too few have are taken together
//! (`VERBORGEN`) until these are `k`, or none. Then its place: the values are told for the whole, or for parts of it, as far
//! down as every part still has `k` or more of each value, or none; parts where that is not so are told together. A group
//! is the leervragen of one part with one value.
//!
//! How many a group is, is measured in who is behind its leervragen ([`Feiten::achter`]): behind several may be one.
//!
//! So every number that leaves is a sum of groups, and no group is smaller than `k`. Between leervragen of one part the
//! values of the dimension, with all that hangs under it, can be exchanged without changing any number that leaves: why no
//! smaller count follows from these numbers is worked out in decision 0160, and tried in `aanval`.

use std::{cmp::Reverse, collections::BTreeMap};

use super::{Feiten, Kolom, Rij, Vak};

/// By what groups are made: who is behind what, their least number, and the order in which values of the same size give way,
/// which nobody can guess. Without it, which value was taken together with small ones could tell how small these are.
#[derive(Clone, Copy)]
pub(super) struct Maat<'a> {
    pub(super) feiten: &'a Feiten,
    pub(super) k: u64,
    pub(super) zaad: u64,
}

impl Maat<'_> {
    /// How large these are together: nothing where there are none, and else one or more.
    fn grootte<'a>(self, delen: impl Iterator<Item = &'a [u32]> + Clone) -> u64 {
        match delen.clone().all(<[u32]>::is_empty) {
            true => 0,
            false => Ord::max(1, self.feiten.achter(delen)),
        }
    }

    /// The place of a value in that order.
    pub(super) fn rang(self, vak: &Vak) -> u64 {
        let word = match vak {
            Vak::Verborgen => "-",
            Vak::Onbekend => "?",
            Vak::Waarde(word) => word,
        };
        let start = self.zaad ^ 0xCBF2_9CE4_8422_2325;
        let mixed = word.bytes().fold(start, |mixed, byte| {
            (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3)
        });
        // Every byte must move every bit.
        let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

/// Leervragen that are told together: on the way down to their dimension these values are told of them.
#[derive(Clone)]
pub(super) struct Groep {
    pub(super) vakken: Vec<Vak>,
    pub(super) leden: Vec<u32>,
}

impl Groep {
    /// All leervragen of a quarter.
    pub(super) fn alle(aantal: u32) -> Self {
        Self {
            vakken: Vec::new(),
            leden: (0..aantal).collect(),
        }
    }

    /// The group as it may leave.
    pub(super) fn rij(&self, maat: Maat<'_>) -> Option<Rij> {
        Some(Rij {
            vakken: self.vakken.clone(),
            aantal: maat.feiten.getal(&self.leden, maat.k)?,
        })
    }
}

/// The values of a dimension as they are told, and which of them each leervraag has.
struct Indeling<'a> {
    vakken: Vec<Vak>,
    van: Box<dyn Fn(u32) -> usize + 'a>,
}

/// Divides groups by a dimension of which each leervraag has one value, or none.
pub(super) fn verdeel(ouders: &[Groep], kolom: &Kolom, maat: Maat<'_>) -> Vec<Groep> {
    let indeling = Indeling::of(ouders, kolom, maat);
    let parts = Delen::new(ouders, &indeling, maat).parts();
    let mut groups = Vec::new();
    for (vakken, ouders_hier) in parts {
        let mut per: Vec<Vec<u32>> = vec![Vec::new(); indeling.vakken.len()];
        for feit in ouders_hier.iter().flat_map(|ouder| &ouders[*ouder].leden) {
            per[(indeling.van)(*feit)].push(*feit);
        }
        let with = per.into_iter().zip(&indeling.vakken);
        groups.extend(
            with.filter(|(leden, _)| !leden.is_empty())
                .map(|(leden, vak)| Groep {
                    vakken: [vakken.as_slice(), std::slice::from_ref(vak)].concat(),
                    leden,
                }),
        );
    }
    groups
}

/// The groups of those that have one value of a dimension of which a leervraag may have several; none where too few have it,
/// or too few have it not.
pub(super) fn met_kenmerk(ouders: &[Groep], waarde: &str, heeft: &[bool], maat: Maat<'_>) -> Vec<Groep> {
    let indeling = Indeling {
        vakken: vec![Vak::Verborgen, Vak::Waarde(waarde.to_owned())],
        van: Box::new(|feit| usize::from(heeft[feit as usize])),
    };
    let delen = Delen::new(ouders, &indeling, maat);
    if !delen.whole_is_good() {
        return Vec::new();
    }
    let group = |(vakken, ouders_hier): (Vec<Vak>, Vec<usize>)| {
        let all = ouders_hier.iter().flat_map(|ouder| &ouders[*ouder].leden);
        Groep {
            vakken: [vakken.as_slice(), &[Vak::Waarde(waarde.to_owned())]].concat(),
            leden: all.copied().filter(|feit| heeft[*feit as usize]).collect(),
        }
    };
    let groups = delen.parts().into_iter().map(group);
    groups.filter(|groep| !groep.leden.is_empty()).collect()
}

impl<'a> Indeling<'a> {
    /// Takes values together that too few leervragen have.
    fn of(ouders: &[Groep], kolom: &'a Kolom, maat: Maat<'_>) -> Self {
        let mut with: Vec<Vec<u32>> = vec![Vec::new(); kolom.woorden().len()];
        for feit in ouders.iter().flat_map(|groep| &groep.leden) {
            with[kolom.van(*feit) as usize].push(*feit);
        }
        let vak = |waarde: &Option<String>| waarde.clone().map_or(Vak::Onbekend, Vak::Waarde);
        let mut values: Vec<(Vak, usize)> = kolom
            .woorden()
            .iter()
            .map(|(waarde, place)| (vak(waarde), *place as usize))
            .collect();
        values.sort_by_key(|(vak, _)| maat.rang(vak));
        let leden = |place: &usize| with[values[*place].1].as_slice();
        let sizes: Vec<u64> = (0..values.len())
            .map(|place| maat.grootte(std::iter::once(leden(&place))))
            .collect();
        let hidden = verborgen(&sizes, maat.k, |places| maat.grootte(places.iter().map(leden)));
        let mut vakken = vec![Vak::Verborgen];
        let mut naar = vec![0; with.len()];
        for ((vak, place), _) in values.into_iter().zip(hidden).filter(|(_, hidden)| !hidden) {
            naar[place] = vakken.len();
            vakken.push(vak);
        }
        Self {
            vakken,
            van: Box::new(move |feit| naar[kolom.van(feit) as usize]),
        }
    }
}

/// Which values are taken together: all that fewer than `k` have; and, where these are fewer than `k` or each as many as a
/// small number can be, the least other with them; of others that are equal, the first. `samen` measures some places together.
fn verborgen(counts: &[u64], k: u64, samen: impl FnOnce(&[usize]) -> u64) -> Vec<bool> {
    let small = |count: &u64| (1..k).contains(count);
    let mut hidden: Vec<bool> = counts.iter().map(small).collect();
    let places: Vec<usize> = (0..counts.len()).filter(|place| hidden[*place]).collect();
    let (few, sum) = (places.len() as u64, samen(&places));
    if few == 0 || (sum >= k && sum < few * (k - 1)) {
        return hidden;
    }
    // One more, so that nobody can tell which of them is small.
    let others = counts.iter().enumerate().filter(|(_, count)| **count >= k);
    if let Some((place, _)) = others.min_by_key(|(_, count)| **count) {
        hidden[place] = true;
    }
    hidden
}

/// The ways to tell a division for parts of the whole.
struct Delen<'a> {
    ouders: &'a [Groep],
    /// The leervragen of each group above that have each value.
    leden: Vec<Vec<Vec<u32>>>,
    maat: Maat<'a>,
}

impl<'a> Delen<'a> {
    fn new(ouders: &'a [Groep], indeling: &Indeling<'_>, maat: Maat<'a>) -> Self {
        let with = |groep: &Groep| {
            let mut leden = vec![Vec::new(); indeling.vakken.len()];
            for feit in &groep.leden {
                leden[(indeling.van)(*feit)].push(*feit);
            }
            leden
        };
        Self {
            ouders,
            leden: ouders.iter().map(with).collect(),
            maat,
        }
    }

    fn all(&self) -> Vec<usize> {
        (0..self.ouders.len()).collect()
    }

    /// Whether `k` or more of these have each value, or none.
    fn good(&self, ouders: &[usize]) -> bool {
        let values = self.leden.first().map_or(0, Vec::len);
        let size = |value: usize| {
            let each = ouders.iter().map(|ouder| self.leden[*ouder][value].as_slice());
            self.maat.grootte(each)
        };
        (0..values).all(|value| !(1..self.maat.k).contains(&size(value)))
    }

    fn whole_is_good(&self) -> bool {
        self.good(&self.all())
    }

    /// The parts, each with what is told of it and the groups above that it is made of.
    fn parts(&self) -> Vec<(Vec<Vak>, Vec<usize>)> {
        let mut found = Vec::new();
        self.split(self.all(), Vec::new(), &mut found);
        found
    }

    fn split(&self, ouders: Vec<usize>, told: Vec<Vak>, found: &mut Vec<(Vec<Vak>, Vec<usize>)>) {
        let depth = self.ouders.first().map_or(0, |groep| groep.vakken.len());
        if told.len() == depth {
            found.push((told, ouders));
            return;
        }
        let mut beneath: BTreeMap<Vak, Vec<usize>> = BTreeMap::new();
        for ouder in ouders {
            let vak = self.ouders[ouder].vakken[told.len()].clone();
            beneath.entry(vak).or_default().push(ouder);
        }
        let (mut good, bad): (Vec<_>, Vec<_>) = beneath.into_iter().partition(|(_, part)| self.good(part));
        let mut together: Vec<usize> = bad.into_iter().flat_map(|(_, part)| part).collect();
        // The least gives way first; it is the last here.
        let size = |part: &[usize]| {
            part.iter()
                .map(|ouder| self.ouders[*ouder].leden.len())
                .sum::<usize>()
        };
        good.sort_by_key(|(vak, part)| (Reverse(size(part)), self.maat.rang(vak)));
        while !together.is_empty() && !self.good(&together) {
            match good.pop() {
                Some((_, part)) => together.extend(part),
                None => break,
            }
        }
        for (vak, part) in good {
            self.split(part, [told.as_slice(), &[vak]].concat(), found);
        }
        if !together.is_empty() {
            let mut vakken = told;
            vakken.resize(depth, Vak::Verborgen);
            found.push((vakken, together));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::verborgen;

    #[test]
    fn values_that_few_have_are_taken_together() {
        let told = |counts: &[u64]| -> String {
            let word =
                |(hidden, count): (bool, &u64)| if hidden { "-".to_owned() } else { count.to_string() };
            let samen = |places: &[usize]| places.iter().map(|place| counts[*place]).sum();
            let words: Vec<String> = verborgen(counts, 5, samen)
                .into_iter()
                .zip(counts)
                .map(word)
                .collect();
            words.join(" ")
        };
        for (counts, expected) in [
            (&[5, 6, 0][..], "5 6 0"),
            (&[1, 6, 7], "- - 7"),
            (&[6, 7, 1], "- 7 -"),
            (&[4, 2, 7], "- - 7"),
            // Each of them as many as can be: a third is needed.
            (&[4, 4, 7, 9], "- - - 9"),
            (&[2, 1, 0, 9], "- - 0 -"),
            (&[3, 3], "- -"),
            (&[3], "-"),
        ] {
            assert_eq!(told(counts), expected, "{counts:?}");
        }
    }
}
