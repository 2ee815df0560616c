//! Releases as REST shows them. The doc comments are the Dutch descriptions of `openapi.json`.

use chrono::{NaiveDate, SecondsFormat};
use entity::{
    uitgave::{Model, Soort},
    vrijgave,
};
use sea_orm::ActiveEnum;
use serde::Serialize;
use serde_json::json;
use utoipa::{
    ToSchema,
    openapi::{Object, ObjectBuilder, Type},
};

use crate::{
    analyse::Dimensie,
    http::described::closed,
    uitgave::rules::{Bestand, Erratum, Filter, Formaat, Inhoud, Korrel, Reden, Taal, citaat},
};

/// Wat er wordt gevraagd.
#[expect(dead_code, reason = "describes what rules::Verzoek reads")]
#[derive(ToSchema)]
#[schema(as = UitgaveVerzoek)]
pub(super) struct VerzoekVorm {
    /// Wat voor uitgave.
    #[schema(schema_with = closed::<Soort>)]
    soort: String,
    /// Hooguit vier dimensies, die onder elkaar hangen; voor LEERVRAGEN ten minste één.
    dimensies: Option<Vec<DimensieVorm>>,
    /// Alleen leervragen met deze waarden.
    filter: Option<Vec<FilterVorm>>,
    /// De eerste dag: van de kwartalen van een tabel, van METINGEN waarop gemeten is, van LEERVRAAGTEKSTEN waarop zij uitkwamen.
    /// Zonder deze: twee jaar voor `tot`, en voor de laatste twee vanaf het begin.
    van: Option<NaiveDate>,
    /// De dag na de laatste; zonder deze: het einde van het laatste kwartaal dat voorbij is, en voor METINGEN en
    /// LEERVRAAGTEKSTEN tot en met nu.
    tot: Option<NaiveDate>,
    /// Of een KRUISTABEL ook per deel van de periode wordt verteld.
    #[schema(schema_with = korrels)]
    korrel: Option<String>,
    /// Voor ONTWIKKELOPGAVEN, en alleen daarvoor: de sleutel van een vastgestelde editie.
    editie: Option<String>,
}

/// Een dimensie, zoals `leervragenAnalyse` haar noemt.
pub(super) struct DimensieVorm;

impl utoipa::PartialSchema for DimensieVorm {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        let words = Dimensie::van(vrijgave::Soort::Leervragen).map(|one| json!(one));
        let schema: Object = ObjectBuilder::new()
            .schema_type(Type::String)
            .description(Some("Een dimensie, zoals `leervragenAnalyse` haar noemt."))
            .enum_values(Some(words))
            .build();
        schema.into()
    }
}

impl ToSchema for DimensieVorm {
    fn name() -> std::borrow::Cow<'static, str> {
        "Dimensie".into()
    }
}

fn korrels() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some([Korrel::Kwartaal, Korrel::Jaar].map(|one| json!(one))))
        .build()
}

/// Alleen leervragen met een van deze waarden.
#[derive(Serialize, ToSchema)]
#[schema(as = UitgaveFilter)]
pub(super) struct FilterVorm {
    /// De dimensie.
    #[schema(value_type = DimensieVorm)]
    dimensie: Dimensie,
    /// De waarden, hooguit 200.
    waarden: Vec<String>,
    /// Of ook leervragen zonder waarde meetellen.
    onbekend: bool,
}

impl From<&Filter> for FilterVorm {
    fn from(filter: &Filter) -> Self {
        Self {
            dimensie: filter.dimensie,
            waarden: filter.waarden.clone(),
            onbekend: filter.onbekend,
        }
    }
}

/// Een bestand van een uitgave.
#[derive(Serialize, ToSchema)]
#[schema(as = UitgaveBestand)]
pub(super) struct BestandVorm {
    /// De naam.
    naam: String,
    /// Het adres.
    href: String,
    /// Hoe het geschreven is.
    mediatype: Option<&'static str>,
    /// Hoe groot het is.
    bytes: u64,
    /// De SHA-256 van zijn bytes.
    sha256: String,
}

/// Een uitgave: cijfers zoals zij op een dag waren, als bestanden.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = Uitgave)]
pub(super) struct UitgaveVorm {
    /// Een hash van wat erin staat: dezelfde vraag over dezelfde cijfers heeft hetzelfde id.
    id: String,
    /// Wat voor uitgave.
    #[schema(schema_with = closed::<Soort>)]
    soort: String,
    /// De dimensies, in de volgorde van de kolommen.
    #[schema(value_type = Vec<DimensieVorm>)]
    dimensies: Vec<Dimensie>,
    /// Waartoe zij beperkt is.
    filter: Vec<FilterVorm>,
    /// De editie van ONTWIKKELOPGAVEN.
    editie: Option<String>,
    /// De eerste dag: van de periode, of waarop de editie geldt.
    van: Option<NaiveDate>,
    /// De dag na de laatste.
    tot: Option<NaiveDate>,
    /// Per welk deel van de periode zij ook vertelt.
    #[schema(schema_with = korrels)]
    korrel: Option<Korrel>,
    /// Geen cijfer is van minder leervragen dan dit, en in METINGEN van minder mensen; leeg voor ONTWIKKELOPGAVEN, waar iedereen
    /// de leervragen kan tellen, en voor LEERVRAAGTEKSTEN.
    celgrens: Option<u64>,
    /// De dag waarop zij gemaakt is.
    peildatum: NaiveDate,
    /// Rijen van elk bestand.
    rijen: i64,
    /// Van hoeveel metingen of leervragen de rijen nu leeg zijn, omdat zij niet meer te lezen zijn; `/errata` noemt ze.
    errata: usize,
    /// De bestanden.
    bestanden: Vec<BestandVorm>,
    /// De adressen van de codeboeken (CSVW), in het Nederlands en in het Engels.
    codeboeken: Vec<String>,
    /// Hoe ernaar verwezen wordt.
    citaat: String,
    /// Wanneer zij gemaakt is.
    #[schema(format = DateTime)]
    aangemaakt_op: String,
}

