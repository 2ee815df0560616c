//! Somebody who reads some metingen one by one, and subtracts them from what is told of all. No number of metingen of fewer than
//! `k` of the other praktijken follows, however many metingen these have in a quarter.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::super::{Dimensie, Feiten, Rij, Vak, Vrijgave, Wie};
use super::{
    K, Toeval,
    boom::Boom,
    oplossen::{Stelsel, Term},
};

/// What metingen are told apart by here: what they are, how was measured, and two of the parameters.
const BOOM: Boom<'static> = Boom(&[
    (Dimensie::MetingSoort, 3),
    (Dimensie::MetingInstrument, 2),
    (Dimensie::MetingLeren, 3),
    (Dimensie::MetingVertrouwen, 2),
]);

/// A meting, whose it is, and whether the attacker reads it.
struct Meting {
    waarden: Vec<u64>,
    praktijk: u64,
    gelezen: bool,
}

/// A quarter: one of five praktijken lets the attacker read along, and one of six metingen of the others was shared. What one
/// praktijk measures again is much as it was.
fn kwartaal(toeval: &mut Toeval) -> Vec<Meting> {
    let many = 4 + toeval.onder(45);
    let mut metingen = Vec::new();
    for praktijk in 0..many {
        let meegelezen = toeval.onder(5) == 0;
        let mut waarden: Vec<u64> = BOOM.0.iter().map(|(_, most)| toeval.scheef(*most)).collect();
        for _ in 0..=toeval.scheef(4) {
            for (value, (_, most)) in waarden.iter_mut().zip(BOOM.0) {
                if toeval.onder(6) == 0 {
                    *value = toeval.scheef(*most);
                }
            }
            metingen.push(Meting {
                waarden: waarden.clone(),
                praktijk,
                gelezen: meegelezen || toeval.onder(6) == 0,
            });
        }
    }
    metingen
}

/// How the metingen of a quarter make numbers large enough.
#[derive(Clone, Copy, Debug)]
enum Weging {
    /// By praktijk, and not what is read.
    Gewoon,
    /// Also what is read.
    OokGelezen,
    /// Each meting by itself, and not what is read.
    PerMeting,
}

fn vrijgegeven(metingen: &[Meting], weging: Weging, zaad: u64) -> Vrijgave {
    let mut feiten = Feiten::default();
    for meting in metingen {
        let praktijk = Wie::Iemand(Uuid::from_u128(meting.praktijk.into()));
        let wie = match weging {
            Weging::OokGelezen => praktijk,
            _ if meting.gelezen => Wie::Bekend,
            Weging::Gewoon => praktijk,
            Weging::PerMeting => Wie::Eigen,
        };
        feiten.nieuw_van(wie, BOOM.feit(&meting.waarden));
    }
    Vrijgave::maak(&feiten, K, zaad)
}

/// The kinds of which the number of metingen that the attacker does not read follows, where these are of fewer than `k` praktijken.
fn gevonden(metingen: &[Meting], vrijgave: &Vrijgave) -> Vec<String> {
    if vrijgave.tabellen.is_empty() {
        return Vec::new();
    }
    let atomen = BOOM.atomen();
    let many = atomen.len();
    // First what is not read of each kind, then what is: the attacker knows how many these are.
    let mut stelsel = Stelsel::new(2 * many);
    for (place, atoom) in atomen.iter().enumerate() {
        let read = metingen
            .iter()
            .filter(|meting| meting.gelezen && meting.waarden == *atoom);
        stelsel.gelijk(vec![(Term::Atoom(many + place), 1)], read.count() as u64);
    }
    BOOM.vergelijkingen(&mut stelsel, &atomen, vrijgave, &[0, many]);
    stelsel.los_op();
    let all: Vec<Dimensie> = BOOM.dimensies().collect();
    let mut found = Vec::new();
    for mask in 1..1u32 << all.len() {
        let chosen = (0..all.len()).filter(|place| mask & 1 << place != 0);
        let dimensies: Vec<Dimensie> = chosen.map(|place| all[place]).collect();
        let mut praktijken: BTreeMap<Vec<Vak>, BTreeSet<u64>> = BTreeMap::new();
        for meting in metingen.iter().filter(|meting| !meting.gelezen) {
            let kind = BOOM.vol(&meting.waarden, &dimensies);
            praktijken.entry(kind).or_default().insert(meting.praktijk);
        }
        for (kind, of) in praktijken.into_iter().filter(|(_, of)| (of.len() as u64) < K) {
            let here = (0..many).filter(|place| BOOM.vol(&atomen[*place], &dimensies) == kind);
            if stelsel.bepaald(&here.collect::<Vec<_>>()) {
                found.push(format!("{dimensies:?} {kind:?} of {} praktijken", of.len()));
            }
        }
    }
    found
}

/// 300 quarters.
#[test]
fn no_metingen_of_few_praktijken_follow_from_all_that_is_told_and_read() {
    let mut toeval = Toeval(0x3E71_2026_1128);
    let (mut told, mut full) = (0, 0);
    for _ in 0..300 {
        let metingen = kwartaal(&mut toeval);
        let vrijgave = vrijgegeven(&metingen, Weging::Gewoon, toeval.onder(u64::MAX));
        full += u64::from(!vrijgave.tabellen.is_empty());
        for rijen in vrijgave.tabellen.values().filter(|rijen| !rijen.is_empty()) {
            told += rijen.len();
            let sum: u64 = rijen.iter().map(|rij: &Rij| rij.aantal.0).sum();
            assert_eq!(sum, metingen.len() as u64, "cells add up, with what is read");
        }
        assert_eq!(
            gevonden(&metingen, &vrijgave),
            Vec::<String>::new(),
            "of {} metingen",
            metingen.len()
        );
    }
    assert!(
        told > 2_000 && full > 200,
        "{told} rows of {full} quarters are told: enough to attack"
    );
}

/// The attacker would notice, when what can be read made numbers large enough, or several metingen of one praktijk did.
#[test]
fn the_attacker_finds_what_a_weaker_measure_gives_away() {
    for weging in [Weging::OokGelezen, Weging::PerMeting] {
        let mut toeval = Toeval(0x3E71_2026_1128);
        let caught = (0..30).filter(|_| {
            let metingen = kwartaal(&mut toeval);
            let weak = vrijgegeven(&metingen, weging, toeval.onder(u64::MAX));
            !gevonden(&metingen, &weak).is_empty()
        });
        let caught = caught.count();
        assert!(caught > 6, "{weging:?}: {caught} of 30");
    }
}
