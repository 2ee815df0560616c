//! The demonstration: what an empty database is filled with, so that everything can be tried at once.
//!
//! Real and public, with their source: the organisations named as such, the three Lerende Praktijken, the activities A to E,
//! the four ontwikkelopgaven of 2021, the works that already lie there, the tandem of Emmen, and the topics of the 26 leervragen, what the activities
//! yielded, and the expert group. Invented: all other people, their
//! memberships and registrations, who asked or recognised a leervraag, the themes, the underpinning of the opgaven with its
//! weights, both concept editions with the reactions on them, who works on what and how it goes, which ontwikkelopgave points
//! to which work, the other good practices and who took one over, all that the editors did and have waiting, and a fourth Lerende Praktijk with its team and canvas.
//!
//! One Lerende Praktijk is invented as a whole, and says so: it measured, reflected and improved. Of the three real ones nothing
//! was published that could be shown as measured.
//!
//! Everything goes in as one transaction with fixed keys and moments, so two installations show the same.

mod cyclus;
mod begrippen;
mod bijdragen;
mod edities;
mod gemeten;
mod goodpractices;
mod herkomst;
mod experts;
mod inzichten;
mod kennis;
mod leden;
mod leervragen;
mod moderatie;
mod omgeving;
mod reacties;
mod team;
mod themas;
mod uitvoering;

use std::collections::HashMap;

use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::{agenda, beroepsvereniging, discipline, gebied, lidsoort, raamwerk, raamwerk_element};
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use uuid::Uuid;

use super::{invoer::begin, is_leeg, read::alles, sleutel};
use crate::zoekindex;

/// Who and what the demonstration has, for the page that the service prints at its start.
#[derive(Clone, Debug)]
pub struct Verhaal {
    /// The fictitious members, the ones with the most to show first.
    pub spelers: Vec<Speler>,
    /// The Lerende Praktijken by short name: `veenendaal`, `amsterdam`, `emmen`, and the fictitious `voorbeeldstad`.
    pub praktijken: Vec<(String, Uuid)>,
    /// The published leervraag that most members recognised.
    pub leervraag: Uuid,
}

/// A fictitious member.
#[derive(Clone, Debug)]
pub struct Speler {
    /// The key of the member.
    pub member_id: Uuid,
    /// The subject under which the local issuer knows it, such as `demo-anna`.
    pub subject: String,
    /// The name, recognisably a demonstration.
    pub naam: String,
    /// The short names of the praktijken in which it takes part, with the role: (`emmen`, `FACILITATOR`).
    pub deelnames: Vec<(String, String)>,
}

/// Who and what the demonstration has, without a database: its keys are fixed.
pub fn vertel() -> anyhow::Result<Verhaal> {
    Ok(Verhaal {
        spelers: leden::spelers()?,
        praktijken: omgeving::praktijken()?,
        leervraag: leervragen::meest_herkend()?,
    })
}

/// Fills an empty database with the demonstration, and leaves any other alone; needs the reference data. `issuer` is the local issuer, to whose
/// subjects the members are bound.
pub async fn laad(db: &DatabaseConnection, now: DateTime<Utc>, issuer: &str) -> anyhow::Result<Verhaal> {
    let verhaal = vertel()?;
    let txn = begin(db).await?;
    if !is_leeg(&txn).await? {
        return Ok(verhaal);
    }
    let boek = Boek::open(&txn, now).await?;
    omgeving::laad(&txn, &boek)
        .await
        .context("organisations, praktijken and activities")?;
    leden::laad(&txn, &boek, issuer).await.context("members")?;
    team::laad(&txn, &boek).await.context("the team of a praktijk")?;
    cyclus::laad(&txn, &boek)
        .await
        .context("a praktijk that learns")?;
    leervragen::laad(&txn, &boek).await.context("leervragen")?;
    moderatie::laad(&txn, &boek)
        .await
        .context("decisions and reports")?;
    edities::laad(&txn, &boek).await.context("themes and editions")?;
    reacties::laad(&txn, &boek).await.context("reactions")?;
    kennis::laad(&txn, &boek)
        .await
        .context("what already lies there")?;
    uitvoering::laad(&txn, &boek).await.context("who works on what")?;
    goodpractices::laad(&txn, &boek).await.context("good practices")?;
    inzichten::laad(&txn, &boek)
        .await
        .context("what activities yielded")?;
    begrippen::laad(&txn, &boek).await.context("a proposed term")?;
    experts::laad(&txn, &boek).await.context("experts")?;
    bijdragen::laad(&txn, &boek).await.context("contributions")?;
    zoekindex::aanvullen(&txn).await.context("the words of all")?;
    txn.commit().await?;
    Ok(verhaal)
}

