//! The leervragen of a load, with their versions, search terms, links and recognitions.

use chrono::{DateTime, TimeDelta, Utc};
use entity::{
    bundeling, dubbel, herkenning, leervraag, leervraag_element, leervraag_zoek,
    praktijk_onderwijssoort::Onderwijssoort,
};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::{
    opbouw::{Lid, Opbouw},
    partij::Partij,
    zinnen,
};
use crate::{demo::enige_versie, tekst::zoekdocument};

/// The most recognitions that one leervraag gets.
const MEESTE_HERKENNINGEN: u64 = 500;

/// For how long a leervraag is recognised.
const AANDACHT: TimeDelta = TimeDelta::days(60);

impl Opbouw {
    /// Makes the next leervraag, and what belongs to it.
    pub(super) fn leervraag(&mut self, partij: &mut Partij) {
        let plek = self.gemaakt;
        let op = self.volgend_moment();
        let rij = self.vraag(op);
        let versie = self.id(op);
        partij.versies.push(enige_versie(&rij, versie, rij.vrager_id));
        let toelichting = rij.toelichting.as_deref().unwrap_or_default();
        partij.termen.push(leervraag_zoek::ActiveModel {
            leervraag_id: Set(rij.id),
            termen: Set(zoekdocument(&[&rij.tekst, toelichting])),
            ..Default::default()
        });
        self.elementen(rij.id, partij);
        let mut aantal = 0;
        self.dubbel(&rij, partij);
        if rij.status == leervraag::Status::Gepubliceerd {
            self.gepubliceerd = Some(rij.id);
            self.bundel(rij.id, op, partij);
            aantal = self.herken(&rij, partij);
            if let Some(agenda) = &mut self.agenda {
                agenda.bied_aan(plek, rij.id, op);
            }
        }
        partij.leervragen.push(leervraag::Model {
            aantal_herkenningen: aantal,
            ..rij
        });
    }

    /// One in ten that wait was found to be nearly equal to another one.
    fn dubbel(&mut self, rij: &leervraag::Model, partij: &mut Partij) {
        let Some(ander_id) = self
            .gepubliceerd
            .filter(|_| rij.status == leervraag::Status::Ingediend)
        else {
            return;
        };
        if self.toeval.kans(10) {
            partij.dubbelen.push(dubbel::Model {
                id: self.id(rij.created_at),
                leervraag_id: rij.id,
                ander_id,
                score: 80,
                andere_vraag_op: None,
                door_id: None,
                version: 1,
                created_at: rij.created_at,
            });
        }
    }

    fn vraag(&mut self, op: DateTime<Utc>) -> leervraag::Model {
        let id = self.id(op);
        let status = status(self.toeval.onder(100));
        let (tekst, toelichting) = zinnen::leervraag(&mut self.toeval);
        let vrager = self.vrager(op);
        let vrager_id = vrager.map(|lid| lid.id);
        let discipline = vrager.map(|lid| &self.gegevens.disciplines[lid.discipline]);
        let (discipline_id, sector) = (discipline.map(|rij| rij.id), discipline.map(|rij| rij.sector));
        let praktijk_id = self
            .toeval
            .kans(30)
            .then(|| self.praktijken[self.toeval.gegroepeerd(self.praktijken.len() as u64)]);
        leervraag::Model {
            id,
            status,
            tekst,
            toelichting: toelichting.map(str::to_owned),
            aard: Some(*self.toeval.kies(AARDEN)),
            herkomst: if praktijk_id.is_some() {
                leervraag::Herkomst::LerendePraktijk
            } else {
                leervraag::Herkomst::Community
            },
            weergave: *self.toeval.kies(WEERGAVEN),
            vrager_soort: leervraag::VragerSoort::Persoon,
            indiener_id: vrager_id,
            vrager_id,
            discipline_id,
            sector,
            onderwijssoort: self.toeval.kans(70).then(|| *self.toeval.kies(SOORTEN)),
            gebied_id: self
                .toeval
                .kies_of_geen(&self.gegevens.gebieden)
                .map(|rij| rij.id),
            praktijk_id,
            activiteit_id: None,
            samenwerkingsvorm_id: if self.toeval.kans(20) {
                self.toeval.kies_of_geen(&self.gegevens.vormen).map(|rij| rij.id)
            } else {
                None
            },
            afwijsreden: (status == leervraag::Status::Afgewezen).then_some(leervraag::Afwijsreden::Dubbel),
            afwijstoelichting: None,
            weerwoord: None,
            signalen: None,
            samengevoegd_in_id: None,
            aantal_herkenningen: 0,
            version: 1,
            ingediend_op: (status != leervraag::Status::Concept).then_some(op),
            gepubliceerd_op: (status == leervraag::Status::Gepubliceerd).then_some(op),
            ingetrokken_op: (status == leervraag::Status::Ingetrokken).then_some(op),
            demo: true,
            created_at: op,
            updated_at: op,
        }
    }

