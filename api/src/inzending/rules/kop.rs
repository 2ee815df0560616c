//! The header of a delivery: which column is for which field, and what is dropped before anybody sees it.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    sync::LazyLock,
};

use entity::{
    aansluiting::Voorinstelling,
    inzending::{Opmerking, Reden},
    inzending_regel::Veld,
};
use sea_orm::{ActiveEnum, Iterable};

use crate::tekst::{Soort, Tekst};

/// Columns of a delivery.
const MEESTE_KOLOMMEN: usize = 200;
/// Names of dropped columns that are told, and the characters of each.
const MEESTE_NAMEN: usize = 50;
const LANGSTE_NAAM: usize = 40;

/// What an association wants done with a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::inzending) enum Bestemming {
    /// It is for this field.
    Veld(Veld),
    /// It is dropped, though its name is known.
    Negeren,
}

/// The word with which a column is dropped.
pub(in crate::inzending) const NEGEREN: &str = "NEGEREN";

/// Field names, each with the names of its columns; the tables that are shipped.
type Namen = BTreeMap<String, Vec<String>>;

static KOPREGELS: LazyLock<BTreeMap<String, Namen>> = LazyLock::new(|| {
    let text = include_str!("../../../data/reference/kopregels.toml");
    toml::from_str(text).expect("the file is part of the program, and a test reads it")
});

static VERVALT: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let names = KOPREGELS.get("VERVALT").into_iter().flat_map(Namen::values);
    names.flatten().map(|name| gelijk(name)).collect()
});

/// Which column is for which field.
#[derive(Clone, Debug, Default)]
pub(in crate::inzending) struct Kolommen(HashMap<String, Bestemming>);

/// A name without what people write in different ways.
fn gelijk(name: &str) -> String {
    let letters = name.chars().filter(|c| c.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}

impl Kolommen {
    /// The names of an association over those of its administration, over the usual ones.
    pub(in crate::inzending) fn new(
        voorinstelling: Voorinstelling,
        eigen: &BTreeMap<String, String>,
    ) -> Self {
        let mut known = HashMap::new();
        for table in [Voorinstelling::Standaard, voorinstelling] {
            for (veld, names) in KOPREGELS.get(&table.to_value()).into_iter().flatten() {
                let Ok(veld) = Veld::try_from_value(veld) else {
                    continue;
                };
                known.extend(names.iter().map(|name| (gelijk(name), Bestemming::Veld(veld))));
            }
        }
        for (name, to) in eigen {
            if let Some(to) = bestemming(to) {
                known.insert(gelijk(name), to);
            }
        }
        Self(known)
    }

    fn veld(&self, name: &str) -> Option<Veld> {
        match self.0.get(&gelijk(name)) {
            Some(Bestemming::Veld(veld)) => Some(*veld),
            Some(Bestemming::Negeren) | None => None,
        }
    }
}

/// A destination as it is stored.
pub(in crate::inzending) fn bestemming(text: &str) -> Option<Bestemming> {
    if text == NEGEREN {
        return Some(Bestemming::Negeren);
    }
    Veld::try_from_value(&text.to_owned()).ok().map(Bestemming::Veld)
}

/// What a delivery had for columns: the fields that are read, and the names that were dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::inzending) struct Gezien {
    velden: HashSet<Veld>,
    vervallen: Vec<String>,
    namen: HashSet<String>,
    /// Names as they stood there, that were judged.
    bekeken: HashSet<String>,
    /// Whether a lidnummer came as a number, so that what it began with may be lost.
    pub(in crate::inzending) lidnummer_als_getal: bool,
}

impl Gezien {
    /// Takes note of a column by its name, and gives the field that it is for.
    pub(in crate::inzending) fn kolom(
        &mut self,
        name: &str,
        place: usize,
        kolommen: &Kolommen,
    ) -> Option<Veld> {
        let veld = kolommen.veld(name);
        match veld {
            Some(veld) => {
                self.velden.insert(veld);
            }
            // In lines of JSON every line has its names again: each is judged once.
            None if self.vervallen.len() < MEESTE_NAMEN
                && self.bekeken.len() < MEESTE_NAMEN * 2
                && self.bekeken.insert(name.to_owned()) =>
            {
                let told = vertelbaar(name, place);
                if self.namen.insert(told.clone()) {
                    self.vervallen.push(told);
                }
            }
            None => {}
        }
        veld
    }

    /// The fields, in their own order.
    pub(in crate::inzending) fn velden(&self) -> Vec<String> {
        let seen = Veld::iter().filter(|veld| self.velden.contains(veld));
        seen.map(|veld| veld.to_value()).collect()
    }

    /// What else there is to say.
    pub(in crate::inzending) fn opmerkingen(&self) -> Vec<String> {
        let told = self.lidnummer_als_getal.then_some(Opmerking::LidnummerAlsGetal);
        told.iter().map(ActiveEnum::to_value).collect()
    }

    /// The names of what was dropped, as far as they may be told.
    pub(in crate::inzending) fn vervallen(&self) -> &[String] {
        &self.vervallen
    }
}

