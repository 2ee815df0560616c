//! Facts about leervragen and what they refer to: rows that stand in the database when a test begins, each set in a
//! line. Keys follow from the names.

use chrono::{DateTime, Utc};
use entity::{
    activiteit, agenda, bundeling, discipline, editie, gebied, leervraag, leervraag_element,
    leervraag_versie, leervraag_zoek, member_discipline, onderbouwing, opgave, raamwerk, raamwerk_element,
    thema,
};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    EntityTrait, IntoActiveModel,
};
use uuid::Uuid;

use super::{Stage, seed::day};

impl Stage {
    /// Sets one row.
    pub(crate) async fn set<M, A>(&self, row: M)
    where
        M: IntoActiveModel<A>,
        A: ActiveModelTrait + ActiveModelBehavior + Send,
    {
        A::Entity::insert(row.into_active_model())
            .exec_without_returning(self.writer())
            .await
            .expect("a fact");
    }

    /// A leervraag of nobody, offered to the editors, changed by `alter`; with its first version and its terms.
    pub(crate) async fn vraag(&self, name: &str, alter: impl FnOnce(&mut leervraag::Model)) -> Uuid {
        let now = self.now();
        let mut row = leervraag::Model {
            id: self.named(name),
            status: leervraag::Status::Ingediend,
            tekst: name.into(),
            toelichting: None,
            aard: None,
            herkomst: leervraag::Herkomst::Community,
            weergave: leervraag::Weergave::Anoniem,
            vrager_soort: leervraag::VragerSoort::Persoon,
            indiener_id: None,
            vrager_id: None,
            discipline_id: None,
            sector: None,
            onderwijssoort: None,
            gebied_id: None,
            praktijk_id: None,
            activiteit_id: None,
            samenwerkingsvorm_id: None,
            afwijsreden: None,
            afwijstoelichting: None,
            weerwoord: None,
            signalen: None,
            samengevoegd_in_id: None,
            aantal_herkenningen: 0,
            version: 1,
            ingediend_op: Some(now),
            gepubliceerd_op: None,
            ingetrokken_op: None,
            demo: false,
            created_at: now,
            updated_at: now,
        };
        alter(&mut row);
        let versie = leervraag_versie::Model {
            id: self.named(&format!("versie van {name}")),
            leervraag_id: row.id,
            nummer: 1,
            tekst: row.tekst.clone(),
            toelichting: row.toelichting.clone(),
            auteur_id: row.indiener_id,
            gepubliceerd_op: is_public(row.status).then_some(row.created_at),
            gesloten_op: None,
            created_at: row.created_at,
        };
        let zoek = leervraag_zoek::ActiveModel {
            nr: NotSet,
            leervraag_id: Set(row.id),
            termen: Set(api::tekst::zoekdocument(&[
                &row.tekst,
                row.toelichting.as_deref().unwrap_or_default(),
            ])),
        };
        let id = row.id;
        self.set(row).await;
        self.set(versie).await;
        self.set(zoek).await;
        id
    }

    /// A discipline of a sector.
    pub(crate) async fn discipline(&self, name: &str, sector: discipline::Sector) -> Uuid {
        let id = self.named(name);
        self.set(discipline::Model {
            id,
            code: name.into(),
            naam: name.into(),
            sector,
            synoniemen: "[]".into(),
            volgorde: 1,
            geldig_van: day("2020-01-01"),
            geldig_tot: None,
        })
        .await;
        id
    }

    /// A discipline on the profile of a member.
    pub(crate) async fn practises(&self, member_id: Uuid, discipline_id: Uuid) {
        self.set(member_discipline::Model {
            member_id,
            discipline_id,
        })
        .await;
    }

    /// A gemeente.
    pub(crate) async fn gemeente(&self, name: &str) -> Uuid {
        let id = self.named(name);
        self.set(gebied::Model {
            id,
            soort: gebied::Soort::Gemeente,
            code: name.into(),
            naam: name.into(),
            sorteernaam: name.into(),
            geldig_van: day("2020-01-01"),
            geldig_tot: None,
            opvolger_id: None,
        })
        .await;
        id
    }

    /// An activiteit.
    pub(crate) async fn activiteit(&self, name: &str) -> Uuid {
        let id = self.named(name);
        self.set(activiteit::Model {
            id,
            titel: name.into(),
            soort: activiteit::Soort::Webinar,
            status: activiteit::Status::Gehouden,
            online: true,
            praktijk_id: None,
            datum: None,
            omschrijving: name.into(),
            locatie: None,
            bron: None,
            verborgen_op: None,
            demo: false,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        })
        .await;
        id
    }

