//! Adopted metingen as every analyst reads them, whoever makes the release, and which of them these no longer read. The same number
//! of statements for 500 Lerende Praktijken, however many metingen these have.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::{meting::Model, stelling, uitgave::Soort};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    analyse::{Aandeel, Getal, niveaus_voor_anderen},
    analysetoestemming::GeldigVan,
    error::{Error, Result},
    graph::{Key, Kind, Op},
    meting::{self, Gemeten, Naast, Niveau, Uitslag},
    praktijk,
    stelling::StellingenOf,
    uitgave::rules::{Lijst, Reden, Rij},
};

/// Rows of a release.
const RIJEN: u64 = 20_000;
/// Lerende Praktijken that are read at once.
const TEGELIJK: usize = 500;

/// The rows of the metingen that began in a period.
pub(in crate::uitgave) async fn metingen(op: &Op, periode: [Option<NaiveDate>; 2]) -> Result<Lijst> {
    let op = &op.any_analyst();
    let mut praktijken = meting::gemeten_in(op, periode, RIJEN + 1).await?;
    begrensd(praktijken.len())?;
    praktijken.dedup();
    let mut rijen = Vec::new();
    for chunk in praktijken.chunks(TEGELIJK) {
        // One more than fits in the release is seen to be too many; each of them has a row at least in nearly every praktijk.
        let gemeten = meting::gemeten_van(op, chunk, RIJEN + 1).await?;
        begrensd(gemeten.values().map(Vec::len).sum())?;
        let about = Omheen::van(op, chunk, &gemeten).await?;
        for (praktijk, all) in chunk.iter().filter_map(|one| Some((*one, gemeten.get(one)?))) {
            van_praktijk(&about, praktijk, all, periode, &mut rijen);
            begrensd(rijen.len())?;
        }
    }
    let celgrens = Some(op.limits.cell);
    Ok(Lijst::new(Soort::Metingen, periode, celgrens, rijen))
}

fn begrensd(rows: usize) -> Result<()> {
    if rows as u64 <= RIJEN {
        return Ok(());
    }
    Err(Error::limit(
        "Een uitgave van metingen heeft hooguit 20.000 rijen: vraag een kortere periode.",
        "A release of metingen has at most 20,000 rows: ask a shorter period.",
    ))
}

/// What is named or counted round the metingen.
struct Omheen {
    namen: HashMap<praktijk::ById, entity::praktijk::Model>,
    lijsten: HashMap<StellingenOf, Vec<stelling::Model>>,
    cell: u64,
}

impl Omheen {
    async fn van(op: &Op, praktijken: &[Uuid], gemeten: &HashMap<Uuid, Vec<Gemeten>>) -> Result<Self> {
        let keys: Vec<_> = praktijken.iter().copied().map(praktijk::ById).collect();
        let lists: HashSet<Uuid> = gemeten
            .values()
            .flatten()
            .filter_map(|one| one.meting.lijst_id)
            .collect();
        let lists: Vec<_> = lists.into_iter().map(StellingenOf).collect();
        Ok(Self {
            namen: praktijk::ById::load(op, &keys).await?,
            lijsten: StellingenOf::load(op, &lists).await?,
            cell: op.limits.cell,
        })
    }
}

