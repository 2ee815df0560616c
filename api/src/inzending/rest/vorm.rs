//! A delivery as REST shows it. The doc comments are the Dutch descriptions of `openapi.json`.

use std::collections::BTreeMap;

use chrono::{DateTime, SecondsFormat, Utc};
use entity::inzending::{Aanhouding, Formaat, Model, Modus, Reden, Status, Toepassing};
use sea_orm::ActiveEnum;
use serde::{Serialize, de::DeserializeOwned};
use utoipa::ToSchema;

use super::adres;
use crate::{error::Uitleg, graph::Kind, http::described::closed, tekst::Taal};

/// Hoe ver het ontvangen is.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct InzendingVoortgang {
    /// Gelezen rijen, zonder de kop.
    rijen: i32,
    /// Ontvangen bytes.
    bytes: i32,
    /// Aangekondigde bytes.
    bytes_totaal: Option<i32>,
}

/// Wat het plan met lidmaatschappen doet.
#[derive(Serialize, ToSchema)]
pub(super) struct InzendingAantallen {
    /// Nieuwe.
    nieuw: i32,
    /// Gewijzigde.
    gewijzigd: i32,
    /// Ongewijzigde.
    ongewijzigd: i32,
    /// Die eindigen.
    beeindigd: i32,
    /// Geweigerde rijen.
    geweigerd: i32,
}

/// Een inzending van een beroepsvereniging: wat er gestuurd is, het plan, en wat ervan werd.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Inzending)]
pub(super) struct InzendingVorm {
    /// Blijvende, ondoorzichtige sleutel.
    id: String,
    /// Wat het betekent dat een lidmaatschap ontbreekt.
    #[schema(schema_with = closed::<Modus>)]
    modus: String,
    /// Wat een geweigerde rij voor de andere betekent.
    #[schema(schema_with = closed::<Toepassing>)]
    toepassing: String,
    /// Hoe de rijen geschreven zijn.
    #[schema(schema_with = closed::<Formaat>)]
    formaat: String,
    /// Of er eerst naar gekeken wordt.
    proef: bool,
    /// Of zij uit losse wijzigingen over SCIM bestaat.
    scim: bool,
    /// Waar zij staat.
    #[schema(schema_with = closed::<Status>)]
    status: String,
    /// Waarom er niets mee gedaan is.
    #[schema(schema_with = closed::<Reden>)]
    reden: Option<String>,
    /// Waarom zij op een tweede persoon wacht.
    #[schema(schema_with = closed::<Aanhouding>)]
    aangehouden_om: Option<String>,
    /// De reden in woorden.
    uitleg: Option<String>,
    /// Hoe ver het ontvangen is.
    voortgang: InzendingVoortgang,
    /// Wat het plan doet; leeg zolang er geen plan is.
    aantallen: Option<InzendingAantallen>,
    /// Hoeveel rijen elk veld veranderen.
    per_veld: BTreeMap<String, i64>,
    /// Of een VOLLEDIG bestand beëindigt wat er niet in staat.
    afwezigen_tellen: bool,
    /// De velden waarvoor een kolom is gelezen.
    kolommen: Vec<String>,
    /// De namen van kolommen die niet zijn gelezen.
    vervallen_kolommen: Vec<String>,
    /// Wat er verder van het bestand te zeggen is.
    opmerkingen: Vec<String>,
    /// De stand van de vereniging waarop het plan gemaakt is.
    basis: i32,
    /// De stand die het toepassen gaf.
    stand: Option<i32>,
    /// Groeit met elke verandering.
    version: i32,
    /// Wanneer zij begon.
    #[schema(format = DateTime)]
    aangemaakt_op: String,
    /// Wanneer het plan is uitgevoerd.
    #[schema(format = DateTime)]
    toegepast_op: Option<String>,
    /// Het adres van het retourbestand.
    retourbestand: String,
}

impl InzendingVorm {
    pub(super) fn new(row: &Model, taal: Taal) -> Self {
        let reden = row.reden.map(|reden| reden.uitleg(taal));
        let houdt = row.aangehouden_om.map(|houdt| houdt.uitleg(taal));
        let gepland = row.gepland_op.is_some();
        Self {
            id: Kind::Inzending.id(row.id).to_string(),
            modus: row.modus.to_value(),
            toepassing: row.toepassing.to_value(),
            formaat: row.formaat.to_value(),
            proef: row.proef,
            scim: row.scim,
            status: row.status.to_value(),
            reden: row.reden.map(|reden| reden.to_value()),
            aangehouden_om: row.aangehouden_om.map(|houdt| houdt.to_value()),
            uitleg: reden.or(houdt).map(|words| words.to_string()),
            voortgang: InzendingVoortgang {
                rijen: row.rijen,
                bytes: row.bytes,
                bytes_totaal: row.bytes_totaal,
            },
            aantallen: gepland.then_some(InzendingAantallen {
                nieuw: row.nieuw,
                gewijzigd: row.gewijzigd,
                ongewijzigd: row.ongewijzigd,
                beeindigd: row.beeindigd,
                geweigerd: row.geweigerd,
            }),
            per_veld: gelezen(&row.per_veld),
            afwezigen_tellen: row.afwezigen_tellen,
            kolommen: gelezen(&row.kolommen),
            vervallen_kolommen: gelezen(&row.vervallen_kolommen),
            opmerkingen: gelezen(&row.opmerkingen),
            basis: row.basis,
            stand: row.stand,
            version: row.version,
            aangemaakt_op: moment(row.created_at),
            toegepast_op: row.toegepast_op.map(moment),
            retourbestand: format!("{}/retourbestand", adres(row.id)),
        }
    }
}

fn moment(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Micros, true)
}

fn gelezen<T: DeserializeOwned + Default>(json: &str) -> T {
    serde_json::from_str(json).unwrap_or_default()
}
