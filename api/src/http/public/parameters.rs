//! The parameters of an address: read all at once, so that everything that is wrong is told at once.

use chrono::NaiveDate;
use sea_orm::{ActiveEnum, Iterable};
use serde_json::{Map, Value};
use utoipa::openapi::{KnownFormat, Object, ObjectBuilder, SchemaFormat, Type};

use crate::http::{described::closed, rest::Problem};

/// Rows on a page when nothing is said; as in the graph.
const PAGE: u32 = 20;
/// Bytes that a value may have.
const LONGEST: usize = 400;

/// A parameter that an address knows.
pub(super) struct Known {
    pub(super) name: &'static str,
    pub(super) about: &'static str,
    pub(super) needed: bool,
    /// The value for the document, or the reason why not.
    take: fn(&str) -> Result<Value, &'static str>,
    /// What `openapi.json` says of it.
    pub(super) schema: fn() -> Object,
}

impl Known {
    /// A day: `jjjj-mm-dd`.
    pub(super) const fn date(name: &'static str, about: &'static str) -> Self {
        let schema = || {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
                .build()
        };
        Self::new(name, about, date, schema)
    }

    /// An id, a place in a list, or words.
    pub(super) const fn text(name: &'static str, about: &'static str) -> Self {
        let schema = || {
            ObjectBuilder::new()
                .schema_type(Type::String)
                .min_length(Some(1))
                .max_length(Some(LONGEST))
                .build()
        };
        Self::new(name, about, text, schema)
    }

    /// One word of a closed set.
    pub(super) const fn word<E: ActiveEnum<Value = String> + Iterable>(
        name: &'static str,
        about: &'static str,
    ) -> Self {
        Self::new(name, about, word::<E>, closed::<E>)
    }

    /// The same, which may not be absent.
    pub(super) const fn needed(self) -> Self {
        Self { needed: true, ..self }
    }

    const fn new(
        name: &'static str,
        about: &'static str,
        take: fn(&str) -> Result<Value, &'static str>,
        schema: fn() -> Object,
    ) -> Self {
        Self {
            name,
            about,
            needed: false,
            take,
            schema,
        }
    }
}

/// The parameters that every list has.
pub(super) const PAGED: [Known; 2] = [
    Known::new(
        "aantal",
        "Rijen op een bladzijde: 1 tot en met 100, anders 20.",
        amount,
        || {
            ObjectBuilder::new()
                .schema_type(Type::Integer)
                .minimum(Some(1))
                .maximum(Some(100))
                .default(Some(PAGE.into()))
                .build()
        },
    ),
    Known::text(
        "na",
        "De plaats in de lijst waarna de bladzijde begint; staat in `volgende`.",
    ),
];

/// Reads the query string into the variables of a document.
pub(super) fn variables<'a>(
    query: &str,
    known: impl Iterator<Item = &'a Known> + Clone,
) -> Result<Map<String, Value>, Problem> {
    let mut found = Map::new();
    let mut wrong = Vec::new();
    for (name, value) in url::form_urlencoded::parse(query.as_bytes()) {
        let Some(one) = known.clone().find(|one| one.name == name) else {
            // A name that nobody knows could be anything.
            wrong.push((String::new(), "Deze parameter bestaat niet."));
            continue;
        };
        match (one.take)(&value) {
            _ if found.contains_key(one.name) => wrong.push((one.name.to_owned(), "staat er twee keer")),
            Ok(value) => {
                found.insert(one.name.to_owned(), value);
            }
            Err(reason) => wrong.push((one.name.to_owned(), reason)),
        }
    }
    for one in known.clone().filter(|one| one.needed) {
        if !found.contains_key(one.name) && !wrong.iter().any(|(name, _)| name == one.name) {
            wrong.push((one.name.to_owned(), "ontbreekt"));
        }
    }
    if known.clone().any(|one| one.name == "aantal") {
        found.entry("aantal").or_insert_with(|| PAGE.into());
    }
    if wrong.is_empty() {
        Ok(found)
    } else {
        Err(Problem::parameters(wrong))
    }
}

/// A number of rows.
fn amount(value: &str) -> Result<Value, &'static str> {
    let number: u32 = value
        .parse()
        .map_err(|_| "een geheel getal van 1 tot en met 100")?;
    (1..=100)
        .contains(&number)
        .then(|| number.into())
        .ok_or("een geheel getal van 1 tot en met 100")
}

/// Words, an id or a place in a list.
fn text(value: &str) -> Result<Value, &'static str> {
    (1..=LONGEST)
        .contains(&value.len())
        .then(|| value.into())
        .ok_or("1 tot en met 400 bytes")
}

/// A day.
fn date(value: &str) -> Result<Value, &'static str> {
    let date: NaiveDate = value.parse().map_err(|_| "een datum: jjjj-mm-dd")?;
    Ok(date.to_string().into())
}

/// One word of a closed set.
fn word<E: ActiveEnum<Value = String>>(value: &str) -> Result<Value, &'static str> {
    let known = E::try_from_value(&value.to_owned()).map_err(|_| "een van de woorden in /v1/openapi.json")?;
    Ok(known.to_value().into())
}