/// The rows of the metingen of a praktijk that began in the period; earlier ones stand beside them.
fn van_praktijk(
    about: &Omheen,
    praktijk: Uuid,
    all: &[Gemeten],
    [van, tot]: [Option<NaiveDate>; 2],
    rijen: &mut Vec<Rij>,
) {
    let codes: HashSet<&str> = all
        .iter()
        .flat_map(|one| &one.niveaus)
        .map(|(_, parameter)| parameter.code.as_str())
        .collect();
    let lijnen: HashSet<Uuid> = all
        .iter()
        .flat_map(|one| &one.uitslagen)
        .map(|(_, stelling)| stelling.lijn_id)
        .collect();
    let niveaus: HashMap<&str, Vec<Naast<'_, Niveau>>> = codes
        .into_iter()
        .map(|code| (code, meting::niveaureeks(all, code)))
        .collect();
    let uitslagen: HashMap<Uuid, Vec<Naast<'_, Uitslag>>> = lijnen
        .into_iter()
        .map(|lijn| (lijn, meting::uitslagreeks(all, lijn)))
        .collect();
    let asked = |one: &&Gemeten| {
        let day = one.meting.van;
        van.is_none_or(|van| van <= day) && tot.is_none_or(|tot| day < tot)
    };
    let naam = about.namen.get(&praktijk::ById(praktijk));
    let naam = naam.map(|row| row.naam.as_str());
    for one in all.iter().filter(asked) {
        let mut rij = |own: Vec<(&'static str, Value)>| {
            let mut said = van_meting(&one.meting, naam);
            said.extend(own);
            rijen.push(Rij::new(Soort::Metingen, sleutel(&one.meting), said));
        };
        for (_, parameter) in &one.niveaus {
            let reeks = niveaus
                .get(parameter.code.as_str())
                .map_or(&[][..], Vec::as_slice);
            rij(van_parameter(about.cell, reeks, one.meting.id));
        }
        let lijst = one.meting.lijst_id.map(StellingenOf);
        let gesteld = lijst.and_then(|lijst| about.lijsten.get(&lijst));
        for stelling in gesteld.into_iter().flatten() {
            let reeks = uitslagen.get(&stelling.lijn_id).map_or(&[][..], Vec::as_slice);
            rij(van_stelling(about.cell, stelling, reeks, one.meting.id));
        }
    }
}

fn sleutel(meting: &Model) -> String {
    Kind::Meting.id(meting.id).to_string()
}

/// What each row says of its meting.
fn van_meting(meting: &Model, naam: Option<&str>) -> Vec<(&'static str, Value)> {
    vec![
        (
            "praktijk",
            json!(Kind::LerendePraktijk.id(meting.praktijk_id).as_str()),
        ),
        ("praktijkNaam", json!(naam)),
        ("soort", json!(meting.soort.to_value())),
        ("instrument", json!(meting.instrument.to_value())),
        ("van", json!(meting.van)),
        ("tot", json!(meting.tot)),
    ]
}

/// The earlier meting of a series beside which one stands, or why there is none.
fn naast<'a, T>(reeks: &'a [Naast<'a, T>], punt: &Naast<'_, T>) -> (Option<&'a Naast<'a, T>>, Value) {
    match punt.eerder {
        Ok(place) => (reeks.get(place), Value::Null),
        Err(reden) => (None, json!(reden)),
    }
}

