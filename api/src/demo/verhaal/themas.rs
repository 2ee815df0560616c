//! Themes with what they bundle.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{bundeling, thema, thema_versie};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{Boek, leden, leervragen::nummers, sleutel, zoek};
use crate::demo::{bestand::lees, invoer::voeg_toe};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Themas {
    maker: String,
    pub(super) thema: Vec<Thema>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Thema {
    pub(super) sleutel: String,
    naam: String,
    omschrijving: String,
    aangemaakt: DateTime<Utc>,
    /// What it was called before, until it was given its present words.
    eerder: Option<Eerder>,
    leervragen: Vec<Gebundeld>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Eerder {
    naam: String,
    omschrijving: String,
    tot: DateTime<Utc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Gebundeld {
    pub(super) nr: u32,
    reden: String,
    /// When it was put in, where that was not on the day of the theme.
    van: Option<DateTime<Utc>>,
    /// When it was taken out again, and why.
    eruit: Option<Eruit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Eruit {
    op: DateTime<Utc>,
    reden: String,
}

pub(super) fn lees_themas() -> anyhow::Result<Themas> {
    lees("themas", include_str!("../../../data/demo/themas.toml"))
}

/// The keys of the themes by short name.
pub(super) fn sleutels() -> anyhow::Result<HashMap<String, Uuid>> {
    let themas = lees_themas()?.thema.into_iter();
    Ok(themas.map(|rij| (rij.sleutel.clone(), rij.id())).collect())
}

impl Thema {
    pub(super) fn id(&self) -> Uuid {
        sleutel::demo("thema", &self.sleutel, self.aangemaakt)
    }

    /// The leervragen that it bundles now.
    pub(super) fn gebundeld(&self) -> impl Iterator<Item = &Gebundeld> {
        self.leervragen.iter().filter(|rij| rij.eruit.is_none())
    }

    /// What it was called before and what it is called now.
    fn versies(&self, boek: &Boek, auteur_id: Option<Uuid>) -> Vec<thema_versie::Model> {
        let now = (&self.naam, &self.omschrijving);
        let (first, second) = match &self.eerder {
            None => (now, None),
            Some(eerder) => ((&eerder.naam, &eerder.omschrijving), Some((now, eerder.tot))),
        };
        let versions = [(first, self.aangemaakt)].into_iter().chain(second);
        versions
            .zip(1..)
            .map(|(((naam, omschrijving), op), nummer)| thema_versie::Model {
                id: sleutel::demo("thema_versie", &format!("{}:{nummer}", self.sleutel), op),
                thema_id: self.id(),
                nummer,
                naam: naam.clone(),
                omschrijving: omschrijving.clone(),
                ouder_id: None,
                status: thema::Status::Gepubliceerd,
                auteur_id,
                created_at: boek.op(op),
            })
            .collect()
    }

    /// When it last changed.
    fn gewijzigd(&self) -> DateTime<Utc> {
        let eruit = self.leervragen.iter().filter_map(|rij| rij.eruit.as_ref());
        let moments = eruit
            .map(|eruit| eruit.op)
            .chain(self.eerder.iter().map(|eerder| eerder.tot));
        moments.fold(self.aangemaakt, Ord::max)
    }

    /// One for the making, and one for each change after it.
    fn version(&self) -> i32 {
        let eruit = self.leervragen.iter().filter(|rij| rij.eruit.is_some());
        1 + i32::from(self.eerder.is_some()) + eruit.map(|_| 1).sum::<i32>()
    }
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand = lees_themas()?;
    let maker_id = Some(*zoek(&leden::sleutels()?, &bestand.maker)?);
    let nummers = nummers()?;
    let (mut rijen, mut versies, mut bundels) = (Vec::new(), Vec::new(), Vec::new());
    for rij in &bestand.thema {
        let op = boek.op(rij.aangemaakt);
        for leervraag in &rij.leervragen {
            bundels.push(bundeling::Model {
                id: sleutel::demo(
                    "bundeling",
                    &format!("{}:{}", rij.sleutel, leervraag.nr),
                    rij.aangemaakt,
                ),
                thema_id: rij.id(),
                leervraag_id: *zoek(&nummers, &leervraag.nr.to_string())?,
                reden: Some(leervraag.reden.clone()),
                door_id: maker_id,
                van: boek.op(leervraag.van.unwrap_or(rij.aangemaakt)),
                tot: leervraag.eruit.as_ref().map(|eruit| boek.op(eruit.op)),
                reden_einde: leervraag.eruit.as_ref().map(|eruit| eruit.reden.clone()),
                beeindigd_door_id: maker_id.filter(|_| leervraag.eruit.is_some()),
            });
        }
        versies.extend(rij.versies(boek, maker_id));
        rijen.push(thema::Model {
            id: rij.id(),
            naam: rij.naam.clone(),
            omschrijving: rij.omschrijving.clone(),
            ouder_id: None,
            status: thema::Status::Gepubliceerd,
            maker_id,
            demo: true,
            version: rij.version(),
            created_at: op,
            updated_at: boek.op(rij.gewijzigd()),
        });
    }
    voeg_toe::<thema::ActiveModel, _>(db, rijen).await?;
    voeg_toe::<thema_versie::ActiveModel, _>(db, versies).await?;
    Ok(voeg_toe::<bundeling::ActiveModel, _>(db, bundels).await?)
}
