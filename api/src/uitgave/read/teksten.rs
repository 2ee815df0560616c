//! The words of published leervragen as a reader reads them who did not sign in, and which of them that reader no longer reads. Two
//! statements for 500 leervragen.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use entity::{
    leervraag::{Model, Status},
    thema,
    uitgave::Soort,
};
use sea_orm::ActiveEnum;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::{
    clock::dutch_date,
    error::{Error, Result},
    graph::{Key, Kind, Op},
    leervraag,
    thema::ThemasVan,
    uitgave::rules::{Lijst, Reden, Rij},
};

/// Leervragen of a release.
const LEERVRAGEN: usize = 10_000;
/// Leervragen that are read at once.
const TEGELIJK: u64 = 500;
/// Between the values of a cell that has several.
const TUSSEN: &str = " | ";

/// The rows of the leervragen that last came out in a period.
pub(in crate::uitgave) async fn teksten(op: &Op, periode: [Option<NaiveDate>; 2]) -> Result<Lijst> {
    let op = &op.everybody();
    let mut rijen = Vec::new();
    let mut na: Option<Model> = None;
    loop {
        let page = leervraag::uitgegeven(op, periode, na.as_ref(), TEGELIJK).await?;
        let keys: Vec<_> = page.rows.iter().map(|row| ThemasVan(row.id)).collect();
        let themas = ThemasVan::load(op, &keys).await?;
        for row in &page.rows {
            let own = themas.get(&ThemasVan(row.id)).map_or(&[][..], Vec::as_slice);
            rijen.push(rij(row, own));
        }
        if rijen.len() > LEERVRAGEN {
            return Err(Error::limit(
                "Een uitgave heeft de teksten van hooguit 10.000 leervragen: vraag een kortere periode.",
                "A release has the texts of at most 10,000 leervragen: ask a shorter period.",
            ));
        }
        if !page.has_next {
            return Ok(Lijst::new(Soort::Leervraagteksten, periode, None, rijen));
        }
        na = page.rows.into_iter().next_back();
    }
}

fn rij(row: &Model, themas: &[thema::Model]) -> Rij {
    let listed = |each: &dyn Fn(&thema::Model) -> String| {
        let all: Vec<String> = themas.iter().map(each).collect();
        (!all.is_empty()).then(|| all.join(TUSSEN))
    };
    let said = vec![
        ("versie", json!(row.version)),
        ("gepubliceerd", json!(row.gepubliceerd_op.map(dutch_date))),
        ("tekst", json!(row.tekst)),
        ("toelichting", json!(row.toelichting)),
        ("herkomst", json!(row.herkomst.to_value())),
        ("aard", json!(row.aard.map(|aard| aard.to_value()))),
        (
            "onderwijssoort",
            json!(row.onderwijssoort.map(|soort| soort.to_value())),
        ),
        (
            "themas",
            json!(listed(&|thema| Kind::Thema.id(thema.id).to_string())),
        ),
        ("themaNamen", json!(listed(&|thema| thema.naam.clone()))),
    ];
    let object = Kind::Leervraag.id(row.id).to_string();
    Rij::new(Soort::Leervraagteksten, object, said)
}

/// What a release says of a leervraag.
struct Gezegd<'a> {
    leervraag: Option<Uuid>,
    versie: Option<i64>,
    tekst: Option<&'a str>,
    toelichting: Option<&'a str>,
    aard: Option<&'a str>,
    onderwijssoort: Option<&'a str>,
}

/// Of each of these releases, which leervragen nobody reads any more in the words of then, and why as far as everybody may know.
pub(in crate::uitgave) async fn verdwenen_teksten(
    op: &Op,
    lijsten: &[&Lijst],
) -> Result<Vec<HashMap<String, Reden>>> {
    let op = &op.everybody();
    let gezegd: Vec<Vec<(&str, Gezegd<'_>)>> = lijsten.iter().map(|lijst| gezegd(lijst)).collect();
    let all = || gezegd.iter().flatten().map(|(_, said)| said);
    let keys: HashSet<Uuid> = all().filter_map(|said| said.leervraag).collect();
    if keys.is_empty() {
        return Ok(lijsten.iter().map(|_| HashMap::new()).collect());
    }
    let standen = leervraag::standen(op, &keys.into_iter().collect::<Vec<_>>()).await?;
    let standen: HashMap<Uuid, (Status, i64)> = standen
        .into_iter()
        .map(|(key, status, versie)| (key, (status, versie.into())))
        .collect();
    // With the same version it has the same words.
    let changed = |said: &Gezegd<'_>| {
        let (_, versie) = standen.get(&said.leervraag?)?;
        said.leervraag.filter(|_| Some(*versie) != said.versie)
    };
    let keys: HashSet<Uuid> = all().filter_map(changed).collect();
    let woorden = if keys.is_empty() {
        Vec::new()
    } else {
        leervraag::woorden(op, &keys.into_iter().collect::<Vec<_>>()).await?
    };
    let woorden: HashMap<Uuid, _> = woorden.into_iter().map(|one| (one.id, one)).collect();
    let reden = |said: &Gezegd<'_>| {
        let Some((status, _)) = said.leervraag.and_then(|key| standen.get(&key)) else {
            return Some(Reden::NietMeerLeesbaar);
        };
        if *status != Status::Gepubliceerd {
            return Some(Reden::Samengevoegd);
        }
        let key = changed(said)?;
        let Some(nu) = woorden.get(&key) else {
            // It went between the two readings.
            return Some(Reden::NietMeerLeesbaar);
        };
        let same = said.tekst == Some(nu.tekst.as_str())
            && said.toelichting == nu.toelichting.as_deref()
            && said.aard == nu.aard.map(|aard| aard.to_value()).as_deref()
            && said.onderwijssoort == nu.onderwijssoort.map(|soort| soort.to_value()).as_deref();
        (!same).then_some(Reden::Herzien)
    };
    let gone = |said: &Vec<(&str, Gezegd<'_>)>| {
        let gone = said.iter();
        gone.filter_map(|(object, said)| Some(((*object).to_owned(), reden(said)?)))
            .collect()
    };
    Ok(gezegd.iter().map(gone).collect())
}

fn gezegd(lijst: &Lijst) -> Vec<(&str, Gezegd<'_>)> {
    let rows = lijst.zegt(["versie", "tekst", "toelichting", "aard", "onderwijssoort"]);
    rows.map(|(object, [versie, tekst, toelichting, aard, onderwijssoort])| {
        let said = Gezegd {
            leervraag: Kind::Leervraag.key_in(object).ok(),
            versie: versie.and_then(Value::as_i64),
            tekst: tekst.and_then(Value::as_str),
            toelichting: toelichting.and_then(Value::as_str),
            aard: aard.and_then(Value::as_str),
            onderwijssoort: onderwijssoort.and_then(Value::as_str),
        };
        (object, said)
    })
    .collect()
}