/// A name that may be told: one of the known ones, or a short one in which the guard sees nothing. In a file without a
/// header the first person stands there.
fn vertelbaar(name: &str, place: usize) -> String {
    let name = name.trim();
    let known = VERVALT.contains(&gelijk(name));
    let harmless = || {
        let short = name.chars().count() <= LANGSTE_NAAM && !name.chars().any(|c| c.is_ascii_digit());
        short && Tekst::parse(name, Soort::Kort).is_ok_and(|good| good.signalen.is_empty())
    };
    if known || harmless() {
        name.to_owned()
    } else {
        format!("kolom {place}")
    }
}

/// The fields of the columns of a file with a header, in their order.
pub(in crate::inzending) fn kopregel(
    names: &[&str],
    kolommen: &Kolommen,
    gezien: &mut Gezien,
) -> Result<Vec<Option<Veld>>, Reden> {
    if names.len() > MEESTE_KOLOMMEN {
        return Err(Reden::TeveelKolommen);
    }
    let velden: Vec<Option<Veld>> = names.iter().map(|name| kolommen.veld(name)).collect();
    // Before anything is noted: where no column is for the lidnummer, this may be no header at all.
    if !velden.contains(&Some(Veld::Lidnummer)) {
        return Err(Reden::LidnummerOntbreekt);
    }
    let mut once = HashSet::new();
    if velden.iter().flatten().any(|veld| !once.insert(*veld)) {
        return Err(Reden::KolomDubbel);
    }
    for (name, place) in names.iter().zip(1..) {
        gezien.kolom(name, place, kolommen);
    }
    Ok(velden)
}

#[cfg(test)]
mod tests {
    use super::{BTreeMap, Gezien, KOPREGELS, Kolommen, Reden, Veld, Voorinstelling, kopregel};
    use sea_orm::{ActiveEnum, Iterable};

    fn lees(
        names: &[&str],
        voorinstelling: Voorinstelling,
    ) -> (Result<Vec<Option<Veld>>, Reden>, Vec<String>) {
        let mut gezien = Gezien::default();
        let kolommen = Kolommen::new(voorinstelling, &BTreeMap::new());
        let velden = kopregel(names, &kolommen, &mut gezien);
        (velden, gezien.vervallen().to_vec())
    }

    #[test]
    fn the_shipped_tables_name_fields_only() {
        for voorinstelling in Voorinstelling::iter() {
            let table = &KOPREGELS[&voorinstelling.to_value()];
            assert!(table.contains_key("LIDNUMMER"));
            for veld in table.keys() {
                Veld::try_from_value(veld).expect("a field");
            }
        }
    }

    /// The 27 columns of a raw export: seven are read, and the report names what was dropped.
    #[test]
    fn a_raw_export_loses_what_is_not_for_us() {
        let names = [
            "lidnummer",
            "hoofd/medebewoner",
            "geslacht",
            "titulatuur",
            "voorletters",
            "tussenvoegsel",
            "naam",
            "extra naam",
            "straat",
            "huisnummer",
            "toevoeging",
            "postcode",
            "plaats",
            "landnaam",
            "telefoon",
            "mobiel",
            "e-mail",
            "geboortedatum",
            "inschrijfdatum",
            "categorie",
            "opzegdatum",
            "bedragcode",
            "IBAN",
            "betaalwijze",
            "betaalperiode",
            "groepsaanduiding",
            "contributie",
        ];
        let (velden, vervallen) = lees(&names, Voorinstelling::PcLeden);
        assert_eq!(velden.expect("a header").iter().flatten().count(), 7);
        assert_eq!(vervallen.len(), 20);
        assert!(vervallen.iter().any(|name| name == "IBAN"));
    }

    #[test]
    fn a_file_without_a_header_tells_nobody() {
        let (velden, vervallen) = lees(
            &["10023", "Jansen", "NL91ABNA0417164300"],
            Voorinstelling::Standaard,
        );
        assert_eq!((velden, vervallen), (Err(Reden::LidnummerOntbreekt), Vec::new()));
        let (_, vervallen) = lees(
            &["lidnummer", "anna@example.nl", "Anna de Vries", "Lievelingskleur"],
            Voorinstelling::Standaard,
        );
        assert_eq!(vervallen, ["kolom 2", "kolom 3", "Lievelingskleur"]);
    }

    #[test]
    fn one_field_has_one_column() {
        let (velden, _) = lees(&["lidnummer", "Lid nr."], Voorinstelling::Standaard);
        assert_eq!(velden, Err(Reden::KolomDubbel));
    }

    #[test]
    fn an_association_has_the_last_word() {
        let eigen = BTreeMap::from([
            ("Nummer".to_owned(), "LIDNUMMER".to_owned()),
            ("status".to_owned(), "NEGEREN".to_owned()),
        ]);
        let kolommen = Kolommen::new(Voorinstelling::Standaard, &eigen);
        let velden = kopregel(&["nummer", "Status"], &kolommen, &mut Gezien::default());
        assert_eq!(velden, Ok(vec![Some(Veld::Lidnummer), None]));
    }
}
