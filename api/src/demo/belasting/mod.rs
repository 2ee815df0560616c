//! Load: any number of leervragen and members, for measuring and for trying out long lists.
//!
//! The same sizes on the same database give the same rows, to the key. Texts are made of Dutch building blocks, so search
//! finds word forms; moments lie over the last three years, in order, and one in twenty is equal to the one before it.
//!
//! What grows with the collection are members, praktijken and themes. What one of them has does not: a praktijk has sixty
//! leervragen and a theme a hundred, some ten times more than others, in a collection of any size. Recognitions follow a
//! power law (a few leervragen are recognised by hundreds, most by none or one); some disciplines and factors are named
//! far more than others. Members come over the years; those who came last ask and recognise most. Where the broad agenda has no adopted edition, it gets one that holds, and those it replaced.
//!
//! Everything is marked `demo`. Rows go in batches, a few to a transaction: a broken run leaves whole batches behind, and a
//! following run adds to them. One batch is made while the one before it is written, so memory does not grow with
//! the size either.

mod agenda;
mod edities;
mod invoegen;
mod omlijsting;
mod onderhoud;
mod opbouw;
mod partij;
mod regel;
mod toeval;
mod vragen;
mod zinnen;

use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::{agenda as agendas, discipline, gebied, leervraag, member, raamwerk_element};
use sea_orm::DatabaseConnection;
use tokio::sync::mpsc;

use super::read::{alles, heeft_vastgesteld, tel};
use edities::Edities;
use invoegen::Schrijver;
use onderhoud::Ruimte;
use opbouw::{Gegevens, Omvang, Opbouw};
use partij::Partij;

use crate::zoekindex;

/// The building blocks of frameworks that a leervraag names.
const ELEMENTEN: [raamwerk_element::Soort; 2] = [
    raamwerk_element::Soort::Factor,
    raamwerk_element::Soort::Parameter,
];

/// Batches per transaction: a page of an index that several of them change is then written once.
const PARTIJEN: usize = 4;

/// How many members go with a number of leervragen: one in five, at least 200 and at most 100,000.
pub fn leden_bij(leervragen: u64) -> u64 {
    (leervragen / 5).clamp(200, 100_000)
}

/// Fills the database with `leervragen` leervragen and `members` members, and what belongs to them. Needs the reference
/// data. `issuer` is the local issuer, under which the members are known as `last-…`. `voortgang` hears after every batch
/// how many leervragen there are so far, and how many rows of all kinds.
pub async fn zaai(
    db: &DatabaseConnection,
    now: DateTime<Utc>,
    issuer: &str,
    leervragen: u64,
    members: u64,
    mut voortgang: impl FnMut(u64, u64) + Send,
) -> anyhow::Result<()> {
    let omvang = Omvang {
        leervragen,
        leden: members,
    };
    let opbouw = voorbereid(db, now, issuer, omvang).await?;
    let ruimte = Ruimte::maak(db).await?;
    let geladen = laad(db, opbouw, &mut voortgang).await;
    ruimte.geef_terug(db).await?;
    geladen?;
    zoekindex::aanvullen(db).await.context("the words of all")?;
    onderhoud::statistiek(db)
        .await
        .context("statistics for the planner")
}

/// Makes the batches on one thread, and writes them here.
async fn laad(
    db: &DatabaseConnection,
    mut opbouw: Opbouw,
    voortgang: &mut (impl FnMut(u64, u64) + Send),
) -> anyhow::Result<()> {
    let (zender, mut ontvanger) = mpsc::channel::<Partij>(1);
    let maker = tokio::task::spawn_blocking(move || {
        while let Some(partij) = opbouw.volgende() {
            if zender.blocking_send(partij).is_err() {
                // Writing failed, and that is told there.
                break;
            }
        }
        opbouw
    });
    let (mut klaar, mut rijen) = (0, 0);
    let mut volgende = ontvanger.recv().await;
    while volgende.is_some() {
        let mut naar = Schrijver::begin(db).await?;
        for _ in 0..PARTIJEN {
            let Some(partij) = volgende.take() else {
                break;
            };
            klaar += partij.leervragen.len() as u64;
            rijen += partij.schrijf(&mut naar).await?;
            voortgang(klaar, rijen);
            volgende = ontvanger.recv().await;
        }
        naar.commit().await?;
    }
    let opbouw = maker.await.context("the rows could not be made")?;
    if let Some(agenda) = opbouw.agenda {
        let id = agenda.id;
        let redacteur = opbouw.leden.first().map(|lid| lid.id);
        let edities = Edities::van(agenda, redacteur).schrijf(db, id).await;
        voortgang(klaar, rijen + edities.context("the editions")?);
    }
    Ok(())
}

/// Reads what the rows refer to. What stands there already counts in the seed, so a second run makes other rows.
async fn voorbereid(
    db: &DatabaseConnection,
    now: DateTime<Utc>,
    issuer: &str,
    omvang: Omvang,
) -> anyhow::Result<Opbouw> {
    let zaad = tel::<member::Entity>(db).await? ^ tel::<leervraag::Entity>(db).await?.rotate_left(32);
    let mut disciplines = alles::<discipline::Entity>(db).await?;
    anyhow::ensure!(
        !disciplines.is_empty(),
        "load needs the reference data: migrate first"
    );
    disciplines.sort_by(|a, b| (a.volgorde, &a.code).cmp(&(b.volgorde, &b.code)));
    let mut gebieden = alles::<gebied::Entity>(db).await?;
    gebieden.retain(|rij| rij.soort == gebied::Soort::Gemeente);
    gebieden.sort_by(|a, b| a.code.cmp(&b.code));
    let mut elementen = alles::<raamwerk_element::Entity>(db).await?;
    elementen.sort_by_key(|rij| rij.id);
    let mut vormen = elementen.clone();
    elementen.retain(|rij| ELEMENTEN.contains(&rij.soort));
    vormen.retain(|rij| rij.soort == raamwerk_element::Soort::Variant);
    let gegevens = Gegevens {
        issuer: issuer.to_owned(),
        disciplines,
        gebieden,
        elementen,
        vormen,
    };
    Ok(Opbouw::new(
        zaad,
        now,
        omvang,
        gegevens,
        agenda_zonder_editie(db).await?,
    ))
}

/// The broad agenda, if none of its editions was adopted.
async fn agenda_zonder_editie(db: &DatabaseConnection) -> anyhow::Result<Option<uuid::Uuid>> {
    let alle = alles::<agendas::Entity>(db).await?;
    let breed = alle
        .iter()
        .find(|rij| rij.domein == agendas::Domein::BreedJeugddomein);
    let Some(breed) = breed else {
        return Ok(None);
    };
    Ok((!heeft_vastgesteld(db, breed.id).await?).then_some(breed.id))
}
