//! The rows of a load, made in order from one seed.

use chrono::{DateTime, SubsecRound, TimeDelta, Utc};
use entity::{
    bundeling, discipline, gebied, herkenning, leervraag, leervraag_element, leervraag_versie,
    leervraag_zoek, raamwerk_element,
};
use sea_orm::ActiveValue::Set;
use uuid::Uuid;

use super::{toeval::Toeval, zinnen};
use crate::{demo::sleutel::samengesteld, tekst::zoekdocument};

/// Over how long the moments lie.
const JAREN: TimeDelta = TimeDelta::days(3 * 365);

/// The most recognitions that one leervraag gets.
const MEESTE_HERKENNINGEN: u64 = 500;

/// The state of a load: what exists, and what comes next.
pub(super) struct Opbouw {
    pub(super) toeval: Toeval,
    pub(super) zaad: u64,
    pub(super) begin: DateTime<Utc>,
    pub(super) now: DateTime<Utc>,
    pub(super) aantal: u64,
    pub(super) aantal_leden: u64,
    gemaakt: u64,
    vorige: DateTime<Utc>,
    pub(super) disciplines: Vec<discipline::Model>,
    pub(super) gebieden: Vec<gebied::Model>,
    elementen: Vec<raamwerk_element::Model>,
    pub(super) vormen: Vec<Uuid>,
    pub(super) leden: Vec<(Uuid, usize)>,
    pub(super) praktijken: Vec<Uuid>,
    pub(super) themas: Vec<Uuid>,
}

/// Leervragen with what belongs to them.
#[derive(Default)]
pub(super) struct Blok {
    pub(super) leervragen: Vec<leervraag::Model>,
    pub(super) versies: Vec<leervraag_versie::Model>,
    pub(super) termen: Vec<leervraag_zoek::ActiveModel>,
    pub(super) elementen: Vec<leervraag_element::Model>,
    pub(super) bundels: Vec<bundeling::Model>,
    pub(super) herkenningen: Vec<herkenning::Model>,
}

impl Opbouw {
    pub(super) fn new(
        zaad: u64,
        now: DateTime<Utc>,
        leervragen: u64,
        members: u64,
        disciplines: Vec<discipline::Model>,
        gebieden: Vec<gebied::Model>,
        elementen: Vec<raamwerk_element::Model>,
    ) -> Self {
        let now = now.trunc_subsecs(6);
        let (vormen, elementen): (Vec<_>, Vec<_>) = elementen
            .into_iter()
            .partition(|rij| rij.soort == raamwerk_element::Soort::Variant);
        Self {
            toeval: Toeval::new(zaad),
            zaad,
            begin: now - JAREN,
            now,
            aantal: leervragen,
            aantal_leden: members,
            gemaakt: 0,
            vorige: now - JAREN,
            disciplines,
            gebieden,
            elementen,
            vormen: vormen.into_iter().map(|rij| rij.id).collect(),
            leden: Vec::new(),
            praktijken: Vec::new(),
            themas: Vec::new(),
        }
    }

    pub(super) fn id(&mut self, moment: DateTime<Utc>) -> Uuid {
        samengesteld(moment, self.toeval.sleutel())
    }

    /// A moment between two, to the microsecond.
    pub(super) fn tussen(&mut self, van: DateTime<Utc>, tot: DateTime<Utc>) -> DateTime<Utc> {
        let breedte = u64::try_from((tot - van).num_microseconds().unwrap_or_default()).unwrap_or_default();
        van + TimeDelta::microseconds(i64::try_from(self.toeval.onder(breedte)).unwrap_or_default())
    }

    /// Different members, as many as asked or as there are.
    pub(super) fn groep(&mut self, aantal: u64) -> Vec<Uuid> {
        let alle = self.leden.len() as u64;
        let (begin, stap) = (self.toeval.onder(alle), self.stap(alle));
        (0..aantal.min(alle))
            .map(|i| self.leden[((begin + i * stap) % alle) as usize].0)
            .collect()
    }

    /// A step that visits all of `alle` before it comes back: it shares no divisor with it.
    fn stap(&mut self, alle: u64) -> u64 {
        let mut stap = self.toeval.onder(alle) + 1;
        while deler(stap, alle) > 1 {
            stap += 1;
        }
        stap
    }

    pub(super) fn blok(&mut self, aantal: u64) -> Blok {
        let mut blok = Blok::default();
        for _ in 0..aantal {
            self.leervraag(&mut blok);
        }
        blok
    }

    fn volgend_moment(&mut self) -> DateTime<Utc> {
        let deel =
            JAREN.num_microseconds().unwrap_or_default() / i64::try_from(self.aantal).unwrap_or(1).max(1);
        let van =
            self.begin + TimeDelta::microseconds(deel * i64::try_from(self.gemaakt).unwrap_or_default());
        self.gemaakt += 1;
        if self.gemaakt > 1 && self.toeval.kans(5) {
            return self.vorige;
        }
        self.vorige = self.tussen(van, van + TimeDelta::microseconds(deel));
        self.vorige
    }

