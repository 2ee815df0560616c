//! What the Lerende Praktijk that never was measured.

use std::collections::BTreeMap;

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{meting, meting_niveau, meting_observatie, meting_stelling, raamwerk_element};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{Boek, cyclus, sleutel};
use crate::demo::{bestand::waarde, invoer::voeg_toe, read::alles};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Meting {
    #[serde(deserialize_with = "waarde")]
    soort: meting::Soort,
    #[serde(deserialize_with = "waarde")]
    instrument: meting::Instrument,
    van: NaiveDate,
    tot: NaiveDate,
    uitgenodigd: i32,
    gerespondeerd: i32,
    aangemaakt: DateTime<Utc>,
    vastgesteld: DateTime<Utc>,
    samenvatting: String,
    niveaus: BTreeMap<String, i32>,
    #[serde(deserialize_with = "cyclus::redenen")]
    niet_gescoord: BTreeMap<String, meting_niveau::NietGescoord>,
    verdeling: BTreeMap<String, [i32; 3]>,
    /// Agree, valid, do not know; nothing for what was not asked.
    stellingen: Vec<Vec<i32>>,
    observaties: Vec<Observatie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Observatie {
    factor: String,
    #[serde(deserialize_with = "waarde")]
    soort: meting_observatie::Soort,
    tekst: String,
}

impl Meting {
    /// Loads it as it was adopted and shared.
    pub(super) async fn laad(
        &self,
        db: &impl ConnectionTrait,
        boek: &Boek,
        (praktijk_id, cyclus_id): (Uuid, Uuid),
        (lijst, stellingen): &(Uuid, Vec<Uuid>),
    ) -> anyhow::Result<()> {
        let id = sleutel::demo("meting", &cyclus_id.to_string(), self.aangemaakt);
        let parameters = parameters(db, boek).await?;
        let kader = parameters.first().context("the framework of Gerdes")?.raamwerk_id;
        let values = meting::Model {
            id,
            cyclus_id,
            praktijk_id,
            soort: self.soort,
            instrument: self.instrument,
            van: self.van,
            tot: Some(self.tot),
            uitgenodigd: Some(self.uitgenodigd),
            gerespondeerd: Some(self.gerespondeerd),
            raamwerk_id: Some(kader),
            lijst_id: Some(*lijst),
            status: meting::Status::Concept,
            gedeeld: true,
            samenvatting: Some(self.samenvatting.clone()),
            vervangt_id: None,
            vervangreden: None,
            vastgesteld_op: Some(boek.op(self.vastgesteld)),
            vastgesteld_door_id: None,
            verborgen_op: None,
            demo: true,
            version: 3,
            created_at: boek.op(self.aangemaakt),
            updated_at: boek.op(self.vastgesteld),
        };
        voeg_toe::<meting::ActiveModel, _>(db, [values]).await?;
        let mut niveaus = Vec::new();
        for parameter in &parameters {
            niveaus.push(self.niveau(boek, id, parameter)?);
        }
        voeg_toe::<meting_niveau::ActiveModel, _>(db, niveaus).await?;
        let answered = self
            .stellingen
            .iter()
            .zip(stellingen)
            .filter_map(|(counts, key)| {
                let &[eens, geldig, weet_niet] = counts.as_slice() else {
                    return None;
                };
                Some(meting_stelling::Model {
                    meting_id: id,
                    stelling_id: *key,
                    eens,
                    geldig,
                    weet_niet,
                })
            });
        voeg_toe::<meting_stelling::ActiveModel, _>(db, answered).await?;
        let mut seen = Vec::new();
        for (rij, nummer) in self.observaties.iter().zip(1..) {
            seen.push(meting_observatie::Model {
                id: sleutel::demo("meting_observatie", &format!("{id}:{nummer}"), self.aangemaakt),
                meting_id: id,
                factor_id: boek.element(&format!("VERWOERDT:{}", rij.factor))?,
                soort: rij.soort,
                tekst: rij.tekst.clone(),
                nummer,
            });
        }
        voeg_toe::<meting_observatie::ActiveModel, _>(db, seen).await?;
        cyclus::stel_vast(db, id).await
    }

    fn niveau(
        &self,
        boek: &Boek,
        meting_id: Uuid,
        parameter: &raamwerk_element::Model,
    ) -> anyhow::Result<meting_niveau::Model> {
        let ordinaal = self.niveaus.get(&parameter.code).copied();
        let level = ordinaal.map(|place| format!("GERDES:{}_{place}", parameter.code));
        let level = level.map(|code| boek.element(&code)).transpose()?;
        let counts = self.verdeling.get(&parameter.code).copied();
        let [laag, midden, hoog] = counts.map_or([None; 3], |counts| counts.map(Some));
        Ok(meting_niveau::Model {
            meting_id,
            parameter_id: parameter.id,
            niveau_id: level,
            term: level.and_then(|id| boek.naam(id)),
            ordinaal,
            niet_gescoord: self.niet_gescoord.get(&parameter.code).copied(),
            laag,
            midden,
            hoog,
        })
    }
}

/// The parameters of Gerdes, in their order.
async fn parameters(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<Vec<raamwerk_element::Model>> {
    let one = boek.element("GERDES:SAMENWERKING")?;
    let mut rijen = alles::<raamwerk_element::Entity>(db).await?;
    let kader = rijen.iter().find(|rij| rij.id == one).map(|rij| rij.raamwerk_id);
    rijen.retain(|rij| rij.soort == raamwerk_element::Soort::Parameter && Some(rij.raamwerk_id) == kader);
    rijen.sort_by_key(|rij| rij.volgorde);
    Ok(rijen)
}
