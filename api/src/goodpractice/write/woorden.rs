//! The words of a good practice, judged by the guard. An editor reads them before others do, so doubts do not refuse them.

use entity::{goodpractice, goodpractice_versie};
use sea_orm::{ActiveValue::Set, EntityTrait};
use uuid::Uuid;

use super::No;
use crate::{
    change::Change,
    error::{Refusal, Result},
    goodpractice::rules::Code,
    graph::Op,
    tekst::{Bezwaren, Soort},
};

/// The words as they were typed; `None` leaves as it is, `Some(None)` empties.
#[derive(Debug, Default)]
pub(in crate::goodpractice) struct Ruw {
    pub(in crate::goodpractice) titel: Option<String>,
    pub(in crate::goodpractice) wat: Option<String>,
    pub(in crate::goodpractice) voor_wie: Option<String>,
    pub(in crate::goodpractice) tijd: Option<Option<String>>,
    pub(in crate::goodpractice) kosten: Option<Option<String>>,
    pub(in crate::goodpractice) voorwaarden: Option<Option<String>>,
    pub(in crate::goodpractice) belemmering: Option<Option<String>>,
    pub(in crate::goodpractice) bron: Option<Option<String>>,
}

/// The words that may be stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Woorden {
    titel: String,
    wat: String,
    voor_wie: String,
    tijd: Option<String>,
    kosten: Option<String>,
    voorwaarden: Option<String>,
    belemmering: Option<String>,
    pub(super) bron: Option<String>,
}

/// The guard over all fields, so that everything that is wrong is told at once.
#[derive(Default)]
struct Wacht(Bezwaren<Code>);

impl Wacht {
    fn required(&mut self, field: &'static str, raw: Option<&str>, soort: Soort, oud: String) -> String {
        match raw {
            Some(raw) => self.judge(field, raw, soort).unwrap_or_default(),
            None => oud,
        }
    }

    fn optional(
        &mut self,
        field: &'static str,
        raw: Option<&Option<String>>,
        soort: Soort,
        oud: Option<String>,
    ) -> Option<String> {
        match raw {
            Some(Some(raw)) => self.judge(field, raw, soort),
            Some(None) => None,
            None => oud,
        }
    }

    fn judge(&mut self, field: &'static str, raw: &str, soort: Soort) -> Option<String> {
        let judged = self.0.gemodereerd(field, raw, soort)?;
        Some(judged.tekst.into())
    }
}

impl Ruw {
    /// The words after the change.
    pub(super) fn judge(&self, oud: Woorden) -> Result<Woorden, No> {
        let mut wacht = Wacht::default();
        let woorden = Woorden {
            titel: wacht.required("input.titel", self.titel.as_deref(), Soort::Titel, oud.titel),
            wat: wacht.required("input.wat", self.wat.as_deref(), Soort::Toelichting, oud.wat),
            voor_wie: wacht.required(
                "input.voorWie",
                self.voor_wie.as_deref(),
                Soort::Kort,
                oud.voor_wie,
            ),
            tijd: wacht.optional("input.tijd", self.tijd.as_ref(), Soort::Kort, oud.tijd),
            kosten: wacht.optional("input.kosten", self.kosten.as_ref(), Soort::Kort, oud.kosten),
            voorwaarden: wacht.optional(
                "input.voorwaarden",
                self.voorwaarden.as_ref(),
                Soort::Toelichting,
                oud.voorwaarden,
            ),
            belemmering: wacht.optional(
                "input.belemmering",
                self.belemmering.as_ref(),
                Soort::Toelichting,
                oud.belemmering,
            ),
            bron: wacht.optional("input.bron", self.bron.as_ref(), Soort::Kort, oud.bron),
        };
        wacht.0.of(Some(woorden)).map_err(Refusal::User)
    }
}

impl From<goodpractice_versie::Model> for Woorden {
    fn from(row: goodpractice_versie::Model) -> Self {
        Self {
            titel: row.titel,
            wat: row.wat,
            voor_wie: row.voor_wie,
            tijd: row.tijd,
            kosten: row.kosten,
            voorwaarden: row.voorwaarden,
            belemmering: row.belemmering,
            bron: row.bron,
        }
    }
}

impl Woorden {
    /// Lets readers of the good practice read these words.
    pub(super) fn show(&self, row: &mut goodpractice::ActiveModel) {
        row.titel = Set(self.titel.clone());
        row.wat = Set(self.wat.clone());
        row.voor_wie = Set(self.voor_wie.clone());
        row.tijd = Set(self.tijd.clone());
        row.kosten = Set(self.kosten.clone());
        row.voorwaarden = Set(self.voorwaarden.clone());
        row.belemmering = Set(self.belemmering.clone());
        row.bron = Set(self.bron.clone());
    }

    /// Keeps these words as a version of the good practice.
    pub(super) async fn keep(self, op: &Op, change: &Change, practice: Uuid, nummer: i32) -> Result<()> {
        let row = goodpractice_versie::ActiveModel {
            id: Set(op.new_id()),
            goodpractice_id: Set(practice),
            nummer: Set(nummer),
            auteur_id: Set(op.actor.member),
            gedeeld_op: Set(None),
            titel: Set(self.titel),
            wat: Set(self.wat),
            voor_wie: Set(self.voor_wie),
            tijd: Set(self.tijd),
            kosten: Set(self.kosten),
            voorwaarden: Set(self.voorwaarden),
            belemmering: Set(self.belemmering),
            bron: Set(self.bron),
            created_at: Set(op.now()),
        };
        goodpractice_versie::Entity::insert(row)
            .exec_without_returning(&**change)
            .await?;
        Ok(())
    }
}
