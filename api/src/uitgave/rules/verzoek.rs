//! What a release is asked by. Pure.

use chrono::NaiveDate;
use entity::uitgave::Soort;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::analyse::{self, Dimensie};

/// Values of one filter at most.
const WAARDEN: usize = 200;

/// Only leervragen that have one of these values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Filter {
    pub(crate) dimensie: Dimensie,
    #[serde(default)]
    pub(crate) waarden: Vec<String>,
    /// Also those without a value.
    #[serde(default)]
    pub(crate) onbekend: bool,
}

/// Whether a table is also told by parts of its period.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Korrel {
    Kwartaal,
    Jaar,
}

impl From<Korrel> for analyse::Korrel {
    fn from(korrel: Korrel) -> Self {
        match korrel {
            Korrel::Kwartaal => Self::Kwartaal,
            Korrel::Jaar => Self::Jaar,
        }
    }
}

/// A table of leervragen as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Tabelvraag {
    pub(crate) soort: Soort,
    pub(crate) dimensies: Vec<Dimensie>,
    pub(crate) filter: Vec<Filter>,
    pub(crate) van: Option<NaiveDate>,
    pub(crate) tot: Option<NaiveDate>,
    pub(crate) korrel: Option<Korrel>,
}

/// A release as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Verzoek {
    Tabel(Tabelvraag),
    /// The ontwikkelopgaven of the edition with this key.
    Opgaven {
        editie: String,
    },
    /// Metingen or texts of leervragen, of a period that may be open on either side.
    Lijst {
        soort: Soort,
        periode: [Option<NaiveDate>; 2],
    },
}

