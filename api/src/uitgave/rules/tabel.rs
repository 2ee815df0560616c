//! What is in a KRUISTABEL or LEERVRAGEN: rows of released tables, with their question. Pure.

use chrono::NaiveDate;
use entity::uitgave::Soort;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::{
    Filter, Korrel,
    cel::{Cel, Kolom, Type},
    inhoud::VORM,
};
use crate::analyse::{self, Deeltabel, Dimensie, Vak};

/// The columns for a dimension.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct As {
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
pub(crate) struct Tabel {
    pub(super) vorm: u32,
    soort: String,
    #[serde(rename = "kolommen")]
    pub(crate) assen: Vec<As>,
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

impl Tabel {
    /// A release without rows yet.
    pub(crate) fn new(vast: Vast) -> Self {
        let as_van = |dimensie: Dimensie| As {
            dimensie,
            benoemd: analyse::benoemd(dimensie),
        };
        let [van, tot] = vast.periode;
        Self {
            vorm: VORM,
            soort: vast.soort.to_value(),
            assen: vast.dimensies.into_iter().map(as_van).collect(),
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
        let assen = &self.assen;
        let rows = tabel.cellen.into_iter().map(|cel| Rij {
            van,
            tot,
            velden: Some(
                assen
                    .iter()
                    .zip(&cel.vakken)
                    .map(|(one, vak)| veld(one.dimensie, vak))
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
    pub(super) fn keer(&self, place: usize) -> Option<u64> {
        let rij = self.rijen.get(place)?;
        Some(if self.per_leervraag() {
            rij.aantal.unwrap_or_default()
        } else {
            1
        })
    }

    /// How often each row is written.
    pub(super) fn keren(&self) -> impl Iterator<Item = u64> {
        (0..self.rijen.len()).filter_map(|place| self.keer(place))
    }

    /// The columns of the files.
    pub(super) fn kolommen(&self) -> Vec<Kolom> {
        let mut kolommen = begin(self.per_leervraag());
        kolommen.extend(self.assen.iter().flat_map(|one| one.kolommen()));
        if !self.per_leervraag() {
            kolommen.extend(einde());
        }
        kolommen
    }

    /// The cells of a row that is called `sleutel`, in the order of the columns.
    pub(super) fn cellen(&self, place: usize, sleutel: impl FnOnce() -> String) -> Vec<Cel<'_>> {
        let Some(rij) = self.rijen.get(place) else {
            return Vec::new();
        };
        let first = match (&rij.velden, self.per_leervraag()) {
            (_, true) => Cel::Tekst(sleutel().into()),
            (None, _) => Cel::tekst("TOTAAL"),
            (Some(_), _) => Cel::tekst("CEL"),
        };
        let mut cellen = vec![first, Cel::Dag(rij.van), Cel::Dag(rij.tot)];
        for (place, one) in self.assen.iter().enumerate() {
            let veld = rij.velden.as_ref().and_then(|velden| velden.get(place));
            let (waarde, naam, groep) = match veld {
                Some(Veld::Genoemd(waarde, naam)) => {
                    (Cel::tekst(waarde), Cel::van(naam.as_deref()), Some("GENOEMD"))
                }
                Some(Veld::Onbekend) => (Cel::Leeg, Cel::Leeg, Some("ONBEKEND")),
                Some(Veld::Verborgen) => (Cel::Leeg, Cel::Leeg, Some("VERBORGEN")),
                None => (Cel::Leeg, Cel::Leeg, None),
            };
            cellen.push(waarde);
            cellen.extend(one.benoemd.then_some(naam));
            cellen.push(Cel::van(groep));
        }
        if !self.per_leervraag() {
            cellen.push(Cel::getal(rij.aantal));
            cellen.push(Cel::promille(rij.promille));
            cellen.push(rij.aantal.map_or(Cel::tekst("ONDERDRUKT"), |_| Cel::Leeg));
        }
        cellen
    }
}

impl As {
    pub(super) fn kolommen(&self) -> Vec<Kolom> {
        let name = format!("{:?}", self.dimensie).to_lowercase();
        let (nl, en) = (self.dimensie.uitleg(false), self.dimensie.uitleg(true));
        let mut kolommen = vec![Kolom::new(name.clone(), Type::Tekst, nl, en)];
        kolommen.extend(self.benoemd.then(|| {
            Kolom::new(
                format!("{name}Naam"),
                Type::Tekst,
                "De naam waar de waarde voor staat, op de peildatum.",
                "The name that the value stands for, on the reference date.",
            )
        }));
        kolommen.push(Kolom::new(
            format!("{name}Groep"),
            Type::Tekst,
            "GENOEMD: er is een waarde; ONBEKEND: er is geen, of geen die bekend mag zijn; VERBORGEN: te weinig leervragen \
             zijn zo, en daarom wordt het niet verteld.",
            "GENOEMD: there is a value; ONBEKEND: there is none, or none that may be known; VERBORGEN: too few are like this, so \
             it is not told.",
        ));
        kolommen
    }
}

/// The columns before those of the dimensions.
pub(super) fn begin(per_leervraag: bool) -> Vec<Kolom> {
    let first = if per_leervraag {
        Kolom::new(
            "sleutel",
            Type::Tekst,
            "De naam van de rij in deze uitgave; in een andere uitgave heet zij anders.",
            "The name of the row in this release; another release calls it otherwise.",
        )
    } else {
        Kolom::new(
            "rij",
            Type::Tekst,
            "TOTAAL: alle leervragen van de periode die het filter laat; CEL: die met deze waarden.",
            "TOTAAL: all learning questions of the period that the filter leaves; CEL: those with these values.",
        )
    };
    vec![
        first,
        Kolom::new(
            "van",
            Type::Dag,
            "De eerste dag van de periode.",
            "The first day of the period.",
        ),
        Kolom::new(
            "tot",
            Type::Dag,
            "De dag na de laatste van de periode.",
            "The day after the last of the period.",
        ),
    ]
}

/// The columns after those of the dimensions, in a KRUISTABEL.
pub(super) fn einde() -> Vec<Kolom> {
    vec![
        Kolom::new(
            "aantal",
            Type::Getal,
            "Van hoeveel leervragen het verteld wordt; leeg als `ontbreekt` zegt waarom.",
            "Of how many it is told; empty where `ontbreekt` says why.",
        ),
        Kolom::new(
            "aandeel",
            Type::Procent,
            "Deel van het totaal van de periode, in procenten met één decimaal.",
            "Share of the total of the period, in percent with one decimal.",
        ),
        Kolom::new(
            "ontbreekt",
            Type::Tekst,
            "ONDERDRUKT: er zijn er minder dan de celgrens.",
            "ONDERDRUKT: they are fewer than the cell rule allows.",
        ),
    ]
}
