//! Figures about what runs through many quarters: memberships, as they ran on the last day of each. Pure.
//!
//! Who compares two quarters learns how many came or went between them, so two releases must differ in each number by `k`
//! or more, or not at all. Groups are made as in [`super::takken`]. Then each release that was made before is laid beside
//! them: whatever stands apart in both, a group or several together, is a number of which the difference is known. Where
//! that is of fewer than `k`, the group gives up what is told of it, label by label, and stands with the least of those
//! beside it, until no difference is small. Decision 0206 says why no small number follows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, btree_map::Entry};

use serde::{Deserialize, Serialize};

use super::{
    Dimensie, Feiten, Getal, Rij, Totaal, Vak, Vrijgave,
    takken::{self, Groep, Maat},
};
use crate::analyse::rules::Telling;

/// The values of a membership on the way down to a dimension.
type Weg = Vec<Option<String>>;

/// Which memberships stand together in one number, by their values. It stays inside: who knows it knows which values are
/// taken together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Blok {
    #[serde(rename = "n")]
    aantal: Getal,
    #[serde(rename = "w")]
    wegen: Vec<Weg>,
}

/// The blocks of every table of a release.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub(crate) struct Indeling(BTreeMap<Dimensie, Vec<Blok>>);

/// A release that was made before, of an earlier quarter or of a later one.
pub(crate) struct Eerder<'a> {
    pub(crate) vrijgave: &'a Vrijgave,
    pub(crate) indeling: &'a Indeling,
}

/// How many memberships of an association came and went since the quarter before; told together or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Stroom {
    #[serde(rename = "v")]
    pub(crate) vak: Vak,
    /// Nothing where one of the two is of few, or those that stayed are.
    #[serde(rename = "s")]
    pub(super) getallen: Option<(u64, u64)>,
}

impl Stroom {
    /// How many came, and how many went.
    pub(crate) fn tellingen(&self) -> [Telling; 2] {
        let told = |which: fn((u64, u64)) -> u64| Telling::vrijgegeven(self.getallen.map(which));
        [told(|(came, _)| came), told(|(_, went)| went)]
    }
}

fn few(number: u64, k: u64) -> bool {
    (1..k).contains(&number)
}

impl Vrijgave {
    /// Makes the tables of the memberships that run on the last day of a quarter, or of the persons behind them, beside what was
    /// released before. `gebleven` says of each whether the quarter before counted it, where there is one.
    pub(crate) fn van_stand(
        feiten: &Feiten,
        maat: (u64, u64),
        eerder: &[Eerder<'_>],
        vorige: Option<(&Eerder<'_>, &[bool])>,
    ) -> (Self, Indeling) {
        let maat = Maat {
            feiten,
            k: maat.0,
            zaad: maat.1,
        };
        let totaal = totaal(feiten, maat.k, eerder);
        let mut made = Self {
            zaad: maat.zaad,
            totaal,
            tabellen: BTreeMap::new(),
            stromen: Vec::new(),
        };
        let mut indeling = Indeling::default();
        if !matches!(totaal, Totaal::Vele(_)) {
            return (made, indeling);
        }
        let mut groepen: BTreeMap<Dimensie, Vec<Groep>> = BTreeMap::new();
        let alle = vec![Groep::alle(feiten.aantal())];
        for dimensie in feiten.dimensies() {
            let ouders = match dimensie.pad().iter().rev().nth(1) {
                Some(ouder) => groepen.get(ouder).unwrap_or(&alle),
                None => &alle,
            };
            let groups = verdeeld(feiten, dimensie, ouders, maat);
            let stukken = op_afstand(
                stukken(feiten, dimensie, groups),
                &blokken(eerder, dimensie),
                maat,
            );
            let groups = || stukken.iter().map(|stuk| &stuk.groep);
            let mut rijen: Vec<Rij> = groups().filter_map(|groep| groep.rij(maat)).collect();
            // How they were made does not show.
            rijen.sort();
            made.tabellen.insert(dimensie, rijen);
            if let (Dimensie::Beroepsvereniging, Some((vorige, gebleven))) = (dimensie, vorige) {
                let of = |stuk| stroom(stuk, vorige.indeling, gebleven, maat.k);
                made.stromen = stukken.iter().filter_map(of).collect();
            }
            groepen.insert(dimensie, groups().cloned().collect());
            let blokken = stukken.into_iter().filter_map(|stuk| stuk.blok(maat));
            indeling.0.insert(dimensie, blokken.collect());
        }
        (made, indeling)
    }

    /// How many came and went, by association.
    pub(crate) fn stromen(&self) -> &[Stroom] {
        &self.stromen
    }
}

/// How many run in all; hidden where a release before counted nearly as many.
fn totaal(feiten: &Feiten, k: u64, eerder: &[Eerder<'_>]) -> Totaal {
    let number = u64::from(feiten.aantal());
    let near = |eerder: &Eerder<'_>| match eerder.vrijgave.totaal {
        Totaal::Vele(getal) => few(getal.0.abs_diff(number), k),
        Totaal::Geen | Totaal::Weinig => false,
    };
    match Totaal::van(feiten, k) {
        Totaal::Vele(_) if eerder.iter().any(near) => Totaal::Weinig,
        totaal => totaal,
    }
}

fn blokken<'a>(eerder: &[Eerder<'a>], dimensie: Dimensie) -> Vec<&'a [Blok]> {
    let of = |eerder: &Eerder<'a>| eerder.indeling.0.get(&dimensie).map(Vec::as_slice);
    eerder.iter().filter_map(of).collect()
}