    /// Somebody who is active, and once in ten somebody who came earlier.
    fn vrager(&mut self, op: DateTime<Utc>) -> Option<Lid> {
        let actief = self.actief(op);
        let van = if self.toeval.kans(10) { 0 } else { actief.start };
        let plek = van + self.toeval.onder(actief.end - van);
        self.leden.get(plek as usize).copied()
    }

    /// Recognitions by members, not by the asker; returns their number.
    fn herken(&mut self, rij: &leervraag::Model, partij: &mut Partij) -> i32 {
        let aantal = self.toeval.scheef(MEESTE_HERKENNINGEN);
        if aantal == 0 {
            return 0;
        }
        let mut herkenners = self.groep(&self.actief(rij.created_at), aantal);
        herkenners.retain(|herkenner| rij.vrager_id != Some(herkenner.id));
        let tot = self.now.min(rij.created_at + AANDACHT);
        for herkenner in &herkenners {
            let created_at = self.toeval.tussen(rij.created_at, tot);
            partij.herkenningen.push(herkenning::Model {
                id: self.id(created_at),
                leervraag_id: rij.id,
                member_id: herkenner.id,
                meegenomen_van_id: None,
                created_at,
            });
        }
        i32::try_from(herkenners.len()).unwrap_or(i32::MAX)
    }

    /// None, one or two building blocks of a framework; the first of the list are named most.
    fn elementen(&mut self, leervraag_id: Uuid, partij: &mut Partij) {
        let elementen = &self.gegevens.elementen;
        if elementen.is_empty() {
            return;
        }
        let mut gekozen: Vec<Uuid> = (0..self.toeval.onder(3))
            .map(|_| elementen[self.toeval.rang(elementen.len() as u64)].id)
            .collect();
        gekozen.sort_unstable();
        gekozen.dedup();
        let rijen = gekozen.into_iter().map(|element_id| leervraag_element::Model {
            leervraag_id,
            element_id,
        });
        partij.elementen.extend(rijen);
    }

    /// Six in ten belong to a theme; a few of these were in another one first.
    fn bundel(&mut self, leervraag_id: Uuid, op: DateTime<Utc>, partij: &mut Partij) {
        if !self.toeval.kans(60) {
            return;
        }
        let thema_id = self.themas[self.toeval.gegroepeerd(self.themas.len() as u64)];
        let mut bundeling = bundeling::Model {
            id: self.id(op),
            thema_id,
            leervraag_id,
            reden: None,
            door_id: None,
            van: op,
            tot: None,
            reden_einde: None,
            beeindigd_door_id: None,
        };
        if self.toeval.kans(2) {
            let elders = self.themas[self.toeval.gegroepeerd(self.themas.len() as u64)];
            let tot = self.toeval.tussen(op, self.now);
            partij.bundels.push(bundeling::Model {
                thema_id: elders,
                tot: Some(tot),
                reden_einde: Some("Hoort bij een ander thema.".to_owned()),
                ..bundeling.clone()
            });
            bundeling.id = self.id(tot);
            bundeling.van = tot;
        }
        partij.bundels.push(bundeling);
    }
}

const AARDEN: &[leervraag::Aard] = &[
    leervraag::Aard::PersoonlijkeOpgave,
    leervraag::Aard::PersoonlijkeOpgave,
    leervraag::Aard::Samenwerkingsvraagstuk,
    leervraag::Aard::Samenwerkingsvraagstuk,
    leervraag::Aard::InhoudelijkeKennis,
    leervraag::Aard::Randvoorwaarde,
];

const WEERGAVEN: &[leervraag::Weergave] = &[
    leervraag::Weergave::Naam,
    leervraag::Weergave::Rol,
    leervraag::Weergave::Anoniem,
];
/// Most work in primary education, then in secondary.
const SOORTEN: &[Onderwijssoort] = &[
    Onderwijssoort::Bao,
    Onderwijssoort::Bao,
    Onderwijssoort::Bao,
    Onderwijssoort::Vo,
    Onderwijssoort::Vo,
    Onderwijssoort::Sbo,
    Onderwijssoort::So,
    Onderwijssoort::Mbo,
];

/// The state of a leervraag, from a number under 100.
fn status(worp: u64) -> leervraag::Status {
    match worp {
        0..=84 => leervraag::Status::Gepubliceerd,
        85..=90 => leervraag::Status::Ingediend,
        91..=94 => leervraag::Status::Afgewezen,
        95..=97 => leervraag::Status::Ingetrokken,
        _ => leervraag::Status::Concept,
    }
}
