//! The frameworks of the field with their building blocks.

use std::collections::HashMap;

use chrono::NaiveDate;
use entity::{raamwerk, raamwerk_element};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::gelijk::Tabel;
use crate::demo::{
    bestand::{keuze, lees, waarde},
    sleutel::referentie,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raamwerken {
    raamwerk: Vec<Raamwerk>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Raamwerk {
    code: String,
    versie: String,
    naam: String,
    bron: String,
    geldig_van: NaiveDate,
    element: Vec<Element>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Element {
    #[serde(deserialize_with = "waarde")]
    soort: raamwerk_element::Soort,
    code: String,
    ouder: Option<String>,
    naam: String,
    toelichting: Option<String>,
    #[serde(default, deserialize_with = "keuze")]
    onderwijssector: Option<raamwerk_element::Onderwijssector>,
    /// Lowest first.
    #[serde(default)]
    niveaus: Vec<String>,
}

/// The frameworks and their building blocks as they are stored.
pub(super) async fn tabellen(
    db: &impl ConnectionTrait,
    schrijf: bool,
) -> anyhow::Result<(Tabel<raamwerk::Entity>, Tabel<raamwerk_element::Entity>)> {
    let kaders = Tabel::<raamwerk::Entity>::lees(
        db,
        schrijf,
        |rij| rij.id,
        |rij| format!("{}@{}", rij.code, rij.versie),
    )
    .await?;
    let delen = Tabel::<raamwerk_element::Entity>::lees(
        db,
        schrijf,
        |rij| rij.id,
        |rij| format!("{}:{}", rij.raamwerk_id, rij.code),
    )
    .await?;
    Ok((kaders, delen))
}

pub(super) async fn raamwerken(db: &impl ConnectionTrait, schrijf: bool) -> anyhow::Result<u64> {
    let bestand: Raamwerken = lees(
        "raamwerken",
        include_str!("../../../data/reference/raamwerken.toml"),
    )?;
    let (kaders, delen) = tabellen(db, schrijf).await?;
    let (mut rijen, mut elementen) = (Vec::new(), Vec::new());
    for kader in bestand.raamwerk {
        let sleutel = format!("{}@{}", kader.code, kader.versie);
        let raamwerk_id = kaders.id(&sleutel, referentie("raamwerk", &sleutel));
        elementen.extend(kader.elementen(raamwerk_id, &sleutel, &delen));
        let geldig_tot = kaders.bestaand(&sleutel).and_then(|oud| oud.geldig_tot);
        rijen.push((
            sleutel,
            raamwerk::Model {
                id: raamwerk_id,
                code: kader.code,
                versie: kader.versie,
                naam: kader.naam,
                bron: kader.bron,
                geldig_van: kader.geldig_van,
                geldig_tot,
            },
        ));
    }
    Ok(kaders.maak_gelijk(db, rijen).await? + delen.maak_gelijk(db, elementen).await?)
}

impl Raamwerk {
    /// The elements in the order of the file, counted per kind; the levels of a parameter count from 1.
    fn elementen(
        &self,
        raamwerk_id: Uuid,
        kader: &str,
        delen: &Tabel<raamwerk_element::Entity>,
    ) -> Vec<(String, raamwerk_element::Model)> {
        let sleutel = |code: &str| format!("{raamwerk_id}:{code}");
        let id = |code: &str| {
            delen.id(
                &sleutel(code),
                referentie("raamwerk_element", &format!("{kader}:{code}")),
            )
        };
        let mut geteld = HashMap::new();
        let mut rijen = Vec::new();
        for element in &self.element {
            let volgorde = geteld.entry(element.soort).or_insert(0);
            *volgorde += 1;
            let rij = raamwerk_element::Model {
                id: id(&element.code),
                raamwerk_id,
                ouder_id: element.ouder.as_deref().map(id),
                soort: element.soort,
                code: element.code.clone(),
                naam: element.naam.clone(),
                toelichting: element.toelichting.clone(),
                onderwijssector: element.onderwijssector,
                volgorde: *volgorde,
            };
            rijen.push((sleutel(&element.code), rij));
            for (naam, ordinaal) in element.niveaus.iter().zip(1..) {
                let code = format!("{}_{ordinaal}", element.code);
                let rij = raamwerk_element::Model {
                    id: id(&code),
                    raamwerk_id,
                    ouder_id: Some(id(&element.code)),
                    soort: raamwerk_element::Soort::Niveau,
                    code: code.clone(),
                    naam: naam.clone(),
                    toelichting: None,
                    onderwijssector: None,
                    volgorde: ordinaal,
                };
                rijen.push((sleutel(&code), rij));
            }
        }
        rijen
    }
}
