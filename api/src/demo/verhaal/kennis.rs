//! What already lies there, and which ontwikkelopgaven point to it.

use chrono::{DateTime, Utc};
use entity::{kennisitem, opgave_activiteit, opgave_kennisitem};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{Boek, edities, omgeving::activiteit_id, sleutel, zoek};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kennis {
    kennisitem: Vec<Kennisitem>,
    activiteit: Vec<Activiteit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Kennisitem {
    sleutel: String,
    titel: String,
    #[serde(deserialize_with = "waarde")]
    soort: kennisitem::Soort,
    bronorganisatie: String,
    url: Option<String>,
    jaar: Option<i32>,
    omschrijving: String,
    gepubliceerd: bool,
    demo: bool,
    aangemaakt: DateTime<Utc>,
    opgaven: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activiteit {
    sleutel: String,
    opgaven: Vec<String>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Kennis = lees("kennisitems", include_str!("../../../data/demo/kennisitems.toml"))?;
    let opgaven = edities::opgaven()?;
    let opgave = |code: &String| -> anyhow::Result<Uuid> { Ok(zoek(&opgaven, code)?.0) };
    let (mut rijen, mut items, mut gebeurd) = (Vec::new(), Vec::new(), Vec::new());
    for rij in bestand.kennisitem {
        let id = sleutel::demo("kennisitem", &rij.sleutel, rij.aangemaakt);
        for code in &rij.opgaven {
            items.push(opgave_kennisitem::Model {
                opgave_id: opgave(code)?,
                kennisitem_id: id,
            });
        }
        let op = boek.op(rij.aangemaakt);
        rijen.push(kennisitem::Model {
            id,
            titel: rij.titel,
            soort: rij.soort,
            bronorganisatie: rij.bronorganisatie,
            url: rij.url,
            jaar: rij.jaar,
            omschrijving: rij.omschrijving,
            gepubliceerd: rij.gepubliceerd,
            demo: rij.demo,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    for rij in bestand.activiteit {
        let activiteit_id = activiteit_id(&rij.sleutel)?;
        for code in &rij.opgaven {
            gebeurd.push(opgave_activiteit::Model {
                opgave_id: opgave(code)?,
                activiteit_id,
            });
        }
    }
    voeg_toe::<kennisitem::ActiveModel, _>(db, rijen).await?;
    voeg_toe::<opgave_kennisitem::ActiveModel, _>(db, items).await?;
    Ok(voeg_toe::<opgave_activiteit::ActiveModel, _>(db, gebeurd).await?)
}
