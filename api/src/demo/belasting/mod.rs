//! Load: any number of leervragen and members, for measuring and for trying out long lists.
//!
//! The same sizes on the same database give the same rows, to the key. Texts are made of Dutch building blocks, so search
//! finds word forms; recognitions follow a power law (a few leervragen are recognised by hundreds, most by none or one);
//! moments lie over the last three years, in order, and one in twenty is equal to the one before it.
//!
//! Everything is marked `demo`. Rows go in blocks of [`BLOK`] leervragen, each block in its own transaction: a broken run
//! leaves whole blocks behind, and a following run adds to them.

mod omlijsting;
mod opbouw;
mod toeval;
mod zinnen;

use anyhow::Context;
use chrono::{DateTime, Utc};
use entity::{
    bundeling, deelname, discipline, gebied, herkenning, identity, leervraag, leervraag_element,
    leervraag_versie, leervraag_zoek, member, member_discipline, praktijk, raamwerk_element, thema,
};
use sea_orm::{DatabaseConnection, DatabaseTransaction};

use super::{
    invoer::{begin, voeg_toe},
    read::{alles, tel},
};
use opbouw::Opbouw;

/// The building blocks of frameworks that a leervraag names.
const GEBRUIKT: [raamwerk_element::Soort; 3] = [
    raamwerk_element::Soort::Factor,
    raamwerk_element::Soort::Parameter,
    raamwerk_element::Soort::Variant,
];

/// Leervragen per transaction.
const BLOK: u64 = 2_000;

/// Fills the database with `leervragen` leervragen and `members` members, and the praktijken, themes, versions, search
/// terms and recognitions that belong to them. Needs the reference data. `issuer` is the local issuer, under which the
/// members are known as `last-…`. `voortgang` hears after every block how many leervragen are done, of how many.
pub async fn zaai(
    db: &DatabaseConnection,
    now: DateTime<Utc>,
    issuer: &str,
    leervragen: u64,
    members: u64,
    mut voortgang: impl FnMut(u64, u64) + Send,
) -> anyhow::Result<()> {
    let mut opbouw = voorbereid(db, now, leervragen, members).await?;
    let txn = begin(db).await?;
    omlijsting(&txn, &mut opbouw, issuer)
        .await
        .context("members, praktijken and themes")?;
    txn.commit().await?;
    let mut klaar = 0;
    while klaar < leervragen {
        let aantal = BLOK.min(leervragen - klaar);
        let txn = begin(db).await?;
        blok(&txn, &mut opbouw, aantal)
            .await
            .context("a block of leervragen")?;
        txn.commit().await?;
        klaar += aantal;
        voortgang(klaar, leervragen);
    }
    Ok(())
}

/// Reads what the rows refer to. What stands there already counts in the seed, so a second run makes other rows.
async fn voorbereid(
    db: &DatabaseConnection,
    now: DateTime<Utc>,
    leervragen: u64,
    members: u64,
) -> anyhow::Result<Opbouw> {
    let zaad = tel::<member::Entity>(db).await? ^ tel::<leervraag::Entity>(db).await?.rotate_left(32);
    let mut disciplines = alles::<discipline::Entity>(db).await?;
    anyhow::ensure!(
        !disciplines.is_empty(),
        "load needs the reference data: migrate first"
    );
    disciplines.sort_by(|a, b| a.code.cmp(&b.code));
    let mut gebieden = alles::<gebied::Entity>(db).await?;
    gebieden.retain(|rij| rij.soort == gebied::Soort::Gemeente);
    gebieden.sort_by(|a, b| a.code.cmp(&b.code));
    let mut elementen = alles::<raamwerk_element::Entity>(db).await?;
    elementen.retain(|rij| GEBRUIKT.contains(&rij.soort));
    elementen.sort_by_key(|rij| rij.id);
    Ok(Opbouw::new(
        zaad,
        now,
        leervragen,
        members,
        disciplines,
        gebieden,
        elementen,
    ))
}

async fn omlijsting(txn: &DatabaseTransaction, opbouw: &mut Opbouw, issuer: &str) -> anyhow::Result<()> {
    let leden = opbouw.leden(issuer);
    voeg_toe::<member::ActiveModel, _>(txn, leden.leden).await?;
    voeg_toe::<member_discipline::ActiveModel, _>(txn, leden.disciplines).await?;
    voeg_toe::<identity::ActiveModel, _>(txn, leden.identiteiten).await?;
    let (praktijken, deelnames) = opbouw.praktijken();
    voeg_toe::<praktijk::ActiveModel, _>(txn, praktijken).await?;
    voeg_toe::<deelname::ActiveModel, _>(txn, deelnames).await?;
    let themas = opbouw.themas();
    Ok(voeg_toe::<thema::ActiveModel, _>(txn, themas).await?)
}

async fn blok(txn: &DatabaseTransaction, opbouw: &mut Opbouw, aantal: u64) -> anyhow::Result<()> {
    let blok = opbouw.blok(aantal);
    voeg_toe::<leervraag::ActiveModel, _>(txn, blok.leervragen).await?;
    voeg_toe::<leervraag_versie::ActiveModel, _>(txn, blok.versies).await?;
    voeg_toe::<leervraag_zoek::ActiveModel, _>(txn, blok.termen).await?;
    voeg_toe::<leervraag_element::ActiveModel, _>(txn, blok.elementen).await?;
    voeg_toe::<bundeling::ActiveModel, _>(txn, blok.bundels).await?;
    Ok(voeg_toe::<herkenning::ActiveModel, _>(txn, blok.herkenningen).await?)
}
