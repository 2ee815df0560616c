//! Somebody who asks everything, remembers everything, and solves what was told: no number of fewer than `k` follows.
//!
//! The attacker knows every value that there is and how releases are made, except which leervragen are in which group. What
//! is told are equations: the leervragen of a cell are those that are told in it and some of those of which it is not told.
//! They are solved exactly, modulo a prime; and bounded, because no number is negative.

mod boom;
mod metingen;
mod oplossen;
mod regel;
mod stand;

use std::collections::{BTreeMap, BTreeSet};

use self::oplossen::{Stelsel, Term};
use super::{Dimensie, Feiten, Getal, Rij, Totaal, Vak, Vraag, Vrijgave};

const K: u64 = 5;

/// What the attacker asks by: dimensions of one value, and one of several.
const ENKEL: [Dimensie; 4] = [
    Dimensie::Sector,
    Dimensie::Discipline,
    Dimensie::Aard,
    Dimensie::Onderwijssoort,
];
const MEER: Dimensie = Dimensie::Ontwikkelopgave;

/// Chance that repeats itself.
struct Toeval(u64);

impl Toeval {
    fn onder(&mut self, most: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % most
    }

    /// Small values more often than large ones, so that some cells are full and others nearly empty.
    fn scheef(&mut self, most: u64) -> u64 {
        let first = self.onder(most);
        Ord::min(first, self.onder(most))
    }
}

/// A leervraag as it is: one value in each dimension, and of the last some.
type Atoom = [u64; 6];

/// Every leervraag that there can be: a discipline lies in one sector.
fn atomen() -> Vec<Atoom> {
    let mut all = Vec::new();
    for sector in 0..3 {
        for discipline in 0..2 {
            for aard in 0..2 {
                for soort in 0..2 {
                    for een in 0..2 {
                        for twee in 0..2 {
                            all.push([sector, 2 * sector + discipline, aard, soort, een, twee]);
                        }
                    }
                }
            }
        }
    }
    all
}

fn woord(value: u64) -> String {
    format!("w{value}")
}

fn bevolking(toeval: &mut Toeval) -> Vec<Atoom> {
    let many = 8 + toeval.onder(80);
    let one = |toeval: &mut Toeval| {
        let sector = toeval.scheef(3);
        [
            sector,
            2 * sector + toeval.scheef(2),
            toeval.scheef(2),
            toeval.scheef(2),
            toeval.scheef(2),
            u64::from(toeval.onder(4) == 0),
        ]
    };
    (0..many).map(|_| one(toeval)).collect()
}

fn feiten(bevolking: &[Atoom]) -> Feiten {
    let mut feiten = Feiten::default();
    for atoom in bevolking {
        let values = ENKEL
            .iter()
            .zip(atoom)
            .map(|(dimensie, value)| (*dimensie, Some(woord(*value))));
        let feit = feiten.nieuw(values);
        for (place, has) in atoom[4..].iter().enumerate() {
            if *has == 1 {
                feiten.kenmerk(MEER, woord(place as u64), feit);
            }
        }
    }
    feiten
}

/// Whether a leervraag lies where `vakken` say, as far as they say it.
fn ligt(atoom: &Atoom, dimensies: &[Dimensie], vakken: &[Vak]) -> bool {
    dimensies.iter().zip(vakken).all(|(dimensie, vak)| match vak {
        Vak::Verborgen => true,
        Vak::Onbekend => *dimensie == MEER && atoom[4] == 0 && atoom[5] == 0,
        Vak::Waarde(value) => match ENKEL.iter().position(|one| one == dimensie) {
            Some(place) => woord(atoom[place]) == *value,
            None => (0..2).any(|place| woord(place) == *value && atoom[4 + place as usize] == 1),
        },
    })
}

/// How the attacker reads an answer.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Lezing {
    /// What is told of no cell is nothing, or among the hidden ones: how releases are made.
    Volledig,
    /// What is told of no cell may be any small number: how most tables are made.
    Klein,
}

