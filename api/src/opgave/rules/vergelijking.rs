//! What changed between two editions of an agenda, however many lie between them. Pure.
//!
//! The way from one to the other is a row of steps, each from an edition to the next. An ontwikkelopgave of the earlier
//! edition becomes every one of the later that a line of descents leads to. One without such a line was dropped, one that
//! no line leads to was added; one that became several was split, several that became one were merged. What was split
//! and later merged with something else is both, and stands in two changes.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

/// What happened to ontwikkelopgaven.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Soort {
    /// It comes from nowhere.
    Toegevoegd,
    /// Nothing comes from it.
    Vervallen,
    /// One became one, in the same words.
    Ongewijzigd,
    /// One became one, in other words.
    Herformuleerd,
    /// One became several.
    Gesplitst,
    /// Several became one.
    Samengevoegd,
}

/// A change, with the ontwikkelopgaven before and after, each in the order of its edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Wijziging {
    pub(crate) soort: Soort,
    pub(crate) oud: Vec<Uuid>,
    pub(crate) nieuw: Vec<Uuid>,
    /// What editors gave as the reason, step by step.
    pub(crate) redenen: Vec<String>,
}

/// One ontwikkelopgave that comes from one of the edition before.
#[derive(Clone, Debug)]
pub(crate) struct Overgang {
    pub(crate) opgave: Uuid,
    pub(crate) voorganger: Uuid,
    /// Whether it is called unchanged: a reason to change nothing explains no change.
    pub(crate) ongewijzigd: bool,
    pub(crate) reden: String,
}

/// The step from an edition to the next.
#[derive(Clone, Debug, Default)]
pub(crate) struct Stap {
    pub(crate) overgangen: Vec<Overgang>,
    /// What the later edition drops, and why.
    pub(crate) vervallen: Vec<(Uuid, String)>,
}

/// An ontwikkelopgave with its words.
#[derive(Clone, Debug)]
pub(crate) struct Opgave {
    pub(crate) id: Uuid,
    pub(crate) woorden: (String, Option<String>),
}

/// Compares two editions, each in its order, along the steps between them, oldest first: what the later edition holds in
/// its order, each split at the first of its parts; then what was dropped, in the order of the earlier one.
pub(crate) fn vergelijk(van: &[Opgave], stappen: &[Stap], naar: &[Opgave]) -> Vec<Wijziging> {
    let later: HashMap<Uuid, Vec<Uuid>> = van
        .iter()
        .map(|old| {
            let reached = onward(stappen, old.id).pop().unwrap_or_default();
            let became = naar.iter().map(|new| new.id).filter(|new| reached.contains(new));
            (old.id, became.collect())
        })
        .collect();
    let mut changes = Vec::new();
    let mut split = HashSet::new();
    for new in naar {
        let from: Vec<&Opgave> = van
            .iter()
            .filter(|old| later[&old.id].contains(&new.id))
            .collect();
        for old in from.iter().filter(|old| later[&old.id].len() > 1) {
            if split.insert(old.id) {
                changes.push((Soort::Gesplitst, vec![old.id], later[&old.id].clone()));
            }
        }
        match from[..] {
            [] => changes.push((Soort::Toegevoegd, Vec::new(), vec![new.id])),
            [old] if split.contains(&old.id) => {}
            [old] if old.woorden == new.woorden => {
                changes.push((Soort::Ongewijzigd, vec![old.id], vec![new.id]));
            }
            [old] => changes.push((Soort::Herformuleerd, vec![old.id], vec![new.id])),
            _ => {
                let oud = from.iter().map(|old| old.id).collect();
                changes.push((Soort::Samengevoegd, oud, vec![new.id]));
            }
        }
    }
    let dropped = van.iter().filter(|old| later[&old.id].is_empty());
    changes.extend(dropped.map(|old| (Soort::Vervallen, vec![old.id], Vec::new())));
    changes
        .into_iter()
        .map(|(soort, oud, nieuw)| Wijziging {
            redenen: redenen(stappen, soort, &oud, &nieuw),
            soort,
            oud,
            nieuw,
        })
        .collect()
}

/// What one ontwikkelopgave had become in each edition on the way, itself first.
fn onward(stappen: &[Stap], old: Uuid) -> Vec<HashSet<Uuid>> {
    let mut reached = vec![HashSet::from([old])];
    for stap in stappen {
        let here = reached.last().into_iter().flatten();
        let here: HashSet<Uuid> = here.copied().collect();
        let next = stap
            .overgangen
            .iter()
            .filter(|step| here.contains(&step.voorganger));
        reached.push(next.map(|step| step.opgave).collect());
    }
    reached
}