    fn leervraag(&mut self, blok: &mut Blok) {
        let op = self.volgend_moment();
        let id = self.id(op);
        let status = status(self.toeval.onder(100));
        let gepubliceerd = status == leervraag::Status::Gepubliceerd;
        let (tekst, toelichting) = zinnen::leervraag(&mut self.toeval);
        let vrager = self.toeval.kies_of_geen(&self.leden).copied();
        let discipline = vrager.map(|(_, plek)| &self.disciplines[plek]);
        let (discipline_id, sector) = (discipline.map(|rij| rij.id), discipline.map(|rij| rij.sector));
        let praktijk_id = if self.toeval.kans(30) {
            self.toeval.kies_of_geen(&self.praktijken).copied()
        } else {
            None
        };
        let mut herkenners = if gepubliceerd {
            self.herkenners()
        } else {
            Vec::new()
        };
        // Nobody recognises the own question.
        herkenners.retain(|&herkenner| vrager.is_none_or(|(vrager, _)| vrager != herkenner));
        let later = if herkenners.is_empty() {
            op
        } else {
            self.now.max(op)
        };
        blok.versies.push(leervraag_versie::Model {
            id: self.id(op),
            leervraag_id: id,
            nummer: 1,
            tekst: tekst.clone(),
            toelichting: toelichting.map(str::to_owned),
            auteur_id: vrager.map(|(id, _)| id),
            created_at: op,
        });
        blok.termen.push(leervraag_zoek::ActiveModel {
            leervraag_id: Set(id),
            termen: Set(zoekdocument(&[&tekst, toelichting.unwrap_or_default()])),
            ..Default::default()
        });
        self.verbanden(id, op, gepubliceerd, blok);
        for member_id in &herkenners {
            let created_at = self.tussen(op, later);
            let rij = herkenning::Model {
                id: self.id(created_at),
                leervraag_id: id,
                member_id: *member_id,
                created_at,
            };
            blok.herkenningen.push(rij);
        }
        blok.leervragen.push(leervraag::Model {
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
            indiener_id: vrager.map(|(id, _)| id),
            vrager_id: vrager.map(|(id, _)| id),
            discipline_id,
            sector,
            onderwijssoort: None,
            gebied_id: self.toeval.kies_of_geen(&self.gebieden).map(|rij| rij.id),
            praktijk_id,
            activiteit_id: None,
            samenwerkingsvorm_id: if self.toeval.kans(20) {
                self.toeval.kies_of_geen(&self.vormen).copied()
            } else {
                None
            },
            afwijsreden: (status == leervraag::Status::Afgewezen).then_some(leervraag::Afwijsreden::Dubbel),
            afwijstoelichting: None,
            weerwoord: None,
            signalen: None,
            aantal_herkenningen: i32::try_from(herkenners.len()).unwrap_or(i32::MAX),
            version: 1,
            ingediend_op: (status != leervraag::Status::Concept).then_some(op),
            gepubliceerd_op: gepubliceerd.then_some(op),
            ingetrokken_op: (status == leervraag::Status::Ingetrokken).then_some(op),
            demo: true,
            created_at: op,
            updated_at: later,
        });
    }

    fn herkenners(&mut self) -> Vec<Uuid> {
        let aantal = self.toeval.scheef(MEESTE_HERKENNINGEN);
        if aantal == 0 {
            Vec::new()
        } else {
            self.groep(aantal)
        }
    }

    /// Framework tags, and the themes that bundle a published leervraag; the first themes bundle most.
    fn verbanden(&mut self, leervraag_id: Uuid, op: DateTime<Utc>, gepubliceerd: bool, blok: &mut Blok) {
        let mut gekozen: Vec<Uuid> = Vec::new();
        for _ in 0..self.toeval.onder(3) {
            if let Some(element) = self.toeval.kies_of_geen(&self.elementen) {
                gekozen.push(element.id);
            }
        }
        gekozen.sort_unstable();
        gekozen.dedup();
        blok.elementen
            .extend(gekozen.into_iter().map(|element_id| leervraag_element::Model {
                leervraag_id,
                element_id,
            }));
        if gepubliceerd && self.toeval.kans(60) && !self.themas.is_empty() {
            let plek = self.toeval.scheef(self.themas.len() as u64 - 1) as usize;
            blok.bundels.push(bundeling::Model {
                id: self.id(op),
                thema_id: self.themas[plek],
                leervraag_id,
                reden: None,
                door_id: None,
                van: op,
                tot: None,
                reden_einde: None,
            });
        }
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

fn deler(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { deler(b, a % b) }
}
