//! The questions to reflect with, per werkzame factor.

use std::collections::HashMap;

use anyhow::Context;
use chrono::NaiveDate;
use entity::reflectievraag::{self, Herkomst};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::{gelijk::Tabel, kaders};
use crate::demo::{
    bestand::{lees, waarde},
    sleutel::referentie,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reflectievragen {
    raamwerk: String,
    geldig_van: NaiveDate,
    /// By short name.
    bronnen: HashMap<String, String>,
    factor: Vec<Factor>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Factor {
    code: String,
    #[serde(deserialize_with = "waarde")]
    herkomst: Herkomst,
    bron: String,
    vragen: Vec<String>,
}

/// After the frameworks, whose factors they are filed under.
pub(super) async fn reflectievragen(db: &impl ConnectionTrait, schrijf: bool) -> anyhow::Result<u64> {
    let bestand: Reflectievragen = lees(
        "reflectievragen",
        include_str!("../../../data/reference/reflectievragen.toml"),
    )?;
    let (kaders, delen) = kaders::tabellen(db, schrijf).await?;
    let tabel =
        Tabel::<reflectievraag::Entity>::lees(db, schrijf, |rij| rij.id, |rij| rij.code.clone()).await?;
    let kader = &bestand.raamwerk;
    let raamwerk_id = kaders.id(kader, referentie("raamwerk", kader));
    let mut rijen = Vec::new();
    let mut volgorde = 0;
    for factor in bestand.factor {
        let nieuw = referentie("raamwerk_element", &format!("{kader}:{}", factor.code));
        let factor_id = delen.id(&format!("{raamwerk_id}:{}", factor.code), nieuw);
        let bron = bestand
            .bronnen
            .get(&factor.bron)
            .context("every source has a name")?;
        for (tekst, nummer) in factor.vragen.into_iter().zip(1..) {
            volgorde += 1;
            let code = format!("{}_{nummer}", factor.code);
            let rij = reflectievraag::Model {
                id: tabel.id(&code, referentie("reflectievraag", &code)),
                factor_id,
                code: code.clone(),
                tekst,
                herkomst: factor.herkomst,
                bron: bron.clone(),
                volgorde,
                geldig_van: bestand.geldig_van,
                geldig_tot: tabel.bestaand(&code).and_then(|oud| oud.geldig_tot),
            };
            rijen.push((code, rij));
        }
    }
    Ok(tabel.maak_gelijk(db, rijen).await?)
}
