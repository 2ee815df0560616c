//! Good practices as facts.

use entity::{
    goodpractice::{self, Status},
    goodpractice_versie,
};
use uuid::Uuid;

use super::Stage;

impl Stage {
    /// A good practice of no praktijk, read by everybody when it is shared.
    pub(crate) async fn goodpractice(&self, titel: &str, status: Status) -> Uuid {
        let shared = status == Status::Gedeeld;
        self.goodpractice_of(None, titel, (status, shared)).await
    }

    /// A good practice with two versions. The last one is shared when it is `GEDEELD`, the one before it when others read it all
    /// the same.
    pub(crate) async fn goodpractice_of(
        &self,
        praktijk_id: Option<Uuid>,
        titel: &str,
        (status, gelezen): (Status, bool),
    ) -> Uuid {
        let (id, now) = (self.service.clock.new_id(), self.now());
        let given_back = status == Status::Teruggegeven;
        self.set(goodpractice::Model {
            id,
            praktijk_id,
            indiener_id: None,
            samenwerkingsvorm_id: None,
            status,
            gedeeld_op: gelezen.then_some(now),
            teruggavereden: given_back.then_some(goodpractice::Teruggavereden::Onduidelijk),
            teruggavetoelichting: None,
            aantal_praktijken: 0,
            titel: titel.into(),
            wat: "Wij lopen samen.".into(),
            voor_wie: "Teams.".into(),
            tijd: None,
            kosten: None,
            voorwaarden: None,
            belemmering: None,
            bron: None,
            demo: true,
            version: 1,
            created_at: now,
            updated_at: now,
        })
        .await;
        for nummer in [1, 2] {
            let shown = if status == Status::Gedeeld { 2 } else { 1 };
            self.set(goodpractice_versie::Model {
                id: self.service.clock.new_id(),
                goodpractice_id: id,
                nummer,
                auteur_id: None,
                gedeeld_op: (gelezen && nummer == shown).then_some(now),
                titel: titel.into(),
                wat: format!("Wij lopen samen, versie {nummer}."),
                voor_wie: "Teams.".into(),
                tijd: None,
                kosten: None,
                voorwaarden: None,
                belemmering: None,
                bron: None,
                created_at: now,
            })
            .await;
        }
        id
    }
}
