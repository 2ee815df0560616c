//! Somebody who knows how releases are made, and works backwards.

use std::collections::{BTreeMap, BTreeSet};

use super::{super::Wie, Dimensie, Feiten, Vrijgave, woord};

/// Whoever knows how releases are made, and works out every quarter that would give this one, still finds two numbers behind
/// each small one: tried on all quarters of a few leervragen, by one dimension and by two that are crossed.
#[test]
fn knowing_the_rule_is_not_enough() {
    const FEW: u64 = 3;
    let one = [[0, 0], [1, 0], [2, 0]];
    let two = [[0, 0], [0, 1], [1, 0], [1, 1]];
    // Of each kind so many are read one by one besides, which makes no number large enough.
    for (kinds, most, gelezen) in [
        (&one[..], 13, [0; 4]),
        (&one, 10, [1, 0, 3, 0]),
        (&two, 11, [0; 4]),
        (&two, 9, [0, 2, 0, 1]),
    ] {
        let mut alike: BTreeMap<String, Vec<Vec<u64>>> = BTreeMap::new();
        for counts in tellingen(kinds.len(), most) {
            let mut feiten = Feiten::default();
            for ((kind, count), read) in kinds.iter().zip(&counts).zip(gelezen) {
                let own = (0..*count).map(|_| Wie::Eigen);
                for wie in own.chain((0..read).map(|_| Wie::Bekend)) {
                    let values = [
                        (Dimensie::Sector, Some(woord(kind[0]))),
                        (Dimensie::Discipline, None),
                        (Dimensie::Aard, Some(woord(kind[1]))),
                    ];
                    feiten.nieuw_van(wie, values);
                }
            }
            // Any order in which values may give way.
            for zaad in (0..24).map(|zaad: u64| zaad.wrapping_mul(0x9E37_79B9_7F4A_7C15)) {
                let vrijgave = Vrijgave {
                    zaad: 0,
                    ..Vrijgave::maak(&feiten, FEW, zaad)
                };
                let told = serde_json::to_string(&vrijgave).expect("a release is plain data");
                alike.entry(told).or_default().push(counts.clone());
            }
        }
        assert!(alike.len() > 20);
        for (told, quarters) in &alike {
            for part in 1..1u32 << kinds.len() {
                let of = |counts: &Vec<u64>| -> u64 {
                    counts
                        .iter()
                        .enumerate()
                        .filter(|(place, _)| part & 1 << place != 0)
                        .map(|(_, count)| count)
                        .sum()
                };
                let cell = is_cell(kinds, part);
                let possible: BTreeSet<u64> = quarters.iter().map(of).collect();
                let small = possible.len() == 1 && possible.iter().all(|number| (1..FEW).contains(number));
                assert!(!(cell && small), "{told} gives {possible:?} for {part:b}");
            }
        }
    }
}

/// Whether some kinds are all those of one value, or of one value in each dimension.
fn is_cell(kinds: &[[u64; 2]], part: u32) -> bool {
    let chosen = |place: usize| part & 1 << place != 0;
    let cell = |first: Option<u64>, second: Option<u64>| {
        let fits = |kind: &[u64; 2]| {
            first.is_none_or(|one| one == kind[0]) && second.is_none_or(|one| one == kind[1])
        };
        kinds
            .iter()
            .enumerate()
            .all(|(place, kind)| fits(kind) == chosen(place))
    };
    let values = [None, Some(0), Some(1), Some(2)];
    values
        .iter()
        .any(|first| values.iter().any(|second| cell(*first, *second)))
}

/// Every way to have so many of each kind, up to a total.
fn tellingen(kinds: usize, most: u64) -> Vec<Vec<u64>> {
    let mut made = vec![Vec::new()];
    for _ in 0..kinds {
        let longer = |counts: &Vec<u64>| -> Vec<Vec<u64>> {
            let left = most - counts.iter().sum::<u64>();
            (0..=left)
                .map(|count| [counts.as_slice(), &[count]].concat())
                .collect()
        };
        made = made.iter().flat_map(longer).collect();
    }
    made
}
