//! The begrippen that every installation begins with. Editors own them afterwards: what is there already, by its term, is
//! left as it is.

use std::collections::HashMap;

use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::{begrip, begrip_betekenis, begrip_vorm, discipline};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::gelijk::Tabel;
use crate::{
    demo::{
        bestand::{lees, waarde},
        invoer::voeg_toe,
        read::alles,
        sleutel::referentie,
    },
    tekst::zoekdocument,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begrippen {
    begrip: Vec<Begrip>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Begrip {
    term: String,
    uitleg: String,
    bron: Option<String>,
    #[serde(default)]
    vormen: Vec<Vorm>,
    #[serde(default)]
    betekenissen: Vec<Betekenis>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vorm {
    vorm: String,
    #[serde(deserialize_with = "waarde")]
    soort: begrip_vorm::Soort,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Betekenis {
    discipline: String,
    tekst: String,
}

pub(super) async fn begrippen(db: &impl ConnectionTrait, schrijf: bool) -> anyhow::Result<u64> {
    let bestand: Begrippen = lees(
        "begrippen",
        include_str!("../../../data/reference/begrippen.toml"),
    )?;
    let tabel =
        Tabel::<begrip::Entity>::lees(db, schrijf, |rij| rij.id, |rij| zoekdocument(&[&rij.term])).await?;
    let disciplines: HashMap<String, Uuid> = alles::<discipline::Entity>(db)
        .await?
        .into_iter()
        .map(|rij| (rij.code, rij.id))
        .collect();
    let op: DateTime<Utc> = "2026-01-01T00:00:00Z"
        .parse()
        .context("the moment of reference data")?;
    let (mut rijen, mut vormen, mut betekenissen) = (Vec::new(), Vec::new(), Vec::new());
    for rij in bestand.begrip {
        let sleutel = zoekdocument(&[&rij.term]);
        if tabel.bestaand(&sleutel).is_some() {
            continue;
        }
        let id = referentie("begrip", &sleutel);
        let vorm = |sleutel, vorm: &str, soort| begrip_vorm::Model {
            begrip_id: id,
            sleutel,
            vorm: vorm.to_owned(),
            soort,
        };
        vormen.extend(
            rij.vormen
                .iter()
                .map(|ander| vorm(zoekdocument(&[&ander.vorm]), &ander.vorm, ander.soort)),
        );
        vormen.push(vorm(sleutel, &rij.term, begrip_vorm::Soort::Term));
        betekenissen.extend(rij.betekenissen.into_iter().map(|betekenis| {
            let code = betekenis.discipline;
            let nieuw = || referentie("discipline", &code);
            begrip_betekenis::Model {
                begrip_id: id,
                discipline_id: disciplines.get(&code).copied().unwrap_or_else(nieuw),
                tekst: betekenis.tekst,
            }
        }));
        rijen.push(begrip::Model {
            id,
            status: begrip::Status::Gepubliceerd,
            term: rij.term,
            uitleg: rij.uitleg,
            bron: rij.bron,
            voorsteller_id: None,
            afwijsreden: None,
            afwijstoelichting: None,
            demo: false,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    let anders = u64::try_from(rijen.len())?;
    if schrijf {
        voeg_toe::<begrip::ActiveModel, _>(db, rijen).await?;
        voeg_toe::<begrip_vorm::ActiveModel, _>(db, vormen).await?;
        voeg_toe::<begrip_betekenis::ActiveModel, _>(db, betekenissen).await?;
    }
    Ok(anders)
}
