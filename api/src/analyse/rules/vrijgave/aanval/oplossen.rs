//! Equations with whole coefficients over numbers that are not negative: what follows from them.

use std::collections::BTreeMap;

/// Larger than any number that occurs, so that what follows modulo it follows.
const PRIEM: u64 = 2_147_483_647;

/// Rounds of bounding.
const RONDEN: usize = 40;

/// What is unknown: how many leervragen are of one kind, or how many of a hidden cell lie in a full one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Term {
    Atoom(usize),
    Deel(usize),
}

/// Equations, and what is known of each unknown number.
pub(super) struct Stelsel {
    atomen: usize,
    delen: usize,
    regels: Vec<(Vec<(usize, i64)>, u64)>,
    /// The equations with one leading unknown each, by that unknown.
    trap: BTreeMap<usize, Vec<u64>>,
    grenzen: Vec<(i64, i64)>,
}

impl Stelsel {
    pub(super) fn new(atomen: usize) -> Self {
        Self {
            atomen,
            delen: 0,
            regels: Vec::new(),
            trap: BTreeMap::new(),
            grenzen: Vec::new(),
        }
    }

    /// A new unknown number.
    pub(super) fn nieuw(&mut self) -> Term {
        self.delen += 1;
        Term::Deel(self.delen - 1)
    }

    /// The terms add up to a number.
    pub(super) fn gelijk(&mut self, terms: Vec<(Term, i64)>, number: u64) {
        let place = |term: Term| match term {
            Term::Atoom(place) => place,
            Term::Deel(place) => self.atomen + place,
        };
        let terms = terms
            .into_iter()
            .map(|(term, factor)| (place(term), factor))
            .collect();
        self.regels.push((terms, number));
    }

    fn breedte(&self) -> usize {
        self.atomen + self.delen
    }

    /// Works out all that follows. Parts of hidden cells are eliminated first: what is left speaks of leervragen.
    pub(super) fn los_op(&mut self) {
        let breedte = self.breedte();
        for (terms, _) in std::mem::take(&mut self.regels.clone()) {
            let mut row = vec![0; breedte];
            for (place, factor) in terms {
                // Turned around, so that parts lead.
                row[breedte - 1 - place] = modulo(factor);
            }
            if let Some(lead) = self.herleid(&mut row) {
                let inverse = macht(row[lead], PRIEM - 2);
                row.iter_mut().for_each(|value| *value = *value * inverse % PRIEM);
                self.trap.insert(lead, row);
            }
        }
        self.begrens();
    }

    /// Takes from a row what earlier rows say; where what is left begins.
    fn herleid(&self, row: &mut [u64]) -> Option<usize> {
        let mut lead = None;
        for place in 0..row.len() {
            let factor = row[place];
            if factor == 0 {
                continue;
            }
            match self.trap.get(&place) {
                Some(known) => {
                    for (value, other) in row[place..].iter_mut().zip(&known[place..]) {
                        *value = (*value + (PRIEM - factor) * other) % PRIEM;
                    }
                }
                None => lead = lead.or(Some(place)),
            }
        }
        lead
    }

    /// Bounds every unknown by what the others of its equations can be.
    fn begrens(&mut self) {
        let most = self
            .regels
            .iter()
            .map(|(_, number)| *number)
            .max()
            .unwrap_or_default();
        let most = i64::try_from(most).expect("a count");
        self.grenzen = vec![(0, most); self.breedte()];
        for _ in 0..RONDEN {
            let mut changed = false;
            for (terms, number) in &self.regels {
                let number = i64::try_from(*number).expect("a count");
                let ends = |(place, factor): &(usize, i64)| {
                    let (low, high) = self.grenzen[*place];
                    if *factor > 0 { (low, high) } else { (-high, -low) }
                };
                let low: i64 = terms.iter().map(|term| ends(term).0).sum();
                let high: i64 = terms.iter().map(|term| ends(term).1).sum();
                let mut closer = Vec::new();
                for term in terms {
                    let (least, largest) = ends(term);
                    let (from, to) = (number - (high - largest), number - (low - least));
                    let (from, to) = if term.1 > 0 { (from, to) } else { (-to, -from) };
                    closer.push((term.0, from, to));
                }
                for (place, from, to) in closer {
                    let (low, high) = self.grenzen[place];
                    let next = (Ord::max(low, from), Ord::min(high, to));
                    assert!(next.0 <= next.1, "the equations contradict each other");
                    changed |= next != (low, high);
                    self.grenzen[place] = next;
                }
            }
            if !changed {
                break;
            }
        }
    }

    /// Whether a sum of these kinds, each so many times, follows from the equations.
    pub(super) fn volgt(&self, terms: &[(usize, i64)]) -> bool {
        let breedte = self.breedte();
        let mut row = vec![0; breedte];
        for (place, factor) in terms {
            row[breedte - 1 - place] = modulo(*factor);
        }
        self.herleid(&mut row).is_none()
    }

    /// Whether the number of leervragen of these kinds follows.
    pub(super) fn bepaald(&self, atomen: &[usize]) -> bool {
        let each: Vec<(usize, i64)> = atomen.iter().map(|place| (*place, 1)).collect();
        let solved = self.volgt(&each);
        let bounded = atomen
            .iter()
            .all(|place| self.grenzen[*place].0 == self.grenzen[*place].1);
        solved || bounded
    }
}

fn modulo(factor: i64) -> u64 {
    if factor < 0 {
        PRIEM - factor.unsigned_abs()
    } else {
        factor.unsigned_abs()
    }
}

fn macht(mut base: u64, mut exponent: u64) -> u64 {
    let mut value = 1;
    while exponent > 0 {
        if exponent & 1 == 1 {
            value = value * base % PRIEM;
        }
        base = base * base % PRIEM;
        exponent >>= 1;
    }
    value
}

#[test]
fn what_follows_is_found_and_no_more() {
    let all = |terms: &[usize]| {
        terms
            .iter()
            .map(|place| (Term::Atoom(*place), 1))
            .collect::<Vec<_>>()
    };
    let mut stelsel = Stelsel::new(4);
    stelsel.gelijk(all(&[0, 1, 2, 3]), 10);
    stelsel.gelijk(all(&[0, 1]), 7);
    stelsel.gelijk(all(&[1, 2]), 0);
    let part = stelsel.nieuw();
    stelsel.gelijk(vec![(Term::Atoom(3), 1), (part, -1)], 1);
    stelsel.los_op();
    assert!(stelsel.bepaald(&[2, 3]), "the rest");
    assert!(
        stelsel.bepaald(&[1]),
        "two that are nothing together are nothing each"
    );
    assert!(stelsel.bepaald(&[0, 3]), "the whole without nothing");
    let mut stelsel = Stelsel::new(3);
    stelsel.gelijk(all(&[0, 1, 2]), 10);
    stelsel.gelijk(all(&[0, 1]), 7);
    stelsel.los_op();
    assert!(!stelsel.bepaald(&[0]) && !stelsel.bepaald(&[1]) && stelsel.bepaald(&[2]));
}
