//! Which rows answer. A part of a set is gone through at once, and what is held meanwhile is bounded: a page, a number, or the
//! places of rows that are put in order. Pure.

use std::cmp::Ordering;

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::Vraag;
use crate::{
    error::{Error, Result},
    uitgave::rules::{
        Inhoud,
        cel::{Cel, Kolom},
        regels::json,
    },
};

/// Rows that are put in order at most.
const GEORDEND: usize = 100_000;

/// Where a column of a set stands in a release.
#[derive(Clone, Copy, Debug)]
enum Plaats {
    Uitgave,
    Volgnummer,
    Kolom(usize),
    Nergens,
}

/// Where the columns of a set stand in a release.
pub(crate) struct Blik(Vec<Plaats>);

impl Blik {
    /// Of a set on a release.
    pub(crate) fn new(verzameling: &[Kolom], inhoud: &Inhoud) -> Self {
        let own = inhoud.kolommen();
        let place = |(at, kolom): (usize, &Kolom)| match at {
            0 => Plaats::Uitgave,
            1 => Plaats::Volgnummer,
            _ => own
                .iter()
                .position(|one| one.naam == kolom.naam)
                .map_or(Plaats::Nergens, Plaats::Kolom),
        };
        Self(verzameling.iter().enumerate().map(place).collect())
    }

    /// Of a set whose rows have its own columns.
    pub(crate) fn zelf(kolommen: usize) -> Self {
        Self((0..kolommen).map(Plaats::Kolom).collect())
    }
}

/// A row of a set.
pub(crate) struct Rij<'a> {
    blik: &'a Blik,
    kenmerk: &'a str,
    volg: u64,
    cellen: Vec<Cel<'a>>,
}

impl<'a> Rij<'a> {
    /// The row of a release after so many others.
    pub(crate) fn new(blik: &'a Blik, kenmerk: &'a str, volg: u64, cellen: Vec<Cel<'a>>) -> Self {
        Self {
            blik,
            kenmerk,
            volg,
            cellen,
        }
    }

    /// The cell in a column of the set.
    pub(crate) fn cel(&self, kolom: usize) -> Cel<'_> {
        match self.blik.0.get(kolom) {
            Some(Plaats::Uitgave) => Cel::tekst(self.kenmerk),
            Some(Plaats::Volgnummer) => Cel::telling(self.volg + 1),
            Some(Plaats::Kolom(place)) => self.cellen.get(*place).cloned().unwrap_or(Cel::Leeg),
            Some(Plaats::Nergens) | None => Cel::Leeg,
        }
    }

    fn past(&self, vraag: &Vraag) -> bool {
        vraag
            .filter
            .as_ref()
            .is_none_or(|filter| filter.geldt(self) == Some(true))
    }

    /// The row in JSON.
    pub(crate) fn verteld(&self, vraag: &Vraag) -> Value {
        let told = vraag.gekozen.iter().filter_map(|place| {
            let kolom = vraag.kolommen.get(*place)?;
            Some((kolom.naam.to_string(), json(self.cel(*place))))
        });
        Value::Object(told.collect::<Map<_, _>>())
    }
}

/// A part of a set, read.
pub(crate) enum Deel {
    /// A release, by its name.
    Uitgave {
        inhoud: Box<Inhoud>,
        kenmerk: String,
        blik: Blik,
    },
    /// Rows that have the columns of the set.
    Lijst {
        rijen: Vec<Vec<Cel<'static>>>,
        blik: Blik,
    },
}

impl Deel {
    /// Its rows from one of them on.
    pub(crate) fn rijen(&self, vanaf: u64) -> Box<dyn Iterator<Item = Rij<'_>> + '_> {
        match self {
            Self::Uitgave {
                inhoud,
                kenmerk,
                blik,
            } => {
                let mut plek = inhoud.plek(vanaf);
                Box::new(std::iter::from_fn(move || {
                    let volg = plek.volg;
                    let cellen = inhoud.volgende(&mut plek, kenmerk)?;
                    Some(Rij::new(blik, kenmerk, volg, cellen))
                }))
            }
            Self::Lijst { rijen, blik } => {
                let after = usize::try_from(vanaf).unwrap_or(usize::MAX);
                let rows = (0_u64..).zip(rijen).skip(after);
                Box::new(rows.map(|(volg, cellen)| Rij::new(blik, "", volg, cellen.clone())))
            }
        }
    }
}