/// The reference data by code, and the moment of loading.
struct Boek {
    now: DateTime<Utc>,
    gebieden: HashMap<String, Uuid>,
    disciplines: HashMap<String, discipline::Model>,
    agendas: Vec<agenda::Model>,
    verenigingen: HashMap<String, Uuid>,
    /// By `BPSW:GEWOON`.
    lidsoorten: HashMap<String, Uuid>,
    /// By `GERDES:LEREN`.
    elementen: HashMap<String, Uuid>,
    /// What each building block of a framework is called.
    namen: HashMap<Uuid, String>,
}

impl Boek {
    async fn open(txn: &DatabaseTransaction, now: DateTime<Utc>) -> anyhow::Result<Self> {
        let verenigingen = alles::<beroepsvereniging::Entity>(txn).await?;
        let afkortingen: HashMap<_, _> = verenigingen
            .iter()
            .map(|rij| (rij.id, rij.afkorting.as_str()))
            .collect();
        let kaders = alles::<raamwerk::Entity>(txn).await?;
        let codes: HashMap<_, _> = kaders.iter().map(|rij| (rij.id, rij.code.as_str())).collect();
        let lidsoorten = alles::<lidsoort::Entity>(txn).await?;
        let elementen = alles::<raamwerk_element::Entity>(txn).await?;
        Ok(Self {
            now,
            gebieden: alles::<gebied::Entity>(txn)
                .await?
                .into_iter()
                .map(|rij| (rij.code, rij.id))
                .collect(),
            disciplines: alles::<discipline::Entity>(txn)
                .await?
                .into_iter()
                .map(|rij| (rij.code.clone(), rij))
                .collect(),
            agendas: alles::<agenda::Entity>(txn).await?,
            lidsoorten: lidsoorten
                .into_iter()
                .filter_map(|rij| {
                    Some((
                        format!("{}:{}", afkortingen.get(&rij.beroepsvereniging_id)?, rij.code),
                        rij.id,
                    ))
                })
                .collect(),
            namen: elementen.iter().map(|rij| (rij.id, rij.naam.clone())).collect(),
            elementen: elementen
                .into_iter()
                .filter_map(|rij| Some((format!("{}:{}", codes.get(&rij.raamwerk_id)?, rij.code), rij.id)))
                .collect(),
            verenigingen: verenigingen
                .iter()
                .map(|rij| (rij.afkorting.clone(), rij.id))
                .collect(),
        })
    }

    /// A moment of the files, or the moment of loading where that is earlier: nothing lies in the future.
    fn op(&self, moment: DateTime<Utc>) -> DateTime<Utc> {
        moment.min(self.now)
    }

    fn gebied(&self, code: Option<&str>) -> anyhow::Result<Option<Uuid>> {
        code.map(|code| zoek(&self.gebieden, code).copied()).transpose()
    }

    fn discipline(&self, code: &str) -> anyhow::Result<&discipline::Model> {
        zoek(&self.disciplines, code)
    }

    fn agenda(&self, domein: agenda::Domein) -> anyhow::Result<Uuid> {
        let agenda = self.agendas.iter().find(|rij| rij.domein == domein);
        Ok(agenda.context("the reference data has both agenda's")?.id)
    }

    fn vereniging(&self, afkorting: &str) -> anyhow::Result<Uuid> {
        zoek(&self.verenigingen, afkorting).copied()
    }

    fn lidsoort(&self, afkorting: &str, code: Option<&str>) -> anyhow::Result<Option<Uuid>> {
        code.map(|code| zoek(&self.lidsoorten, &format!("{afkorting}:{code}")).copied())
            .transpose()
    }

    fn element(&self, code: &str) -> anyhow::Result<Uuid> {
        zoek(&self.elementen, code).copied()
    }

    fn naam(&self, element: Uuid) -> Option<String> {
        self.namen.get(&element).cloned()
    }

    fn vorm(&self, code: Option<&str>) -> anyhow::Result<Option<Uuid>> {
        code.map(|code| self.element(&format!("COP:{code}"))).transpose()
    }
}

fn zoek<'a, T>(kaart: &'a HashMap<String, T>, code: &str) -> anyhow::Result<&'a T> {
    kaart
        .get(code)
        .with_context(|| format!("the demonstration names {code}, which does not exist"))
}
