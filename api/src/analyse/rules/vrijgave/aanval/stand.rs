//! Somebody who compares quarters: memberships come and go, and every quarter is released. No number of fewer than `k` follows,
//! and no difference of fewer than `k` between two quarters either. Some have two memberships: a number of fewer than `k`
//! persons is a small one, whatever their memberships are.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::super::{Dimensie, Eerder, Feiten, Indeling, Rij, Vak, Vrijgave, Wie};
use super::{
    K, Toeval,
    boom::{Boom, past},
    oplossen::Stelsel,
};

/// What memberships are told apart by here: association, lidsoort, sector and register.
const BOOM: Boom<'static> = Boom(&[
    (Dimensie::Beroepsvereniging, 3),
    (Dimensie::Lidsoort, 2),
    (Dimensie::LidSector, 2),
    (Dimensie::Registratie, 2),
]);

/// A membership, and whose it is.
#[derive(Clone)]
struct Lid {
    waarden: Vec<u64>,
    persoon: u64,
}

/// Somebody who joins: half are a member elsewhere already, and of the same sector.
fn nieuw(leden: &[Lid], toeval: &mut Toeval) -> Lid {
    let mut waarden: Vec<u64> = BOOM.0.iter().map(|(_, most)| toeval.scheef(*most)).collect();
    let mut persoon = 1 + leden.iter().map(|lid| lid.persoon).max().unwrap_or_default();
    if !leden.is_empty() && toeval.onder(2) == 0 {
        let known = &leden[toeval.onder(leden.len() as u64) as usize];
        let mut own = leden.iter().filter(|lid| lid.persoon == known.persoon);
        if own.all(|lid| lid.waarden[0] != waarden[0]) {
            waarden[2] = known.waarden[2];
            persoon = known.persoon;
        }
    }
    Lid { waarden, persoon }
}

fn erbij(leden: &mut Vec<Lid>, many: u64, toeval: &mut Toeval) {
    for _ in 0..many {
        let lid = nieuw(leden, toeval);
        leden.push(lid);
    }
}

/// Some quarters: who leaves, who joins, and who changes.
fn kwartalen(toeval: &mut Toeval) -> Vec<Vec<Lid>> {
    let many = 15 + toeval.onder(60);
    let mut leden = Vec::new();
    erbij(&mut leden, many, toeval);
    let mut all = vec![leden.clone()];
    let rest = 4 + toeval.onder(30);
    for _ in 0..2 {
        leden.retain(|_| toeval.onder(rest) != 0);
        for lid in &mut leden {
            if toeval.onder(40) == 0 {
                lid.waarden[1] = 1 - lid.waarden[1];
            }
        }
        let joining = toeval.onder(14);
        erbij(&mut leden, joining, toeval);
        all.push(leden.clone());
    }
    all
}

/// What the rule is told of who is behind each membership.
type Achter = fn(&Lid) -> Wie;

fn persoon(lid: &Lid) -> Wie {
    Wie::Iemand(Uuid::from_u128(lid.persoon.into()))
}

fn feiten(leden: &[Lid], achter: Achter) -> Feiten {
    let mut feiten = Feiten::default();
    for lid in leden {
        let values = BOOM.feit(&lid.waarden);
        feiten.nieuw_van(achter(lid), values.chain([(Dimensie::LidDiscipline, None)]));
    }
    feiten
}

/// Releases quarter after quarter, each beside those before it, or by itself.
fn vrijgegeven(
    kwartalen: &[Vec<Lid>],
    (naast, achter): (bool, Achter),
    toeval: &mut Toeval,
) -> Vec<Vrijgave> {
    let mut made: Vec<(Vrijgave, Indeling)> = Vec::new();
    for leden in kwartalen {
        let eerder: Vec<Eerder<'_>> = made
            .iter()
            .filter(|_| naast)
            .map(|(vrijgave, indeling)| Eerder { vrijgave, indeling })
            .collect();
        let zaad = toeval.onder(u64::MAX);
        let next = Vrijgave::van_stand(&feiten(leden, achter), (K, zaad), &eerder, None);
        made.push(next);
    }
    made.into_iter().map(|(vrijgave, _)| vrijgave).collect()
}