/// A page while it is filled.
#[derive(Debug)]
pub(crate) struct Stand {
    /// Rows that are still to be passed over.
    pub(crate) over: u64,
    /// Rows that the page may still take.
    pub(crate) plaats: u64,
    /// Rows that may still be gone through.
    pub(crate) adem: u64,
    pub(crate) rijen: Vec<Value>,
}

/// Fills a page; the rows that were gone through, when it ended before they did.
pub(crate) fn bladeren<'a>(
    rijen: impl Iterator<Item = Rij<'a>>,
    vraag: &Vraag,
    stand: &mut Stand,
) -> Option<u64> {
    for rij in rijen {
        if stand.plaats == 0 || stand.adem == 0 {
            return Some(rij.volg);
        }
        stand.adem -= 1;
        if !rij.past(vraag) {
            continue;
        }
        if stand.over > 0 {
            stand.over -= 1;
            continue;
        }
        stand.plaats -= 1;
        stand.rijen.push(rij.verteld(vraag));
    }
    None
}

/// How many rows answer.
pub(crate) fn tellen<'a>(rijen: impl Iterator<Item = Rij<'a>>, vraag: &Vraag) -> u64 {
    rijen.filter(|rij| rij.past(vraag)).count() as u64
}

/// By which column, and which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Ordening {
    pub(crate) kolom: usize,
    pub(crate) aflopend: bool,
}

/// By what a row is put in its place. Nothing stands before everything.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sleutel {
    Leeg,
    Tekst(String),
    Dag(NaiveDate),
    Getal(i64),
}

impl From<Cel<'_>> for Sleutel {
    fn from(cel: Cel<'_>) -> Self {
        match cel {
            Cel::Leeg => Self::Leeg,
            Cel::Tekst(text) => Self::Tekst(text.into_owned()),
            Cel::Dag(day) => Self::Dag(day),
            Cel::Getal(number) | Cel::Promille(number) => Self::Getal(number),
        }
    }
}

/// The places of rows, in the order that is asked for: part of the set, and rows before it in that part.
#[derive(Debug, Default)]
pub(crate) struct Geordend(Vec<(Vec<Sleutel>, usize, u64)>);

/// Adds the rows of a part of a set.
pub(crate) fn ordenen<'a>(
    rijen: impl Iterator<Item = Rij<'a>>,
    deel: usize,
    vraag: &Vraag,
    geordend: &mut Geordend,
) -> Result<()> {
    for rij in rijen.filter(|rij| rij.past(vraag)) {
        if geordend.0.len() == GEORDEND {
            return Err(Error::limit(
                "Er worden hooguit 100.000 rijen geordend: beperk ze met `$filter`.",
                "At most 100,000 rows are put in order: restrict them with `$filter`.",
            ));
        }
        let keys = vraag.orde.iter().map(|orde| rij.cel(orde.kolom).into());
        geordend.0.push((keys.collect(), deel, rij.volg));
    }
    Ok(())
}

impl Geordend {
    /// How many there are.
    pub(crate) fn aantal(&self) -> u64 {
        self.0.len() as u64
    }

    /// The places of so many rows after some, in their order.
    pub(crate) fn plaatsen(mut self, orde: &[Ordening], na: u64, aantal: u64) -> Vec<(usize, u64)> {
        self.0.sort_by(|(a, a_part, a_row), (b, b_part, b_row)| {
            let mut keys = a.iter().zip(b).zip(orde).map(|((a, b), one)| {
                let order = a.cmp(b);
                if one.aflopend { order.reverse() } else { order }
            });
            let first = keys.find(|order| order.is_ne());
            first
                .unwrap_or(Ordering::Equal)
                .then_with(|| (a_part, a_row).cmp(&(b_part, b_row)))
        });
        let take = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let rows = self.0.into_iter().skip(take(na)).take(take(aantal));
        rows.map(|(_, deel, volg)| (deel, volg)).collect()
    }
}
