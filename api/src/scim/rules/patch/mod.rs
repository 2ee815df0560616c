//! A change of a resource (RFC 7644, section 3.5.2): its operations one after the other, all or none.

mod meervoud;

use serde_json::{Map, Value};

use self::meervoud::veel;
use super::{
    afwijking::{Afwijking, Afwijkingen, bekend},
    filter::{Filter, lees_pad, zoek},
    fout::Fout,
    lezing::{binnen, delen, gelezen, noemt},
    schema::{Attribuut, Bron, Schema, waarde},
};

/// The schema of a change.
pub(in crate::scim) const PATCH_OP: &str = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
/// Operations of one change.
const MEESTE: usize = 100;

/// What an operation does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Op {
    Add,
    Replace,
    Remove,
}

/// What an operation is about.
enum Bestemming {
    /// The whole of an extension.
    Uitbreiding(&'static Schema),
    /// An attribute.
    Attribuut(Plek),
    /// What is not kept.
    Vervalt(String),
}

struct Plek {
    /// The extension in which it stands.
    beside: Option<&'static str>,
    attribuut: &'static Attribuut,
    welke: Option<Filter>,
    sub: Option<&'static Attribuut>,
}

/// Applies a change to a resource in the shape of its schema.
pub(in crate::scim) fn pas_toe(
    bron: &Bron,
    object: &mut Map<String, Value>,
    body: &Value,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    let body = body
        .as_object()
        .ok_or_else(|| Fout::invalid_syntax("De inhoud is geen JSON-object."))?;
    noemt(body, PATCH_OP, seen)?;
    let operations = waarde(body, "Operations").and_then(Value::as_array);
    let operations =
        operations.ok_or_else(|| Fout::invalid_syntax("`Operations` ontbreekt of is geen lijst."))?;
    if operations.is_empty() {
        seen.meld(Afwijking::LegeOperaties)?;
    }
    if operations.len() > MEESTE {
        return Err(Fout::invalid_syntax(format!(
            "Een wijziging heeft ten hoogste {MEESTE} operaties."
        )));
    }
    for operation in operations {
        let operation = operation.as_object();
        een(
            bron,
            object,
            operation.ok_or_else(|| Fout::invalid_syntax("Een operatie is geen JSON-object."))?,
            seen,
        )?;
    }
    object.retain(|_, value| !value.as_object().is_some_and(Map::is_empty));
    Ok(())
}

fn een(
    bron: &Bron,
    object: &mut Map<String, Value>,
    operation: &Map<String, Value>,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    let word = waarde(operation, "op")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let op = match word.to_ascii_lowercase().as_str() {
        "add" => Op::Add,
        "replace" => Op::Replace,
        "remove" => Op::Remove,
        _ => return Err(Fout::invalid_syntax("`op` is add, replace of remove.")),
    };
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        seen.meld(Afwijking::OpHoofdletter)?;
    }
    let value = waarde(operation, "value").cloned();
    let path = match waarde(operation, "path") {
        None | Some(Value::Null) => None,
        Some(Value::String(path)) => Some(path.trim()).filter(|path| !path.is_empty()),
        Some(_) => return Err(Fout::invalid_path("`path` is een tekst.")),
    };
    // The schema of the resource means the resource.
    match path.filter(|path| !path.eq_ignore_ascii_case(bron.schema.urn)) {
        Some(path) => doe(object, op, bestemming(bron, path)?, value, seen),
        None => zonder_pad(bron, object, op, value, seen),
    }
}

/// Without a path the value is an object, and each of its keys an attribute.
fn zonder_pad(
    bron: &Bron,
    object: &mut Map<String, Value>,
    op: Op,
    value: Option<Value>,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    if op == Op::Remove {
        return Err(Fout::no_target("`remove` vraagt een `path`."));
    }
    let Some(Value::Object(values)) = value else {
        return Err(Fout::invalid_value("Zonder `path` is `value` een JSON-object."));
    };
    for (key, value) in values {
        if key.eq_ignore_ascii_case("schemas") {
            continue;
        }
        let plain = bron.attribuut(&key).is_some() || bron.beside(&key).is_some() || bekend(&key).is_some();
        if !plain {
            seen.meld(Afwijking::GepunteSleutel)?;
        }
        doe(object, op, bestemming(bron, &key)?, Some(value), seen)?;
    }
    Ok(())
}

