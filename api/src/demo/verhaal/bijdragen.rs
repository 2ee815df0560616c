//! Invented contributions to leervragen and good practices.

use chrono::{DateTime, Utc};
use entity::{
    bijdrage, bijdrage_melding,
    leervraag::Weergave,
    voorlegging::{Afwijsreden, Status},
};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::{Boek, goodpractices, leden, leervragen, sleutel, zoek};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bijdragen {
    bijdrage: Vec<Bijdrage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bijdrage {
    sleutel: String,
    /// One of the two.
    leervraag: Option<u32>,
    goodpractice: Option<String>,
    schrijver: String,
    #[serde(deserialize_with = "waarde")]
    weergave: Weergave,
    tekst: String,
    #[serde(deserialize_with = "waarde")]
    status: Status,
    aangemaakt: DateTime<Utc>,
    melding: Option<Melding>,
}

/// What a member reports about it, which waits for an editor.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Melding {
    pub(super) melder: String,
    #[serde(deserialize_with = "waarde")]
    pub(super) reden: Afwijsreden,
    pub(super) op: DateTime<Utc>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Bijdragen = lees("bijdragen", include_str!("../../../data/demo/bijdragen.toml"))?;
    let (leden, nummers, practices) = (
        leden::sleutels()?,
        leervragen::nummers()?,
        goodpractices::sleutels()?,
    );
    let (mut rijen, mut meldingen) = (Vec::new(), Vec::new());
    for rij in bestand.bijdrage {
        let id = sleutel::demo("bijdrage", &rij.sleutel, rij.aangemaakt);
        let op = boek.op(rij.aangemaakt);
        let leervraag = rij.leervraag.map(|nr| zoek(&nummers, &nr.to_string()).copied());
        let practice = rij.goodpractice.map(|code| zoek(&practices, &code).copied());
        if let Some(melding) = rij.melding {
            meldingen.push(bijdrage_melding::Model {
                id: sleutel::demo("bijdrage_melding", &rij.sleutel, melding.op),
                bijdrage_id: id,
                melder_id: Some(*zoek(&leden, &melding.melder)?),
                reden: melding.reden,
                toelichting: None,
                afgehandeld_op: None,
                created_at: boek.op(melding.op),
            });
        }
        rijen.push(bijdrage::Model {
            id,
            leervraag_id: leervraag.transpose()?,
            goodpractice_id: practice.transpose()?,
            status: rij.status,
            tekst: rij.tekst,
            schrijver_id: Some(*zoek(&leden, &rij.schrijver)?),
            weergave: rij.weergave,
            discipline_id: None,
            afwijsreden: None,
            afwijstoelichting: None,
            demo: true,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    voeg_toe::<bijdrage::ActiveModel, _>(db, rijen).await?;
    Ok(voeg_toe::<bijdrage_melding::ActiveModel, _>(db, meldingen).await?)
}