/// What one answer tells, as equations: of each full cell, and of the cells of which not all is told. A filtered answer is
/// read as the table from which it is taken, which tells more.
fn vergelijkingen(
    stelsel: &mut Stelsel,
    atomen: &[Atoom],
    vraag: &Vraag,
    vrijgave: &Vrijgave,
    lezing: Lezing,
) {
    let vraag =
        Vraag::new(vraag.all(), Vec::new()).expect("what may be asked with a filter may be asked without");
    let told = vraag.antwoord(&[vrijgave]);
    let dimensies = vraag.dimensies();
    let number = |cel: &super::Cel| cel.telling.aantal().expect("a cell that is told has a number");
    if let Some(whole) = told.totaal.aantal() {
        let all = (0..atomen.len()).map(|atoom| (Term::Atoom(atoom), 1));
        stelsel.gelijk(all.collect(), whole);
    }
    if dimensies.is_empty() {
        return;
    }
    let known: BTreeMap<&Vec<Vak>, u64> = told.cellen.iter().map(|cel| (&cel.vakken, number(cel))).collect();
    let hidden: Vec<(&Vec<Vak>, u64)> = known
        .iter()
        .filter(|(vakken, _)| vakken.contains(&Vak::Verborgen))
        .map(|(vakken, number)| (*vakken, *number))
        .collect();
    let mut split: Vec<Vec<(Term, i64)>> = vec![Vec::new(); hidden.len()];
    let cells: BTreeSet<Vec<Vak>> = atomen.iter().flat_map(|atoom| values(atoom, dimensies)).collect();
    for vakken in &cells {
        let number = known.get(vakken).copied();
        // Of a value of which one may have several nothing is told where it is told of nobody.
        let silent = vraag.all().contains(&MEER) && !known.keys().any(|cel| cel.last() == vakken.last());
        if silent || (number.is_none() && lezing == Lezing::Klein) {
            continue;
        }
        let mut terms: Vec<(Term, i64)> = (0..atomen.len())
            .filter(|place| ligt(&atomen[*place], dimensies, vakken))
            .map(|place| (Term::Atoom(place), 1))
            .collect();
        for ((label, _), parts) in hidden.iter().zip(&mut split) {
            if label
                .iter()
                .zip(vakken)
                .all(|(told, is)| told == is || *told == Vak::Verborgen)
            {
                let part = stelsel.nieuw();
                terms.push((part, -1));
                parts.push((part, 1));
            }
        }
        stelsel.gelijk(terms, number.unwrap_or(0));
    }
    for ((label, number), mut parts) in hidden.into_iter().zip(split) {
        if label.last() == Some(&Vak::Onbekend) {
            let none = (0..atomen.len()).filter(|place| ligt(&atomen[*place], dimensies, label));
            parts = none.map(|place| (Term::Atoom(place), 1)).collect();
        }
        if !parts.is_empty() {
            stelsel.gelijk(parts, number);
        }
    }
}

/// The full cells of a table in which a leervraag lies.
fn values(atoom: &Atoom, dimensies: &[Dimensie]) -> Vec<Vec<Vak>> {
    let mut made = vec![Vec::new()];
    for dimensie in dimensies {
        let here: Vec<Vak> = match ENKEL.iter().position(|one| one == dimensie) {
            Some(place) => vec![Vak::Waarde(woord(atoom[place]))],
            None => (0..2)
                .filter(|place| atoom[4 + *place] == 1)
                .map(|place| Vak::Waarde(woord(place as u64)))
                .collect(),
        };
        let longer = |made: &Vec<Vak>| -> Vec<Vec<Vak>> {
            here.iter()
                .map(|vak| [made.as_slice(), std::slice::from_ref(vak)].concat())
                .collect()
        };
        made = made.iter().flat_map(longer).collect();
    }
    made
}

/// Questions in a random order, some of them twice: by any dimensions that may be crossed, with and without a filter.
fn vragen(toeval: &mut Toeval) -> Vec<Vraag> {
    let all = [ENKEL.as_slice(), &[MEER]].concat();
    let mut asked = Vec::new();
    for _ in 0..6 + toeval.onder(12) {
        let dimensies: Vec<Dimensie> = all.iter().copied().filter(|_| toeval.onder(2) == 0).collect();
        let filter = match toeval.onder(3) {
            0 => vec![(
                all[toeval.onder(5) as usize],
                BTreeSet::from([Vak::Waarde(woord(toeval.onder(3)))]),
            )],
            _ => Vec::new(),
        };
        if let Ok(vraag) = Vraag::new(dimensies, filter) {
            asked.push(vraag);
        }
    }
    asked
}