/// The groups of one dimension, each of `k` or more.
fn verdeeld(feiten: &Feiten, dimensie: Dimensie, ouders: &[Groep], maat: Maat<'_>) -> Vec<Groep> {
    let Some(kolom) = feiten.kolom(dimensie) else {
        return Vec::new();
    };
    if !dimensie.ligt_in_ouder() {
        return takken::verdeel(ouders, kolom, maat);
    }
    let each = |ouder: &Groep| match ouder.vakken.last() {
        // A kind of membership names its association: beneath what is not told, nothing is.
        Some(Vak::Verborgen) => vec![Groep {
            vakken: [ouder.vakken.as_slice(), &[Vak::Verborgen]].concat(),
            leden: ouder.leden.clone(),
        }],
        _ => takken::verdeel(std::slice::from_ref(ouder), kolom, maat),
    };
    ouders.iter().flat_map(each).collect()
}

/// A group with the ways of its memberships down to its dimension.
struct Stuk {
    groep: Groep,
    wegen: BTreeSet<Weg>,
}

impl Stuk {
    fn blok(self, maat: Maat<'_>) -> Option<Blok> {
        Some(Blok {
            aantal: maat.feiten.getal(&self.groep.leden, maat.k)?,
            wegen: self.wegen.into_iter().collect(),
        })
    }

    /// How much is told of it.
    fn verteld(&self) -> usize {
        let told = self.groep.vakken.iter().filter(|vak| **vak != Vak::Verborgen);
        told.count()
    }
}

fn stukken(feiten: &Feiten, dimensie: Dimensie, groups: Vec<Groep>) -> Vec<Stuk> {
    let pad = dimensie.pad();
    let kolommen: Vec<_> = pad.iter().filter_map(|one| feiten.kolom(*one)).collect();
    let lijsten: Vec<_> = kolommen.iter().map(|kolom| kolom.lijst()).collect();
    let stuk = |groep: Groep| {
        let way = |feit: &u32| -> Vec<u32> { kolommen.iter().map(|kolom| kolom.van(*feit)).collect() };
        let ways: HashSet<Vec<u32>> = groep.leden.iter().map(way).collect();
        let words = |way: Vec<u32>| -> Weg {
            let each = way.into_iter().zip(&lijsten);
            each.map(|(place, lijst)| lijst[place as usize].clone()).collect()
        };
        Stuk {
            wegen: ways.into_iter().map(words).collect(),
            groep,
        }
    };
    groups.into_iter().map(stuk).collect()
}

/// Takes groups together until none of what stands apart in two releases differs by fewer than `k`.
fn op_afstand(stukken: Vec<Stuk>, eerder: &[&[Blok]], maat: Maat<'_>) -> Vec<Stuk> {
    let mut stukken = per_opschrift(stukken);
    while let Some((place, verschillen)) = te_dichtbij(&stukken, eerder, maat.k) {
        geef_toe(&mut stukken, place, &verschillen, maat);
        stukken = per_opschrift(stukken);
    }
    stukken
}

/// Groups of which the same is told are one.
fn per_opschrift(stukken: Vec<Stuk>) -> Vec<Stuk> {
    let mut found: BTreeMap<Vec<Vak>, Stuk> = BTreeMap::new();
    for stuk in stukken {
        match found.entry(stuk.groep.vakken.clone()) {
            Entry::Vacant(place) => {
                place.insert(stuk);
            }
            Entry::Occupied(mut place) => {
                let known = place.get_mut();
                known.groep.leden.extend(stuk.groep.leden);
                known.wegen.extend(stuk.wegen);
            }
        }
    }
    found.into_values().collect()
}