/// What one ontwikkelopgave had been in each edition on the way, itself last.
fn backward(stappen: &[Stap], new: Uuid) -> Vec<HashSet<Uuid>> {
    let mut reached = vec![HashSet::from([new])];
    for stap in stappen.iter().rev() {
        let here = reached.last().into_iter().flatten();
        let here: HashSet<Uuid> = here.copied().collect();
        let before = stap.overgangen.iter().filter(|step| here.contains(&step.opgave));
        reached.push(before.map(|step| step.voorganger).collect());
    }
    reached.reverse();
    reached
}

/// The reasons along the lines from `oud` to `nieuw`; for what was dropped, those along its lines and where they ended.
/// The same reason is told once.
fn redenen(stappen: &[Stap], soort: Soort, oud: &[Uuid], nieuw: &[Uuid]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    let from: Vec<_> = oud.iter().map(|old| onward(stappen, *old)).collect();
    let to: Vec<_> = nieuw.iter().map(|new| backward(stappen, *new)).collect();
    let ended = soort == Soort::Vervallen;
    for (place, stap) in stappen.iter().enumerate() {
        let before = |key: &Uuid| from.iter().any(|reached| reached[place].contains(key));
        let after = |key: &Uuid| ended || to.iter().any(|reached| reached[place + 1].contains(key));
        let steps = stap.overgangen.iter().filter(|step| {
            let speaks = soort == Soort::Ongewijzigd || !step.ongewijzigd;
            speaks && before(&step.voorganger) && after(&step.opgave)
        });
        let dropped = stap.vervallen.iter().filter(|(key, _)| ended && before(key));
        for reden in steps
            .map(|step| &step.reden)
            .chain(dropped.map(|(_, reden)| reden))
        {
            if !told.contains(reden) {
                told.push(reden.clone());
            }
        }
    }
    told
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::{Opgave, Overgang, Soort, Stap, vergelijk};

    fn key(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn opgaven(words: &[(u128, &str)]) -> Vec<Opgave> {
        let opgave = |(id, titel): &(u128, &str)| Opgave {
            id: key(*id),
            woorden: ((*titel).to_owned(), None),
        };
        words.iter().map(opgave).collect()
    }

    fn stap(pairs: &[(u128, u128, &str)], dropped: &[(u128, &str)]) -> Stap {
        let step = |&(voorganger, opgave, reden): &(u128, u128, &str)| Overgang {
            opgave: key(opgave),
            voorganger: key(voorganger),
            ongewijzigd: reden.is_empty(),
            reden: reden.to_owned(),
        };
        Stap {
            overgangen: pairs.iter().map(step).collect(),
            vervallen: dropped
                .iter()
                .map(|&(id, reden)| (key(id), reden.to_owned()))
                .collect(),
        }
    }

    /// Each change as a line: `SOORT old > new: reasons`.
    fn told(van: &[Opgave], stappen: &[Stap], naar: &[Opgave]) -> Vec<String> {
        let numbers = |keys: &[Uuid]| {
            let keys: Vec<String> = keys.iter().map(|key| key.as_u128().to_string()).collect();
            keys.join("+")
        };
        let changes = vergelijk(van, stappen, naar).into_iter();
        let line = |change: super::Wijziging| {
            let (oud, nieuw) = (numbers(&change.oud), numbers(&change.nieuw));
            format!(
                "{:?} {oud} > {nieuw}: {}",
                change.soort,
                change.redenen.join("; ")
            )
        };
        changes.map(line).collect()
    }

    #[test]
    fn one_step() {
        let van = opgaven(&[(1, "a"), (2, "b"), (3, "c"), (4, "d"), (5, "e"), (6, "f")]);
        let naar = opgaven(&[
            (11, "a"),
            (12, "b2"),
            (13, "c1"),
            (14, "c2"),
            (15, "de"),
            (16, "new"),
        ]);
        let step = stap(
            &[
                (1, 11, ""),
                (2, 12, "r2"),
                (3, 13, "r3"),
                (3, 14, "r3b"),
                (4, 15, "r4"),
                (5, 15, "r4"),
            ],
            &[(6, "gone")],
        );
        assert_eq!(
            told(&van, &[step], &naar),
            [
                "Ongewijzigd 1 > 11: ",
                "Herformuleerd 2 > 12: r2",
                "Gesplitst 3 > 13+14: r3; r3b",
                "Samengevoegd 4+5 > 15: r4",
                "Toegevoegd  > 16: ",
                "Vervallen 6 > : gone",
            ]
        );
    }

    /// A split, one part of which is dropped and the other merged; and something that is new on the way.
    #[test]
    fn two_steps_follow_the_lines() {
        let (van, naar) = (
            opgaven(&[(1, "a"), (2, "b"), (3, "c")]),
            opgaven(&[(21, "ab"), (22, "c")]),
        );
        let first = stap(&[(1, 11, "s"), (1, 12, "s"), (2, 13, ""), (3, 14, "w")], &[]);
        let second = stap(&[(11, 21, "m"), (13, 21, "m"), (14, 22, "back")], &[(12, "gone")]);
        assert_eq!(
            told(&van, &[first.clone(), second.clone()], &naar),
            ["Samengevoegd 1+2 > 21: s; m", "Ongewijzigd 3 > 22: w; back"]
        );
        let dropped = stap(&[], &[(11, "x"), (12, "y")]);
        assert_eq!(
            told(&van[..1], &[first, dropped], &[]),
            ["Vervallen 1 > : s; x; y"]
        );
        assert_eq!(
            told(&van[..1], &[], &van[..1]),
            ["Ongewijzigd 1 > 1: "],
            "an edition and itself"
        );
    }

    /// What was split and then merged with another is both.
    #[test]
    fn a_split_and_a_merger() {
        let (van, naar) = (opgaven(&[(1, "a"), (2, "b")]), opgaven(&[(21, "x"), (22, "y")]));
        let first = stap(&[(1, 11, "s"), (1, 12, "s"), (2, 13, "w")], &[]);
        let second = stap(&[(11, 21, "v"), (12, 22, "m"), (13, 22, "m")], &[]);
        assert_eq!(
            told(&van, &[first, second], &naar),
            ["Gesplitst 1 > 21+22: s; v; m", "Samengevoegd 1+2 > 22: s; w; m"]
        );
    }

    /// Random steps: every ontwikkelopgave of both editions is told, in a change that its lines explain.
    #[test]
    fn nobody_is_forgotten() {
        let mut seed = 20_261_125_u64;
        let mut below = |limit: u64| {
            seed = seed
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % limit
        };
        for _ in 0..2_000 {
            let depth = 1 + below(4) as usize;
            let size = 1 + below(4) as u128;
            let level = |depth: usize, place: u128| 100 * depth as u128 + place;
            let mut steps = Vec::new();
            for step in 0..depth {
                let mut pairs = Vec::new();
                for old in 0..size {
                    for new in 0..size {
                        if below(3) == 0 {
                            pairs.push((level(step, old), level(step + 1, new), "r"));
                        }
                    }
                }
                steps.push(stap(&pairs, &[]));
            }
            let edition = |depth: usize| -> Vec<Opgave> {
                let words: Vec<(u128, &str)> = (0..size).map(|place| (level(depth, place), "w")).collect();
                opgaven(&words)
            };
            let (van, naar) = (edition(0), edition(depth));
            // Every path, one by one.
            fn leads(steps: &[Stap], from: Uuid, to: Uuid) -> bool {
                let Some((first, rest)) = steps.split_first() else {
                    return from == to;
                };
                let next = first.overgangen.iter().filter(|step| step.voorganger == from);
                next.into_iter().any(|step| leads(rest, step.opgave, to))
            }
            let changes = vergelijk(&van, &steps, &naar);
            for old in &van {
                let became: Vec<Uuid> = naar
                    .iter()
                    .map(|new| new.id)
                    .filter(|new| leads(&steps, old.id, *new))
                    .collect();
                let of_it: Vec<_> = changes
                    .iter()
                    .filter(|change| change.oud == [old.id] && change.soort != Soort::Samengevoegd)
                    .collect();
                match became.len() {
                    0 => assert!(matches!(of_it[..], [change] if change.soort == Soort::Vervallen)),
                    1 => assert!(of_it.is_empty() || of_it[0].nieuw == became),
                    _ => assert!(
                        matches!(of_it[..], [change] if change.soort == Soort::Gesplitst && change.nieuw == became)
                    ),
                }
            }
            for new in &naar {
                let from: Vec<Uuid> = van
                    .iter()
                    .map(|old| old.id)
                    .filter(|old| leads(&steps, *old, new.id))
                    .collect();
                let told = changes.iter().filter(|change| change.nieuw.contains(&new.id));
                assert!(told.clone().count() > 0);
                let whole = told.filter(|change| change.nieuw == [new.id] && change.oud == from);
                let part = matches!(from[..], [old] if changes.iter().any(|change| change.oud == [old] && change.soort == Soort::Gesplitst));
                assert!(part || whole.count() == 1, "{changes:?}");
            }
        }
    }
}
