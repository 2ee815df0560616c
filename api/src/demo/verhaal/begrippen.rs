//! A professional term that was proposed.

use chrono::{DateTime, Utc};
use entity::{begrip, begrip_vorm};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::{Boek, leden, sleutel, zoek};
use crate::{
    demo::{bestand::lees, invoer::voeg_toe},
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
    vormen: Vec<String>,
    voorsteller: String,
    aangemaakt: DateTime<Utc>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Begrippen = lees("begrippen", include_str!("../../../data/demo/begrippen.toml"))?;
    let leden = leden::sleutels()?;
    let (mut rijen, mut vormen) = (Vec::new(), Vec::new());
    for rij in bestand.begrip {
        let (id, op) = (
            sleutel::demo("begrip", &rij.term, rij.aangemaakt),
            boek.op(rij.aangemaakt),
        );
        let vorm = |vorm: &str, soort| begrip_vorm::Model {
            begrip_id: id,
            sleutel: zoekdocument(&[vorm]),
            vorm: vorm.to_owned(),
            soort,
        };
        vormen.push(vorm(&rij.term, begrip_vorm::Soort::Term));
        vormen.extend(
            rij.vormen
                .iter()
                .map(|ander| vorm(ander, begrip_vorm::Soort::Synoniem)),
        );
        rijen.push(begrip::Model {
            id,
            status: begrip::Status::Voorgesteld,
            term: rij.term,
            uitleg: rij.uitleg,
            bron: None,
            voorsteller_id: Some(*zoek(&leden, &rij.voorsteller)?),
            afwijsreden: None,
            afwijstoelichting: None,
            demo: true,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    voeg_toe::<begrip::ActiveModel, _>(db, rijen).await?;
    Ok(voeg_toe::<begrip_vorm::ActiveModel, _>(db, vormen).await?)
}