fn bestemming(bron: &Bron, path: &str) -> Result<Bestemming, Fout> {
    if let Some(schema) = bron.beside(path) {
        return Ok(Bestemming::Uitbreiding(schema));
    }
    let dropped = |naam: &str| bekend(naam).map(|_| Bestemming::Vervalt(naam.to_owned()));
    let wrong = || Fout::invalid_path("Het pad noemt geen attribuut van deze bron.");
    let Some(doel) = lees_pad(path) else {
        return dropped(path).ok_or_else(wrong);
    };
    let part = doel.pad.sub.clone().or(doel.sub.clone());
    let found = zoek(bron, &doel.pad);
    let Some((gevonden, sub)) = found else {
        return part
            .as_deref()
            .and_then(dropped)
            .or_else(|| dropped(&doel.pad.to_string()))
            .ok_or_else(wrong);
    };
    let attribuut = gevonden.attribuut;
    let sub = match &doel.sub {
        None => sub,
        Some(name) => match attribuut.onder(name) {
            Some(sub) => Some(sub),
            None => return dropped(name).ok_or_else(wrong),
        },
    };
    if doel.welke.is_some() && (!attribuut.meervoudig || doel.pad.sub.is_some()) {
        return Err(wrong());
    }
    Ok(Bestemming::Attribuut(Plek {
        beside: gevonden.beside.then_some(gevonden.schema),
        attribuut,
        welke: doel.welke,
        sub,
    }))
}

fn doe(
    object: &mut Map<String, Value>,
    op: Op,
    to: Bestemming,
    value: Option<Value>,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    if op != Op::Remove && value.is_none() {
        return Err(Fout::invalid_value("`value` ontbreekt."));
    }
    let plek = match to {
        Bestemming::Attribuut(plek) => plek,
        Bestemming::Vervalt(naam) => {
            seen.meld(Afwijking::NietBewaard)?;
            seen.vervalt(&naam);
            return Ok(());
        }
        Bestemming::Uitbreiding(schema) => {
            seen.spreekt = true;
            return uitbreiding(object, op, schema, &value.unwrap_or_default(), seen);
        }
    };
    let one = plek.attribuut;
    if !one.vrij {
        if bekend(one.naam).is_some() && one.naam != "groups" {
            seen.meld(Afwijking::NietBewaard)?;
            seen.vervalt(one.naam);
            return Ok(());
        }
        return Err(Fout::mutability(format!(
            "{} kan niet worden gewijzigd.",
            one.naam
        )));
    }
    seen.spreekt |= plek.beside.is_some() || ["active", "name"].contains(&one.naam);
    let holder = match plek.beside {
        None => object,
        Some(urn) => onder(object, urn),
    };
    match (one.meervoudig, plek.sub) {
        (true, _) => veel(holder, op, &plek, value, seen),
        (false, Some(sub)) => zet(onder(holder, one.naam), op, sub, value, seen),
        (false, None) => zet(holder, op, one, value, seen),
    }
}

/// The object within an object; made when it is not there.
fn onder<'o>(object: &'o mut Map<String, Value>, naam: &str) -> &'o mut Map<String, Value> {
    let within = object.entry(naam).or_insert_with(|| Value::Object(Map::new()));
    if !within.is_object() {
        *within = Value::Object(Map::new());
    }
    within.as_object_mut().expect("it was made an object above")
}

fn uitbreiding(
    object: &mut Map<String, Value>,
    op: Op,
    schema: &'static Schema,
    value: &Value,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    let holder = onder(object, schema.urn);
    if op == Op::Remove {
        holder.clear();
        return Ok(());
    }
    let given = binnen(delen(schema), value, seen)?;
    for (key, value) in given {
        holder.insert(key, value);
    }
    Ok(())
}

/// An attribute with one value.
fn zet(
    holder: &mut Map<String, Value>,
    op: Op,
    one: &'static Attribuut,
    value: Option<Value>,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    if op == Op::Remove {
        if one.verplicht {
            return Err(Fout::invalid_value(format!("{} is verplicht.", one.naam)));
        }
        holder.remove(one.naam);
        return Ok(());
    }
    match gelezen(one, value.unwrap_or_default(), seen)? {
        None if one.verplicht => return Err(Fout::invalid_value(format!("{} is verplicht.", one.naam))),
        None => drop(holder.remove(one.naam)),
        // Parts that are not named stay as they are.
        Some(Value::Object(given)) => onder(holder, one.naam).extend(given),
        Some(value) => drop(holder.insert(one.naam.to_owned(), value)),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
