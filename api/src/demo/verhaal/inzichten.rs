//! What activiteiten yielded; with two invented activiteiten of a praktijk, one of which is still to come.

use std::collections::HashMap;

use chrono::{DateTime, NaiveDate, Utc};
use entity::{activiteit, activiteit_partner, inzicht, inzicht_factor, inzicht_leervraag, voorlegging};
use sea_orm::ConnectionTrait;
use serde::Deserialize;
use uuid::Uuid;

use super::{
    Boek, leden, leervragen,
    omgeving::{activiteit_id, organisatie_id, praktijk_id},
    sleutel, zoek,
};
use crate::demo::{
    bestand::{lees, waarde},
    invoer::voeg_toe,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inzichten {
    inzicht: Vec<Inzicht>,
    activiteit: Vec<Activiteit>,
    voorgelegd: Vec<Voorgelegd>,
}

/// Of a real activity, published with its source.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Inzicht {
    sleutel: String,
    activiteit: String,
    factoren: Vec<String>,
    tekst: String,
    leervragen: Vec<u32>,
    aangemaakt: DateTime<Utc>,
    bron: String,
}

/// Invented, of a praktijk.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Activiteit {
    sleutel: String,
    titel: String,
    #[serde(deserialize_with = "waarde")]
    soort: activiteit::Soort,
    #[serde(deserialize_with = "waarde")]
    status: activiteit::Status,
    datum: NaiveDate,
    locatie: Option<String>,
    praktijk: String,
    partners: Vec<String>,
    omschrijving: String,
    aangemaakt: DateTime<Utc>,
}

/// Invented, by a member.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Voorgelegd {
    sleutel: String,
    activiteit: String,
    factoren: Vec<String>,
    tekst: String,
    leervragen: Vec<u32>,
    #[serde(deserialize_with = "waarde")]
    status: voorlegging::Status,
    indiener: String,
    aangemaakt: DateTime<Utc>,
}

/// The rows, and what they are linked to.
struct Werk<'b> {
    boek: &'b Boek,
    nummers: HashMap<String, Uuid>,
    inzichten: Vec<inzicht::Model>,
    factoren: Vec<inzicht_factor::Model>,
    leervragen: Vec<inzicht_leervraag::Model>,
}

pub(super) async fn laad(db: &impl ConnectionTrait, boek: &Boek) -> anyhow::Result<()> {
    let bestand: Inzichten = lees("inzichten", include_str!("../../../data/demo/inzichten.toml"))?;
    let leden = leden::sleutels()?;
    let eigen = activiteiten(db, boek, bestand.activiteit).await?;
    let mut werk = Werk {
        boek,
        nummers: leervragen::nummers()?,
        inzichten: Vec::new(),
        factoren: Vec::new(),
        leervragen: Vec::new(),
    };
    for rij in bestand.inzicht {
        let row = werk.inzicht(
            &rij.sleutel,
            activiteit_id(&rij.activiteit)?,
            rij.tekst,
            rij.aangemaakt,
        );
        let row = inzicht::Model {
            bron: Some(rij.bron),
            demo: false,
            ..row
        };
        werk.neem_op(row, &rij.factoren, &rij.leervragen)?;
    }
    for rij in bestand.voorgelegd {
        let activiteit = *zoek(&eigen, &rij.activiteit)?;
        let row = werk.inzicht(&rij.sleutel, activiteit, rij.tekst, rij.aangemaakt);
        let row = inzicht::Model {
            status: rij.status,
            indiener_id: Some(*zoek(&leden, &rij.indiener)?),
            ..row
        };
        werk.neem_op(row, &rij.factoren, &rij.leervragen)?;
    }
    voeg_toe::<inzicht::ActiveModel, _>(db, werk.inzichten).await?;
    voeg_toe::<inzicht_factor::ActiveModel, _>(db, werk.factoren).await?;
    Ok(voeg_toe::<inzicht_leervraag::ActiveModel, _>(db, werk.leervragen).await?)
}

impl Werk<'_> {
    fn inzicht(&self, code: &str, activiteit_id: Uuid, tekst: String, op: DateTime<Utc>) -> inzicht::Model {
        inzicht::Model {
            id: sleutel::demo("inzicht", code, op),
            activiteit_id,
            status: voorlegging::Status::Gepubliceerd,
            tekst,
            bron: None,
            indiener_id: None,
            afwijsreden: None,
            afwijstoelichting: None,
            demo: true,
            version: 1,
            created_at: self.boek.op(op),
            updated_at: self.boek.op(op),
        }
    }

    fn neem_op(
        &mut self,
        row: inzicht::Model,
        factoren: &[String],
        leervragen: &[u32],
    ) -> anyhow::Result<()> {
        for code in factoren {
            self.factoren.push(inzicht_factor::Model {
                inzicht_id: row.id,
                element_id: self.boek.element(&format!("VERWOERDT:{code}"))?,
            });
        }
        for nr in leervragen {
            self.leervragen.push(inzicht_leervraag::Model {
                inzicht_id: row.id,
                leervraag_id: *zoek(&self.nummers, &nr.to_string())?,
            });
        }
        self.inzichten.push(row);
        Ok(())
    }
}

/// The invented activiteiten, by short name.
async fn activiteiten(
    db: &impl ConnectionTrait,
    boek: &Boek,
    rijen: Vec<Activiteit>,
) -> anyhow::Result<HashMap<String, Uuid>> {
    let (mut models, mut partners, mut sleutels) = (Vec::new(), Vec::new(), HashMap::new());
    for rij in rijen {
        let id = sleutel::demo("activiteit", &rij.sleutel, rij.aangemaakt);
        partners.extend(rij.partners.iter().map(|naam| activiteit_partner::Model {
            activiteit_id: id,
            organisatie_id: organisatie_id(naam),
        }));
        models.push(activiteit::Model {
            id,
            titel: rij.titel,
            soort: rij.soort,
            status: rij.status,
            datum: Some(rij.datum),
            omschrijving: rij.omschrijving,
            locatie: rij.locatie,
            online: false,
            praktijk_id: Some(praktijk_id(&rij.praktijk)?),
            bron: None,
            verborgen_op: None,
            demo: true,
            version: 1,
            created_at: boek.op(rij.aangemaakt),
            updated_at: boek.op(rij.aangemaakt),
        });
        sleutels.insert(rij.sleutel, id);
    }
    voeg_toe::<activiteit::ActiveModel, _>(db, models).await?;
    voeg_toe::<activiteit_partner::ActiveModel, _>(db, partners).await?;
    Ok(sleutels)
}
