//! A batch of rows.

use entity::{
    bundeling, deelname, dubbel, herkenning, identity, leervraag, leervraag_element, leervraag_versie,
    leervraag_zoek, member, member_discipline, praktijk, thema, thema_versie,
};

use super::invoegen::Schrijver;
use crate::demo::eerste_versie;

/// Rows for every table that a load fills many of.
#[derive(Default)]
pub(super) struct Partij {
    pub(super) leden: Vec<member::Model>,
    pub(super) disciplines: Vec<member_discipline::Model>,
    pub(super) identiteiten: Vec<identity::Model>,
    pub(super) praktijken: Vec<praktijk::Model>,
    pub(super) deelnames: Vec<deelname::Model>,
    pub(super) themas: Vec<thema::Model>,
    pub(super) leervragen: Vec<leervraag::Model>,
    pub(super) versies: Vec<leervraag_versie::Model>,
    pub(super) termen: Vec<leervraag_zoek::ActiveModel>,
    pub(super) elementen: Vec<leervraag_element::Model>,
    pub(super) bundels: Vec<bundeling::Model>,
    pub(super) herkenningen: Vec<herkenning::Model>,
    pub(super) dubbelen: Vec<dubbel::Model>,
}

impl Partij {
    /// Writes the rows, those that are referred to first; returns their number.
    pub(super) async fn schrijf(self, naar: &mut Schrijver) -> anyhow::Result<u64> {
        let themas: Vec<_> = self.themas.iter().map(eerste_versie).collect();
        let rijen = naar.voeg_toe::<member::ActiveModel, _>(self.leden).await?
            + naar
                .voeg_toe::<member_discipline::ActiveModel, _>(self.disciplines)
                .await?
            + naar
                .voeg_toe::<identity::ActiveModel, _>(self.identiteiten)
                .await?
            + naar.voeg_toe::<praktijk::ActiveModel, _>(self.praktijken).await?
            + naar.voeg_toe::<deelname::ActiveModel, _>(self.deelnames).await?
            + naar.voeg_toe::<thema::ActiveModel, _>(self.themas).await?
            + naar.voeg_toe::<thema_versie::ActiveModel, _>(themas).await?
            + naar
                .voeg_toe::<leervraag::ActiveModel, _>(self.leervragen)
                .await?
            + naar
                .voeg_toe::<leervraag_versie::ActiveModel, _>(self.versies)
                .await?
            + naar
                .voeg_toe::<leervraag_zoek::ActiveModel, _>(self.termen)
                .await?
            + naar
                .voeg_toe::<leervraag_element::ActiveModel, _>(self.elementen)
                .await?
            + naar.voeg_toe::<bundeling::ActiveModel, _>(self.bundels).await?
            + naar
                .voeg_toe::<herkenning::ActiveModel, _>(self.herkenningen)
                .await?
            + naar.voeg_toe::<dubbel::ActiveModel, _>(self.dubbelen).await?;
        Ok(rijen)
    }
}
