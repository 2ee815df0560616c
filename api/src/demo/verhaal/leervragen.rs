//! The example leervragen with their first version, search terms, framework tags and recognitions.

use std::collections::HashMap;

use anyhow::Context;
use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    besluit::Samenvoegreden, dubbel, herkenning, leervraag, leervraag_element, leervraag_versie,
    leervraag_zoek, praktijk_onderwijssoort::Onderwijssoort,
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
        enige_versie,
        invoer::voeg_toe,
    },
    dubbel::honderdsten,
    tekst::{Aantallen, Soort, Tekst, Woordbeeld, zoekdocument},
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Leervragen {
    /// By short name.
    bronnen: HashMap<String, String>,
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
    #[serde(default)]
    bron: Vec<String>,
    pub(super) ingediend: DateTime<Utc>,
    gepubliceerd: Option<DateTime<Utc>>,
    pub(super) afgewezen: Option<Afwijzing>,
    weerwoord: Option<Weerwoord>,
    pub(super) samengevoegd: Option<Samenvoeging>,
    ingetrokken: Option<DateTime<Utc>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Afwijzing {
    pub(super) op: DateTime<Utc>,
    #[serde(deserialize_with = "waarde")]
    pub(super) reden: leervraag::Afwijsreden,
    toelichting: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Weerwoord {
    op: DateTime<Utc>,
    tekst: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Samenvoeging {
    pub(super) naar: u32,
    pub(super) op: DateTime<Utc>,
    #[serde(deserialize_with = "waarde")]
    pub(super) reden: Samenvoegreden,
    /// Who said yes, the next day.
    meegenomen_door: Vec<String>,
}

impl Leervraag {
    pub(super) fn id(&self) -> Uuid {
        sleutel::demo("leervraag", &self.nr.to_string(), self.ingediend)
    }

    fn status(&self) -> leervraag::Status {
        use leervraag::Status::{Afgewezen, Gepubliceerd, Ingediend, Ingetrokken, Samengevoegd};
        if self.ingetrokken.is_some() {
            Ingetrokken
        } else if self.samengevoegd.is_some() {
            Samengevoegd
        } else if self.gepubliceerd.is_some() {
            Gepubliceerd
        } else if self.afgewezen.is_some() && self.weerwoord.is_none() {
            Afgewezen
        } else {
            Ingediend
        }
    }

    /// What happened to it after it was offered, in order: each step but publishing is another version.
    fn stappen(&self) -> impl Iterator<Item = DateTime<Utc>> {
        let steps = [
            self.afgewezen.as_ref().map(|rij| rij.op),
            self.weerwoord.as_ref().map(|rij| rij.op),
            self.samengevoegd.as_ref().map(|rij| rij.op),
            self.ingetrokken,
        ];
        steps.into_iter().flatten()
    }

    /// The member who is told what became of it.
    pub(super) fn aanspreekbaar(&self) -> &str {
        self.vrager.as_deref().unwrap_or(&self.indiener)
    }

    /// The members who recognise it.
    pub(super) fn herkenners(&self) -> &[String] {
        &self.herkend_door
    }

    /// The answer to a refusal, and when it was given.
    pub(super) fn weerwoord_op(&self) -> Option<DateTime<Utc>> {
        self.weerwoord.as_ref().map(|rij| rij.op)
    }

    pub(super) fn gepubliceerd_op(&self) -> Option<DateTime<Utc>> {
        self.gepubliceerd
    }
}

fn lees_bestand() -> anyhow::Result<Leervragen> {
    lees("leervragen", include_str!("../../../data/demo/leervragen.toml"))
}

/// All leervragen of the file.
pub(super) fn lees_leervragen() -> anyhow::Result<Vec<Leervraag>> {
    Ok(lees_bestand()?.leervraag)
}

/// The keys of leervragen by number.
pub(super) fn nummers() -> anyhow::Result<HashMap<String, Uuid>> {
    let leervragen = lees_leervragen()?;
    Ok(leervragen
        .iter()
        .map(|rij| (rij.nr.to_string(), rij.id()))
        .collect())
}

/// Where the topic of a leervraag can be read, by number.
pub(super) fn bronnen() -> anyhow::Result<HashMap<u32, String>> {
    let bestand = lees_bestand()?;
    let mut gevonden = HashMap::new();
    for rij in bestand.leervraag.iter().filter(|rij| !rij.bron.is_empty()) {
        let namen = rij.bron.iter().map(|code| zoek(&bestand.bronnen, code));
        let namen: Vec<String> = namen.map(|naam| naam.cloned()).collect::<Result<_, _>>()?;
        gevonden.insert(rij.nr, format!("Onderwerp: {}", namen.join("; ")));
    }
    Ok(gevonden)
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
    let bestand = lees_leervragen()?;
    let meegenomen = meegenomen(&bestand, boek, &leden)?;
    for bron in &bestand {
        let mut rij = als_rij(bron, boek, &leden)?;
        let extra = meegenomen.iter().filter(|komt| komt.leervraag_id == rij.id);
        rij.aantal_herkenningen += i32::try_from(extra.count())?;
        let versie = sleutel::demo("leervraag_versie", &bron.nr.to_string(), bron.ingediend);
        versies.push(enige_versie(&rij, versie, rij.indiener_id));
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
            .and_then(|nr| bestand.iter().find(|ander| ander.nr == nr))
        {
            dubbelen.push(dubbel_van(&rij, ander));
        }
        rijen.push(rij);
    }
    herkenningen.extend(meegenomen);
    // One that was merged refers to another of the list.
    rijen.sort_by_key(|rij| rij.samengevoegd_in_id.is_some());
    voeg_toe::<leervraag::ActiveModel, _>(db, rijen).await?;
    voeg_toe::<leervraag_versie::ActiveModel, _>(db, versies).await?;
    voeg_toe::<leervraag_zoek::ActiveModel, _>(db, termen).await?;
    voeg_toe::<leervraag_element::ActiveModel, _>(db, elementen).await?;
    voeg_toe::<dubbel::ActiveModel, _>(db, dubbelen).await?;
    Ok(voeg_toe::<herkenning::ActiveModel, _>(db, herkenningen).await?)
}

/// The recognitions that members took along to the leervraag into which another was merged.
fn meegenomen(
    bestand: &[Leervraag],
    boek: &Boek,
    leden: &HashMap<String, Uuid>,
) -> anyhow::Result<Vec<herkenning::Model>> {
    let nummers = nummers()?;
    let mut rijen = Vec::new();
    for van in bestand {
        if let Some(samenvoeging) = &van.samengevoegd {
            let moment = samenvoeging.op + TimeDelta::days(1);
            for subject in &samenvoeging.meegenomen_door {
                let naam = format!("{}:{subject}", samenvoeging.naar);
                rijen.push(herkenning::Model {
                    id: sleutel::demo("herkenning", &naam, moment),
                    leervraag_id: *zoek(&nummers, &samenvoeging.naar.to_string())?,
                    member_id: *zoek(leden, subject)?,
                    meegenomen_van_id: Some(van.id()),
                    created_at: boek.op(moment),
                });
            }
        }
    }
    Ok(rijen)
}

/// The doubts of the guard about a text, as the service keeps them.
fn signalen(tekst: &str) -> anyhow::Result<Option<String>> {
    let beoordeeld = Tekst::parse(tekst, Soort::Leervraag);
    let beoordeeld = beoordeeld.map_err(|_| anyhow::anyhow!("the guard refuses a leervraag of the file"))?;
    if beoordeeld.signalen.is_empty() {
        return Ok(None);
    }
    let alle = serde_json::json!({ "tekst": beoordeeld.signalen, "toelichting": [] });
    Ok(Some(serde_json::to_string(&alle)?))
}

/// As offering does.
fn dubbel_van(rij: &leervraag::Model, ander: &Leervraag) -> dubbel::Model {
    let gewichten = Aantallen::default().gewichten();
    let gelijkenis = Woordbeeld::new(&rij.tekst).vergelijk(&Woordbeeld::new(&ander.tekst), &gewichten);
    dubbel::Model {
        id: sleutel::demo("dubbel", &ander.nr.to_string(), rij.created_at),
        leervraag_id: rij.id,
        ander_id: ander.id(),
        score: honderdsten(gelijkenis.score),
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
    let stappen: Vec<DateTime<Utc>> = bron.stappen().collect();
    let begin = bron.gepubliceerd.unwrap_or(bron.ingediend);
    let naar = bron.samengevoegd.as_ref().map(|rij| rij.naar.to_string());
    let naar = naar.map(|nr| zoek(&nummers()?, &nr).copied()).transpose()?;
    Ok(leervraag::Model {
        id: bron.id(),
        status: bron.status(),
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
        afwijsreden: bron.afgewezen.as_ref().map(|rij| rij.reden),
        afwijstoelichting: bron.afgewezen.as_ref().map(|rij| rij.toelichting.clone()),
        weerwoord: bron.weerwoord.as_ref().map(|rij| rij.tekst.clone()),
        signalen: signalen(&bron.tekst)?,
        samengevoegd_in_id: naar,
        aantal_herkenningen: i32::try_from(bron.herkend_door.len())?,
        version: 1 + i32::try_from(stappen.len())?,
        ingediend_op: Some(boek.op(bron.weerwoord_op().unwrap_or(bron.ingediend))),
        gepubliceerd_op: bron.gepubliceerd.map(|moment| boek.op(moment)),
        ingetrokken_op: bron.ingetrokken.map(|moment| boek.op(moment)),
        demo: true,
        created_at: boek.op(bron.ingediend),
        updated_at: boek.op(stappen.into_iter().fold(begin, DateTime::max)),
    })
}

#[cfg(test)]
mod tests {
    use entity::leervraag::Status;

    use super::{bronnen, lees_leervragen};

    /// Twenty-six lie beneath the agenda, each with the source of its topic; eleven more are in every state there is but a draft.
    #[test]
    fn twenty_six_are_the_story_and_the_others_stand_elsewhere() {
        let leervragen = lees_leervragen().expect("the file is well formed");
        let nummers: Vec<u32> = leervragen.iter().map(|rij| rij.nr).collect();
        assert_eq!(nummers, (1..=37).collect::<Vec<_>>());
        let mut met_bron: Vec<u32> = bronnen().expect("every source is named").into_keys().collect();
        met_bron.sort_unstable();
        assert_eq!(met_bron, (1..=26).collect::<Vec<_>>());
        let in_stand = |status| {
            let rijen = leervragen.iter().filter(|rij| rij.status() == status);
            rijen.map(|rij| rij.nr).collect::<Vec<_>>()
        };
        assert_eq!(
            in_stand(Status::Gepubliceerd),
            [(1..=26).collect(), vec![36, 37]].concat()
        );
        assert_eq!(in_stand(Status::Ingediend), [27, 28, 29, 30, 31, 32]);
        assert_eq!(in_stand(Status::Samengevoegd), [33]);
        assert_eq!(in_stand(Status::Ingetrokken), [34]);
        assert_eq!(in_stand(Status::Afgewezen), [35]);
    }
}
