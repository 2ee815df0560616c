//! The table of owners, as it is shipped. Pure.

use std::sync::LazyLock;

use serde::Deserialize;

/// What an attribute is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Object {
    Lidmaatschap,
    Registratie,
    Member,
}

/// Who owns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(crate) enum Eigenaar {
    Vereniging,
    Persoon,
    Platform,
}

/// What becomes of it when somebody else says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) enum Ander {
    Geweigerd,
    Wijkt,
}

/// Attributes with one owner.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Regel {
    pub(super) object: Object,
    pub(super) eigenaar: Eigenaar,
    pub(super) ander: Ander,
    pub(super) attributen: Vec<String>,
    pub(super) uitleg: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Bestand {
    eigenaar: Vec<Regel>,
}

/// The table.
pub(super) static EIGENAARS: LazyLock<Vec<Regel>> = LazyLock::new(|| {
    let text = include_str!("../../data/reference/eigenaars.toml");
    let bestand: Bestand =
        toml::from_str(text).expect("the file is part of the program, and a test reads it");
    bestand.eigenaar
});

/// The attributes of an object that somebody owns.
#[cfg(test)]
pub(crate) fn van(object: Object, eigenaar: Eigenaar) -> Vec<&'static str> {
    let lines = EIGENAARS
        .iter()
        .filter(|line| line.object == object && line.eigenaar == eigenaar);
    lines
        .flat_map(|line| line.attributen.iter().map(String::as_str))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use entity::{lidmaatschap, member, registratie};
    use sea_orm::{EntityTrait, IdenStatic, Iterable};

    use super::*;

    fn columns<E: EntityTrait>() -> BTreeSet<String> {
        let names = E::Column::iter().map(|column| {
            let name = column.as_str();
            if name == "id" {
                name.to_owned()
            } else {
                name.trim_end_matches("_id").to_owned()
            }
        });
        names.collect()
    }

    /// A column without an owner is one that two could write in turn.
    #[test]
    fn every_column_has_one_owner() {
        for (object, columns) in [
            (Object::Lidmaatschap, columns::<lidmaatschap::Entity>()),
            (Object::Registratie, columns::<registratie::Entity>()),
            (Object::Member, columns::<member::Entity>()),
        ] {
            let lines = EIGENAARS.iter().filter(|line| line.object == object);
            let owned: Vec<String> = lines.flat_map(|line| line.attributen.clone()).collect();
            let once: BTreeSet<String> = owned.iter().cloned().collect();
            assert_eq!(
                once.len(),
                owned.len(),
                "{object:?}: an attribute with two owners"
            );
            assert_eq!(once, columns, "{object:?}");
        }
    }
}
