//! Applying a filter to a resource in memory: for Groups, and for the values that a change is about.

use std::cmp::Ordering;

use serde_json::{Map, Value};

use super::{Filter, Pad, Vergelijking};
use crate::scim::rules::schema::{Attribuut, Bron, Soort, waarde};

/// Whether a resource passes a filter; nothing when the filter asks for what cannot be asked.
pub(in crate::scim) fn geldt(bron: &Bron, object: &Map<String, Value>, filter: &Filter) -> Option<bool> {
    met(filter, &|pad| {
        let (attribuut, sub) = zoek(bron, pad)?;
        let of = if attribuut.beside {
            waarde(object, attribuut.schema).and_then(Value::as_object)
        } else {
            Some(object)
        };
        let found = of.map(|of| values(of, attribuut.attribuut));
        Some((attribuut.attribuut, sub, found.unwrap_or_default()))
    })
}

/// Whether one value of an attribute with several passes a filter about what is within it.
pub(in crate::scim) fn onder_geldt(
    attribuut: &'static Attribuut,
    value: &Value,
    filter: &Filter,
) -> Option<bool> {
    met(filter, &|pad| {
        let plain = pad.urn.is_none() && pad.sub.is_none();
        let sub = attribuut.onder(&pad.naam).filter(|_| plain)?;
        let found = value
            .as_object()
            .map(|object| values(object, sub))
            .unwrap_or_default();
        Some((sub, None, found))
    })
}

/// An attribute that was found, and where it stands.
pub(in crate::scim) struct Gevonden {
    pub(in crate::scim) attribuut: &'static Attribuut,
    /// Whether it stands in the extension.
    pub(in crate::scim) beside: bool,
    /// The schema of that.
    pub(in crate::scim) schema: &'static str,
}

/// The attribute that a name means, and the one within it.
pub(in crate::scim) fn zoek(bron: &Bron, pad: &Pad) -> Option<(Gevonden, Option<&'static Attribuut>)> {
    let extension = pad.urn.as_deref().and_then(|urn| bron.beside(urn));
    let own = pad
        .urn
        .as_deref()
        .is_none_or(|urn| bron.schema.urn.eq_ignore_ascii_case(urn));
    let attribuut = match extension {
        Some(schema) => schema.attribuut(&pad.naam)?,
        None if own => bron.attribuut(&pad.naam)?,
        None => return None,
    };
    let sub = match &pad.sub {
        Some(sub) => Some(attribuut.onder(sub)?),
        None => None,
    };
    let gevonden = Gevonden {
        attribuut,
        beside: extension.is_some(),
        schema: extension.map_or(bron.schema.urn, |schema| schema.urn),
    };
    Some((gevonden, sub))
}

fn values(object: &Map<String, Value>, attribuut: &Attribuut) -> Vec<Value> {
    match waarde(object, attribuut.naam) {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(all)) => all.clone(),
        Some(one) => vec![one.clone()],
    }
}

type Vindt<'v> = &'v dyn Fn(&Pad) -> Option<(&'static Attribuut, Option<&'static Attribuut>, Vec<Value>)>;

fn met(filter: &Filter, vind: Vindt<'_>) -> Option<bool> {
    match filter {
        // Every part is looked at, so that what cannot be asked is told wherever it stands.
        Filter::En(parts) => parts
            .iter()
            .try_fold(true, |all, part| Some(met(part, vind)? && all)),
        Filter::Of(parts) => parts
            .iter()
            .try_fold(false, |one, part| Some(met(part, vind)? || one)),
        Filter::Niet(part) => met(part, vind).map(|told| !told),
        Filter::Aanwezig(pad) => vind(pad).map(|(_, sub, found)| !binnen(sub, found).is_empty()),
        Filter::Een(pad, within) => {
            let (attribuut, _, found) = vind(pad)?;
            attribuut.meervoudig.then_some(())?;
            found.iter().try_fold(false, |one, value| {
                Some(onder_geldt(attribuut, value, within)? || one)
            })
        }
        Filter::Vergelijk(pad, hoe, value) => {
            let (attribuut, sub, found) = vind(pad)?;
            // Of an attribute with several parts its `value` is meant.
            let sub = sub.or_else(|| attribuut.onder("value"));
            vergelijk(sub.unwrap_or(attribuut), &binnen(sub, found), *hoe, value)
        }
    }
}

