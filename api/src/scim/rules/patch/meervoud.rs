//! A change of an attribute with several values: all of them, or those that a filter means.

use serde_json::{Map, Value};

use super::{Op, Plek};
use crate::scim::rules::{
    afwijking::{Afwijking, Afwijkingen},
    filter::{Filter, Vergelijking, onder_geldt},
    fout::Fout,
    lezing::{binnen, gelezen},
    schema::Attribuut,
};

/// An attribute with several values.
pub(super) fn veel(
    holder: &mut Map<String, Value>,
    op: Op,
    plek: &Plek,
    value: Option<Value>,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    let one = plek.attribuut;
    let mut all = match holder.remove(one.naam) {
        Some(Value::Array(all)) => all,
        _ => Vec::new(),
    };
    match (&plek.welke, plek.sub) {
        (None, None) => geheel(&mut all, op, one, value, seen)?,
        (welke, sub) => gekozen(&mut all, op, one, (welke.as_ref(), sub), value, seen)?,
    }
    if !all.is_empty() {
        holder.insert(one.naam.to_owned(), Value::Array(all));
    }
    Ok(())
}

fn geheel(
    all: &mut Vec<Value>,
    op: Op,
    one: &'static Attribuut,
    value: Option<Value>,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    let given = match value {
        None | Some(Value::Null) => Vec::new(),
        Some(value) => match gelezen(one, value, seen)? {
            Some(Value::Array(given)) => given,
            _ => Vec::new(),
        },
    };
    match op {
        // With values it takes those away, without it takes all.
        Op::Remove if given.is_empty() => all.clear(),
        Op::Remove => {
            let same = |value: &Value| given.iter().any(|gone| gone.get("value") == value.get("value"));
            all.retain(|value| !same(value));
        }
        Op::Replace => *all = given,
        Op::Add => {
            for value in given {
                eerste(all, &value);
                let known = value
                    .get("value")
                    .and_then(|key| all.iter().position(|one| one.get("value") == Some(key)));
                match known {
                    Some(place) => all[place] = value,
                    None => all.push(value),
                }
            }
        }
    }
    Ok(())
}

/// One value at most is the first to be used: the one that was said last.
fn eerste(all: &mut [Value], new: &Value) {
    if new.get("primary") == Some(&Value::Bool(true)) {
        for value in all.iter_mut().filter_map(Value::as_object_mut) {
            value.remove("primary");
        }
    }
}

fn gekozen(
    all: &mut Vec<Value>,
    op: Op,
    one: &'static Attribuut,
    (welke, sub): (Option<&Filter>, Option<&'static Attribuut>),
    value: Option<Value>,
    seen: &mut Afwijkingen,
) -> Result<(), Fout> {
    let mut places = Vec::new();
    for (place, value) in all.iter().enumerate() {
        let passes = welke.map_or(Some(true), |filter| onder_geldt(one, value, filter));
        if passes.ok_or_else(|| Fout::invalid_filter("Het filter in het pad kan niet worden beantwoord."))? {
            places.push(place);
        }
    }
    if op == Op::Remove {
        return weg(all, &places, sub);
    }
    let given = match sub {
        Some(sub) => {
            let value = gelezen(sub, value.unwrap_or_default(), seen)?;
            value
                .map(|value| Map::from_iter([(sub.naam.to_owned(), value)]))
                .unwrap_or_default()
        }
        None => binnen(one.sub(), &value.unwrap_or_default(), seen)?,
    };
    if places.is_empty() {
        // What is not there is made, as the filter describes it.
        if op == Op::Replace {
            seen.meld(Afwijking::WaardeGemaakt)?;
        }
        let mut made = welke
            .and_then(beschreven)
            .ok_or_else(|| Fout::no_target("Geen enkele waarde voldoet aan het filter in het pad."))?;
        made.extend(given);
        let made = binnen(one.sub(), &Value::Object(made), seen)?;
        eerste(all, &Value::Object(made.clone()));
        all.push(Value::Object(made));
        return Ok(());
    }
    if given.get("primary") == Some(&Value::Bool(true)) {
        eerste(all, &Value::Object(given.clone()));
    }
    for place in places {
        if let Some(object) = all[place].as_object_mut() {
            object.extend(given.clone());
        }
    }
    Ok(())
}

fn weg(all: &mut Vec<Value>, places: &[usize], sub: Option<&'static Attribuut>) -> Result<(), Fout> {
    let Some(sub) = sub else {
        let mut place = 0;
        all.retain(|_| {
            place += 1;
            !places.contains(&(place - 1))
        });
        return Ok(());
    };
    // A value without what makes it one is no value any more.
    for place in places.iter().rev() {
        if sub.verplicht {
            all.remove(*place);
        } else if let Some(object) = all[*place].as_object_mut() {
            object.remove(sub.naam);
        }
    }
    Ok(())
}

/// The value that a filter of equalities describes; for none it describes an empty one.
fn beschreven(filter: &Filter) -> Option<Map<String, Value>> {
    match filter {
        Filter::Vergelijk(pad, Vergelijking::Gelijk, value) => {
            Some(Map::from_iter([(pad.naam.clone(), value.clone())]))
        }
        Filter::En(parts) => {
            let mut made = Map::new();
            for part in parts {
                made.extend(beschreven(part)?);
            }
            Some(made)
        }
        _ => None,
    }
}
