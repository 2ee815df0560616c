//! A body as it came, made into the shape that the schema has: names as the schema writes them, values of its kinds,
//! and what is not kept dropped before anything else sees it.

use serde_json::{Map, Value, json};

use super::{
    afwijking::{Afwijking, Afwijkingen},
    fout::Fout,
    schema::{Attribuut, Bron, Schema, Soort, waarde},
};

/// Values of an attribute with several.
const MEESTE: usize = 10;

/// Attributes that a reply has and that are made of others: sending them is no mistake.
const AFGELEID: [&str; 1] = ["displayName"];

/// A whole resource.
pub(in crate::scim) fn lichaam(
    bron: &Bron,
    body: Value,
    seen: &mut Afwijkingen,
) -> Result<Map<String, Value>, Fout> {
    let Value::Object(body) = body else {
        return Err(Fout::invalid_syntax("De inhoud is geen JSON-object."));
    };
    noemt(&body, bron.schema.urn, seen)?;
    let mut made = Map::new();
    for (key, value) in body {
        if let Some(schema) = bron.beside(&key) {
            let within = binnen(schema.attributen, &value, seen)?;
            made.insert(schema.urn.to_owned(), Value::Object(within));
            continue;
        }
        match bron.attribuut(&key) {
            Some(one) if one.vrij => {
                if let Some(value) = gelezen(one, value, seen)? {
                    made.insert(one.naam.to_owned(), value);
                }
            }
            // What is read only is ignored, as the standard says.
            Some(one) if !AFGELEID.contains(&one.naam) => {}
            _ => seen.vervalt(&key),
        }
    }
    made.remove("schemas");
    Ok(made)
}

/// Whether a body says which schema it has.
pub(in crate::scim) fn noemt(
    body: &Map<String, Value>,
    urn: &str,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    let named = waarde(body, "schemas").and_then(Value::as_array);
    let mut named = named.into_iter().flatten().filter_map(Value::as_str);
    if named.any(|one| one.eq_ignore_ascii_case(urn)) {
        return Ok(());
    }
    seen.meld(Afwijking::SchemasOntbreken)
}

/// What stands within an extension or an attribute with parts.
pub(in crate::scim) fn binnen(
    parts: &'static [Attribuut],
    value: &Value,
    seen: &mut Afwijkingen,
) -> Result<Map<String, Value>, Fout> {
    let mut made = Map::new();
    let object = match value {
        Value::Null => return Ok(made),
        Value::Object(object) => object,
        _ => return Err(Fout::invalid_value("Hier wordt een JSON-object verwacht.")),
    };
    for (key, value) in object {
        let Some(part) = parts.iter().find(|part| part.naam.eq_ignore_ascii_case(key)) else {
            seen.vervalt(key);
            continue;
        };
        if let Some(value) = gelezen(part, value.clone(), seen)? {
            made.insert(part.naam.to_owned(), value);
        }
    }
    Ok(made)
}

/// The value of an attribute; nothing where it has none.
pub(in crate::scim) fn gelezen(
    one: &'static Attribuut,
    value: Value,
    seen: &mut Afwijkingen,
) -> Result<Option<Value>, Fout> {
    if !one.meervoudig {
        return enkel(one, value, seen);
    }
    let values = match value {
        Value::Null => return Ok(None),
        Value::Array(values) => values,
        only => {
            seen.meld(Afwijking::LijstOmWaarde)?;
            vec![only]
        }
    };
    if values.len() > MEESTE {
        return Err(Fout::invalid_value(format!(
            "{} heeft ten hoogste {MEESTE} waarden.",
            one.naam
        )));
    }
    let mut made = Vec::with_capacity(values.len());
    for value in values {
        // A text where parts are expected is the value of such a part.
        let value = match value {
            Value::String(text) if !one.sub().is_empty() => {
                seen.meld(Afwijking::LijstOmWaarde)?;
                json!({ "value": text })
            }
            other => other,
        };
        made.extend(een(one, value, seen)?);
    }
    Ok((!made.is_empty()).then_some(Value::Array(made)))
}

fn enkel(one: &'static Attribuut, value: Value, seen: &mut Afwijkingen) -> Result<Option<Value>, Fout> {
    let value = match value {
        Value::Array(mut values) if values.len() == 1 => {
            seen.meld(Afwijking::LijstOmWaarde)?;
            values.pop().unwrap_or_default()
        }
        other => other,
    };
    let value = match value {
        Value::Object(mut object) if one.sub().is_empty() && object.contains_key("value") => {
            seen.meld(Afwijking::LijstOmWaarde)?;
            object.remove("value").unwrap_or_default()
        }
        other => other,
    };
    een(one, value, seen)
}

/// One value of its kind.
fn een(one: &'static Attribuut, value: Value, seen: &mut Afwijkingen) -> Result<Option<Value>, Fout> {
    let wrong = || {
        Err(Fout::invalid_value(format!(
            "De waarde van {} is van een andere soort.",
            one.naam
        )))
    };
    match (one.soort, value) {
        (_, Value::Null) => Ok(None),
        (Soort::Samen(parts), value @ Value::Object(_)) => {
            let within = binnen(parts, &value, seen)?;
            Ok((!within.is_empty()).then_some(Value::Object(within)))
        }
        (Soort::JaNee, value @ Value::Bool(_)) => Ok(Some(value)),
        (Soort::JaNee, Value::String(text)) => match text.to_ascii_lowercase().parse::<bool>() {
            Ok(told) => {
                seen.meld(Afwijking::BooleanAlsTekst)?;
                Ok(Some(told.into()))
            }
            Err(_) => wrong(),
        },
        (Soort::Tekst { .. } | Soort::Moment | Soort::Verwijzing(_), value @ Value::String(_))
        | (Soort::Getal, value @ Value::Number(_)) => Ok(Some(value)),
        _ => wrong(),
    }
}

/// The parts of an extension, for whoever changes it as a whole.
pub(in crate::scim) fn delen(schema: &Schema) -> &'static [Attribuut] {
    schema.attributen
}
