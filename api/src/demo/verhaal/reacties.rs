//! Invented reactions on the concept edition.

use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::reactie;
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::{Boek, edities, leden, sleutel, zoek};
use crate::demo::{
    bestand::{keuze, lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reacties {
    door: String,
    reactie: Vec<Reactie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Reactie {
    sleutel: String,
    /// The edition, for a reaction on the whole.
    editie: Option<String>,
    opgave: Option<String>,
    lid: Option<String>,
    vereniging: Option<String>,
    #[serde(deserialize_with = "waarde")]
    standpunt: reactie::Standpunt,
    tekst: String,
    aangemaakt: DateTime<Utc>,
    #[serde(default, deserialize_with = "keuze")]
    antwoord: Option<reactie::Antwoord>,
    reden: Option<String>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Reacties = lees("reacties", include_str!("../../../data/demo/reacties.toml"))?;
    let leden = leden::sleutels()?;
    let (edities, opgaven) = (edities::sleutels()?, edities::opgaven()?);
    let door = *zoek(&leden, &bestand.door)?;
    let mut rijen = Vec::new();
    for rij in bestand.reactie {
        let op = boek.op(rij.aangemaakt);
        let (opgave_id, editie_id) = match (&rij.opgave, &rij.editie) {
            (Some(code), _) => {
                let (opgave, editie) = zoek(&opgaven, code)?;
                (Some(*opgave), *editie)
            }
            (None, code) => {
                let code = code.as_deref().context("a reaction is on something")?;
                (None, *zoek(&edities, code)?)
            }
        };
        let member = rij.lid.as_deref().map(|lid| zoek(&leden, lid).copied());
        let vereniging = rij.vereniging.as_deref().map(|naam| boek.vereniging(naam));
        rijen.push(reactie::Model {
            id: sleutel::demo("reactie", &rij.sleutel, rij.aangemaakt),
            editie_id,
            opgave_id,
            afzender: match vereniging {
                Some(_) => reactie::Afzender::Vereniging,
                None => reactie::Afzender::Lid,
            },
            member_id: member.transpose()?,
            beroepsvereniging_id: vereniging.transpose()?,
            standpunt: rij.standpunt,
            tekst: rij.tekst,
            beantwoord_door_id: rij.antwoord.map(|_| door),
            beantwoord_op: rij.antwoord.map(|_| op),
            antwoord: rij.antwoord,
            antwoord_reden: rij.reden,
            ingetrokken_op: None,
            demo: true,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    Ok(voeg_toe::<reactie::ActiveModel, _>(db, rijen).await?)
}
