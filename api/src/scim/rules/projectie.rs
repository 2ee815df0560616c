//! What a reply has of a resource, as `attributes` or `excludedAttributes` ask for.

use serde_json::{Map, Value};

use super::{
    filter::{lees_pad, zoek},
    schema::Bron,
};

/// What is asked of each resource.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::scim) struct Projectie {
    /// These and no others.
    alleen: Option<Vec<Keuze>>,
    /// All but these.
    zonder: Vec<Keuze>,
}

/// One attribute that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Keuze {
    beside: Option<&'static str>,
    /// Nothing for the whole extension.
    naam: Option<&'static str>,
    sub: Option<&'static str>,
}

impl Projectie {
    /// Of two lists with commas; a name that is no attribute asks for nothing.
    pub(in crate::scim) fn new(bron: &Bron, alleen: Option<&str>, zonder: Option<&str>) -> Self {
        let keuzes = |list: &str| -> Vec<Keuze> {
            list.split(',')
                .filter_map(|name| keuze(bron, name.trim()))
                .collect()
        };
        Self {
            alleen: alleen.map(str::trim).filter(|list| !list.is_empty()).map(keuzes),
            zonder: zonder.map(keuzes).unwrap_or_default(),
        }
    }

    /// Whether an attribute of the resource itself is in the reply at all.
    pub(in crate::scim) fn wil(&self, naam: &str) -> bool {
        let about = |keuze: &Keuze| keuze.beside.is_none() && keuze.naam == Some(naam);
        match &self.alleen {
            Some(alleen) => alleen.iter().any(about),
            None => !self
                .zonder
                .iter()
                .any(|keuze| about(keuze) && keuze.sub.is_none()),
        }
    }

    /// What is asked of a resource.
    pub(in crate::scim) fn kies(&self, bron: &Bron, object: Map<String, Value>) -> Map<String, Value> {
        let Some(alleen) = &self.alleen else {
            let mut object = object;
            for keuze in &self.zonder {
                weg(bron, &mut object, keuze);
            }
            return object;
        };
        let mut kept = Map::new();
        for (key, value) in object {
            let always = bron.attribuut(&key).is_some_and(|one| one.altijd);
            if always {
                kept.insert(key, value);
                continue;
            }
            let extension = bron.beside(&key).is_some();
            let about: Vec<&Keuze> = alleen
                .iter()
                .filter(|keuze| {
                    if extension {
                        keuze.beside == Some(&key)
                    } else {
                        keuze.beside.is_none() && keuze.naam == Some(&key)
                    }
                })
                .collect();
            if about.is_empty() {
                continue;
            }
            let parts: Option<Vec<&str>> = about
                .iter()
                .map(|keuze| if extension { keuze.naam } else { keuze.sub })
                .collect();
            // One that names the whole outweighs those that name a part.
            kept.insert(
                key,
                match parts {
                    Some(parts) => delen(value, &parts),
                    None => value,
                },
            );
        }
        kept
    }
}

fn keuze(bron: &Bron, name: &str) -> Option<Keuze> {
    if let Some(schema) = bron.beside(name) {
        return Some(Keuze {
            beside: Some(schema.urn),
            naam: None,
            sub: None,
        });
    }
    let doel = lees_pad(name).filter(|doel| doel.welke.is_none())?;
    let (found, sub) = zoek(bron, &doel.pad)?;
    Some(Keuze {
        beside: found.beside.then_some(found.schema),
        naam: Some(found.attribuut.naam),
        sub: sub.map(|sub| sub.naam),
    })
}

/// Some parts of a value, or of each of several.
fn delen(value: Value, parts: &[&str]) -> Value {
    match value {
        Value::Array(all) => all.into_iter().map(|one| delen(one, parts)).collect(),
        Value::Object(object) => {
            let kept = object
                .into_iter()
                .filter(|(key, _)| parts.contains(&key.as_str()));
            Value::Object(kept.collect())
        }
        other => other,
    }
}

fn weg(bron: &Bron, object: &mut Map<String, Value>, keuze: &Keuze) {
    let holder = match keuze.beside {
        None => Some(object),
        Some(urn) if keuze.naam.is_none() => {
            object.remove(urn);
            None
        }
        Some(urn) => object.get_mut(urn).and_then(Value::as_object_mut),
    };
    let (Some(holder), Some(naam)) = (holder, keuze.naam) else {
        return;
    };
    if keuze.beside.is_none() && bron.attribuut(naam).is_some_and(|one| one.altijd) {
        return;
    }
    match (keuze.sub, holder.get_mut(naam)) {
        (None, _) => drop(holder.remove(naam)),
        (Some(sub), Some(Value::Object(object))) => drop(object.remove(sub)),
        (Some(sub), Some(Value::Array(all))) => {
            for one in all.iter_mut().filter_map(Value::as_object_mut) {
                one.remove(sub);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::Projectie;
    use crate::scim::rules::schema::{LIDMAATSCHAP, USERS};

    #[test]
    fn what_is_asked_is_given_and_what_is_always_given_too() {
        let whole = json!({
            "schemas": ["x"], "id": "1", "userName": "anna", "active": true,
            "name": { "givenName": "Anna", "familyName": "Berg" },
            "emails": [{ "value": "a@x.example", "type": "work" }],
            LIDMAATSCHAP: { "lidnummer": "1", "lidsoort": "GEWOON" },
        });
        let lid = format!("{LIDMAATSCHAP}:lidnummer");
        let table = [
            (Some("userName"), None, "id schemas userName"),
            (Some("USERNAME, onzin"), None, "id schemas userName"),
            (Some("name.givenName"), None, "id name.givenName schemas"),
            (
                Some("name,name.givenName"),
                None,
                "id name.familyName name.givenName schemas",
            ),
            (Some("emails.value"), None, "emails.value id schemas"),
            (Some(&lid), None, "id lid.lidnummer schemas"),
            (Some(LIDMAATSCHAP), None, "id lid.lidnummer lid.lidsoort schemas"),
            (
                None,
                Some("name,emails,active,id"),
                "id lid.lidnummer lid.lidsoort schemas userName",
            ),
            (
                None,
                Some("name.givenName,emails.type,active,userName"),
                "emails.value id lid.lidnummer lid.lidsoort name.familyName schemas",
            ),
            (
                None,
                Some(LIDMAATSCHAP),
                "active emails.type emails.value id name.familyName name.givenName schemas userName",
            ),
        ];
        for (alleen, zonder, expected) in table {
            let object = whole.as_object().cloned().expect("an object");
            let kept = Projectie::new(&USERS, alleen, zonder).kies(&USERS, object);
            assert_eq!(names(&kept.into()).join(" "), expected, "{alleen:?} {zonder:?}");
        }
    }

    fn names(value: &Value) -> Vec<String> {
        let mut told = Vec::new();
        for (key, value) in value.as_object().into_iter().flatten() {
            let within = match value {
                Value::Array(all) => names(all.first().unwrap_or(&Value::Null)),
                other => names(other),
            };
            let key = if key == LIDMAATSCHAP { "lid" } else { key };
            if within.is_empty() {
                told.push(key.to_owned());
            }
            told.extend(within.iter().map(|name| format!("{key}.{name}")));
        }
        told.sort();
        told
    }
}
