//! Questions about what was released: which rows, by which dimensions. Pure.

use std::collections::{BTreeMap, BTreeSet};

use entity::vrijgave::Soort;

use super::{Dimensie, Korrel, Kwartaal, Totaal, Vak, Vrijgave, diepste};
use crate::analyse::rules::Telling;

/// Dimensions of one table at most.
pub(crate) const DIMENSIES: usize = 4;

/// A question: by which dimensions, of which values of others.
#[derive(Clone, Debug)]
pub(crate) struct Vraag {
    soort: Soort,
    dimensies: Vec<Dimensie>,
    filter: BTreeMap<Dimensie, BTreeSet<Vak>>,
}

/// Why a question has no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fout {
    /// More dimensions than a table has, one of them twice, or a filter without values.
    Vorm,
    /// A dimension of something else than what is asked about.
    Vreemd(Dimensie),
    /// Dimensions that may not be crossed.
    NietSamen(Dimensie, Dimensie),
    /// Several values of a dimension of which a leervraag may have several: they cannot be added up.
    Meervoudig(Dimensie),
}

/// One cell: what is told of its leervragen, in the order of the dimensions, and how many they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cel {
    pub(crate) vakken: Vec<Vak>,
    pub(crate) telling: Telling,
    /// Its share of the whole, in tenths of a percent.
    pub(crate) promille: Option<u64>,
}

/// A table, or the part of it that lies in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Deeltabel {
    pub(crate) totaal: Telling,
    pub(crate) cellen: Vec<Cel>,
}

impl Vraag {
    /// Checks a question about leervragen.
    pub(crate) fn new(
        dimensies: Vec<Dimensie>,
        filter: Vec<(Dimensie, BTreeSet<Vak>)>,
    ) -> Result<Self, Fout> {
        Self::over(Soort::Leervragen, dimensies, filter)
    }

    /// Checks a question.
    pub(crate) fn over(
        soort: Soort,
        dimensies: Vec<Dimensie>,
        filter: Vec<(Dimensie, BTreeSet<Vak>)>,
    ) -> Result<Self, Fout> {
        let named: BTreeSet<Dimensie> = dimensies.iter().copied().collect();
        let filters = filter.len();
        let filter: BTreeMap<_, _> = filter.into_iter().collect();
        let twice = named.len() < dimensies.len() || filter.len() < filters;
        if twice || dimensies.len() > DIMENSIES || filter.values().any(BTreeSet::is_empty) {
            return Err(Fout::Vorm);
        }
        let question = Self {
            soort,
            dimensies,
            filter,
        };
        let all = question.all();
        if let Some(dimensie) = all.iter().find(|dimensie| dimensie.soort() != soort) {
            return Err(Fout::Vreemd(*dimensie));
        }
        let pairs = all
            .iter()
            .flat_map(|one| all.iter().map(move |other| (*one, *other)));
        if let Some((one, other)) = pairs
            .into_iter()
            .find(|(one, other)| diepste(&[*one, *other]).is_none())
        {
            return Err(Fout::NietSamen(one, other));
        }
        let many =
            |(dimensie, values): (&Dimensie, &BTreeSet<Vak>)| dimensie.meervoudig() && values.len() > 1;
        match question.filter.iter().find(|each| many(*each)) {
            Some((dimensie, _)) => Err(Fout::Meervoudig(*dimensie)),
            None => Ok(question),
        }
    }

    /// What it is about.
    pub(crate) fn soort(&self) -> Soort {
        self.soort
    }

    /// Every dimension that it names.
    pub(crate) fn all(&self) -> Vec<Dimensie> {
        let all: BTreeSet<Dimensie> = self.dimensies.iter().chain(self.filter.keys()).copied().collect();
        all.into_iter().collect()
    }

    /// The same question about one value of a dimension; nothing where it is about another.
    pub(crate) fn alleen(mut self, dimensie: Dimensie, waarde: String) -> Option<Self> {
        let own = BTreeSet::from([Vak::Waarde(waarde)]);
        let asked = self.filter.entry(dimensie).or_insert_with(|| own.clone());
        (*asked == own).then_some(self)
    }

    /// The values of one dimension to which it is limited, if it is.
    pub(crate) fn beperkt(&self, dimensie: Dimensie) -> Option<&BTreeSet<Vak>> {
        self.filter.get(&dimensie)
    }

    pub(crate) fn dimensies(&self) -> &[Dimensie] {
        &self.dimensies
    }

    /// The same question by one dimension: its answer is the margin of the table.
    pub(crate) fn marge(&self, dimensie: Dimensie) -> Self {
        Self {
            soort: self.soort,
            dimensies: vec![dimensie],
            filter: self.filter.clone(),
        }
    }

    /// Its answer from some releases. What is asked by no dimension is one cell without values, the total.
    pub(crate) fn antwoord(&self, vrijgaven: &[&Vrijgave]) -> Deeltabel {
        let totaal = self.totaal(vrijgaven);
        let cellen = match diepste(&self.all()).filter(|_| !self.dimensies.is_empty()) {
            Some(deepest) => self.cellen(vrijgaven, deepest),
            None => BTreeMap::new(),
        };
        let share = |number: u64| {
            let whole = totaal.aantal().filter(|whole| *whole > 0)?;
            Some((2_000 * number + whole) / (2 * whole))
        };
        let cel = |(vakken, number): (Vec<Vak>, u64)| Cel {
            vakken,
            telling: Telling::vrijgegeven(Some(number)),
            promille: share(number),
        };
        Deeltabel {
            totaal,
            cellen: cellen.into_iter().map(cel).collect(),
        }
    }

