//! The expert group as it was published, invented experts, and what was asked of them.

use std::collections::HashMap;

use anyhow::Context;
use chrono::{DateTime, NaiveDate, Utc};
use entity::{expert, expert_factor, expert_thema, expertvraag, leervraag::Weergave};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{Boek, leden, leervragen, sleutel, themas, zoek};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

/// Where the names stand.
const BRON: &str =
    "Met Andere Ogen, Opbrengsten ambitie interprofessionele samenwerking (2019-2021), activiteit C";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Experts {
    expert: Vec<Expert>,
    lid: Vec<Lid>,
    vraag: Vec<Vraag>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expert {
    sleutel: String,
    naam: String,
    functie: String,
    expertise: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Lid {
    sleutel: String,
    lid: String,
    functie: String,
    expertise: String,
    factoren: Vec<String>,
    themas: Vec<String>,
    van: NaiveDate,
    tot: Option<NaiveDate>,
    aangemaakt: DateTime<Utc>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vraag {
    sleutel: String,
    leervraag: u32,
    vrager: String,
    #[serde(deserialize_with = "waarde")]
    weergave: Weergave,
    tekst: String,
    behandelaar: Option<String>,
    antwoord: Option<String>,
    #[serde(deserialize_with = "waarde")]
    status: expertvraag::Status,
    aangemaakt: DateTime<Utc>,
    beantwoord: Option<DateTime<Utc>>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Experts = lees("experts", include_str!("../../../data/demo/experts.toml"))?;
    let leden = leden::sleutels()?;
    let begin: DateTime<Utc> = "2023-01-09T09:00:00Z"
        .parse()
        .context("when the group was set up")?;
    let van = NaiveDate::from_ymd_opt(2023, 1, 1).context("the year in which the group was set up")?;
    let (mut rijen, mut factoren, mut onder) = (Vec::new(), Vec::new(), Vec::new());
    let (alle, mut sleutels) = (themas::sleutels()?, HashMap::new());
    for rij in bestand.expert {
        let row = nieuw(boek, &rij.sleutel, begin);
        rijen.push(expert::Model {
            naam: Some(rij.naam),
            functie: Some(rij.functie),
            expertise: rij.expertise,
            bron: Some(BRON.to_owned()),
            van,
            demo: false,
            ..row
        });
    }
    for rij in bestand.lid {
        let row = nieuw(boek, &rij.sleutel, rij.aangemaakt);
        for code in &rij.factoren {
            factoren.push(expert_factor::Model {
                expert_id: row.id,
                element_id: boek.element(&format!("VERWOERDT:{code}"))?,
            });
        }
        for code in &rij.themas {
            onder.push(expert_thema::Model {
                expert_id: row.id,
                thema_id: *zoek(&alle, code)?,
            });
        }
        sleutels.insert(rij.sleutel, row.id);
        rijen.push(expert::Model {
            member_id: Some(*zoek(&leden, &rij.lid)?),
            functie: Some(rij.functie),
            expertise: Some(rij.expertise),
            van: rij.van,
            tot: rij.tot,
            ..row
        });
    }
    voeg_toe::<expert::ActiveModel, _>(db, rijen).await?;
    voeg_toe::<expert_factor::ActiveModel, _>(db, factoren).await?;
    voeg_toe::<expert_thema::ActiveModel, _>(db, onder).await?;
    vragen(db, boek, bestand.vraag, &sleutels).await
}

/// An invented expert of whom nothing is known yet.
fn nieuw(boek: &Boek, code: &str, op: DateTime<Utc>) -> expert::Model {
    expert::Model {
        id: sleutel::demo("expert", code, op),
        member_id: None,
        naam: None,
        functie: None,
        expertise: None,
        bron: None,
        van: NaiveDate::default(),
        tot: None,
        demo: true,
        version: 1,
        created_at: boek.op(op),
        updated_at: boek.op(op),
    }
}

async fn vragen(
    db: &impl ConnectionTrait,
    boek: &Boek,
    vragen: Vec<Vraag>,
    experts: &HashMap<String, Uuid>,
) -> anyhow::Result<()> {
    let (leden, nummers) = (leden::sleutels()?, leervragen::nummers()?);
    let mut rijen = Vec::new();
    for rij in vragen {
        let op = boek.op(rij.aangemaakt);
        let behandelaar = rij
            .behandelaar
            .as_deref()
            .map(|code| zoek(experts, code).copied());
        rijen.push(expertvraag::Model {
            id: sleutel::demo("expertvraag", &rij.sleutel, rij.aangemaakt),
            leervraag_id: *zoek(&nummers, &rij.leervraag.to_string())?,
            status: rij.status,
            tekst: rij.tekst,
            vrager_id: Some(*zoek(&leden, &rij.vrager)?),
            weergave: rij.weergave,
            discipline_id: None,
            expert_id: None,
            behandelaar_id: behandelaar.transpose()?,
            antwoord: rij.antwoord,
            beantwoord_op: rij.beantwoord.map(|moment| boek.op(moment)),
            reden: None,
            verborgen_op: None,
            demo: true,
            version: 1,
            created_at: op,
            updated_at: rij.beantwoord.map_or(op, |moment| boek.op(moment)),
        });
    }
    Ok(voeg_toe::<expertvraag::ActiveModel, _>(db, rijen).await?)
}