    /// An element of a framework that is made at the first call.
    pub(crate) async fn element(&self, name: &str, soort: raamwerk_element::Soort) -> Uuid {
        let raamwerk_id = self.named("het raamwerk");
        let known = raamwerk::Entity::find_by_id(raamwerk_id).one(self.writer()).await;
        if known.expect("a SELECT").is_none() {
            self.set(raamwerk::Model {
                id: raamwerk_id,
                code: "GERDES".into(),
                versie: "toneel".into(),
                naam: "Raamwerk".into(),
                bron: "toneel".into(),
                geldig_van: day("2020-01-01"),
                geldig_tot: None,
            })
            .await;
        }
        let id = self.named(name);
        self.set(raamwerk_element::Model {
            id,
            raamwerk_id,
            ouder_id: None,
            soort,
            code: name.into(),
            naam: name.into(),
            toelichting: None,
            onderwijssector: None,
            volgorde: 1,
        })
        .await;
        id
    }

    /// A tag on a leervraag.
    pub(crate) async fn tagged(&self, leervraag_id: Uuid, element_id: Uuid) {
        self.set(leervraag_element::Model {
            leervraag_id,
            element_id,
        })
        .await;
    }

    /// A thema that bundles one leervraag.
    pub(crate) async fn thema_of(&self, name: &str, status: thema::Status, leervraag_id: Uuid) -> Uuid {
        let id = self.named(name);
        self.set(thema::Model {
            id,
            naam: name.into(),
            omschrijving: name.into(),
            ouder_id: None,
            status,
            maker_id: None,
            demo: false,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        })
        .await;
        self.set(bundeling::Model {
            id: self.named(&format!("bundeling {name}")),
            thema_id: id,
            leervraag_id,
            reden: None,
            door_id: None,
            van: self.now(),
            tot: None,
            reden_einde: None,
            beeindigd_door_id: None,
        })
        .await;
        id
    }

    /// An ontwikkelopgave in an edition of its own that rests on one leervraag.
    pub(crate) async fn opgave_on(&self, nummer: i32, status: editie::Status, leervraag_id: Uuid) -> Uuid {
        let agenda_id = self.named("de agenda");
        let known = agenda::Entity::find_by_id(agenda_id).one(self.writer()).await;
        if known.expect("a SELECT").is_none() {
            self.set(agenda::Model {
                id: agenda_id,
                domein: agenda::Domein::BreedJeugddomein,
                titel: "Agenda".into(),
                created_at: self.now(),
            })
            .await;
        }
        let editie_id = self.named(&format!("editie {nummer}"));
        self.set(editie::Model {
            id: editie_id,
            agenda_id,
            nummer,
            titel: format!("Editie {nummer}"),
            toelichting: None,
            status: editie::Status::Concept,
            geldig_van: None,
            geldig_tot: None,
            consultatie_tot: None,
            vastgesteld_op: None,
            bron: None,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        })
        .await;
        let id = self.named(&format!("opgave {nummer}"));
        self.set(opgave::Model {
            id,
            editie_id,
            nummer: 1,
            titel: format!("Opgave {nummer}"),
            omschrijving: None,
            demo: false,
            version: 1,
            created_at: self.now(),
            updated_at: self.now(),
        })
        .await;
        self.set(onderbouwing::Model {
            id: self.named(&format!("onderbouwing {nummer}")),
            opgave_id: id,
            leervraag_id,
            leervraag_versie_id: None,
            thema_id: None,
            thema_versie_id: None,
            reden: None,
            gewicht: None,
            bron: None,
            door_id: None,
            created_at: self.now(),
        })
        .await;
        // Last, because nothing can be put beneath an adopted edition.
        let values = editie::ActiveModel {
            id: Set(editie_id),
            status: Set(status),
            ..Default::default()
        };
        values.update(self.writer()).await.expect("an edition");
        id
    }
}

/// Whether everybody reads a leervraag in this state.
fn is_public(status: leervraag::Status) -> bool {
    matches!(
        status,
        leervraag::Status::Gepubliceerd | leervraag::Status::Samengevoegd
    )
}

/// A moment, in RFC 3339.
pub(crate) fn moment(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}
