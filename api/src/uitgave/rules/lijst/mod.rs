//! What is in METINGEN or LEERVRAAGTEKSTEN: rows that each belong to an object, which may no longer be read later on. Pure.

mod erratum;
mod kolommen;

use chrono::NaiveDate;
use entity::uitgave::Soort;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub(crate) use self::erratum::{Erratum, Reden};
pub(in crate::uitgave::rules) use self::kolommen::kolommen;
use self::kolommen::{AFGELEID, ERRATUM, VERGELEKEN_MET, beschreven, object};
use super::{
    cel::{Cel, Kolom, Type},
    inhoud::VORM,
};

/// A row: of which object, and what it says in each column. What can no longer be read says nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rij {
    object: String,
    cellen: Vec<Value>,
}

impl Rij {
    /// A row of a kind of release, by the names of the columns; of others it says nothing.
    pub(crate) fn new(soort: Soort, object: String, zegt: Vec<(&'static str, Value)>) -> Self {
        let mut cellen = vec![Value::Null; beschreven(soort).len()];
        for (naam, value) in zegt {
            if let Some(cel) = plaats(soort, naam).and_then(|place| cellen.get_mut(place)) {
                *cel = value;
            }
        }
        Self { object, cellen }
    }
}

/// The place of a column.
fn plaats(soort: Soort, naam: &str) -> Option<usize> {
    beschreven(soort).iter().position(|one| one.naam == naam)
}

/// What is in a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Lijst {
    pub(super) vorm: u32,
    soort: String,
    pub(crate) van: Option<NaiveDate>,
    pub(crate) tot: Option<NaiveDate>,
    /// Nothing where no figure is told.
    pub(crate) celgrens: Option<u64>,
    /// How often its maker had the same before, and then lost something of it.
    #[serde(default, skip_serializing_if = "is_nul")]
    keer: u32,
    rijen: Vec<Rij>,
    /// By object.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    errata: Vec<Erratum>,
}

fn is_nul(number: &u32) -> bool {
    *number == 0
}

impl Lijst {
    pub(crate) fn new(
        soort: Soort,
        [van, tot]: [Option<NaiveDate>; 2],
        celgrens: Option<u64>,
        rijen: Vec<Rij>,
    ) -> Self {
        Self {
            vorm: VORM,
            soort: soort.to_value(),
            van,
            tot,
            celgrens,
            keer: 0,
            rijen,
            errata: Vec::new(),
        }
    }

    /// The same once more, under another name: of what had the name before, something was lost.
    pub(crate) fn opnieuw(&mut self) {
        self.keer += 1;
    }

    /// The kind of release.
    pub(crate) fn soort(&self) -> Soort {
        if self.soort == Soort::Metingen.to_value() {
            Soort::Metingen
        } else {
            Soort::Leervraagteksten
        }
    }

    /// What can no longer be read, by object.
    pub(crate) fn errata(&self) -> &[Erratum] {
        &self.errata
    }

    fn erratum(&self, object: &str) -> Option<&Erratum> {
        let place = self
            .errata
            .binary_search_by(|one| one.object.as_str().cmp(object));
        self.errata.get(place.ok()?)
    }

    /// The objects that still say something, and those beside which one stands, which need not have a row; each once.
    pub(crate) fn objecten(&self) -> Vec<&str> {
        let said = self.zegt([VERGELEKEN_MET]);
        let each = said.flat_map(|(object, [beside])| {
            let beside = beside.and_then(Value::as_str);
            std::iter::once(object).chain(beside)
        });
        let mut objecten: Vec<&str> = each.filter(|object| self.erratum(object).is_none()).collect();
        objecten.sort_unstable();
        objecten.dedup();
        objecten
    }

    /// What the rows that still say something say in these columns, with their object.
    pub(crate) fn zegt<const N: usize>(
        &self,
        namen: [&str; N],
    ) -> impl Iterator<Item = (&str, [Option<&Value>; N])> {
        let places = namen.map(|naam| plaats(self.soort(), naam));
        let said = self.rijen.iter().filter(|rij| !rij.cellen.is_empty());
        said.map(move |rij| {
            let cellen = places.map(|place| place.and_then(|place| rij.cellen.get(place)));
            (rij.object.as_str(), cellen)
        })
    }

    /// Takes out what objects said that can no longer be read, and what was computed of it. Their rows stay, so that the others
    /// keep their places.
    pub(crate) fn ingetrokken(&mut self, gevonden: Vec<Erratum>) {
        self.errata.extend(gevonden);
        self.errata.sort_by(|a, b| a.object.cmp(&b.object));
        let soort = self.soort();
        let met = plaats(soort, VERGELEKEN_MET);
        let afgeleid: Vec<usize> = AFGELEID.iter().filter_map(|naam| plaats(soort, naam)).collect();
        let mut rijen = std::mem::take(&mut self.rijen);
        for rij in &mut rijen {
            let beside = met
                .and_then(|place| rij.cellen.get(place))
                .and_then(Value::as_str);
            if self.erratum(&rij.object).is_some() {
                rij.cellen = Vec::new();
            } else if beside.is_some_and(|other| self.erratum(other).is_some()) {
                for place in &afgeleid {
                    if let Some(cel) = rij.cellen.get_mut(*place) {
                        *cel = Value::Null;
                    }
                }
            }
        }
        self.rijen = rijen;
    }

    /// Rows of a file.
    pub(super) fn aantal(&self) -> usize {
        self.rijen.len()
    }

    /// The cells of a row, in the order of the columns.
    pub(super) fn cellen(&self, place: usize) -> Vec<Cel<'_>> {
        let Some(rij) = self.rijen.get(place) else {
            return Vec::new();
        };
        let kolommen = beschreven(self.soort());
        let own = object(self.soort());
        let reden = rij.cellen.is_empty().then(|| self.erratum(&rij.object)).flatten();
        let cel = |(place, kolom): (usize, &Kolom)| match &*kolom.naam {
            naam if naam == own => Cel::tekst(&rij.object),
            ERRATUM => reden.map_or(Cel::Leeg, |one| Cel::Tekst(one.reden.to_value().into())),
            _ => rij
                .cellen
                .get(place)
                .map_or(Cel::Leeg, |value| gelezen(kolom.soort, value)),
        };
        kolommen.iter().enumerate().map(cel).collect()
    }
}

/// What is kept, as the cell of a column.
fn gelezen(soort: Type, value: &Value) -> Cel<'_> {
    match soort {
        Type::Tekst => Cel::van(value.as_str()),
        Type::Dag => value
            .as_str()
            .and_then(|day| day.parse().ok())
            .map_or(Cel::Leeg, Cel::Dag),
        Type::Getal => value.as_i64().map_or(Cel::Leeg, Cel::Getal),
        Type::Procent => value.as_i64().map_or(Cel::Leeg, Cel::Promille),
    }
}

#[cfg(test)]
mod tests;