/// Plays some sequences against one release; the small numbers that follow from all that was told.
fn aangevallen(
    bevolking: &[Atoom],
    vrijgave: &Vrijgave,
    toeval: &mut Toeval,
    (sequences, lezing): (u64, Lezing),
) -> Vec<String> {
    let atomen = atomen();
    let mut stelsel = Stelsel::new(atomen.len());
    let mut seen: BTreeSet<Vec<Dimensie>> = BTreeSet::new();
    for _ in 0..sequences {
        for vraag in vragen(toeval) {
            let told = vraag.antwoord(&[vrijgave]);
            let numbers = told.cellen.iter().map(|cel| cel.telling).chain([told.totaal]);
            for number in numbers.filter_map(super::super::Telling::aantal) {
                assert!(number == 0 || number >= K, "{number} is told");
            }
            // What is asked again tells nothing new.
            if seen.insert(vraag.all()) {
                vergelijkingen(&mut stelsel, &atomen, &vraag, vrijgave, lezing);
            }
        }
    }
    stelsel.los_op();
    let all = [ENKEL.as_slice(), &[MEER]].concat();
    let mut found = Vec::new();
    for mask in 1..1u32 << all.len() {
        let dimensies: Vec<Dimensie> = (0..all.len())
            .filter(|place| mask & 1 << place != 0)
            .map(|place| all[place])
            .collect();
        if dimensies.len() > 4 {
            continue;
        }
        let mut cells: BTreeMap<Vec<Vak>, u64> = BTreeMap::new();
        for vakken in bevolking.iter().flat_map(|atoom| values(atoom, &dimensies)) {
            *cells.entry(vakken).or_default() += 1;
        }
        for (vakken, number) in cells.into_iter().filter(|(_, number)| *number < K) {
            let here: Vec<usize> = atomen
                .iter()
                .enumerate()
                .filter(|(_, atoom)| ligt(atoom, &dimensies, &vakken))
                .map(|(place, _)| place)
                .collect();
            if stelsel.bepaald(&here) {
                found.push(format!("{dimensies:?} {vakken:?} = {number}"));
            }
        }
    }
    found
}

/// 120 quarters, 60 sequences of questions each.
#[test]
fn no_small_number_follows_from_all_that_is_told() {
    let mut toeval = Toeval(0x5EED_2026_1128);
    let mut told = 0;
    for _ in 0..120 {
        let bevolking = bevolking(&mut toeval);
        let vrijgave = Vrijgave::maak(&feiten(&bevolking), K, toeval.onder(u64::MAX));
        told += vrijgave.tabellen.values().map(Vec::len).sum::<usize>();
        let found = aangevallen(&bevolking, &vrijgave, &mut toeval, (60, Lezing::Volledig));
        assert_eq!(found, Vec::<String>::new(), "of {} leervragen", bevolking.len());
    }
    assert!(told > 1_500, "{told} rows are told: enough to attack");
}

/// Tables that only leave out small cells: what is usual, and what the attacker is there for.
fn alleen_klein(bevolking: &[Atoom]) -> Vrijgave {
    let mut tabellen = BTreeMap::new();
    for dimensie in [ENKEL.as_slice(), &[MEER]].concat() {
        let mut cells: BTreeMap<Vec<Vak>, usize> = BTreeMap::new();
        for vakken in bevolking.iter().flat_map(|atoom| values(atoom, &dimensie.pad())) {
            *cells.entry(vakken).or_default() += 1;
        }
        let rij = |(vakken, number): (Vec<Vak>, usize)| {
            Some(Rij {
                vakken,
                aantal: Getal::van(number, K)?,
            })
        };
        tabellen.insert(dimensie, cells.into_iter().filter_map(rij).collect());
    }
    let totaal = Getal::van(bevolking.len(), K).map_or(Totaal::Weinig, Totaal::Vele);
    Vrijgave {
        zaad: 0,
        totaal,
        tabellen,
        stromen: Vec::new(),
    }
}

/// The attacker would notice.
#[test]
fn the_attacker_finds_what_a_weaker_rule_gives_away() {
    let mut toeval = Toeval(0x5EED_2026_1128);
    let caught = (0..6).filter(|_| {
        let bevolking = bevolking(&mut toeval);
        let weak = alleen_klein(&bevolking);
        !aangevallen(&bevolking, &weak, &mut toeval, (60, Lezing::Klein)).is_empty()
    });
    assert!(caught.count() > 3);
}

/// The oldest attack: a total less what is told of its parts.
#[test]
fn subtracting_finds_nothing() {
    let mut toeval = Toeval(77);
    for _ in 0..400 {
        let bevolking = bevolking(&mut toeval);
        let vrijgave = Vrijgave::maak(&feiten(&bevolking), K, toeval.onder(u64::MAX));
        for dimensie in ENKEL {
            let vraag = Vraag::new(vec![dimensie], Vec::new()).expect("a question");
            let told = vraag.antwoord(&[&vrijgave]);
            let shown = told.cellen.iter().filter(|cel| cel.vakken != [Vak::Verborgen]);
            let sum: u64 = shown.filter_map(|cel| cel.telling.aantal()).sum();
            let left = bevolking.len() as u64 - sum;
            assert!(left == 0 || left >= K, "{dimensie:?}: {left}");
        }
    }
}