    /// The answer by year or quarter, each with its first day, and the day after its last.
    pub(crate) fn verloop(
        &self,
        vrijgaven: &[(Kwartaal, &Vrijgave)],
        korrel: Korrel,
    ) -> Vec<(chrono::NaiveDate, chrono::NaiveDate, Deeltabel)> {
        if korrel == Korrel::Maand {
            return per_maand(vrijgaven);
        }
        let begin = |kwartaal: Kwartaal| match korrel {
            Korrel::Jaar => kwartaal.jaar(),
            _ => kwartaal.eerste(),
        };
        let mut parts: BTreeMap<chrono::NaiveDate, (chrono::NaiveDate, Vec<&Vrijgave>)> = BTreeMap::new();
        for (kwartaal, vrijgave) in vrijgaven {
            let part = parts
                .entry(begin(*kwartaal))
                .or_insert_with(|| (kwartaal.eerste(), Vec::new()));
            part.0 = kwartaal.volgende().eerste();
            part.1.push(vrijgave);
        }
        // A year that is asked for in part begins where the question begins.
        let first = vrijgaven.first().map(|(kwartaal, _)| kwartaal.eerste());
        let row = |(van, (tot, rows)): (chrono::NaiveDate, (chrono::NaiveDate, Vec<&Vrijgave>))| {
            (
                first.map_or(van, |first| Ord::max(first, van)),
                tot,
                self.antwoord(&rows),
            )
        };
        parts.into_iter().map(row).collect()
    }

    fn cellen(&self, vrijgaven: &[&Vrijgave], deepest: Dimensie) -> BTreeMap<Vec<Vak>, u64> {
        let pad = deepest.pad();
        let place = |dimensie: &Dimensie| pad.iter().position(|one| one == dimensie).unwrap_or_default();
        let asked: Vec<usize> = self.dimensies.iter().map(place).collect();
        let wanted: Vec<(usize, &BTreeSet<Vak>)> = self
            .filter
            .iter()
            .map(|(one, values)| (place(one), values))
            .collect();
        let mut cellen = BTreeMap::new();
        for rij in vrijgaven.iter().flat_map(|vrijgave| vrijgave.tabel(deepest)) {
            if wanted
                .iter()
                .all(|(place, values)| values.contains(&rij.vakken[*place]))
            {
                let vakken = asked.iter().map(|place| rij.vakken[*place].clone()).collect();
                *cellen.entry(vakken).or_insert(0) += rij.aantal.0;
            }
        }
        cellen
    }

    /// How many: by no dimension, those that the filter leaves, as far as it can be told of them.
    fn totaal(&self, vrijgaven: &[&Vrijgave]) -> Telling {
        let filters: Vec<Dimensie> = self.filter.keys().copied().collect();
        if let Some(deepest) = diepste(&filters) {
            let whole = Self {
                soort: self.soort,
                dimensies: Vec::new(),
                filter: self.filter.clone(),
            };
            let number: u64 = whole.cellen(vrijgaven, deepest).values().sum();
            return Telling::vrijgegeven(Some(number).filter(|number| *number > 0));
        }
        let told = vrijgaven.iter().map(|vrijgave| match vrijgave.totaal {
            Totaal::Vele(getal) => getal.0,
            Totaal::Geen | Totaal::Weinig => 0,
        });
        let few = vrijgaven.iter().any(|vrijgave| vrijgave.totaal == Totaal::Weinig);
        let number: u64 = told.sum();
        Telling::vrijgegeven(Some(number).filter(|number| *number > 0 || !few))
    }
}

/// The months are a dimension of their own, which goes with no other.
fn per_maand(vrijgaven: &[(Kwartaal, &Vrijgave)]) -> Vec<(chrono::NaiveDate, chrono::NaiveDate, Deeltabel)> {
    let month = |kwartaal: &Kwartaal, vrijgave: &Vrijgave, van: chrono::NaiveDate| {
        let vak = Vak::Waarde(van.to_string());
        let rij = vrijgave
            .tabel(Dimensie::Maand)
            .iter()
            .find(|rij| rij.vakken.first() == Some(&vak));
        let none = vrijgave.totaal == Totaal::Geen;
        let number = rij.map(|rij| rij.aantal.0).or(none.then_some(0));
        let later = kwartaal.maanden().into_iter().find(|other| *other > van);
        let tabel = Deeltabel {
            totaal: Telling::vrijgegeven(number),
            cellen: Vec::new(),
        };
        (van, later.unwrap_or(kwartaal.volgende().eerste()), tabel)
    };
    let quarters = vrijgaven.iter();
    quarters
        .flat_map(|(kwartaal, vrijgave)| kwartaal.maanden().map(|van| month(kwartaal, vrijgave, van)))
        .collect()
}
