//! All small tables: whoever sees what is shown, and knows the rule, finds two numbers at least for each hidden cell.

use std::collections::{BTreeMap, BTreeSet};

use super::{Inzage, Ontbreekt, Ruw, Tabel, Telling, binnen, naast, tabel};

fn raw(cells: &[u64]) -> Vec<Ruw> {
    cells.iter().map(|cell| Ruw(*cell)).collect()
}

/// Every table of `cells` cells whose total is `most` or less. With each table all others of its total are there, so that
/// none looks unique for want of its neighbours.
fn tables(cells: usize, most: u64) -> Vec<Vec<u64>> {
    let mut made = vec![Vec::new()];
    for _ in 0..cells {
        let longer = |table: &Vec<u64>| -> Vec<Vec<u64>> {
            let with = |number| table.iter().copied().chain([number]).collect();
            (0..=most - table.iter().sum::<u64>()).map(with).collect()
        };
        made = made.iter().flat_map(longer).collect();
    }
    made
}

/// Sorts tables by what is shown of them. `numbers` are the cells and totals of a table, and `shown` what the reader gets
/// of each; a number that is hidden must differ between two tables that look the same.
fn nothing_follows<T>(
    all: &[T],
    numbers: impl Fn(&T) -> Vec<u64>,
    shown: impl Fn(&T) -> Vec<Telling>,
) -> usize {
    let mut alike: BTreeMap<Vec<Telling>, Vec<Vec<u64>>> = BTreeMap::new();
    for table in all {
        alike.entry(shown(table)).or_default().push(numbers(table));
    }
    for (shown, tables) in &alike {
        for (place, telling) in shown.iter().enumerate() {
            let possible: BTreeSet<u64> = tables.iter().map(|table| table[place]).collect();
            match telling.0 {
                Ok(number) => assert_eq!(
                    possible,
                    BTreeSet::from([number]),
                    "a shown number is the true one"
                ),
                Err(_) => assert!(
                    possible.len() > 1,
                    "{shown:?} gives {possible:?} for number {place}"
                ),
            }
        }
    }
    alike.len()
}

fn with_total(cells: &[u64]) -> Vec<u64> {
    cells.iter().copied().chain([cells.iter().sum()]).collect()
}

fn flat(table: Tabel) -> Vec<Telling> {
    table.cellen.into_iter().chain([table.totaal]).collect()
}

#[test]
fn no_hidden_cell_follows_from_one_table() {
    for (k, cells, most) in [
        (3, 1, 30),
        (3, 2, 16),
        (3, 3, 14),
        (3, 4, 10),
        (4, 3, 16),
        (5, 1, 30),
        (5, 2, 24),
        (5, 3, 22),
    ] {
        let rule = Inzage::Vanaf(k);
        let whole = tables(cells, most);
        let seen = nothing_follows(
            &whole,
            |table| with_total(table),
            |table| flat(tabel(rule, &raw(table))),
        );
        assert!(seen > 10 || cells == 1, "{seen} patterns");
    }
}

#[test]
fn no_hidden_cell_follows_from_a_table_within_a_table() {
    let rule = Inzage::Vanaf(3);
    // Two sectors of two disciplines.
    let whole = tables(4, 12);
    let sums = |table: &Vec<u64>| [table[0] + table[1], table[2] + table[3]];
    let numbers = |table: &Vec<u64>| table.iter().copied().chain(with_total(&sums(table))).collect();
    let shown = |table: &Vec<u64>| {
        let above = tabel(rule, &raw(&sums(table)));
        let one = binnen(rule, above.cellen[0], &raw(&table[..2]));
        let two = binnen(rule, above.cellen[1], &raw(&table[2..]));
        one.into_iter().chain(two).chain(flat(above)).collect()
    };
    assert!(nothing_follows(&whole, numbers, shown) > 10);
}

#[test]
fn no_hidden_cell_follows_from_a_part_beside_its_whole() {
    let rule = Inzage::Vanaf(3);
    for (cells, most) in [(2, 12), (3, 8)] {
        let mut both = Vec::new();
        for all in tables(2 * cells, most) {
            let (part, more) = all.split_at(cells);
            let whole: Vec<u64> = part.iter().zip(more).map(|(one, other)| one + other).collect();
            both.push((part.to_vec(), whole));
        }
        let numbers = |(part, whole): &(Vec<u64>, Vec<u64>)| {
            with_total(part).into_iter().chain(with_total(whole)).collect()
        };
        let shown = |(part, whole): &(Vec<u64>, Vec<u64>)| {
            let above = tabel(rule, &raw(part));
            let own = tabel(rule, &raw(whole));
            let beside = naast(&above.cellen, &raw(whole), own.cellen);
            flat(above)
                .into_iter()
                .chain(beside)
                .chain([own.totaal])
                .collect()
        };
        assert!(nothing_follows(&both, numbers, shown) > 10);
    }
}

/// A rule that only hides small cells would not pass.
#[test]
fn the_test_catches_a_weaker_rule() {
    let whole = tables(3, 12);
    let weak = |table: &Vec<u64>| {
        let cell = |number: &u64| {
            if *number < 3 {
                Telling::ONDERDRUKT
            } else {
                Telling(Ok(*number))
            }
        };
        with_total(table).iter().map(cell).collect()
    };
    let caught = std::panic::catch_unwind(|| nothing_follows(&whole, |table| with_total(table), weak));
    assert!(caught.is_err());
}

#[test]
fn each_step_of_the_rule_has_its_case() {
    let told = |cells: &[u64]| {
        let table = tabel(Inzage::Vanaf(5), &raw(cells));
        let word = |telling: &Telling| match telling.0 {
            Ok(number) => number.to_string(),
            Err(Ontbreekt::Onderdrukt) => "<".to_owned(),
            Err(Ontbreekt::Secundair) => "s".to_owned(),
            Err(Ontbreekt::NietGemeten) => "?".to_owned(),
        };
        let cells: Vec<String> = table.cellen.iter().map(word).collect();
        format!("{} = {}", cells.join(" "), word(&table.totaal))
    };
    for (cells, expected) in [
        (&[0, 0, 0][..], "0 0 0 = 0"),
        (&[1, 0, 3], "< < < = <"),
        (&[5, 6, 7], "5 6 7 = 18"),
        (&[4, 2, 7, 8], "< < 7 8 = 21"),
        (&[4, 4, 7, 8], "< < s 8 = 23"),
        (&[1, 0, 7, 8], "< < s 8 = 16"),
        (&[9, 3, 8, 0], "s < 8 < = 20"),
        (&[0, 5, 7], "s s s = 12"),
        (&[4, 8], "s s = 12"),
        (&[4, 4, 4], "s s s = 12"),
        (&[7], "7 = 7"),
        (&[4], "< = <"),
    ] {
        assert_eq!(told(cells), expected, "{cells:?}");
    }
    let exact = tabel(Inzage::Volledig, &raw(&[1, 0, 7]));
    assert_eq!(
        flat(exact).into_iter().map(Telling::aantal).collect::<Vec<_>>(),
        [Some(1), Some(0), Some(7), Some(8)]
    );
}
