//! The example leervragen with their first version, search terms, framework tags and recognitions.

use std::collections::HashMap;

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    dubbel, herkenning, leervraag, leervraag_element, leervraag_versie, leervraag_zoek,
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::{ActiveValue::Set, ConnectionTrait};
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Boek, leden,
    omgeving::{activiteit_id, praktijk_id},
    sleutel, zoek,
};
use crate::{
    demo::{
        bestand::{keuze, lees, waarde},
        invoer::voeg_toe,
    },
    tekst::{Aantallen, Woordbeeld, zoekdocument},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leervragen {
    leervraag: Vec<Leervraag>,
}

/// A leervraag of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Leervraag {
    pub(super) nr: u32,
    tekst: String,
    #[serde(default, deserialize_with = "keuze")]
    aard: Option<leervraag::Aard>,
    #[serde(deserialize_with = "waarde")]
    herkomst: leervraag::Herkomst,
    #[serde(deserialize_with = "waarde")]
    weergave: leervraag::Weergave,
    #[serde(deserialize_with = "waarde")]
    vrager_soort: leervraag::VragerSoort,
    indiener: String,
    vrager: Option<String>,
    discipline: Option<String>,
    #[serde(default, deserialize_with = "keuze")]
    onderwijssoort: Option<Onderwijssoort>,
    gebied: Option<String>,
    praktijk: Option<String>,
    activiteit: Option<String>,
    samenwerkingsvorm: Option<String>,
    /// The number of the one that its words were found to be nearly equal to when it was offered.
    dubbel_van: Option<u32>,
    #[serde(default)]
    elementen: Vec<String>,
    #[serde(default)]
    herkend_door: Vec<String>,
    ingediend: DateTime<Utc>,
    gepubliceerd: Option<DateTime<Utc>>,
}

impl Leervraag {
    pub(super) fn id(&self) -> Uuid {
        sleutel::demo("leervraag", &self.nr.to_string(), self.ingediend)
    }
}

/// All leervragen of the file.
pub(super) fn lees_leervragen() -> anyhow::Result<Vec<Leervraag>> {
    Ok(lees::<Leervragen>("leervragen", include_str!("../../../data/demo/leervragen.toml"))?.leervraag)
}

/// The leervraag that most members recognised.
pub(super) fn meest_herkend() -> anyhow::Result<Uuid> {
    let leervragen = lees_leervragen()?;
    let eerste = leervragen.iter().max_by_key(|rij| rij.herkend_door.len());
    Ok(eerste.context("the demonstration has no leervragen")?.id())
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let leden = leden::sleutels()?;
    let (mut rijen, mut versies, mut termen) = (Vec::new(), Vec::new(), Vec::new());
    let (mut elementen, mut herkenningen, mut dubbelen) = (Vec::new(), Vec::new(), Vec::new());
    let alle = lees_leervragen()?;
    for bron in &alle {
        let rij = als_rij(bron, boek, &leden)?;
        versies.push(leervraag_versie::Model {
            id: sleutel::demo("leervraag_versie", &bron.nr.to_string(), bron.ingediend),
            leervraag_id: rij.id,
            nummer: 1,
            tekst: rij.tekst.clone(),
            toelichting: None,
            auteur_id: rij.indiener_id,
            created_at: rij.created_at,
        });
        termen.push(leervraag_zoek::ActiveModel {
            leervraag_id: Set(rij.id),
            termen: Set(zoekdocument(&[&rij.tekst])),
            ..Default::default()
        });
        for code in &bron.elementen {
            elementen.push(leervraag_element::Model {
                leervraag_id: rij.id,
                element_id: boek.element(code)?,
            });
        }
        for (subject, dag) in bron.herkend_door.iter().zip(1..) {
            let moment = bron.gepubliceerd.unwrap_or(bron.ingediend)
                + TimeDelta::days(dag)
                + TimeDelta::minutes(7 * dag);
            herkenningen.push(herkenning::Model {
                id: sleutel::demo("herkenning", &format!("{}:{subject}", bron.nr), moment),
                leervraag_id: rij.id,
                member_id: *zoek(&leden, subject)?,
                meegenomen_van_id: None,
                created_at: boek.op(moment),
            });
        }
        if let Some(ander) = bron
            .dubbel_van
            .and_then(|nr| alle.iter().find(|ander| ander.nr == nr))
        {
            dubbelen.push(dubbel_van(&rij, ander));
        }
        rijen.push(rij);
    }
    voeg_toe::<leervraag::ActiveModel, _>(db, rijen).await?;
    voeg_toe::<leervraag_versie::ActiveModel, _>(db, versies).await?;
    voeg_toe::<leervraag_zoek::ActiveModel, _>(db, termen).await?;
    voeg_toe::<leervraag_element::ActiveModel, _>(db, elementen).await?;
    voeg_toe::<dubbel::ActiveModel, _>(db, dubbelen).await?;
    Ok(voeg_toe::<herkenning::ActiveModel, _>(db, herkenningen).await?)
}

