//! Who works on an ontwikkelopgave, and how it goes.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use entity::{uitvoerder, voortgang};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::{Boek, edities, leden, omgeving::organisatie_id, sleutel, zoek};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Uitvoering {
    door: String,
    partner: Vec<Partner>,
    voortgang: Vec<Voortgang>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Partner {
    opgave: String,
    organisatie: String,
    van: NaiveDate,
    tot: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Voortgang {
    opgave: String,
    #[serde(deserialize_with = "waarde")]
    stand: voortgang::Stand,
    tekst: String,
    datum: NaiveDate,
    aangemaakt: DateTime<Utc>,
    /// Whether it takes the place of the entry before it.
    #[serde(default)]
    corrigeert: bool,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Uitvoering = lees("uitvoering", include_str!("../../../data/demo/uitvoering.toml"))?;
    let opgaven = edities::opgaven()?;
    let door_id = Some(*zoek(&leden::sleutels()?, &bestand.door)?);
    let mut partners = Vec::new();
    for rij in bestand.partner {
        let moment = rij.van.and_time(NaiveTime::MIN).and_utc();
        let op = boek.op(moment);
        partners.push(uitvoerder::Model {
            id: sleutel::demo(
                "uitvoerder",
                &format!("{}:{}", rij.opgave, rij.organisatie),
                moment,
            ),
            opgave_id: zoek(&opgaven, &rij.opgave)?.0,
            rol: uitvoerder::Rol::Partner,
            beroepsvereniging_id: None,
            organisatie_id: Some(organisatie_id(&rij.organisatie)),
            van: rij.van,
            tot: rij.tot,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    let mut laatste = HashMap::new();
    let mut regels: Vec<voortgang::Model> = Vec::new();
    for rij in bestand.voortgang {
        let vorige = laatste.get(&rij.opgave).copied();
        let volgnummer = vorige.map_or(0, |(_, nummer)| nummer) + 1;
        let naam = format!("{}:{volgnummer}", rij.opgave);
        let id = sleutel::demo("voortgang", &naam, rij.aangemaakt);
        regels.push(voortgang::Model {
            id,
            opgave_id: zoek(&opgaven, &rij.opgave)?.0,
            volgnummer,
            stand: rij.stand,
            tekst: rij.tekst,
            datum: rij.datum,
            corrigeert_id: vorige.filter(|_| rij.corrigeert).map(|(id, _)| id),
            door_id,
            beroepsvereniging_id: None,
            demo: true,
            created_at: boek.op(rij.aangemaakt),
        });
        laatste.insert(rij.opgave, (id, volgnummer));
    }
    voeg_toe::<uitvoerder::ActiveModel, _>(db, partners).await?;
    Ok(voeg_toe::<voortgang::ActiveModel, _>(db, regels).await?)
}
