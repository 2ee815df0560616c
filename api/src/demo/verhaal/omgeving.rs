//! Organisations, Lerende Praktijken and activities.

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{
    activiteit, organisatie, praktijk, praktijk_onderwijssoort, praktijk_onderwijssoort::Onderwijssoort,
    praktijk_partner,
};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{Boek, cyclus, sleutel};
use crate::demo::{
    bestand::{lees, waarde, waarden},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisaties {
    organisatie: Vec<Organisatie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Organisatie {
    sleutel: String,
    naam: String,
    #[serde(deserialize_with = "waarde")]
    soort: organisatie::Soort,
    gebied: Option<String>,
    demo: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Praktijken {
    praktijk: Vec<Praktijk>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Praktijk {
    sleutel: String,
    naam: String,
    samenvatting: String,
    werkwijze: Option<String>,
    doel: Option<String>,
    vraag: Option<String>,
    lead: String,
    #[serde(default)]
    partners: Vec<String>,
    /// Since when the partners join; nobody tells of the real ones.
    partners_van: Option<NaiveDate>,
    gebied: Option<String>,
    #[serde(default, deserialize_with = "waarden")]
    onderwijssoorten: Vec<Onderwijssoort>,
    samenwerkingsvorm: String,
    #[serde(deserialize_with = "waarde")]
    fase: praktijk::Fase,
    startdatum: NaiveDate,
    aangemaakt: DateTime<Utc>,
    bron: Option<String>,
    #[serde(default)]
    demo: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activiteiten {
    activiteit: Vec<Activiteit>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activiteit {
    sleutel: String,
    titel: String,
    #[serde(deserialize_with = "waarde")]
    soort: activiteit::Soort,
    datum: Option<NaiveDate>,
    locatie: Option<String>,
    #[serde(default)]
    online: bool,
    omschrijving: String,
    aangemaakt: DateTime<Utc>,
    bron: String,
}

fn lees_praktijken() -> anyhow::Result<Vec<Praktijk>> {
    Ok(lees::<Praktijken>("praktijken", include_str!("../../../data/demo/praktijken.toml"))?.praktijk)
}

fn lees_activiteiten() -> anyhow::Result<Vec<Activiteit>> {
    Ok(lees::<Activiteiten>(
        "activiteiten",
        include_str!("../../../data/demo/activiteiten.toml"),
    )?
    .activiteit)
}

/// The moment in the keys of organisations, whose own moment is unknown.
fn begin() -> DateTime<Utc> {
    DateTime::from_timestamp(1_672_563_600, 0).expect("1 January 2023 exists")
}

/// The key of an organisation of the demonstration.
pub(super) fn organisatie_id(korte_naam: &str) -> Uuid {
    sleutel::demo("organisatie", korte_naam, begin())
}

/// The praktijken by short name.
pub(super) fn praktijken() -> anyhow::Result<Vec<(String, Uuid)>> {
    let id = |rij: &Praktijk| sleutel::demo("praktijk", &rij.sleutel, rij.aangemaakt);
    Ok(lees_praktijken()?
        .into_iter()
        .map(|rij| (rij.sleutel.clone(), id(&rij)))
        .collect())
}

/// The key of a praktijk by its short name.
pub(super) fn praktijk_id(korte_naam: &str) -> anyhow::Result<Uuid> {
    let mut alle = praktijken()?.into_iter().chain([cyclus::praktijk()?]);
    let gevonden = alle.find(|(naam, _)| naam == korte_naam);
    Ok(gevonden.with_context(|| format!("praktijk {korte_naam}"))?.1)
}

/// The key of an activity by its letter.
pub(super) fn activiteit_id(letter: &str) -> anyhow::Result<Uuid> {
    let gevonden = lees_activiteiten()?.into_iter().find(|rij| rij.sleutel == letter);
    let rij = gevonden.with_context(|| format!("activiteit {letter}"))?;
    Ok(sleutel::demo("activiteit", letter, rij.aangemaakt))
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    organisaties(db, boek).await?;
    laad_praktijken(db, boek).await?;
    activiteiten(db, boek).await
}

async fn organisaties(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Organisaties = lees(
        "organisaties",
        include_str!("../../../data/demo/organisaties.toml"),
    )?;
    let op = boek.op(begin());
    let mut rijen = Vec::new();
    for rij in bestand.organisatie {
        rijen.push(organisatie::Model {
            id: organisatie_id(&rij.sleutel),
            naam: rij.naam,
            soort: rij.soort,
            gebied_id: boek.gebied(rij.gebied.as_deref())?,
            brin: None,
            demo: rij.demo,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    Ok(voeg_toe::<organisatie::ActiveModel, _>(db, rijen).await?)
}

async fn laad_praktijken(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let (mut rijen, mut soorten, mut partners) = (Vec::new(), Vec::new(), Vec::new());
    for rij in lees_praktijken()? {
        let id = sleutel::demo("praktijk", &rij.sleutel, rij.aangemaakt);
        let op = boek.op(rij.aangemaakt);
        soorten.extend(
            rij.onderwijssoorten
                .iter()
                .map(|&onderwijssoort| praktijk_onderwijssoort::Model {
                    praktijk_id: id,
                    onderwijssoort,
                }),
        );
        partners.extend(rij.partners.iter().map(|naam| praktijk_partner::Model {
            id: sleutel::demo(
                "praktijk_partner",
                &format!("{}:{naam}", rij.sleutel),
                rij.aangemaakt,
            ),
            praktijk_id: id,
            organisatie_id: organisatie_id(naam),
            van: rij.partners_van,
            tot: None,
            version: 1,
            created_at: op,
            updated_at: op,
        }));
        rijen.push(praktijk::Model {
            id,
            naam: rij.naam,
            samenvatting: rij.samenvatting,
            werkwijze: rij.werkwijze,
            doel: rij.doel,
            vraag: rij.vraag,
            fase: rij.fase,
            lead_organisatie_id: Some(organisatie_id(&rij.lead)),
            gebied_id: boek.gebied(rij.gebied.as_deref())?,
            samenwerkingsvorm_id: boek.vorm(Some(&rij.samenwerkingsvorm))?,
            startdatum: rij.startdatum,
            einddatum: None,
            bron: rij.bron,
            demo: rij.demo,
            version: 1,
            created_at: op,
            updated_at: op,
        });
    }
    voeg_toe::<praktijk::ActiveModel, _>(db, rijen).await?;
    voeg_toe::<praktijk_onderwijssoort::ActiveModel, _>(db, soorten).await?;
    Ok(voeg_toe::<praktijk_partner::ActiveModel, _>(db, partners).await?)
}

async fn activiteiten(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let rijen = lees_activiteiten()?.into_iter().map(|rij| activiteit::Model {
        id: sleutel::demo("activiteit", &rij.sleutel, rij.aangemaakt),
        titel: rij.titel,
        soort: rij.soort,
        status: activiteit::Status::Gehouden,
        datum: rij.datum,
        omschrijving: rij.omschrijving,
        online: rij.online,
        praktijk_id: None,
        locatie: rij.locatie,
        bron: Some(rij.bron),
        verborgen_op: None,
        demo: false,
        version: 1,
        created_at: boek.op(rij.aangemaakt),
        updated_at: boek.op(rij.aangemaakt),
    });
    Ok(voeg_toe::<activiteit::ActiveModel, _>(db, rijen).await?)
}
