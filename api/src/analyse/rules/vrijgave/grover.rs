//! A release as it may leave once the least number is higher than it was when the release was made. Pure.
//!
//! A quarter is released once. A second release under a higher limit would count those who are there by then, and who subtracts
//! the two learns how many came or went. So the numbers that were told are taken together until none is too small: that tells
//! nothing that was not told. That no number under the limit *follows* held for the limit of then: tables are taken together
//! one by one.

use std::collections::BTreeMap;

use super::{Dimensie, Getal, Rij, Stroom, Totaal, Vak, Vrijgave};

impl Vrijgave {
    /// The same figures with no number under `k`.
    pub(crate) fn grover(&self, k: u64) -> Self {
        let totaal = match self.totaal {
            Totaal::Vele(getal) if getal.0 < k => Totaal::Weinig,
            totaal => totaal,
        };
        let tabel = |(dimensie, rijen): (&Dimensie, &Vec<Rij>)| (*dimensie, opgeteld(*dimensie, rijen, k));
        Self {
            zaad: self.zaad,
            totaal,
            tabellen: self.tabellen.iter().map(tabel).collect(),
            stromen: self.stromen.iter().map(|stroom| stroom.grover()).collect(),
        }
    }
}

impl Stroom {
    /// How many stayed is not kept, and may be few: only that nothing came or went is told still.
    fn grover(&self) -> Self {
        Self {
            vak: self.vak.clone(),
            getallen: self.getallen.filter(|(came, went)| came + went == 0),
        }
    }
}

/// The rows of a table: those that are too small give up what is told of them, with the least others until together they are
/// enough. Values of which one may have several stay apart, because they cannot be added up.
fn opgeteld(dimensie: Dimensie, rijen: &[Rij], k: u64) -> Vec<Rij> {
    let vast = usize::from(dimensie.meervoudig());
    let mut apart: BTreeMap<&[Vak], BTreeMap<Vec<Vak>, u64>> = BTreeMap::new();
    for rij in rijen {
        let value = &rij.vakken[rij.vakken.len() - vast..];
        apart
            .entry(value)
            .or_default()
            .insert(rij.vakken.clone(), rij.aantal.0);
    }
    let mut told = Vec::new();
    for (value, mut cellen) in apart {
        let mut verborgen = vec![Vak::Verborgen; dimensie.pad().len() - vast];
        verborgen.extend_from_slice(value);
        while cellen.values().any(|aantal| *aantal < k) {
            // The hidden ones may be the least; then the least of the others goes to them.
            let others = cellen.iter().filter(|(vakken, _)| **vakken != verborgen);
            let Some(least) = others
                .min_by_key(|(_, aantal)| **aantal)
                .map(|(vakken, _)| vakken.clone())
            else {
                cellen.clear();
                break;
            };
            let aantal = cellen.remove(&least).unwrap_or_default();
            *cellen.entry(verborgen.clone()).or_default() += aantal;
        }
        let rij = |(vakken, aantal)| Rij {
            vakken,
            aantal: Getal(aantal),
        };
        told.extend(cellen.into_iter().map(rij));
    }
    told.sort();
    told
}

#[cfg(test)]
mod tests {
    use super::{Dimensie, Getal, Rij, Vak, opgeteld};

    fn rij(woorden: &str, number: u64) -> Rij {
        let vak = |word: &str| match word {
            "-" => Vak::Verborgen,
            "?" => Vak::Onbekend,
            word => Vak::Waarde(word.into()),
        };
        Rij {
            vakken: woorden.split(' ').map(vak).collect(),
            aantal: Getal(number),
        }
    }

    fn told(dimensie: Dimensie, rows: &[(&str, u64)]) -> String {
        let rows: Vec<Rij> = rows.iter().map(|(words, number)| rij(words, *number)).collect();
        let word = |vak: &Vak| match vak {
            Vak::Verborgen => "-".to_owned(),
            Vak::Onbekend => "?".to_owned(),
            Vak::Waarde(word) => word.clone(),
        };
        let line = |rij: Rij| {
            let words: Vec<String> = rij.vakken.iter().map(word).collect();
            format!("{} {}", words.join(" "), rij.aantal.0)
        };
        let lines: Vec<String> = opgeteld(dimensie, &rows, 10).into_iter().map(line).collect();
        lines.join(", ")
    }

    #[test]
    fn what_is_too_small_by_now_stands_together() {
        use Dimensie::{Discipline, Sector, Thema};
        for (dimensie, rows, expected) in [
            (Sector, &[("a", 12), ("b", 10)][..], "a 12, b 10"),
            (Sector, &[("a", 12), ("b", 6), ("c", 5)], "- 11, a 12"),
            (Sector, &[("a", 12), ("b", 6), ("c", 30)], "- 18, c 30"),
            (Sector, &[("-", 6), ("a", 12), ("b", 30)], "- 18, b 30"),
            (Sector, &[("a", 6)], ""),
            (
                Discipline,
                &[("a x", 6), ("a y", 7), ("b -", 20)],
                "- - 13, b - 20",
            ),
            // Of each value by itself.
            (
                Thema,
                &[("a x t", 6), ("b y t", 7), ("a x u", 8), ("a y v", 11)],
                "- - t 13, a y v 11",
            ),
        ] {
            assert_eq!(told(dimensie, rows), expected, "{rows:?}");
        }
    }
}