/// As offering does.
fn dubbel_van(rij: &leervraag::Model, ander: &Leervraag) -> dubbel::Model {
    let gewichten = Aantallen::default().gewichten();
    let gelijkenis = Woordbeeld::new(&rij.tekst).vergelijk(&Woordbeeld::new(&ander.tekst), &gewichten);
    dubbel::Model {
        id: sleutel::demo("dubbel", &ander.nr.to_string(), rij.created_at),
        leervraag_id: rij.id,
        ander_id: ander.id(),
        score: (gelijkenis.score * 100.0) as i32,
        andere_vraag_op: None,
        door_id: None,
        version: 1,
        created_at: rij.created_at,
    }
}

fn als_rij(bron: &Leervraag, boek: &Boek, leden: &HashMap<String, Uuid>) -> anyhow::Result<leervraag::Model> {
    let discipline = bron
        .discipline
        .as_deref()
        .map(|code| boek.discipline(code))
        .transpose()?;
    let status = match bron.gepubliceerd {
        Some(_) => leervraag::Status::Gepubliceerd,
        None => leervraag::Status::Ingediend,
    };
    Ok(leervraag::Model {
        id: bron.id(),
        status,
        tekst: bron.tekst.clone(),
        toelichting: None,
        aard: bron.aard,
        herkomst: bron.herkomst,
        weergave: bron.weergave,
        vrager_soort: bron.vrager_soort,
        indiener_id: Some(*zoek(leden, &bron.indiener)?),
        vrager_id: bron
            .vrager
            .as_deref()
            .map(|subject| zoek(leden, subject).copied())
            .transpose()?,
        discipline_id: discipline.map(|rij| rij.id),
        sector: discipline.map(|rij| rij.sector),
        onderwijssoort: bron.onderwijssoort,
        gebied_id: boek.gebied(bron.gebied.as_deref())?,
        praktijk_id: bron.praktijk.as_deref().map(praktijk_id).transpose()?,
        activiteit_id: bron.activiteit.as_deref().map(activiteit_id).transpose()?,
        samenwerkingsvorm_id: boek.vorm(bron.samenwerkingsvorm.as_deref())?,
        afwijsreden: None,
        afwijstoelichting: None,
        weerwoord: None,
        signalen: None,
        samengevoegd_in_id: None,
        aantal_herkenningen: i32::try_from(bron.herkend_door.len())?,
        version: 1,
        ingediend_op: Some(boek.op(bron.ingediend)),
        gepubliceerd_op: bron.gepubliceerd.map(|moment| boek.op(moment)),
        ingetrokken_op: None,
        demo: true,
        created_at: boek.op(bron.ingediend),
        updated_at: boek.op(bron.gepubliceerd.unwrap_or(bron.ingediend)),
    })
}

#[cfg(test)]
mod tests {
    use super::lees_leervragen;

    #[test]
    fn twenty_six_are_published_and_two_wait() {
        let leervragen = lees_leervragen().expect("the file is well formed");
        let nummers: Vec<u32> = leervragen.iter().map(|rij| rij.nr).collect();
        assert_eq!(nummers, (1..=28).collect::<Vec<_>>());
        assert!(
            leervragen
                .iter()
                .all(|rij| rij.gepubliceerd.is_some() == (rij.nr <= 26))
        );
    }
}