/// What a row says of a parameter.
fn van_parameter(cell: u64, reeks: &[Naast<'_, Niveau>], meting: Uuid) -> Vec<(&'static str, Value)> {
    let Some(punt) = reeks.iter().find(|punt| punt.gemeten.meting.id == meting) else {
        return Vec::new();
    };
    let (row, parameter) = punt.rij;
    let [laag, midden, hoog] = niveaus_voor_anderen(cell, meting::verdeeld(row));
    let (eerder, waarom) = naast(reeks, punt);
    let mut said = vec![
        ("rij", json!("PARAMETER")),
        ("parameter", json!(parameter.code)),
        ("parameterNaam", json!(parameter.naam)),
        ("term", json!(row.term)),
        ("ordinaal", json!(row.ordinaal)),
        (
            "nietGescoord",
            json!(row.niet_gescoord.map(|reden| reden.to_value())),
        ),
        (
            "vergelekenMet",
            json!(eerder.map(|one| sleutel(&one.gemeten.meting))),
        ),
        (
            "verschil",
            json!(eerder.and_then(|one| meting::hoger(punt.rij, one.rij))),
        ),
        ("nietVergelijkbaar", waarom),
    ];
    said.extend(geteld(["laag", "laagOntbreekt"], laag));
    said.extend(geteld(["midden", "middenOntbreekt"], midden));
    said.extend(geteld(["hoog", "hoogOntbreekt"], hoog));
    said
}

/// What a row says of a stelling of the list, also when it was not put to anybody.
fn van_stelling(
    cell: u64,
    stelling: &stelling::Model,
    reeks: &[Naast<'_, Uitslag>],
    meting: Uuid,
) -> Vec<(&'static str, Value)> {
    let own = |punt: &&Naast<'_, Uitslag>| {
        punt.gemeten.meting.id == meting && punt.rij.0.stelling_id == stelling.id
    };
    let aandeel = |uitslag: &Uitslag| Aandeel::voor_anderen(cell, Some(meting::geteld(uitslag)));
    let punt = reeks.iter().find(own);
    let gezegd = punt.map_or_else(|| Aandeel::voor_anderen(cell, None), |punt| aandeel(punt.rij));
    let (eerder, waarom) = punt.map_or((None, Value::Null), |punt| naast(reeks, punt));
    let mut said = vec![
        ("rij", json!("STELLING")),
        ("stelling", json!(stelling.tekst)),
        ("stellingVersie", json!(stelling.versie)),
        ("percentage", json!(gezegd.promille())),
        (
            "vergelekenMet",
            json!(eerder.map(|one| sleutel(&one.gemeten.meting))),
        ),
        (
            "verschilPunten",
            json!(eerder.and_then(|one| gezegd.meer_dan(aandeel(one.rij)))),
        ),
        ("nietVergelijkbaar", waarom),
    ];
    said.extend(geteld(["eens", "eensOntbreekt"], gezegd.eens));
    said.extend(geteld(["oneens", "oneensOntbreekt"], gezegd.oneens));
    said.extend(geteld(["geldig", "geldigOntbreekt"], gezegd.geldig));
    said
}

/// A number that may leave, or why it does not.
fn geteld([aantal, ontbreekt]: [&'static str; 2], getal: Getal) -> [(&'static str, Value); 2] {
    [
        (aantal, json!(getal.aantal())),
        (ontbreekt, json!(getal.ontbreekt())),
    ]
}

/// Which metingen of these releases analysts no longer read, and why as far as they may know: of a praktijk that lets them read
/// along nothing else can have happened than that another took its place.
pub(in crate::uitgave) async fn verdwenen_metingen(
    op: &Op,
    lijsten: &[&Lijst],
) -> Result<Vec<HashMap<String, Reden>>> {
    let op = &op.any_analyst();
    let key = |id: &str| Kind::Meting.key_in(id).ok();
    let mut known = HashMap::new();
    let said = lijsten
        .iter()
        .flat_map(|lijst| lijst.zegt(["praktijk", "vergelekenMet"]));
    for (object, [praktijk, beside]) in said {
        let praktijk = praktijk.and_then(Value::as_str);
        let praktijk = praktijk.and_then(|id| Kind::LerendePraktijk.key_in(id).ok());
        // A meting beside which one stands may be of before the period, and have no row.
        for meting in [Some(object), beside.and_then(Value::as_str)]
            .into_iter()
            .flatten()
        {
            known.entry(meting).or_insert_with(|| (key(meting), praktijk));
        }
    }
    let keys: Vec<Uuid> = known.values().filter_map(|(meting, _)| *meting).collect();
    if !keys.is_empty() {
        let there = meting::leesbaar(op, &keys).await?;
        known.retain(|_, (meting, _)| meting.is_none_or(|meting| !there.contains(&meting)));
    }
    let praktijken: HashSet<Uuid> = known.values().filter_map(|(_, praktijk)| *praktijk).collect();
    let praktijken: Vec<_> = praktijken.into_iter().map(GeldigVan).collect();
    let allowed = if praktijken.is_empty() {
        HashMap::new()
    } else {
        GeldigVan::load(op, &praktijken).await?
    };
    let reden = |praktijk: Option<Uuid>| match praktijk {
        Some(praktijk) if allowed.contains_key(&GeldigVan(praktijk)) => Reden::Vervangen,
        _ => Reden::NietMeerLeesbaar,
    };
    let of_list = |lijst: &&Lijst| {
        let gone = lijst.objecten().into_iter().filter_map(|object| {
            let (_, praktijk) = known.get(object)?;
            Some((object.to_owned(), reden(*praktijk)))
        });
        gone.collect()
    };
    Ok(lijsten.iter().map(of_list).collect())
}