/// A group that gives up what is told of it, because of a difference of fewer than `k` with a release before: of those in
/// such a difference the one of which most is told; with the differences of all. Nothing where there is none, or where
/// nothing is told of any.
fn te_dichtbij(stukken: &[Stuk], eerder: &[&[Blok]], k: u64) -> Option<(usize, Vec<i64>)> {
    if let [alle] = stukken
        && alle.verteld() == 0
    {
        return None;
    }
    let beside = |blokken: &&[Blok]| {
        let mut samen = Samen::new(stukken.len() + blokken.len());
        let mut waar: HashMap<&Weg, usize> = HashMap::new();
        for (place, blok) in blokken.iter().enumerate() {
            waar.extend(blok.wegen.iter().map(|weg| (weg, stukken.len() + place)));
        }
        for (place, stuk) in stukken.iter().enumerate() {
            for other in stuk.wegen.iter().filter_map(|weg| waar.get(weg)) {
                samen.voeg(place, *other);
            }
        }
        // Now less before, of everything that hangs together.
        let now = stukken.iter().map(|stuk| groot(stuk.groep.leden.len() as u64));
        let before = blokken.iter().map(|blok| -groot(blok.aantal.0));
        let mut verschil: HashMap<usize, i64> = HashMap::new();
        for (place, number) in now.chain(before).enumerate() {
            *verschil.entry(samen.hoofd(place)).or_default() += number;
        }
        let of = |place| verschil[&samen.hoofd(place)];
        let verschillen: Vec<i64> = (0..stukken.len()).map(of).collect();
        let near = (0..stukken.len()).filter(|place| few(verschillen[*place].unsigned_abs(), k));
        let place = near.max_by_key(|place| stukken[*place].verteld())?;
        Some((place, verschillen))
    };
    eerder.iter().find_map(beside)
}

fn groot(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What hangs together: each points to another of its own, or to itself.
struct Samen(Vec<usize>);

impl Samen {
    fn new(many: usize) -> Self {
        Self((0..many).collect())
    }

    fn hoofd(&mut self, mut place: usize) -> usize {
        while self.0[place] != place {
            self.0[place] = self.0[self.0[place]];
            place = self.0[place];
        }
        place
    }

    fn voeg(&mut self, one: usize, other: usize) {
        let (one, other) = (self.hoofd(one), self.hoofd(other));
        self.0[one] = other;
    }
}

/// One group gives up its last told label, or stands with one of those that share all that is told of it: with one of which
/// the difference is large enough for both, and of these the least.
fn geef_toe(stukken: &mut [Stuk], place: usize, verschillen: &[i64], maat: Maat<'_>) {
    let mine = stukken[place].groep.vakken.clone();
    let laatste = mine.len() - 1;
    let genoemd = mine[laatste] != Vak::Verborgen;
    // Up to here others share what is told of it.
    let vast = match genoemd {
        true => laatste,
        false => mine
            .iter()
            .rposition(|vak| *vak != Vak::Verborgen)
            .map_or(0, |last| last + 1),
    };
    let hide = |stuk: &mut Stuk, from: usize| stuk.groep.vakken[from..].fill(Vak::Verborgen);
    // Those beside it by the next label.
    let mut bundels: BTreeMap<&Vak, (usize, Vec<usize>)> = BTreeMap::new();
    for (other, stuk) in stukken.iter().enumerate() {
        if other != place && stuk.groep.vakken[..vast] == mine[..vast] {
            let bundel = bundels.entry(&stuk.groep.vakken[vast]).or_default();
            bundel.0 += stuk.groep.leden.len();
            bundel.1.push(other);
        }
    }
    let small = |places: &[usize]| {
        let all = places.iter().chain([&place]).map(|one| verschillen[*one]);
        few(all.sum::<i64>().unsigned_abs(), maat.k)
    };
    // What is hidden already gives way before others.
    let least = bundels
        .into_iter()
        .min_by_key(|(vak, (size, places))| (small(places), **vak != Vak::Verborgen, *size, maat.rang(vak)))
        .map(|(_, (_, places))| places);
    match least {
        Some(places) => {
            for other in places.into_iter().chain([place]) {
                hide(&mut stukken[other], vast);
            }
        }
        None if genoemd => hide(&mut stukken[place], laatste),
        None => hide(&mut stukken[place], vast.saturating_sub(1)),
    }
}

/// How many came and went of an association, or of those that stand together, where the quarter before told the same of it.
fn stroom(stuk: &Stuk, vorige: &Indeling, gebleven: &[bool], k: u64) -> Option<Stroom> {
    let blokken = vorige.0.get(&Dimensie::Beroepsvereniging)?;
    let before = blokken
        .iter()
        .find(|blok| stuk.wegen.iter().eq(&blok.wegen))?
        .aantal
        .0;
    let leden = &stuk.groep.leden;
    let stayed = leden.iter().filter(|feit| gebleven[**feit as usize]).count() as u64;
    let now = leden.len() as u64;
    let (came, went) = (now - stayed, before.saturating_sub(stayed));
    let safe = ![came, went, stayed].into_iter().any(|number| few(number, k));
    Some(Stroom {
        vak: stuk.groep.vakken.last().cloned().unwrap_or(Vak::Verborgen),
        getallen: safe.then_some((came, went)),
    })
}
