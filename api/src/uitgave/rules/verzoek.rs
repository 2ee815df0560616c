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

/// A release as it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Verzoek {
    pub(crate) soort: Soort,
    pub(crate) dimensies: Vec<Dimensie>,
    pub(crate) filter: Vec<Filter>,
    pub(crate) van: Option<NaiveDate>,
    pub(crate) tot: Option<NaiveDate>,
    pub(crate) korrel: Option<Korrel>,
}

/// Everything that is wrong with a request: the name of each field, and why.
pub(crate) type Fouten = Vec<(String, &'static str)>;

/// The fields that a request has.
#[cfg(test)]
pub(crate) const VELDEN: [&str; 6] = ["soort", "dimensies", "filter", "van", "tot", "korrel"];

const DIMENSIES: &str = "hooguit vier verschillende dimensies, zoals `leervragenAnalyse` ze noemt";
const DAG: &str = "een dag, zoals 2026-01-01";

impl Verzoek {
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
            fouten.push(("soort".into(), "KRUISTABEL of LEERVRAGEN"));
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
        // A name that nobody knows could be anything.
        fouten.extend(given.keys().map(|_| (String::new(), "Dit veld bestaat niet.")));
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
            Some(soort) if fouten.is_empty() => Ok(Self {
                soort,
                dimensies,
                filter,
                van,
                tot,
                korrel,
            }),
            _ => Err(fouten),
        }
    }
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
    }
}
