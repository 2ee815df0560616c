//! What stands around the leervragen of a load: members, praktijken, themes.

use entity::{deelname, identity, member, member_discipline, praktijk, thema};

use super::{
    opbouw::{Lid, Opbouw},
    partij::Partij,
    zinnen,
};

/// The fewest members that take part in a praktijk, where there are that many.
const MINSTE_DEELNEMERS: u64 = 8;

/// The most.
const MEESTE_DEELNEMERS: u64 = 25;

impl Opbouw {
    /// Members who can sign in, in the order in which they came; the first disciplines have most of them.
    pub(super) fn leden(&mut self, aantal: u64, partij: &mut Partij) {
        for _ in 0..aantal {
            let nr = self.leden.len() + 1;
            let op = self.volgend_lid();
            let (id, identity_id) = (self.id(op), self.id(op));
            let plek = self.toeval.rang(self.gegevens.disciplines.len() as u64);
            let zichtbaar = self.toeval.kans(60);
            partij.leden.push(member::Model {
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
                gebied_id: self
                    .toeval
                    .kies_of_geen(&self.gegevens.gebieden)
                    .map(|rij| rij.id),
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
            partij.disciplines.push(member_discipline::Model {
                member_id: id,
                discipline_id: self.gegevens.disciplines[plek].id,
            });
            partij.identiteiten.push(identity::Model {
                id: identity_id,
                member_id: id,
                issuer: self.gegevens.issuer.clone(),
                subject: format!("last-{:x}-{nr}", self.zaad),
                created_at: op,
            });
            self.leden.push(Lid {
                id,
                discipline: plek,
                sinds: op,
            });
        }
    }

    /// Praktijken, each with a facilitator and other members.
    pub(super) fn praktijken(&mut self, aantal: u64, partij: &mut Partij) {
        for _ in 0..aantal {
            let nr = self.praktijken.len() + 1;
            let op = self.begin;
            let id = self.id(op);
            let gebied = self.toeval.kies_of_geen(&self.gegevens.gebieden);
            let plaats = gebied.map_or("Nederland", |rij| rij.naam.as_str());
            partij.praktijken.push(praktijk::Model {
                id,
                naam: format!("Demo Lerende Praktijk {plaats} {nr}"),
                samenvatting: "Gemaakt om te meten; hier werkt niemand.".to_owned(),
                werkwijze: None,
                doel: None,
                vraag: None,
                fase: praktijk::Fase::InUitvoering,
                lead_organisatie_id: None,
                gebied_id: gebied.map(|rij| rij.id),
                samenwerkingsvorm_id: self.toeval.kies_of_geen(&self.gegevens.vormen).map(|rij| rij.id),
                startdatum: op.date_naive(),
                einddatum: None,
                bron: None,
                demo: true,
                version: 1,
                created_at: op,
                updated_at: op,
            });
            self.praktijken.push(id);
            let deelnemers = MINSTE_DEELNEMERS + self.toeval.onder(MEESTE_DEELNEMERS - MINSTE_DEELNEMERS + 1);
            let mut deelnemers = self.groep(&(0..self.omvang.leden), deelnemers);
            // Who came first leads it.
            deelnemers.sort_by_key(|lid| lid.sinds);
            for (lid, rol) in deelnemers.into_iter().zip(rollen()) {
                let sinds = op.max(lid.sinds);
                partij.deelnames.push(deelname::Model {
                    id: self.id(sinds),
                    praktijk_id: id,
                    member_id: lid.id,
                    rol,
                    van: sinds.date_naive(),
                    tot: None,
                    zichtbaarheid: deelname::Zichtbaarheid::Profiel,
                    version: 1,
                    created_at: sinds,
                    updated_at: sinds,
                });
            }
        }
    }

    pub(super) fn themas(&mut self, aantal: u64, partij: &mut Partij) {
        for _ in 0..aantal {
            let op = self.begin;
            let id = self.id(op);
            self.themas.push(id);
            partij.themas.push(thema::Model {
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
    }
}

/// A facilitator, a contact person, then professionals.
fn rollen() -> impl Iterator<Item = deelname::Rol> {
    [deelname::Rol::Facilitator, deelname::Rol::Contactpersoon]
        .into_iter()
        .chain(std::iter::repeat(deelname::Rol::Professional))
}
