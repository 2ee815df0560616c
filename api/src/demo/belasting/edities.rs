//! The rows of the editions of a load: as if editors had founded each ontwikkelopgave on themes and on single leervragen,
//! had adopted the edition, and had replaced it by the next.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{bundeling, editie, onderbouwing, opgave, opgave_thema, thema, thema_versie};
use sea_orm::DatabaseConnection;
use uuid::Uuid;

use super::{
    agenda::{Agenda, Opgave},
    zinnen,
};
use crate::demo::{
    eerste_versie,
    invoer::{als_concept, begin, geef_stand, voeg_toe},
    read::{heeft_vastgesteld, hoogste_nummer},
};

/// How long editors shape an edition before it is adopted.
const VOORBEREIDING: TimeDelta = TimeDelta::days(60);

/// Leervragen for each adopted theme, about.
const PER_THEMA: usize = 50;

/// The rows of the editions.
#[derive(Default)]
pub(super) struct Edities {
    edities: Vec<editie::Model>,
    opgaven: Vec<opgave::Model>,
    themas: Vec<thema::Model>,
    bundels: Vec<bundeling::Model>,
    overnames: Vec<opgave_thema::Model>,
    onderbouwingen: Vec<onderbouwing::Model>,
}

impl Edities {
    /// The rows, as `redacteur` would have made them.
    pub(super) fn van(mut agenda: Agenda, redacteur: Option<Uuid>) -> Self {
        let mut rijen = Self::default();
        for plaats in 0..agenda.vastgesteld.len() {
            rijen.editie(&mut agenda, plaats);
        }
        for opgave in std::mem::take(&mut agenda.opgaven) {
            rijen.opgave(&mut agenda, redacteur, opgave);
        }
        rijen
    }

    fn editie(&mut self, agenda: &mut Agenda, plaats: usize) {
        let op = agenda.vastgesteld[plaats];
        let opvolger = agenda.vastgesteld.get(plaats + 1);
        let created_at = op - VOORBEREIDING;
        self.edities.push(editie::Model {
            id: agenda.toeval.id(created_at),
            agenda_id: agenda.id,
            nummer: i32::try_from(plaats + 1).unwrap_or(1),
            titel: format!(
                "Demo: agenda Vakmanschap, {}",
                zinnen::ORDE[plaats % zinnen::ORDE.len()]
            ),
            toelichting: Some("Gemaakt om te meten.".to_owned()),
            status: if opvolger.is_some() {
                editie::Status::Vervangen
            } else {
                editie::Status::Vastgesteld
            },
            geldig_van: Some(op.date_naive()),
            geldig_tot: opvolger.map(DateTime::date_naive),
            consultatie_tot: None,
            vastgesteld_op: Some(op),
            bron: None,
            // Made, adopted, and replaced.
            version: if opvolger.is_some() { 3 } else { 2 },
            created_at,
            updated_at: opvolger.copied().unwrap_or(op),
        });
    }

    fn opgave(&mut self, agenda: &mut Agenda, redacteur: Option<Uuid>, opgave: Opgave) {
        let editie = &self.edities[opgave.editie];
        let (editie_id, begonnen) = (editie.id, editie.created_at);
        let tot = agenda.vastgesteld[opgave.editie];
        let laatste = opgave.leervragen.last().map_or(begonnen, |(_, op)| *op);
        let onderbouwd = agenda.toeval.tussen(laatste.max(begonnen), tot);
        let id = agenda.toeval.id(begonnen);
        self.opgaven.push(opgave::Model {
            id,
            editie_id,
            nummer: opgave.nummer,
            titel: zinnen::opgave(opgave.editie, opgave.nummer),
            omschrijving: None,
            demo: true,
            version: 2,
            created_at: begonnen,
            updated_at: onderbouwd,
        });
        let mut bewijs = Bewijs {
            opgave_id: id,
            begonnen,
            onderbouwd,
            redacteur,
            rijen: self,
        };
        let aantal = opgave.leervragen.len().div_ceil(PER_THEMA);
        let themas: Vec<(Uuid, &str)> = (0..aantal).map(|_| bewijs.thema(agenda)).collect();
        for (leervraag_id, op) in opgave.leervragen {
            // One in eight was put beneath it without a theme in between.
            let thema = if agenda.toeval.kans(12) {
                None
            } else {
                themas.get(agenda.toeval.rang(themas.len() as u64))
            };
            bewijs.leervraag(agenda, thema.copied(), leervraag_id, op);
        }
    }

