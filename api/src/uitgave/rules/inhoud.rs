//! What is in a release: rows of released tables, with their question. Pure.

use chrono::NaiveDate;
use entity::uitgave::Soort;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::{Filter, Korrel};
use crate::analyse::{self, Deeltabel, Dimensie, Vak};

/// Grows with every change in how files are written: the same content in another form is another release.
const VORM: u32 = 1;

/// A column for a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Kolom {
    pub(crate) dimensie: Dimensie,
    /// Whether its values refer to something that has a name.
    pub(crate) benoemd: bool,
}

/// What is told of the leervragen of a row in one dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Veld {
    /// Not told: too few are like it.
    #[serde(rename = "-")]
    Verborgen,
    /// They have no value, or none that may be known.
    #[serde(rename = "?")]
    Onbekend,
    /// A value, and its name where it has one.
    #[serde(rename = "=")]
    Genoemd(String, Option<String>),
}

/// A row: of how many, in which part of the period.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Rij {
    pub(crate) van: NaiveDate,
    pub(crate) tot: NaiveDate,
    /// None of them is the row of the total.
    pub(crate) velden: Option<Vec<Veld>>,
    /// Nothing where it may not be told.
    pub(crate) aantal: Option<u64>,
    pub(crate) promille: Option<u64>,
}

/// What is in a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Inhoud {
    vorm: u32,
    soort: String,
    pub(crate) kolommen: Vec<Kolom>,
    pub(crate) filter: Vec<Filter>,
    pub(crate) van: NaiveDate,
    pub(crate) tot: NaiveDate,
    pub(crate) korrel: Option<Korrel>,
    pub(crate) celgrens: u64,
    pub(crate) rijen: Vec<Rij>,
}

/// What a release was asked by, with everything filled in.
pub(crate) struct Vast {
    pub(crate) soort: Soort,
    pub(crate) dimensies: Vec<Dimensie>,
    pub(crate) filter: Vec<Filter>,
    pub(crate) periode: [NaiveDate; 2],
    pub(crate) korrel: Option<Korrel>,
    pub(crate) celgrens: u64,
}

impl Inhoud {
    /// A release without rows yet.
    pub(crate) fn new(vast: Vast) -> Self {
        let kolom = |dimensie: Dimensie| Kolom {
            dimensie,
            benoemd: analyse::benoemd(dimensie),
        };
        let [van, tot] = vast.periode;
        Self {
            vorm: VORM,
            soort: vast.soort.to_value(),
            kolommen: vast.dimensies.into_iter().map(kolom).collect(),
            filter: vast.filter,
            van,
            tot,
            korrel: vast.korrel,
            celgrens: vast.celgrens,
            rijen: Vec::new(),
        }
    }

    /// Adds the part of a table that lies in a period; `veld` says a value as everybody reads it.
    pub(crate) fn erbij(
        &mut self,
        [van, tot]: [NaiveDate; 2],
        tabel: Deeltabel,
        veld: impl Fn(Dimensie, &Vak) -> Veld,
    ) {
        if !self.per_leervraag() {
            let totaal = tabel.totaal.aantal();
            self.rijen.push(Rij {
                van,
                tot,
                velden: None,
                aantal: totaal,
                promille: totaal.filter(|number| *number > 0).map(|_| 1_000),
            });
        }
        let kolommen = &self.kolommen;
        let rows = tabel.cellen.into_iter().map(|cel| Rij {
            van,
            tot,
            velden: Some(
                kolommen
                    .iter()
                    .zip(&cel.vakken)
                    .map(|(kolom, vak)| veld(kolom.dimensie, vak))
                    .collect(),
            ),
            aantal: cel.telling.aantal(),
            promille: cel.promille,
        });
        self.rijen.extend(rows);
    }

    /// Whether there is a row for each leervraag.
    pub(crate) fn per_leervraag(&self) -> bool {
        self.soort == Soort::Leervragen.to_value()
    }

    /// How often a row is written.
    pub(crate) fn keer(&self, rij: &Rij) -> u64 {
        if self.per_leervraag() {
            rij.aantal.unwrap_or_default()
        } else {
            1
        }
    }

    /// Rows of a file, its head not among them.
    pub(crate) fn aantal(&self) -> u64 {
        self.rijen.iter().map(|rij| self.keer(rij)).sum()
    }
}

/// The name of a release: a hash of what is in it, as it is kept.
pub(crate) fn kenmerk(inhoud: &str) -> String {
    hex(&Sha256::digest(inhoud)[..16])
}

/// Bytes in hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