fn binnen(sub: Option<&'static Attribuut>, found: Vec<Value>) -> Vec<Value> {
    let Some(sub) = sub else { return found };
    let within = found.iter().filter_map(Value::as_object);
    within.flat_map(|object| values(object, sub)).collect()
}

fn vergelijk(attribuut: &Attribuut, found: &[Value], hoe: Vergelijking, value: &Value) -> Option<bool> {
    if hoe == Vergelijking::Ongelijk {
        return vergelijk(attribuut, found, Vergelijking::Gelijk, value).map(|told| !told);
    }
    if value.is_null() {
        return (hoe == Vergelijking::Gelijk).then_some(found.is_empty());
    }
    let value = als(attribuut, value)?;
    if !mag(attribuut.soort, hoe) {
        return None;
    }
    let passes = |one: &Value| als(attribuut, one).is_some_and(|one| past(&one, hoe, &value));
    Some(found.iter().any(passes))
}

/// Whether values of a kind can be compared so.
pub(in crate::scim) fn mag(soort: Soort, hoe: Vergelijking) -> bool {
    use Vergelijking::{Gelijk, HoogstensZo, Meer, Minder, MinstensZo};
    match soort {
        Soort::Tekst { .. } | Soort::Verwijzing(_) => true,
        Soort::JaNee => hoe == Gelijk,
        Soort::Getal | Soort::Moment => [Gelijk, Meer, MinstensZo, Minder, HoogstensZo].contains(&hoe),
        Soort::Samen(_) => false,
    }
}

/// A value as its attribute compares it.
#[derive(Debug, PartialEq, PartialOrd)]
pub(in crate::scim) enum Als {
    Tekst(String),
    JaNee(bool),
    Getal(i64),
    Moment(chrono::DateTime<chrono::Utc>),
}

/// A value of the kind of an attribute; nothing when it is of another.
pub(in crate::scim) fn als(attribuut: &Attribuut, value: &Value) -> Option<Als> {
    match (attribuut.soort, value) {
        (Soort::Tekst { exact: false }, Value::String(text)) => Some(Als::Tekst(text.to_ascii_lowercase())),
        (Soort::Tekst { exact: true } | Soort::Verwijzing(_), Value::String(text)) => {
            Some(Als::Tekst(text.clone()))
        }
        (Soort::JaNee, Value::Bool(told)) => Some(Als::JaNee(*told)),
        (Soort::JaNee, Value::String(text)) => text.to_ascii_lowercase().parse().ok().map(Als::JaNee),
        (Soort::Getal, Value::Number(number)) => number.as_i64().map(Als::Getal),
        (Soort::Moment, Value::String(text)) => {
            let moment = chrono::DateTime::parse_from_rfc3339(text).ok()?;
            Some(Als::Moment(moment.into()))
        }
        _ => None,
    }
}

fn past(one: &Als, hoe: Vergelijking, other: &Als) -> bool {
    let order = one.partial_cmp(other);
    match (hoe, one, other) {
        (Vergelijking::Bevat, Als::Tekst(one), Als::Tekst(other)) => one.contains(other.as_str()),
        (Vergelijking::Begint, Als::Tekst(one), Als::Tekst(other)) => one.starts_with(other.as_str()),
        (Vergelijking::Eindigt, Als::Tekst(one), Als::Tekst(other)) => one.ends_with(other.as_str()),
        (Vergelijking::Gelijk, ..) => order == Some(Ordering::Equal),
        (Vergelijking::Meer, ..) => order == Some(Ordering::Greater),
        (Vergelijking::MinstensZo, ..) => matches!(order, Some(Ordering::Greater | Ordering::Equal)),
        (Vergelijking::Minder, ..) => order == Some(Ordering::Less),
        (Vergelijking::HoogstensZo, ..) => matches!(order, Some(Ordering::Less | Ordering::Equal)),
        _ => false,
    }
}
