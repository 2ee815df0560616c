//! The work of the editors: what was refused, merged and reported, what they decided, and who was told.
//!
//! What waits for an editor is not written here: the database derives it from the leervragen and the reports.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entity::{
    bericht::{self, Soort as Tijding},
    besluit, besluit_regel,
    leervraag::{self, Status},
    melding,
};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Boek, leden,
    leervragen::{Leervraag, lees_leervragen, nummers},
    sleutel, zoek,
};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Meldingen {
    door: String,
    melding: Vec<Melding>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Melding {
    leervraag: u32,
    melder: String,
    #[serde(deserialize_with = "waarde")]
    reden: melding::Reden,
    toelichting: Option<String>,
    dubbel_van: Option<u32>,
    op: DateTime<Utc>,
    afgehandeld: Option<Afhandeling>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Afhandeling {
    op: DateTime<Utc>,
    #[serde(deserialize_with = "waarde")]
    uitkomst: melding::Uitkomst,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Meldingen = lees("meldingen", include_str!("../../../data/demo/meldingen.toml"))?;
    let leden = leden::sleutels()?;
    let mut werk = Werk {
        boek,
        door_id: Some(*zoek(&leden, &bestand.door)?),
        leden,
        nummers: nummers()?,
        besluiten: Vec::new(),
        regels: Vec::new(),
        meldingen: Vec::new(),
        berichten: Vec::new(),
    };
    let leervragen = lees_leervragen()?;
    for rij in &leervragen {
        werk.afwijzing(rij)?;
        werk.samenvoeging(rij)?;
    }
    for rij in bestand.melding {
        werk.melding(rij, &leervragen)?;
    }
    voeg_toe::<besluit::ActiveModel, _>(db, werk.besluiten).await?;
    voeg_toe::<besluit_regel::ActiveModel, _>(db, werk.regels).await?;
    voeg_toe::<melding::ActiveModel, _>(db, werk.meldingen).await?;
    Ok(voeg_toe::<bericht::ActiveModel, _>(db, werk.berichten).await?)
}

struct Werk<'b> {
    boek: &'b Boek,
    door_id: Option<Uuid>,
    leden: HashMap<String, Uuid>,
    nummers: HashMap<String, Uuid>,
    besluiten: Vec<besluit::Model>,
    regels: Vec<besluit_regel::Model>,
    meldingen: Vec<melding::Model>,
    berichten: Vec<bericht::Model>,
}

impl Werk<'_> {
    /// Refused, and the asker was told.
    fn afwijzing(&mut self, rij: &Leervraag) -> anyhow::Result<()> {
        let Some(afwijzing) = &rij.afgewezen else {
            return Ok(());
        };
        let besluit = self.besluit(rij, besluit::Soort::Afwijzen, afwijzing.op);
        self.besluiten.push(besluit::Model {
            reden: Some(afwijzing.reden),
            ..besluit.clone()
        });
        self.regels.push(self.regel(&besluit, rij, Status::Ingediend, 2));
        // Who answered had read it.
        let gelezen = rij.weerwoord_op();
        let tijding = (Tijding::LeervraagAfgewezen, afwijzing.op);
        let bericht = self.bericht(rij.aanspreekbaar(), rij, tijding)?;
        self.berichten.push(bericht::Model {
            reden: Some(afwijzing.reden),
            gelezen_op: gelezen.map(|op| self.boek.op(op)),
            ..bericht
        });
        Ok(())
    }

    /// Merged; the asker and who recognised it were told.
    fn samenvoeging(&mut self, rij: &Leervraag) -> anyhow::Result<()> {
        let Some(samenvoeging) = &rij.samengevoegd else {
            return Ok(());
        };
        let besluit = self.besluit(rij, besluit::Soort::Samenvoegen, samenvoeging.op);
        let regel = self.regel(&besluit, rij, Status::Gepubliceerd, 2);
        let naar_id = Some(*zoek(&self.nummers, &samenvoeging.naar.to_string())?);
        self.regels.push(besluit_regel::Model { naar_id, ..regel });
        self.besluiten.push(besluit::Model {
            samenvoegreden: Some(samenvoeging.reden),
            ..besluit
        });
        let tijding = (Tijding::LeervraagSamengevoegd, samenvoeging.op);
        let bericht = self.bericht(rij.aanspreekbaar(), rij, tijding)?;
        self.berichten.push(bericht);
        for subject in rij.herkenners() {
            let tijding = (Tijding::HerkendeSamengevoegd, samenvoeging.op);
            let bericht = self.bericht(subject, rij, tijding)?;
            self.berichten.push(bericht);
        }
        Ok(())
    }

    /// Reported; where an editor closed it, the reporter was told.
    fn melding(&mut self, rij: Melding, leervragen: &[Leervraag]) -> anyhow::Result<()> {
        let nr = rij.leervraag;
        let over = leervragen.iter().find(|leervraag| leervraag.nr == nr);
        let over = over.ok_or_else(|| anyhow::anyhow!("a report is about leervraag {nr}"))?;
        let id = sleutel::demo("melding", &format!("{nr}:{}", rij.melder), rij.op);
        let dubbel = rij.dubbel_van.map(|nr| nr.to_string());
        let mut nieuw = melding::Model {
            id,
            leervraag_id: over.id(),
            melder_id: Some(*zoek(&self.leden, &rij.melder)?),
            reden: rij.reden,
            toelichting: rij.toelichting,
            dubbel_van_id: dubbel.map(|nr| zoek(&self.nummers, &nr).copied()).transpose()?,
            uitkomst: None,
            afgehandeld_op: None,
            besluit_id: None,
            created_at: self.boek.op(rij.op),
        };
        if let Some(einde) = rij.afgehandeld {
            let besluit = self.besluit(over, besluit::Soort::MeldingAfhandelen, einde.op);
            nieuw.uitkomst = Some(einde.uitkomst);
            nieuw.afgehandeld_op = Some(self.boek.op(einde.op));
            nieuw.besluit_id = Some(besluit.id);
            self.regels
                .push(self.regel(&besluit, over, Status::Gepubliceerd, 1));
            self.besluiten.push(besluit::Model {
                uitkomst: Some(einde.uitkomst),
                ..besluit
            });
            let tijding = (Tijding::MeldingAfgehandeld, einde.op);
            let bericht = self.bericht(&rij.melder, over, tijding)?;
            self.berichten.push(bericht::Model {
                melding_id: Some(id),
                ..bericht
            });
        }
        self.meldingen.push(nieuw);
        Ok(())
    }

    fn besluit(&self, rij: &Leervraag, soort: besluit::Soort, op: DateTime<Utc>) -> besluit::Model {
        besluit::Model {
            id: sleutel::demo("besluit", &rij.nr.to_string(), op),
            soort,
            reden: None,
            samenvoegreden: None,
            uitkomst: None,
            door_id: self.door_id,
            ongedaan_door_id: None,
            ongedaan_op: None,
            created_at: self.boek.op(op),
        }
    }

    fn regel(
        &self,
        besluit: &besluit::Model,
        rij: &Leervraag,
        status_voor: leervraag::Status,
        versie_na: i32,
    ) -> besluit_regel::Model {
        besluit_regel::Model {
            id: sleutel::demo("besluit_regel", &besluit.id.to_string(), rij.ingediend),
            besluit_id: besluit.id,
            nummer: 1,
            leervraag_id: rij.id(),
            naar_id: None,
            uitkomst: besluit_regel::Uitkomst::Gedaan,
            ongedaan: None,
            versie_na,
            status_voor,
            afwijsreden_voor: None,
            afwijstoelichting_voor: None,
            weerwoord_voor: None,
            ingediend_op_voor: Some(self.boek.op(rij.ingediend)),
            gepubliceerd_op_voor: rij.gepubliceerd_op().map(|op| self.boek.op(op)),
        }
    }

    fn bericht(
        &self,
        aan: &str,
        rij: &Leervraag,
        (soort, op): (Tijding, DateTime<Utc>),
    ) -> anyhow::Result<bericht::Model> {
        Ok(bericht::Model {
            id: sleutel::demo("bericht", &format!("{}:{aan}", rij.nr), op),
            member_id: *zoek(&self.leden, aan)?,
            soort,
            leervraag_id: Some(rij.id()),
            melding_id: None,
            praktijk_id: None,
            uitnodiging_id: None,
            expertvraag_id: None,
            goodpractice_id: None,
            bijdrage_id: None,
            inzicht_id: None,
            begrip_id: None,
            reactie_id: None,
            tekstmelding_id: None,
            reden: None,
            gelezen_op: None,
            created_at: self.boek.op(op),
        })
    }
}
