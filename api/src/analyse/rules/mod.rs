//! The rule for small cells. Pure.
//!
//! A table is a partition: each thing counted is in one cell, and the cells add up to the total. The categories are a
//! fixed list, so that a row tells nothing by being there; zero is a small number like the others. With the least number
//! `k` that is shown:
//!
//! 1. A table of nothing is shown: nobody is in it.
//! 2. A total under `k` is hidden, with every cell.
//! 3. Without a cell under `k`, everything is shown.
//! 4. Small cells are hidden (`ONDERDRUKT`). Where two or more of them hold at least `k` together, and not all of them as
//!    much as a small cell can, that is enough.
//! 5. Else the first cell that is not small is hidden too (`SECUNDAIR`): the first in the list and not the least of them,
//!    because the choice must not tell how large it is.
//! 6. Where that cell holds exactly `k` and the small ones nothing, or where nothing would be left to show, every cell is
//!    hidden alike (`SECUNDAIR`): then the pattern could be met by other tables too.
//!
//! Whoever knows the rule and everything that is shown still finds two numbers at least for each hidden cell; the tests
//! try all small tables. The rule protects one table. Tables of nested groups, or of the same group at two moments, can
//! be subtracted from each other; where a table is shown within a cell of another ([`binnen`]) or beside it ([`naast`]),
//! they are protected together.

mod meting;
mod oordeel;
mod vakken;
pub(super) mod vrijgave;

pub(crate) use self::meting::{Aandeel, Antwoorden, niveaus_voor_anderen};
pub(super) use self::{
    meting::niveaus,
    oordeel::{Deel, Oordeel, oordeel},
    vakken::{Geteld, Vakken, verdeel},
};

/// A count as it was taken. Nothing shows it, compares it or serialises it: the only way out is a table.
#[derive(Clone, Copy, Default)]
pub(crate) struct Ruw(u64);

impl Ruw {
    /// What a database counted.
    pub(super) fn geteld(number: i64) -> Self {
        Self(u64::try_from(number).unwrap_or_default())
    }

    /// Adds what was counted elsewhere in the same cell.
    pub(super) fn erbij(&mut self, other: Self) {
        self.0 = self.0.saturating_add(other.0);
    }
}

/// Tenths of a percent as percents; there are at most 1,000.
pub(crate) fn procent(promille: i64) -> f64 {
    f64::from(i32::try_from(promille).unwrap_or_default()) / 10.0
}

/// Why a number is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Ontbreekt {
    /// It is under the least number that is shown.
    Onderdrukt,
    /// Another number would follow from it.
    Secundair,
    /// It was not counted.
    NietGemeten,
}

/// A number that may leave, or the reason why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Telling(Result<u64, Ontbreekt>);

impl Telling {
    /// What nobody counts.
    pub(super) const NIET_GEMETEN: Self = Self(Err(Ontbreekt::NietGemeten));
    const ONDERDRUKT: Self = Self(Err(Ontbreekt::Onderdrukt));
    pub(super) const SECUNDAIR: Self = Self(Err(Ontbreekt::Secundair));

    /// A sum of numbers that were released; nothing where none of them was.
    fn vrijgegeven(number: Option<u64>) -> Self {
        Self(number.ok_or(Ontbreekt::Onderdrukt))
    }

    /// The number, if it may leave.
    pub(crate) fn aantal(self) -> Option<u64> {
        self.0.ok()
    }

    /// Why there is none.
    pub(crate) fn ontbreekt(self) -> Option<Ontbreekt> {
        self.0.err()
    }
}

/// How exactly an actor may see counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Inzage {
    /// Every number as it was counted.
    Volledig,
    /// No number under this one.
    Vanaf(u64),
}

/// A table as it may leave.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Tabel {
    pub(super) totaal: Telling,
    /// One for each category, in the order in which they were given.
    pub(super) cellen: Vec<Telling>,
}

/// A whole table: the cells add up to its total.
pub(super) fn tabel(inzage: Inzage, cellen: &[Ruw]) -> Tabel {
    let totaal = cellen.iter().map(|cel| cel.0).fold(0, u64::saturating_add);
    match inzage {
        Inzage::Vanaf(k) if (1..k).contains(&totaal) => Tabel {
            totaal: Telling::ONDERDRUKT,
            cellen: vec![Telling::ONDERDRUKT; cellen.len()],
        },
        _ => Tabel {
            totaal: Telling(Ok(totaal)),
            cellen: bescherm(inzage, cellen),
        },
    }
}

/// The cells into which one cell of a table is divided. What the cell does not show, they do not show.
pub(super) fn binnen(inzage: Inzage, cel: Telling, cellen: &[Ruw]) -> Vec<Telling> {
    match cel.0 {
        Ok(_) => bescherm(inzage, cellen),
        Err(_) => vec![cel; cellen.len()],
    }
}

/// A table beside one that counts a part of the same things, category by category: where the part is hidden the whole
/// is, because a part is never more than its whole. `eigen` is what the table would show by itself.
pub(super) fn naast(deel: &[Telling], cellen: &[Ruw], eigen: Vec<Telling>) -> Vec<Telling> {
    if deel.iter().all(|telling| telling.0.is_ok()) {
        return eigen;
    }
    let beside = |(telling, cel): (&Telling, &Ruw)| match telling.0 {
        Ok(_) => Telling(Ok(cel.0)),
        Err(_) => Telling::SECUNDAIR,
    };
    deel.iter().zip(cellen).map(beside).collect()
}

/// The cells of a table whose total is known to the reader, and nothing or at least `k`.
fn bescherm(inzage: Inzage, cellen: &[Ruw]) -> Vec<Telling> {
    let shown = |cel: &Ruw| Telling(Ok(cel.0));
    let Inzage::Vanaf(k) = inzage else {
        return cellen.iter().map(shown).collect();
    };
    let small = |cel: &Ruw| cel.0 < k;
    let (count, sum) = cellen
        .iter()
        .filter(|cel| small(cel))
        .fold((0, 0), |(count, sum), cel| (count + 1, sum + cel.0));
    let everything = sum == 0 && count == cellen.len() as u64;
    if count == 0 || everything {
        return cellen.iter().map(shown).collect();
    }
    let enough = count >= 2 && k <= sum && sum < count * (k - 1);
    let second = cellen.iter().position(|cel| !small(cel)).filter(|_| !enough);
    let gives_away = second.is_some_and(|place| sum + cellen[place].0 == k);
    let hidden = count + u64::from(second.is_some());
    if gives_away || hidden == cellen.len() as u64 {
        return vec![Telling::SECUNDAIR; cellen.len()];
    }
    let cell = |(place, cel): (usize, &Ruw)| match (small(cel), second == Some(place)) {
        (true, _) => Telling::ONDERDRUKT,
        (_, true) => Telling::SECUNDAIR,
        _ => shown(cel),
    };
    cellen.iter().enumerate().map(cell).collect()
}

#[cfg(test)]
mod tests;