impl UitgaveVorm {
    pub(super) fn new(row: &Model, inhoud: &Inhoud, bestanden: Vec<Bestand>) -> Self {
        let bestand = |sum: Bestand| {
            let formaat = Formaat::ALLE.into_iter().find(|one| one.bestand() == sum.naam);
            BestandVorm {
                href: format!("{}/{}", adres(&row.kenmerk), sum.naam),
                mediatype: formaat.map(Formaat::mediatype),
                naam: sum.naam,
                bytes: sum.bytes,
                sha256: sum.sha256,
            }
        };
        let codeboek = |taal: Taal| format!("{}/{}", adres(&row.kenmerk), taal.bestand());
        let (tabel, editie, lijst) = match inhoud {
            Inhoud::Tabel(tabel) => (Some(tabel), None, None),
            Inhoud::Opgaven(opgaven) => (None, Some(&opgaven.editie), None),
            Inhoud::Lijst(lijst) => (None, None, Some(lijst)),
        };
        let assen = tabel.iter().flat_map(|tabel| &tabel.assen);
        let filters = tabel.iter().flat_map(|tabel| &tabel.filter);
        Self {
            id: row.kenmerk.clone(),
            soort: row.soort.to_value(),
            dimensies: assen.map(|one| one.dimensie).collect(),
            filter: filters.map(FilterVorm::from).collect(),
            editie: editie.map(|editie| editie.id.clone()),
            van: tabel
                .map(|tabel| tabel.van)
                .or(editie.and_then(|editie| editie.van))
                .or(lijst.and_then(|lijst| lijst.van)),
            tot: tabel
                .map(|tabel| tabel.tot)
                .or(editie.and_then(|editie| editie.tot))
                .or(lijst.and_then(|lijst| lijst.tot)),
            korrel: tabel.and_then(|tabel| tabel.korrel),
            celgrens: tabel
                .map(|tabel| tabel.celgrens)
                .or(lijst.and_then(|lijst| lijst.celgrens)),
            peildatum: row.peildatum,
            rijen: row.rijen,
            errata: inhoud.errata().len(),
            bestanden: bestanden.into_iter().map(bestand).collect(),
            codeboeken: Taal::ALLE.map(codeboek).to_vec(),
            citaat: citaat(inhoud, &row.kenmerk, row.peildatum, Taal::Nl),
            aangemaakt_op: row.created_at.to_rfc3339_opts(SecondsFormat::Micros, true),
        }
    }
}

/// Eigen uitgaven, de nieuwste eerst.
#[derive(Serialize, ToSchema)]
#[schema(as = Uitgaven)]
pub(super) struct LijstVorm {
    /// Hooguit tien; `Link` zegt waar de volgende zijn.
    pub(super) exports: Vec<UitgaveVorm>,
}

/// Een meting of leervraag waarvan een uitgave niets meer zegt.
#[derive(Serialize, ToSchema)]
#[schema(as = Erratum)]
pub(super) struct ErratumVorm {
    /// De sleutel van de meting of de leervraag.
    object: String,
    /// Waarom, voor zover dat bekend mag zijn.
    #[schema(schema_with = closed::<Reden>)]
    reden: Reden,
    /// De dag waarop dat gezien is.
    gezien: NaiveDate,
}

impl From<&Erratum> for ErratumVorm {
    fn from(erratum: &Erratum) -> Self {
        Self {
            object: erratum.object.clone(),
            reden: erratum.reden,
            gezien: erratum.gezien,
        }
    }
}

/// Wat er uit een uitgave verdwenen is.
#[derive(Serialize, ToSchema)]
#[schema(as = Errata)]
pub(super) struct ErrataVorm {
    /// Op volgorde van de sleutels; leeg als er niets verdwenen is.
    pub(super) errata: Vec<ErratumVorm>,
}

/// The address of a release.
pub(super) fn adres(kenmerk: &str) -> String {
    format!("/v1/exports/{kenmerk}")
}

#[cfg(test)]
mod tests {
    use utoipa::{PartialSchema, openapi::RefOr};

    use super::VerzoekVorm;
    use crate::uitgave::rules::{VELDEN, Verzoek};

    #[test]
    fn a_request_is_described_as_it_is_read() {
        let RefOr::T(utoipa::openapi::Schema::Object(schema)) = VerzoekVorm::schema() else {
            panic!("an object")
        };
        let described: Vec<&str> = schema.properties.keys().map(String::as_str).collect();
        let mut read = VELDEN.to_vec();
        read.sort_unstable();
        let mut sorted = described.clone();
        sorted.sort_unstable();
        assert_eq!(sorted, read);
        for name in described {
            let body = serde_json::json!({ name: 1 }).to_string();
            let wrong = Verzoek::lees(body.as_bytes()).expect_err("a number is none of them");
            assert!(
                wrong.iter().all(|(name, _)| !name.is_empty()),
                "{name} is not read"
            );
        }
    }
}
