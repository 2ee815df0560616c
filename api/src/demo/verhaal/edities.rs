//! The editions with what their opgaven rest on.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use entity::{agenda, editie, onderbouwing, opgave, opgave_thema};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Boek, herkomst, leden,
    leervragen::{bronnen, nummers},
    sleutel,
    themas::{self, Thema, lees_themas},
    zoek,
};
use crate::demo::{
    bestand::{keuze, lees, waarde},
    invoer::{geef_stand, voeg_toe},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Edities {
    pub(super) door: String,
    pub(super) editie: Vec<Editie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Editie {
    #[serde(deserialize_with = "waarde")]
    domein: agenda::Domein,
    pub(super) nummer: i32,
    titel: String,
    toelichting: String,
    #[serde(deserialize_with = "waarde")]
    status: editie::Status,
    geldig_van: Option<NaiveDate>,
    bron: Option<String>,
    pub(super) aangemaakt: DateTime<Utc>,
    pub(super) opgave: Vec<Opgave>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Opgave {
    pub(super) nummer: i32,
    titel: String,
    omschrijving: Option<String>,
    demo: bool,
    onderbouwd: DateTime<Utc>,
    pub(super) herkomst: Option<herkomst::Herkomst>,
    themas: Vec<Overname>,
    #[serde(default)]
    leervragen: Vec<Rechtstreeks>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Overname {
    sleutel: String,
    reden: String,
    #[serde(default, deserialize_with = "keuze")]
    gewicht: Option<onderbouwing::Gewicht>,
    bron: Option<String>,
}

/// A leervraag beneath an opgave without a theme in between.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Rechtstreeks {
    nr: u32,
    reden: String,
    #[serde(default, deserialize_with = "keuze")]
    gewicht: Option<onderbouwing::Gewicht>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    themas::laad(db, boek).await?;
    edities(db, boek).await
}

pub(super) fn lees_edities() -> anyhow::Result<Edities> {
    lees("edities", include_str!("../../../data/demo/edities.toml"))
}

impl Editie {
    /// `BREED_JEUGDDOMEIN:1`.
    fn code(&self) -> String {
        format!("{}:{}", sea_orm::ActiveEnum::to_value(&self.domein), self.nummer)
    }

    fn id(&self) -> Uuid {
        sleutel::demo("editie", &self.code(), self.aangemaakt)
    }

    /// `BREED_JEUGDDOMEIN:1:2`.
    pub(super) fn opgave_code(&self, nummer: i32) -> String {
        format!("{}:{nummer}", self.code())
    }

    /// The code of an opgave of the edition with the number before: `BREED_JEUGDDOMEIN:1:2`.
    pub(super) fn vorige_code(&self, nummer: i32) -> String {
        let domein = sea_orm::ActiveEnum::to_value(&self.domein);
        format!("{domein}:{}:{nummer}", self.nummer - 1)
    }

    /// `BREED_JEUGDDOMEIN:1:2`, and its key.
    fn opgave(&self, opgave: &Opgave) -> (String, Uuid) {
        let code = self.opgave_code(opgave.nummer);
        let id = sleutel::demo("opgave", &code, self.aangemaakt);
        (code, id)
    }
}

/// The keys of the editions by `BREED_JEUGDDOMEIN:1`.
pub(super) fn sleutels() -> anyhow::Result<HashMap<String, Uuid>> {
    let edities = lees_edities()?.editie;
    Ok(edities.iter().map(|rij| (rij.code(), rij.id())).collect())
}

/// The keys of the opgaven by `BREED_JEUGDDOMEIN:1:2`, each with that of its edition.
pub(super) fn opgaven() -> anyhow::Result<HashMap<String, (Uuid, Uuid)>> {
    let mut found = HashMap::new();
    for editie in &lees_edities()?.editie {
        for opgave in &editie.opgave {
            let (code, id) = editie.opgave(opgave);
            found.insert(code, (id, editie.id()));
        }
    }
    Ok(found)
}

async fn edities(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand = lees_edities()?;
    let mut bewijs = Bewijs {
        door_id: Some(*zoek(&leden::sleutels()?, &bestand.door)?),
        themas: lees_themas()?
            .thema
            .into_iter()
            .map(|rij| (rij.sleutel.clone(), rij))
            .collect(),
        nummers: nummers()?,
        bronnen: bronnen()?,
        overnames: Vec::new(),
        onderbouwingen: Vec::new(),
    };
    let (mut rijen, mut opgaven, mut standen) = (Vec::new(), Vec::new(), Vec::new());
    for rij in &bestand.editie {
        let editie_id = rij.id();
        let op = boek.op(rij.aangemaakt);
        standen.push((editie_id, rij.status));
        rijen.push(editie::Model {
            id: editie_id,
            agenda_id: boek.agenda(rij.domein)?,
            nummer: rij.nummer,
            titel: rij.titel.clone(),
            toelichting: Some(rij.toelichting.clone()),
            status: editie::Status::Concept,
            geldig_van: rij.geldig_van,
            geldig_tot: None,
            consultatie_tot: None,
            // The day on which the real edition was adopted is not public.
            vastgesteld_op: None,
            bron: rij.bron.clone(),
            version: 1,
            created_at: op,
            updated_at: op,
        });
        for opgave in &rij.opgave {
            let (code, id) = rij.opgave(opgave);
            opgaven.push(opgave::Model {
                id,
                editie_id,
                nummer: opgave.nummer,
                titel: opgave.titel.clone(),
                omschrijving: opgave.omschrijving.clone(),
                demo: opgave.demo,
                version: 1,
                created_at: op,
                updated_at: op,
            });
            bewijs.opgave(id, &code, opgave, boek.op(opgave.onderbouwd))?;
        }
    }
    voeg_toe::<editie::ActiveModel, _>(db, rijen).await?;
    voeg_toe::<opgave::ActiveModel, _>(db, opgaven).await?;
    voeg_toe::<opgave_thema::ActiveModel, _>(db, bewijs.overnames).await?;
    voeg_toe::<onderbouwing::ActiveModel, _>(db, bewijs.onderbouwingen).await?;
    herkomst::laad(db, boek).await?;
    geef_stand(db, standen).await?;
    Ok(())
}

/// What the opgaven rest on.
struct Bewijs {
    door_id: Option<Uuid>,
    themas: HashMap<String, Thema>,
    nummers: HashMap<String, Uuid>,
    /// Where the topic of each leervraag can be read.
    bronnen: HashMap<u32, String>,
    overnames: Vec<opgave_thema::Model>,
    onderbouwingen: Vec<onderbouwing::Model>,
}

impl Bewijs {
    /// As adopting does: each leervraag of each theme once, through the first theme that brings it.
    fn opgave(
        &mut self,
        opgave_id: Uuid,
        code: &str,
        opgave: &Opgave,
        op: DateTime<Utc>,
    ) -> anyhow::Result<()> {
        let mut gezien = HashSet::new();
        for overname in &opgave.themas {
            let thema = zoek(&self.themas, &overname.sleutel)?;
            self.overnames.push(opgave_thema::Model {
                id: sleutel::demo(
                    "opgave_thema",
                    &format!("{code}:{}", overname.sleutel),
                    opgave.onderbouwd,
                ),
                opgave_id,
                thema_id: thema.id(),
                // The database notes it when the edition is adopted.
                thema_versie_id: None,
                reden: overname.reden.clone(),
                gewicht: overname.gewicht,
                bron: overname.bron.clone(),
                door_id: self.door_id,
                created_at: op,
            });
            for leervraag in thema.gebundeld().filter(|leervraag| gezien.insert(leervraag.nr)) {
                let rij = self.onderbouwing(opgave_id, code, opgave, leervraag.nr, op)?;
                let reden = Some(overname.reden.clone());
                self.onderbouwingen.push(onderbouwing::Model {
                    thema_id: Some(thema.id()),
                    reden,
                    gewicht: overname.gewicht,
                    ..rij
                });
            }
        }
        for leervraag in opgave
            .leervragen
            .iter()
            .filter(|leervraag| gezien.insert(leervraag.nr))
        {
            let rij = self.onderbouwing(opgave_id, code, opgave, leervraag.nr, op)?;
            self.onderbouwingen.push(onderbouwing::Model {
                reden: Some(leervraag.reden.clone()),
                gewicht: leervraag.gewicht,
                ..rij
            });
        }
        Ok(())
    }

    fn onderbouwing(
        &self,
        opgave_id: Uuid,
        code: &str,
        opgave: &Opgave,
        nr: u32,
        op: DateTime<Utc>,
    ) -> anyhow::Result<onderbouwing::Model> {
        Ok(onderbouwing::Model {
            id: sleutel::demo("onderbouwing", &format!("{code}:{nr}"), opgave.onderbouwd),
            opgave_id,
            leervraag_id: *zoek(&self.nummers, &nr.to_string())?,
            leervraag_versie_id: None,
            thema_id: None,
            thema_versie_id: None,
            reden: None,
            gewicht: None,
            bron: self.bronnen.get(&nr).cloned(),
            door_id: self.door_id,
            created_at: op,
        })
    }
}