    /// Writes the rows, unless the agenda got an adopted edition meanwhile; returns their number.
    pub(super) async fn schrijf(mut self, db: &DatabaseConnection, agenda: Uuid) -> anyhow::Result<u64> {
        let txn = begin(db).await?;
        if heeft_vastgesteld(&txn, agenda).await? {
            return Ok(0);
        }
        let hoogste = hoogste_nummer(&txn, agenda).await?;
        for editie in &mut self.edities {
            editie.nummer += hoogste;
        }
        let versies: Vec<_> = self.themas.iter().map(eerste_versie).collect();
        let rijen = self.edities.len()
            + self.opgaven.len()
            + self.themas.len()
            + versies.len()
            + self.bundels.len()
            + self.overnames.len()
            + self.onderbouwingen.len();
        let standen: Vec<_> = self.edities.iter().map(|rij| (rij.id, rij.status)).collect();
        voeg_toe::<editie::ActiveModel, _>(&txn, self.edities.into_iter().map(als_concept)).await?;
        voeg_toe::<opgave::ActiveModel, _>(&txn, self.opgaven).await?;
        voeg_toe::<thema::ActiveModel, _>(&txn, self.themas).await?;
        voeg_toe::<thema_versie::ActiveModel, _>(&txn, versies).await?;
        voeg_toe::<bundeling::ActiveModel, _>(&txn, self.bundels).await?;
        voeg_toe::<opgave_thema::ActiveModel, _>(&txn, self.overnames).await?;
        voeg_toe::<onderbouwing::ActiveModel, _>(&txn, self.onderbouwingen).await?;
        geef_stand(&txn, standen).await?;
        txn.commit().await?;
        Ok(rijen as u64)
    }
}

/// Puts evidence beneath one ontwikkelopgave, all at the moment at which its themes were adopted.
struct Bewijs<'a> {
    opgave_id: Uuid,
    begonnen: DateTime<Utc>,
    onderbouwd: DateTime<Utc>,
    redacteur: Option<Uuid>,
    rijen: &'a mut Edities,
}

impl Bewijs<'_> {
    /// A theme that the ontwikkelopgave adopts, and the reason.
    fn thema(&mut self, agenda: &mut Agenda) -> (Uuid, &'static str) {
        let id = agenda.toeval.id(self.begonnen);
        self.rijen.themas.push(thema::Model {
            id,
            naam: zinnen::thema(&mut agenda.toeval),
            omschrijving: "Gemaakt om te meten.".to_owned(),
            ouder_id: None,
            status: thema::Status::Gepubliceerd,
            maker_id: self.redacteur,
            demo: true,
            version: 1,
            created_at: self.begonnen,
            updated_at: self.begonnen,
        });
        let reden = *agenda.toeval.kies(zinnen::REDENEN);
        self.rijen.overnames.push(opgave_thema::Model {
            id: agenda.toeval.id(self.onderbouwd),
            opgave_id: self.opgave_id,
            thema_id: id,
            thema_versie_id: None,
            reden: reden.to_owned(),
            gewicht: None,
            bron: None,
            door_id: self.redacteur,
            created_at: self.onderbouwd,
        });
        (id, reden)
    }

    /// A leervraag through a theme that bundles it, or by itself.
    fn leervraag(
        &mut self,
        agenda: &mut Agenda,
        thema: Option<(Uuid, &'static str)>,
        leervraag_id: Uuid,
        gevraagd: DateTime<Utc>,
    ) {
        let reden = thema.map_or_else(|| *agenda.toeval.kies(zinnen::REDENEN), |(_, reden)| reden);
        if let Some((thema_id, _)) = thema {
            let van = agenda.toeval.tussen(gevraagd.max(self.begonnen), self.onderbouwd);
            self.rijen.bundels.push(bundeling::Model {
                id: agenda.toeval.id(van),
                thema_id,
                leervraag_id,
                reden: Some(reden.to_owned()),
                door_id: self.redacteur,
                van,
                tot: None,
                reden_einde: None,
                beeindigd_door_id: None,
            });
        }
        self.rijen.onderbouwingen.push(onderbouwing::Model {
            id: agenda.toeval.id(self.onderbouwd),
            opgave_id: self.opgave_id,
            leervraag_id,
            leervraag_versie_id: None,
            thema_id: thema.map(|(id, _)| id),
            thema_versie_id: None,
            reden: Some(reden.to_owned()),
            gewicht: None,
            bron: None,
            door_id: self.redacteur,
            created_at: self.onderbouwd,
        });
    }
}
