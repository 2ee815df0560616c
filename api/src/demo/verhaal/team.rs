//! The team of the fictitious praktijk: invitations, how many parents and pupils take part, and the canvas.

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use entity::{canvas, canvas_versie, deelname, ouders_leerlingen, uitnodiging};
use sea_orm::ConnectionTrait;
use serde::Deserialize;

use super::{
    Boek,
    leden::{deelnames, sleutels},
    omgeving::praktijk_id,
    sleutel, zoek,
};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

/// Days that an invitation waits.
const DAGEN: i64 = 14;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Team {
    uitnodiging: Vec<Uitnodiging>,
    telling: Vec<Telling>,
    canvas: Canvas,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Uitnodiging {
    praktijk: String,
    lid: Option<String>,
    door: String,
    #[serde(deserialize_with = "waarde")]
    rol: deelname::Rol,
    #[serde(default)]
    code: bool,
    #[serde(deserialize_with = "waarde")]
    status: uitnodiging::Status,
    gemaakt: DateTime<Utc>,
    beantwoord: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Telling {
    praktijk: String,
    datum: NaiveDate,
    ouders: i32,
    leerlingen: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Canvas {
    praktijk: String,
    gemaakt: DateTime<Utc>,
    door: String,
    versie: Vec<Versie>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Versie {
    op: DateTime<Utc>,
    gedeeld: bool,
    wat_en_waarom: Option<String>,
    waarbinnen: Option<String>,
    hoe_en_waarmee: Option<String>,
    wie: Option<String>,
    wat_niet: Option<String>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let team: Team = lees("team", include_str!("../../../data/demo/team.toml"))?;
    uitnodigingen(db, boek, team.uitnodiging).await?;
    tellingen(db, boek, team.telling).await?;
    het_canvas(db, boek, team.canvas).await
}

async fn uitnodigingen(
    db: &impl ConnectionTrait,
    boek: &Boek,
    lijst: Vec<Uitnodiging>,
) -> anyhow::Result<()> {
    let (leden, deelnames, mut rijen) = (sleutels()?, deelnames()?, Vec::new());
    for (nummer, rij) in lijst.into_iter().enumerate() {
        let (op, tot) = (boek.op(rij.gemaakt), rij.gemaakt + TimeDelta::days(DAGEN));
        let beantwoord_op = rij.beantwoord.map(|moment| boek.op(moment));
        let joined = rij.status == uitnodiging::Status::Aanvaard;
        let came = rij.lid.clone().filter(|_| joined);
        let came = came.and_then(|lid| deelnames.get(&(lid, rij.praktijk.clone())));
        let lid = rij.lid.as_deref().map(|lid| zoek(&leden, lid));
        rijen.push(uitnodiging::Model {
            id: sleutel::demo("uitnodiging", &nummer.to_string(), rij.gemaakt),
            praktijk_id: praktijk_id(&rij.praktijk)?,
            member_id: lid.transpose()?.copied(),
            code_hash: rij.code.then(|| format!("demo-{nummer}")),
            rol: rij.rol,
            status: rij.status,
            door_id: Some(*zoek(&leden, &rij.door)?),
            deelname_id: came.copied(),
            verloopt_op: tot,
            beantwoord_op,
            version: if beantwoord_op.is_some() { 2 } else { 1 },
            created_at: op,
            updated_at: beantwoord_op.unwrap_or(op),
        });
    }
    Ok(voeg_toe::<uitnodiging::ActiveModel, _>(db, rijen).await?)
}

async fn tellingen(db: &impl ConnectionTrait, boek: &Boek, lijst: Vec<Telling>) -> anyhow::Result<()> {
    let mut rijen = Vec::new();
    for rij in lijst {
        let moment = rij.datum.and_time(chrono::NaiveTime::MIN).and_utc();
        let sleutel = sleutel::demo("ouders_leerlingen", &rij.praktijk, moment);
        rijen.push(ouders_leerlingen::Model {
            id: sleutel,
            praktijk_id: praktijk_id(&rij.praktijk)?,
            datum: rij.datum,
            ouders: rij.ouders,
            leerlingen: rij.leerlingen,
            version: 1,
            created_at: boek.op(moment),
            updated_at: boek.op(moment),
        });
    }
    Ok(voeg_toe::<ouders_leerlingen::ActiveModel, _>(db, rijen).await?)
}

async fn het_canvas(db: &impl ConnectionTrait, boek: &Boek, rij: Canvas) -> anyhow::Result<()> {
    let id = sleutel::demo("canvas", &rij.praktijk, rij.gemaakt);
    let auteur = *zoek(&sleutels()?, &rij.door)?;
    let Some(laatste) = rij.versie.last() else {
        anyhow::bail!("the canvas of the demonstration has no version");
    };
    let kop = canvas::Model {
        id,
        praktijk_id: Some(praktijk_id(&rij.praktijk)?),
        ambitie: None,
        status: if laatste.gedeeld {
            canvas::Status::Gedeeld
        } else {
            canvas::Status::Concept
        },
        wat_en_waarom: laatste.wat_en_waarom.clone(),
        waarbinnen: laatste.waarbinnen.clone(),
        hoe_en_waarmee: laatste.hoe_en_waarmee.clone(),
        wie: laatste.wie.clone(),
        wat_niet: laatste.wat_niet.clone(),
        verborgen_op: None,
        demo: true,
        version: i32::try_from(rij.versie.len())?,
        created_at: boek.op(rij.gemaakt),
        updated_at: boek.op(laatste.op),
    };
    let versies = rij
        .versie
        .into_iter()
        .zip(1..)
        .map(|(versie, nummer)| canvas_versie::Model {
            id: sleutel::demo("canvas_versie", &format!("{}:{nummer}", rij.praktijk), versie.op),
            canvas_id: id,
            nummer,
            ambitie: None,
            wat_en_waarom: versie.wat_en_waarom,
            waarbinnen: versie.waarbinnen,
            hoe_en_waarmee: versie.hoe_en_waarmee,
            wie: versie.wie,
            wat_niet: versie.wat_niet,
            gedeeld: versie.gedeeld,
            auteur_id: Some(auteur),
            created_at: boek.op(versie.op),
        });
    voeg_toe::<canvas::ActiveModel, _>(db, [kop]).await?;
    Ok(voeg_toe::<canvas_versie::ActiveModel, _>(db, versies).await?)
}
