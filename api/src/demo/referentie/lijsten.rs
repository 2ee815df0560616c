//! The files of `api/data/reference` as rows. What a file does not say (an end date, a successor) stays as it is in the
//! database, because an operator may have filled it in.

use std::collections::HashSet;

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{agenda, beroepsvereniging, discipline, gebied, gebied_ligging, lidsoort, vereniging_koepel};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{begrippen, gelijk::Tabel, kaders, reflectie};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
    read::alles,
    sleutel::referentie,
};

/// Compares all lists with the database, and writes the differences when `schrijf`; returns their number.
pub(super) async fn vergelijk(
    db: &impl ConnectionTrait,
    now: DateTime<Utc>,
    schrijf: bool,
) -> anyhow::Result<u64> {
    Ok(kaders::raamwerken(db, schrijf).await?
        + reflectie::reflectievragen(db, schrijf).await?
        + disciplines(db, schrijf).await?
        + gebieden(db, schrijf).await?
        + verenigingen(db, now, schrijf).await?
        + agendas(db, schrijf).await?
        + begrippen::begrippen(db, schrijf).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Disciplines {
    geldig_van: NaiveDate,
    discipline: Vec<Discipline>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Discipline {
    code: String,
    #[serde(deserialize_with = "waarde")]
    sector: discipline::Sector,
    naam: String,
    #[serde(default)]
    synoniemen: Vec<String>,
}

async fn disciplines(db: &impl ConnectionTrait, schrijf: bool) -> anyhow::Result<u64> {
    let bestand: Disciplines = lees(
        "disciplines",
        include_str!("../../../data/reference/disciplines.toml"),
    )?;
    let tabel = Tabel::<discipline::Entity>::lees(db, schrijf, |rij| rij.id, |rij| rij.code.clone()).await?;
    let mut rijen = Vec::new();
    for (rij, volgorde) in bestand.discipline.into_iter().zip(1..) {
        let model = discipline::Model {
            id: tabel.id(&rij.code, referentie("discipline", &rij.code)),
            code: rij.code.clone(),
            naam: rij.naam,
            sector: rij.sector,
            synoniemen: serde_json::to_string(&rij.synoniemen)?,
            volgorde,
            geldig_van: bestand.geldig_van,
            geldig_tot: tabel.bestaand(&rij.code).and_then(|oud| oud.geldig_tot),
        };
        rijen.push((rij.code, model));
    }
    Ok(tabel.maak_gelijk(db, rijen).await?)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gebieden {
    geldig_van: NaiveDate,
    gebied: Vec<Gebied>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Gebied {
    #[serde(deserialize_with = "waarde")]
    soort: gebied::Soort,
    code: String,
    naam: String,
    sorteernaam: Option<String>,
    #[serde(default)]
    ligging: Vec<String>,
    /// For the reader of the file; every row must have one.
    #[expect(
        dead_code,
        reason = "the table has no column for it, the file must still name it"
    )]
    bron: String,
}

async fn gebieden(db: &impl ConnectionTrait, schrijf: bool) -> anyhow::Result<u64> {
    let bestand: Gebieden = lees("gebieden", include_str!("../../../data/reference/gebieden.toml"))?;
    let van = bestand.geldig_van;
    let tabel = Tabel::<gebied::Entity>::lees(
        db,
        schrijf,
        |rij| rij.id,
        |rij| format!("{}@{}", rij.code, rij.geldig_van),
    )
    .await?;
    let sleutel = |code: &str| format!("{code}@{van}");
    let id = |code: &str| tabel.id(&sleutel(code), referentie("gebied", &sleutel(code)));
    let liggingen: HashSet<(Uuid, Uuid, NaiveDate)> = alles::<gebied_ligging::Entity>(db)
        .await?
        .into_iter()
        .map(|rij| (rij.gemeente_id, rij.gebied_id, rij.van))
        .collect();
    let (mut rijen, mut nieuwe_liggingen) = (Vec::new(), Vec::new());
    for rij in &bestand.gebied {
        for code in &rij.ligging {
            let (gemeente_id, gebied_id) = (id(&rij.code), id(code));
            if !liggingen.contains(&(gemeente_id, gebied_id, van)) {
                nieuwe_liggingen.push(gebied_ligging::Model {
                    gemeente_id,
                    gebied_id,
                    van,
                    tot: None,
                });
            }
        }
        let oud = tabel.bestaand(&sleutel(&rij.code));
        let model = gebied::Model {
            id: id(&rij.code),
            soort: rij.soort,
            code: rij.code.clone(),
            naam: rij.naam.clone(),
            sorteernaam: rij.sorteernaam.clone().unwrap_or_else(|| rij.naam.to_lowercase()),
            geldig_van: van,
            geldig_tot: oud.and_then(|oud| oud.geldig_tot),
            opvolger_id: oud.and_then(|oud| oud.opvolger_id),
        };
        rijen.push((sleutel(&rij.code), model));
    }
    let mut anders = tabel.maak_gelijk(db, rijen).await?;
    anders += u64::try_from(nieuwe_liggingen.len())?;
    if schrijf {
        voeg_toe::<gebied_ligging::ActiveModel, _>(db, nieuwe_liggingen).await?;
    }
    Ok(anders)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Verenigingen {
    vereniging: Vec<Vereniging>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vereniging {
    afkorting: String,
    naam: String,
    #[serde(deserialize_with = "waarde")]
    ledentype: beroepsvereniging::Ledentype,
    opgegaan_in: Option<String>,
    #[serde(default)]
    koepels: Vec<String>,
    bron: String,
    #[serde(default)]
    lidsoorten: Vec<Lidsoort>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lidsoort {
    code: String,
    naam: String,
    onder_tuchtrecht: Option<bool>,
}

async fn verenigingen(db: &impl ConnectionTrait, now: DateTime<Utc>, schrijf: bool) -> anyhow::Result<u64> {
    let bestand: Verenigingen = lees(
        "verenigingen",
        include_str!("../../../data/reference/verenigingen.toml"),
    )?;
    let tabel =
        Tabel::<beroepsvereniging::Entity>::lees(db, schrijf, |rij| rij.id, |rij| rij.afkorting.clone())
            .await?;
    let soorten = Tabel::<lidsoort::Entity>::lees(
        db,
        schrijf,
        |rij| rij.id,
        |rij| format!("{}:{}", rij.beroepsvereniging_id, rij.code),
    )
    .await?;
    let id = |afkorting: &str| tabel.id(afkorting, referentie("beroepsvereniging", afkorting));
    let bekend: HashSet<(Uuid, Uuid)> = alles::<vereniging_koepel::Entity>(db)
        .await?
        .into_iter()
        .map(|rij| (rij.beroepsvereniging_id, rij.koepel_id))
        .collect();
    let (mut rijen, mut lidsoorten, mut koepels) = (Vec::new(), Vec::new(), Vec::new());
    for rij in bestand.vereniging {
        let vereniging_id = id(&rij.afkorting);
        for koepel_id in rij.koepels.iter().map(|koepel| id(koepel)) {
            if !bekend.contains(&(vereniging_id, koepel_id)) {
                koepels.push(vereniging_koepel::Model {
                    beroepsvereniging_id: vereniging_id,
                    koepel_id,
                });
            }
        }
        for (soort, volgorde) in rij.lidsoorten.into_iter().zip(1..) {
            let sleutel = format!("{vereniging_id}:{}", soort.code);
            let nieuw = referentie("lidsoort", &format!("{}:{}", rij.afkorting, soort.code));
            let model = lidsoort::Model {
                id: soorten.id(&sleutel, nieuw),
                beroepsvereniging_id: vereniging_id,
                code: soort.code,
                naam: soort.naam,
                onder_tuchtrecht: soort.onder_tuchtrecht,
                volgorde,
            };
            lidsoorten.push((sleutel, model));
        }
        let oud = tabel.bestaand(&rij.afkorting);
        let mut model = beroepsvereniging::Model {
            id: vereniging_id,
            afkorting: rij.afkorting.clone(),
            naam: rij.naam,
            ledentype: rij.ledentype,
            actief_van: oud.and_then(|oud| oud.actief_van),
            actief_tot: oud.and_then(|oud| oud.actief_tot),
            // An operator may have merged it.
            opgegaan_in_id: rij
                .opgegaan_in
                .as_deref()
                .map(id)
                .or(oud.and_then(|oud| oud.opgegaan_in_id)),
            bron: rij.bron,
            version: oud.map_or(1, |oud| oud.version),
            created_at: oud.map_or(now, |oud| oud.created_at),
            updated_at: oud.map_or(now, |oud| oud.updated_at),
        };
        if oud.is_some_and(|oud| *oud != model) {
            model.version += 1;
            model.updated_at = now;
        }
        rijen.push((rij.afkorting, model));
    }
    let mut anders = tabel.maak_gelijk(db, rijen).await? + soorten.maak_gelijk(db, lidsoorten).await?;
    anders += u64::try_from(koepels.len())?;
    if schrijf {
        voeg_toe::<vereniging_koepel::ActiveModel, _>(db, koepels).await?;
    }
    Ok(anders)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agendas {
    agenda: Vec<Agenda>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Agenda {
    #[serde(deserialize_with = "waarde")]
    domein: agenda::Domein,
    titel: String,
}

async fn agendas(db: &impl ConnectionTrait, schrijf: bool) -> anyhow::Result<u64> {
    let bestand: Agendas = lees("agendas", include_str!("../../../data/reference/agendas.toml"))?;
    let sleutel = |domein: &agenda::Domein| sea_orm::ActiveEnum::to_value(domein);
    let tabel = Tabel::<agenda::Entity>::lees(
        db,
        schrijf,
        |rij| rij.id,
        |rij| sea_orm::ActiveEnum::to_value(&rij.domein),
    )
    .await?;
    let mut rijen = Vec::new();
    for rij in bestand.agenda {
        let code: String = sleutel(&rij.domein);
        let created_at = match tabel.bestaand(&code) {
            Some(oud) => oud.created_at,
            None => "2026-01-01T00:00:00Z"
                .parse()
                .context("the moment of reference data")?,
        };
        let id = tabel.id(&code, referentie("agenda", &code));
        rijen.push((
            code,
            agenda::Model {
                id,
                domein: rij.domein,
                titel: rij.titel,
                created_at,
            },
        ));
    }
    Ok(tabel.maak_gelijk(db, rijen).await?)
}
