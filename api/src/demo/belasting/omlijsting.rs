//! What stands around the leervragen of a load: members, praktijken, themes.

use entity::{deelname, identity, member, member_discipline, praktijk, thema};

use super::{opbouw::Opbouw, zinnen};

/// Members per praktijk, at most.
const PER_PRAKTIJK: u64 = 25;

/// Members with what belongs to them.
pub(super) struct Leden {
    pub(super) leden: Vec<member::Model>,
    pub(super) disciplines: Vec<member_discipline::Model>,
    pub(super) identiteiten: Vec<identity::Model>,
}

impl Opbouw {
    pub(super) fn leden(&mut self, issuer: &str) -> Leden {
        let mut rijen = Leden {
            leden: Vec::new(),
            disciplines: Vec::new(),
            identiteiten: Vec::new(),
        };
        for nr in 1..=self.aantal_leden {
            let op = self.tussen(self.begin, self.now);
            let (id, identity_id) = (self.id(op), self.id(op));
            let plek = self.toeval.onder(self.disciplines.len() as u64) as usize;
            let zichtbaar = self.toeval.kans(60);
            rijen.leden.push(member::Model {
                id,
                soort: if self.toeval.kans(5) {
                    member::Soort::Ervaringsdeskundige
                } else {
                    member::Soort::Professional
                },
                naam: format!("Demo {} {nr}", self.toeval.kies(zinnen::VOORNAMEN)),
                over: None,
                niveau: Some(member::Niveau::Uitvoering),
                organisatie_id: None,
                gebied_id: self.toeval.kies_of_geen(&self.gebieden).map(|rij| rij.id),
                zichtbaarheid: if zichtbaar {
                    member::Zichtbaarheid::Leden
                } else {
                    member::Zichtbaarheid::Verborgen
                },
                status: member::Status::Actief,
                demo: true,
                version: 1,
                created_at: op,
                updated_at: op,
            });
            let discipline_id = self.disciplines[plek].id;
            rijen.disciplines.push(member_discipline::Model {
                member_id: id,
                discipline_id,
            });
            rijen.identiteiten.push(identity::Model {
                id: identity_id,
                member_id: id,
                issuer: issuer.to_owned(),
                subject: format!("last-{:x}-{nr}", self.zaad),
                created_at: op,
            });
            self.leden.push((id, plek));
        }
        rijen
    }

    /// One praktijk per 2,000 leervragen and one more, each with a facilitator and other members.
    pub(super) fn praktijken(&mut self) -> (Vec<praktijk::Model>, Vec<deelname::Model>) {
        let (mut praktijken, mut deelnames) = (Vec::new(), Vec::new());
        for nr in 1..=self.aantal / 2_000 + 1 {
            let op = self.begin;
            let id = self.id(op);
            let gebied = self.toeval.kies_of_geen(&self.gebieden).cloned();
            let plaats = gebied.as_ref().map_or("Nederland", |rij| rij.naam.as_str());
            praktijken.push(praktijk::Model {
                id,
                naam: format!("Demo Lerende Praktijk {plaats} {nr}"),
                samenvatting: "Gemaakt om te meten; hier werkt niemand.".to_owned(),
                werkwijze: None,
                fase: praktijk::Fase::InUitvoering,
                lead_organisatie_id: None,
                gebied_id: gebied.map(|rij| rij.id),
                samenwerkingsvorm_id: self.toeval.kies_of_geen(&self.vormen).copied(),
                startdatum: op.date_naive(),
                einddatum: None,
                bron: None,
                demo: true,
                version: 1,
                created_at: op,
                updated_at: op,
            });
            self.praktijken.push(id);
            for (member_id, rol) in self.groep(PER_PRAKTIJK).into_iter().zip(rollen()) {
                deelnames.push(deelname::Model {
                    id: self.id(op),
                    praktijk_id: id,
                    member_id,
                    rol,
                    van: op.date_naive(),
                    tot: None,
                    version: 1,
                    created_at: op,
                    updated_at: op,
                });
            }
        }
        (praktijken, deelnames)
    }

    /// One theme per 200 leervragen and one more, at most 500.
    pub(super) fn themas(&mut self) -> Vec<thema::Model> {
        let mut rijen = Vec::new();
        for _ in 0..(self.aantal / 200 + 1).min(500) {
            let op = self.begin;
            let id = self.id(op);
            self.themas.push(id);
            rijen.push(thema::Model {
                id,
                naam: zinnen::thema(&mut self.toeval),
                omschrijving: "Gemaakt om te meten.".to_owned(),
                ouder_id: None,
                status: thema::Status::Gepubliceerd,
                maker_id: None,
                demo: true,
                version: 1,
                created_at: op,
                updated_at: op,
            });
        }
        rijen
    }
}

/// A facilitator, a contact person, then professionals.
fn rollen() -> impl Iterator<Item = deelname::Rol> {
    [deelname::Rol::Facilitator, deelname::Rol::Contactpersoon]
        .into_iter()
        .chain(std::iter::repeat(deelname::Rol::Professional))
}
