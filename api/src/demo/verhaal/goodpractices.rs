//! Good practices, and what others made of one.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    goodpractice::{self, Status},
    goodpractice_element, goodpractice_ervaring, goodpractice_melding, goodpractice_onderwijssoort,
    goodpractice_opgave, goodpractice_overname, goodpractice_versie,
    praktijk_onderwijssoort::Onderwijssoort,
    tekstmelding,
};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{Boek, bijdragen::Melding, edities, leden, omgeving::praktijk_id, sleutel, zoek};
use crate::demo::{
    bestand::{lees, waarde, waarden},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoodPractices {
    goodpractice: Vec<GoodPractice>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GoodPractice {
    sleutel: String,
    praktijk: String,
    #[serde(deserialize_with = "waarde")]
    status: Status,
    titel: String,
    wat: String,
    /// What stood there in the first of two versions.
    eerder: Option<String>,
    voor_wie: String,
    tijd: Option<String>,
    kosten: Option<String>,
    voorwaarden: Option<String>,
    belemmering: Option<String>,
    bron: Option<String>,
    #[serde(default)]
    factoren: Vec<String>,
    samenwerkingsvorm: String,
    #[serde(default, deserialize_with = "waarden")]
    onderwijssoorten: Vec<Onderwijssoort>,
    #[serde(default)]
    opgaven: Vec<String>,
    demo: bool,
    indiener: Option<String>,
    aangemaakt: DateTime<Utc>,
    gedeeld: Option<DateTime<Utc>>,
    melding: Option<Melding>,
    #[serde(default)]
    overname: Vec<Overname>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Overname {
    praktijk: String,
    sinds: NaiveDate,
    aanpassingen: String,
    aangemaakt: DateTime<Utc>,
    #[serde(default)]
    ervaring: Vec<Ervaring>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ervaring {
    #[serde(deserialize_with = "waarde")]
    oordeel: goodpractice_ervaring::Oordeel,
    datum: NaiveDate,
    tekst: String,
    gedeeld: bool,
    melding: Option<Melding>,
}

/// The rows of all tables.
#[derive(Default)]
struct Rijen {
    practices: Vec<goodpractice::Model>,
    versies: Vec<goodpractice_versie::Model>,
    factoren: Vec<goodpractice_element::Model>,
    soorten: Vec<goodpractice_onderwijssoort::Model>,
    opgaven: Vec<goodpractice_opgave::Model>,
    meldingen: Vec<goodpractice_melding::Model>,
    overnames: Vec<goodpractice_overname::Model>,
    ervaringen: Vec<goodpractice_ervaring::Model>,
    tekstmeldingen: Vec<tekstmelding::Model>,
}

fn lees_bestand() -> anyhow::Result<GoodPractices> {
    lees(
        "goodpractices",
        include_str!("../../../data/demo/goodpractices.toml"),
    )
}

/// The keys of the good practices by short name.
pub(super) fn sleutels() -> anyhow::Result<HashMap<String, Uuid>> {
    let id = |rij: &GoodPractice| sleutel::demo("goodpractice", &rij.sleutel, rij.aangemaakt);
    let rijen = lees_bestand()?.goodpractice.into_iter();
    Ok(rijen.map(|rij| (rij.sleutel.clone(), id(&rij))).collect())
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand = lees_bestand()?;
    let mut rijen = Rijen::default();
    for rij in bestand.goodpractice {
        rij.zet(boek, &mut rijen)?;
    }
    voeg_toe::<goodpractice::ActiveModel, _>(db, rijen.practices).await?;
    voeg_toe::<goodpractice_versie::ActiveModel, _>(db, rijen.versies).await?;
    voeg_toe::<goodpractice_element::ActiveModel, _>(db, rijen.factoren).await?;
    voeg_toe::<goodpractice_onderwijssoort::ActiveModel, _>(db, rijen.soorten).await?;
    voeg_toe::<goodpractice_opgave::ActiveModel, _>(db, rijen.opgaven).await?;
    voeg_toe::<goodpractice_melding::ActiveModel, _>(db, rijen.meldingen).await?;
    voeg_toe::<goodpractice_overname::ActiveModel, _>(db, rijen.overnames).await?;
    voeg_toe::<goodpractice_ervaring::ActiveModel, _>(db, rijen.ervaringen).await?;
    Ok(voeg_toe::<tekstmelding::ActiveModel, _>(db, rijen.tekstmeldingen).await?)
}

impl GoodPractice {
    fn zet(self, boek: &Boek, rijen: &mut Rijen) -> anyhow::Result<()> {
        let id = sleutel::demo("goodpractice", &self.sleutel, self.aangemaakt);
        let opgaven = edities::opgaven()?;
        for code in &self.factoren {
            rijen.factoren.push(goodpractice_element::Model {
                goodpractice_id: id,
                element_id: boek.element(&format!("VERWOERDT:{code}"))?,
            });
        }
        let soorten = self.onderwijssoorten.iter();
        rijen
            .soorten
            .extend(soorten.map(|&onderwijssoort| goodpractice_onderwijssoort::Model {
                goodpractice_id: id,
                onderwijssoort,
            }));
        for code in &self.opgaven {
            rijen.opgaven.push(goodpractice_opgave::Model {
                goodpractice_id: id,
                opgave_id: zoek(&opgaven, code)?.0,
            });
        }
        if let Some(melding) = &self.melding {
            rijen.meldingen.push(goodpractice_melding::Model {
                id: sleutel::demo("goodpractice_melding", &self.sleutel, melding.op),
                goodpractice_id: id,
                melder_id: Some(*zoek(&leden::sleutels()?, &melding.melder)?),
                reden: melding.reden,
                toelichting: None,
                afgehandeld_op: None,
                created_at: boek.op(melding.op),
            });
        }
        for overname in &self.overname {
            overname.zet(boek, (id, &self.sleutel), rijen)?;
        }
        let indiener = self.indiener.as_deref();
        let indiener_id = indiener
            .map(|lid| anyhow::Ok(*zoek(&leden::sleutels()?, lid)?))
            .transpose()?;
        self.woorden(boek, id, indiener_id, rijen);
        let op = boek.op(self.aangemaakt);
        rijen.practices.push(goodpractice::Model {
            id,
            praktijk_id: Some(praktijk_id(&self.praktijk)?),
            indiener_id,
            samenwerkingsvorm_id: boek.vorm(Some(&self.samenwerkingsvorm))?,
            status: self.status,
            gedeeld_op: self.gedeeld.map(|moment| boek.op(moment)),
            teruggavereden: None,
            teruggavetoelichting: None,
            aantal_praktijken: i32::try_from(self.overname.len())?,
            titel: self.titel,
            wat: self.wat,
            voor_wie: self.voor_wie,
            tijd: self.tijd,
            kosten: self.kosten,
            voorwaarden: self.voorwaarden,
            belemmering: self.belemmering,
            bron: self.bron,
            demo: self.demo,
            version: 1,
            created_at: op,
            updated_at: op,
        });
        Ok(())
    }

    /// Its versions.
    fn woorden(&self, boek: &Boek, id: Uuid, auteur_id: Option<Uuid>, rijen: &mut Rijen) {
        let wat = self.eerder.iter().chain([&self.wat]);
        let laatste = if self.eerder.is_some() { 2 } else { 1 };
        for (wat, nummer) in wat.zip(1..) {
            let moment = self.aangemaakt + chrono::TimeDelta::hours(i64::from(nummer) - 1);
            rijen.versies.push(goodpractice_versie::Model {
                id: sleutel::demo(
                    "goodpractice_versie",
                    &format!("{}:{nummer}", self.sleutel),
                    moment,
                ),
                goodpractice_id: id,
                nummer,
                auteur_id,
                gedeeld_op: self
                    .gedeeld
                    .filter(|_| nummer == laatste)
                    .map(|moment| boek.op(moment)),
                titel: self.titel.clone(),
                wat: wat.clone(),
                voor_wie: self.voor_wie.clone(),
                tijd: self.tijd.clone(),
                kosten: self.kosten.clone(),
                voorwaarden: self.voorwaarden.clone(),
                belemmering: self.belemmering.clone(),
                bron: self.bron.clone(),
                created_at: boek.op(moment),
            });
        }
    }
}

impl Overname {
    fn zet(&self, boek: &Boek, practice: (Uuid, &str), rijen: &mut Rijen) -> anyhow::Result<()> {
        let naam = format!("{}:{}", practice.1, self.praktijk);
        let id = sleutel::demo("goodpractice_overname", &naam, self.aangemaakt);
        let op = boek.op(self.aangemaakt);
        rijen.overnames.push(goodpractice_overname::Model {
            id,
            goodpractice_id: practice.0,
            praktijk_id: praktijk_id(&self.praktijk)?,
            sinds: self.sinds,
            tot: None,
            aanpassingen: Some(self.aanpassingen.clone()),
            verborgen_op: None,
            demo: true,
            version: 1,
            created_at: op,
            updated_at: op,
        });
        for ervaring in &self.ervaring {
            let moment = ervaring.datum.and_time(chrono::NaiveTime::MIN).and_utc();
            let wat = format!("{naam}:{}", ervaring.datum);
            let ervaring_id = sleutel::demo("goodpractice_ervaring", &wat, moment);
            if let Some(melding) = &ervaring.melding {
                let id = sleutel::demo("tekstmelding", &wat, melding.op);
                rijen.tekstmeldingen.push(tekstmelding::Model {
                    id,
                    expertvraag_id: None,
                    goodpractice_overname_id: None,
                    goodpractice_ervaring_id: Some(ervaring_id),
                    canvas_id: None,
                    activiteit_id: None,
                    meting_id: None,
                    melder_id: Some(*zoek(&leden::sleutels()?, &melding.melder)?),
                    reden: melding.reden,
                    toelichting: None,
                    uitkomst: None,
                    afgehandeld_op: None,
                    besluitreden: None,
                    besluittoelichting: None,
                    created_at: boek.op(melding.op),
                });
            }
            rijen.ervaringen.push(goodpractice_ervaring::Model {
                id: ervaring_id,
                overname_id: id,
                oordeel: ervaring.oordeel,
                tekst: ervaring.tekst.clone(),
                datum: ervaring.datum,
                gedeeld: ervaring.gedeeld,
                verborgen_op: None,
                demo: true,
                version: 1,
                created_at: boek.op(moment),
                updated_at: boek.op(moment),
            });
        }
        Ok(())
    }
}
