//! What a list is asked for, in an address or in the body of a `.search`.

use actix_web::HttpResponse;
use serde_json::{Map, Value, json};
use url::form_urlencoded;

use super::antwoord::{Aan, met};
use crate::scim::{
    read::{Bladeren, Orde, Vraag},
    rules::{
        filter,
        fout::Fout,
        lezing::noemt,
        projectie::Projectie,
        schema::{Bron, waarde},
    },
};

/// The schema of a `.search`.
const SEARCH: &str = "urn:ietf:params:scim:api:messages:2.0:SearchRequest";
/// The schema of a list.
const LIST: &str = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

/// What is asked, by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Gevraagd(Map<String, Value>);

/// The names that can be asked with.
const NAMEN: [&str; 8] = [
    "filter",
    "sortBy",
    "sortOrder",
    "startIndex",
    "count",
    "cursor",
    "attributes",
    "excludedAttributes",
];

impl Gevraagd {
    /// From the address.
    pub(super) fn uit_adres(aan: &Aan) -> Self {
        let mut made = Map::new();
        for (name, value) in form_urlencoded::parse(aan.request.query_string().as_bytes()) {
            if let Some(known) = NAMEN.into_iter().find(|known| known.eq_ignore_ascii_case(&name)) {
                made.insert(known.to_owned(), value.into_owned().into());
            }
        }
        Self(made)
    }

    /// From a body.
    pub(super) fn uit_body(aan: &Aan) -> Result<Self, Fout> {
        let body = aan.body.as_object();
        let body = body.ok_or_else(|| Fout::invalid_syntax("De inhoud is geen JSON-object."))?;
        noemt(body, SEARCH, &mut aan.afwijkingen())?;
        let mut made = Map::new();
        for name in NAMEN {
            let Some(value) = waarde(body, name).filter(|value| !value.is_null()) else {
                continue;
            };
            // Lists of attributes are lists here, and one text in an address.
            let value = match value {
                Value::Array(all) => {
                    let names: Vec<&str> = all.iter().filter_map(Value::as_str).collect();
                    names.join(",").into()
                }
                other => other.clone(),
            };
            made.insert(name.to_owned(), value);
        }
        Ok(Self(made))
    }

    pub(super) fn tekst(&self, naam: &str) -> Option<&str> {
        self.0.get(naam)?.as_str()
    }

    fn getal(&self, naam: &str) -> Result<Option<i64>, Fout> {
        let Some(value) = self.0.get(naam) else {
            return Ok(None);
        };
        let number = value.as_i64().or_else(|| value.as_str()?.trim().parse().ok());
        number
            .map(Some)
            .ok_or_else(|| Fout::invalid_value(format!("{naam} is een geheel getal.")))
    }

    /// What is asked of each resource.
    pub(super) fn projectie(&self, bron: &Bron) -> Result<Projectie, Fout> {
        let (alleen, zonder) = (self.tekst("attributes"), self.tekst("excludedAttributes"));
        if alleen.is_some() && zonder.is_some() {
            return Err(Fout::invalid_value(
                "Geef `attributes` of `excludedAttributes`, niet allebei.",
            ));
        }
        Ok(Projectie::new(bron, alleen, zonder))
    }

    /// The filter.
    pub(super) fn filter(&self) -> Result<Option<filter::Filter>, Fout> {
        let Some(text) = self.tekst("filter") else {
            return Ok(None);
        };
        filter::lees(text)
            .map(Some)
            .ok_or_else(|| Fout::invalid_filter("Dit filter is niet te lezen, of te lang of te diep."))
    }

    /// Whether the order is turned around.
    pub(super) fn omgekeerd(&self) -> Result<bool, Fout> {
        match self.tekst("sortOrder").map(str::to_ascii_lowercase).as_deref() {
            None | Some("ascending") => Ok(false),
            Some("descending") => Ok(true),
            Some(_) => Err(Fout::invalid_value("sortOrder is ascending of descending.")),
        }
    }

    /// How many, and from where.
    pub(super) fn bladeren(&self, most: u32) -> Result<(Bladeren, u64), Fout> {
        let most = i64::from(most);
        let count = self.getal("count")?.unwrap_or(most).clamp(0, most);
        let first = self
            .getal("startIndex")?
            .map(|first| u64::try_from(first).unwrap_or(1).max(1));
        let bladeren = match (self.tekst("cursor"), first) {
            (Some(_), Some(_)) => {
                return Err(Fout::invalid_value(
                    "Geef `cursor` of `startIndex`, niet allebei.",
                ));
            }
            (Some(""), None) => Bladeren::Begin,
            (Some(cursor), None) => Bladeren::Na(cursor.to_owned()),
            (None, first) => Bladeren::Vanaf(first.unwrap_or(1)),
        };
        Ok((bladeren, u64::try_from(count).unwrap_or_default()))
    }

    /// All of it, for a list of Users.
    pub(super) fn vraag(&self, most: u32) -> Result<Vraag, Fout> {
        let omgekeerd = self.omgekeerd()?;
        let orde = match self.tekst("sortBy").filter(|by| !by.is_empty()) {
            None => Orde {
                omgekeerd,
                ..Orde::default()
            },
            Some(by) => Orde::by(by, omgekeerd)
                .ok_or_else(|| Fout::invalid_value("sortBy: op dit attribuut wordt niet geordend."))?,
        };
        let (bladeren, aantal) = self.bladeren(most)?;
        Ok(Vraag {
            filter: self.filter()?,
            orde,
            bladeren,
            aantal,
        })
    }
}

/// A list as SCIM gives it; every number is there, also of an empty one.
pub(super) fn lijst(
    totaal: u64,
    bladeren: &Bladeren,
    verder: Option<String>,
    bronnen: Vec<Value>,
) -> HttpResponse {
    let mut body = json!({
        "schemas": [LIST],
        "totalResults": totaal,
        "itemsPerPage": bronnen.len(),
        "Resources": bronnen,
    });
    if let Bladeren::Vanaf(first) = bladeren {
        body["startIndex"] = (*first).into();
    }
    if let Some(verder) = verder {
        body["nextCursor"] = verder.into();
    }
    met(HttpResponse::Ok(), &body)
}