/// Everything that is wrong with a request: the name of each field, and why.
pub(crate) type Fouten = Vec<(String, &'static str)>;

/// The fields that a request has.
#[cfg(test)]
pub(crate) const VELDEN: [&str; 7] = ["soort", "dimensies", "filter", "van", "tot", "korrel", "editie"];

const SOORTEN: &str = "KRUISTABEL, LEERVRAGEN, ONTWIKKELOPGAVEN, METINGEN of LEERVRAAGTEKSTEN";
const DIMENSIES: &str = "hooguit vier verschillende dimensies, zoals `leervragenAnalyse` ze noemt";
const DAG: &str = "een dag, zoals 2026-01-01";
const EDITIE: &str = "de sleutel van een vastgestelde editie";
const HOORT_NIET: &str = "hoort niet bij deze soort";

impl Verzoek {
    /// The kind of release.
    pub(crate) fn soort(&self) -> Soort {
        match self {
            Self::Tabel(vraag) => vraag.soort,
            Self::Opgaven { .. } => Soort::Ontwikkelopgaven,
            Self::Lijst { soort, .. } => *soort,
        }
    }

    /// Reads a body of JSON.
    pub(crate) fn lees(body: &[u8]) -> Result<Self, Fouten> {
        let Ok(Value::Object(mut given)) = serde_json::from_slice(body) else {
            return Err(vec![(String::new(), "De inhoud is een JSON-object.")]);
        };
        let mut fouten = Vec::new();
        let soort: Option<String> = neem(&mut given, "soort", "", &mut fouten);
        let soort = soort.and_then(|word| Soort::try_from_value(&word).ok());
        if soort.is_none() {
            fouten.retain(|(name, _)| name != "soort");
            fouten.push(("soort".into(), SOORTEN));
        }
        match soort {
            Some(Soort::Ontwikkelopgaven) => return opgaven(given, fouten),
            Some(soort @ (Soort::Metingen | Soort::Leervraagteksten)) => return lijst(soort, given, fouten),
            _ => {}
        }
        let dimensies: Vec<Dimensie> =
            neem(&mut given, "dimensies", DIMENSIES, &mut fouten).unwrap_or_default();
        let filter: Vec<Filter> = neem(
            &mut given,
            "filter",
            "een lijst van objecten met `dimensie`, `waarden` en `onbekend`",
            &mut fouten,
        )
        .unwrap_or_default();
        let van = neem(&mut given, "van", DAG, &mut fouten);
        let tot = neem(&mut given, "tot", DAG, &mut fouten);
        let korrel = neem(&mut given, "korrel", "KWARTAAL of JAAR", &mut fouten);
        rest(given, &["editie"], &mut fouten);
        if filter.iter().any(|one| one.waarden.len() > WAARDEN) {
            fouten.push(("filter".into(), "hooguit 200 waarden"));
        }
        if soort == Some(Soort::Leervragen) {
            if dimensies.is_empty() && fouten.iter().all(|(name, _)| name != "dimensies") {
                fouten.push(("dimensies".into(), "ten minste één dimensie"));
            }
            if dimensies.iter().any(|one| one.meervoudig()) {
                let reason = "een leervraag kan hier meer waarden van hebben: vraag een KRUISTABEL";
                fouten.push(("dimensies".into(), reason));
            }
            if korrel.is_some() {
                fouten.push(("korrel".into(), "elke rij noemt haar kwartaal al"));
            }
        }
        match soort {
            Some(soort) if fouten.is_empty() => Ok(Self::Tabel(Tabelvraag {
                soort,
                dimensies,
                filter,
                van,
                tot,
                korrel,
            })),
            _ => Err(fouten),
        }
    }
}

/// What is left of a request for ontwikkelopgaven: the edition, and nothing of a table.
fn opgaven(mut given: Map<String, Value>, mut fouten: Fouten) -> Result<Verzoek, Fouten> {
    let editie: Option<String> = neem(&mut given, "editie", EDITIE, &mut fouten);
    if editie.is_none() && fouten.is_empty() {
        fouten.push(("editie".into(), EDITIE));
    }
    rest(
        given,
        &["dimensies", "filter", "van", "tot", "korrel"],
        &mut fouten,
    );
    match editie {
        Some(editie) if fouten.is_empty() => Ok(Verzoek::Opgaven { editie }),
        _ => Err(fouten),
    }
}

/// What is left of a request for rows with an object each: a period, and nothing of a table.
fn lijst(soort: Soort, mut given: Map<String, Value>, mut fouten: Fouten) -> Result<Verzoek, Fouten> {
    let van: Option<NaiveDate> = neem(&mut given, "van", DAG, &mut fouten);
    let tot: Option<NaiveDate> = neem(&mut given, "tot", DAG, &mut fouten);
    if van.zip(tot).is_some_and(|(van, tot)| tot <= van) {
        fouten.push(("tot".into(), "een dag na `van`"));
    }
    rest(given, &["dimensies", "filter", "korrel", "editie"], &mut fouten);
    if fouten.is_empty() {
        let periode = [van, tot];
        Ok(Verzoek::Lijst { soort, periode })
    } else {
        Err(fouten)
    }
}

/// What a kind of release does not ask, and what none does. A name that nobody knows could be anything.
fn rest(mut given: Map<String, Value>, elders: &[&str], fouten: &mut Fouten) {
    for name in elders {
        if given.shift_remove(*name).is_some_and(|value| !value.is_null()) {
            fouten.push(((*name).to_owned(), HOORT_NIET));
        }
    }
    fouten.extend(given.keys().map(|_| (String::new(), "Dit veld bestaat niet.")));
}

/// A field, when it is given and reads well.
fn neem<T: serde::de::DeserializeOwned>(
    given: &mut Map<String, Value>,
    name: &str,
    reason: &'static str,
    fouten: &mut Fouten,
) -> Option<T> {
    let value = given.shift_remove(name).filter(|value| !value.is_null())?;
    let read = serde_json::from_value(value).ok();
    if read.is_none() {
        fouten.push((name.to_owned(), reason));
    }
    read
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Verzoek;

    fn wrong(body: Value) -> String {
        let told = Verzoek::lees(body.to_string().as_bytes()).map(drop);
        let names = told.err().unwrap_or_default().into_iter();
        names
            .map(|(name, _)| if name.is_empty() { "?".into() } else { name })
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        assert_eq!(
            wrong(json!({ "soort": "KRUISTABEL", "dimensies": ["SECTOR"], "korrel": "JAAR" })),
            ""
        );
        assert_eq!(
            wrong(json!({ "soort": "LEERVRAGEN", "dimensies": ["SECTOR"] })),
            ""
        );
        assert_eq!(
            wrong(json!({ "dimensies": ["SCHOENMAAT"], "van": "gisteren", "korrel": "MAAND", "taal": "nl" })),
            "soort dimensies van korrel ?"
        );
        assert_eq!(wrong(json!({ "soort": "LEERVRAGEN" })), "dimensies");
        assert_eq!(
            wrong(json!({ "soort": "LEERVRAGEN", "dimensies": ["THEMA"], "korrel": "JAAR" })),
            "dimensies korrel"
        );
        assert_eq!(wrong(json!([])), "?");
        assert_eq!(wrong(json!({ "soort": "KRUISTABEL", "editie": "x" })), "editie");
        assert_eq!(wrong(json!({ "soort": "ONTWIKKELOPGAVEN", "editie": "x" })), "");
        assert_eq!(
            wrong(json!({ "soort": "ONTWIKKELOPGAVEN", "van": "2026-01-01", "dimensies": [], "x": 1 })),
            "editie dimensies van ?"
        );
        for soort in ["METINGEN", "LEERVRAAGTEKSTEN"] {
            assert_eq!(wrong(json!({ "soort": soort })), "");
            let period = |van, tot| wrong(json!({ "soort": soort, "van": van, "tot": tot }));
            assert_eq!(period("2026-01-01", "2026-01-02"), "");
            assert_eq!(period("2026-01-01", "2026-01-01"), "tot");
            let table = json!({ "soort": soort, "van": "ooit", "dimensies": [], "filter": [], "korrel": "JAAR", "editie": "x", "x": 1 });
            assert_eq!(wrong(table), "van dimensies filter korrel editie ?");
        }
    }
}