/// The small numbers and the small differences that follow from all that was told.
fn gevonden(kwartalen: &[Vec<Lid>], vrijgaven: &[Vrijgave]) -> Vec<String> {
    let atomen = BOOM.atomen();
    let many = atomen.len();
    let mut stelsel = Stelsel::new(many * kwartalen.len());
    for (quarter, vrijgave) in vrijgaven.iter().enumerate() {
        BOOM.vergelijkingen(&mut stelsel, &atomen, vrijgave, &[quarter * many]);
    }
    stelsel.los_op();
    let mut found = Vec::new();
    for pad in BOOM.dimensies().map(Dimensie::pad) {
        let mut cells: BTreeMap<Vec<Vak>, Vec<usize>> = BTreeMap::new();
        for (place, lid) in atomen.iter().enumerate() {
            let whole = BOOM.vol(lid, &pad);
            // Also by this dimension alone, over all associations.
            let mut alone = vec![Vak::Verborgen; whole.len()];
            alone[whole.len() - 1] = whole[whole.len() - 1].clone();
            for cell in BTreeSet::from([whole, alone]) {
                cells.entry(cell).or_default().push(place);
            }
        }
        for (vakken, places) in &cells {
            let of_this = |quarter: usize| {
                let leden = kwartalen[quarter].iter();
                leden.filter(|lid| past(vakken, &BOOM.vol(&lid.waarden, &pad)))
            };
            let number = |quarter: usize| of_this(quarter).count() as u64;
            let persons = |quarter: usize| {
                let persons: BTreeSet<u64> = of_this(quarter).map(|lid| lid.persoon).collect();
                persons.len() as u64
            };
            let at = |quarter: usize, factor: i64| {
                let places = places.iter();
                places.map(move |place| (quarter * many + place, factor))
            };
            for now in 0..kwartalen.len() {
                let here: Vec<usize> = at(now, 1).map(|(place, _)| place).collect();
                if (1..K).contains(&persons(now)) && stelsel.bepaald(&here) {
                    found.push(format!("{vakken:?} = {} persons in {now}", persons(now)));
                }
                for before in 0..now {
                    let change: Vec<(usize, i64)> = at(now, 1).chain(at(before, -1)).collect();
                    let size = number(now).abs_diff(number(before));
                    if (1..K).contains(&size) && stelsel.volgt(&change) {
                        found.push(format!("{vakken:?} differs by {size} between {before} and {now}"));
                    }
                }
            }
        }
    }
    found
}

/// 150 runs of three quarters.
#[test]
fn no_small_number_and_no_small_difference_follows() {
    let mut toeval = Toeval(0x1EDE_2026_1128);
    let mut told = 0;
    for _ in 0..150 {
        let kwartalen = kwartalen(&mut toeval);
        let vrijgaven = vrijgegeven(&kwartalen, (true, persoon), &mut toeval);
        let tables = vrijgaven.iter().flat_map(|vrijgave| vrijgave.tabellen.values());
        told += tables.map(Vec::len).sum::<usize>();
        for vrijgave in &vrijgaven {
            for dimensie in BOOM.dimensies().filter(|one| !vrijgave.tabel(*one).is_empty()) {
                let sum = |rijen: &[Rij]| rijen.iter().map(|rij| rij.aantal.0).sum::<u64>();
                let whole = vrijgave.tabel(Dimensie::Beroepsvereniging);
                assert_eq!(sum(vrijgave.tabel(dimensie)), sum(whole), "cells add up");
            }
        }
        assert_eq!(gevonden(&kwartalen, &vrijgaven), Vec::<String>::new());
    }
    assert!(told > 2_000, "{told} rows are told: enough to attack");
}

/// The attacker would notice.
#[test]
fn the_attacker_finds_what_quarters_by_themselves_give_away() {
    let mut toeval = Toeval(0x1EDE_2026_1128);
    let caught = (0..12).filter(|_| {
        let kwartalen = kwartalen(&mut toeval);
        let weak = vrijgegeven(&kwartalen, (false, persoon), &mut toeval);
        !gevonden(&kwartalen, &weak).is_empty()
    });
    assert!(caught.count() > 6);
}

/// And where memberships are counted as if each had somebody of its own.
#[test]
fn the_attacker_finds_the_few_behind_many_memberships() {
    let mut toeval = Toeval(0x1EDE_2026_1128);
    let caught = (0..40).filter(|_| {
        let kwartalen = kwartalen(&mut toeval);
        let weak = vrijgegeven(&kwartalen, (true, |_| Wie::Eigen), &mut toeval);
        !gevonden(&kwartalen, &weak).is_empty()
    });
    assert!(caught.count() > 0);
}
