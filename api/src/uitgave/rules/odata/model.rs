//! The sets, their columns, and the documents that tell of them. Pure.

use std::fmt::Write as _;

use entity::{uitgave::Soort, vrijgave};
use serde_json::{Value, json};

use crate::{
    analyse::{self, Dimensie},
    uitgave::rules::{
        cel::{Kolom, Type},
        lijst, opgaven,
        tabel::{As, begin, einde},
    },
};

/// The namespace of the types.
const NAMESPACE: &str = "vakmanschap";

/// A set of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verzameling {
    Uitgaven,
    Kruistabellen,
    Leervragen,
    Ontwikkelopgaven,
    Metingen,
    Leervraagteksten,
}

impl Verzameling {
    pub(crate) const ALLE: [Self; 6] = [
        Self::Uitgaven,
        Self::Kruistabellen,
        Self::Leervragen,
        Self::Ontwikkelopgaven,
        Self::Metingen,
        Self::Leervraagteksten,
    ];

    /// Its name in an address.
    pub(crate) fn naam(self) -> &'static str {
        match self {
            Self::Uitgaven => "Uitgaven",
            Self::Kruistabellen => "Kruistabellen",
            Self::Leervragen => "Leervragen",
            Self::Ontwikkelopgaven => "Ontwikkelopgaven",
            Self::Metingen => "Metingen",
            Self::Leervraagteksten => "Leervraagteksten",
        }
    }

    fn rijsoort(self) -> &'static str {
        match self {
            Self::Uitgaven => "Uitgave",
            Self::Kruistabellen => "Kruistabelrij",
            Self::Leervragen => "Leervraagrij",
            Self::Ontwikkelopgaven => "Ontwikkelopgaverij",
            Self::Metingen => "Metingrij",
            Self::Leervraagteksten => "Leervraagtekst",
        }
    }

    /// The kind of releases whose rows are in it; the set of the releases themselves is of every kind.
    pub(crate) fn soort(self) -> Option<Soort> {
        match self {
            Self::Uitgaven => None,
            Self::Kruistabellen => Some(Soort::Kruistabel),
            Self::Leervragen => Some(Soort::Leervragen),
            Self::Ontwikkelopgaven => Some(Soort::Ontwikkelopgaven),
            Self::Metingen => Some(Soort::Metingen),
            Self::Leervraagteksten => Some(Soort::Leervraagteksten),
        }
    }

    fn sleutel(self) -> &'static [&'static str] {
        match self {
            Self::Uitgaven => &["id"],
            _ => &["uitgave", "volgnummer"],
        }
    }

    /// Its columns.
    pub(crate) fn kolommen(self) -> Vec<Kolom> {
        let kolom = |naam: &'static str, soort| Kolom::new(naam, soort, "", "");
        let mut kolommen = match self {
            Self::Uitgaven => {
                return vec![
                    kolom("id", Type::Tekst),
                    kolom("soort", Type::Tekst),
                    kolom("peildatum", Type::Dag),
                    kolom("rijen", Type::Getal),
                ];
            }
            _ => vec![kolom("uitgave", Type::Tekst), kolom("volgnummer", Type::Getal)],
        };
        match self {
            Self::Ontwikkelopgaven => kolommen.extend(opgaven::kolommen()),
            Self::Metingen => kolommen.extend(lijst::kolommen(Soort::Metingen)),
            Self::Leervraagteksten => kolommen.extend(lijst::kolommen(Soort::Leervraagteksten)),
            _ => {
                let per_leervraag = self == Self::Leervragen;
                kolommen.extend(begin(per_leervraag));
                let past = |one: &Dimensie| !(per_leervraag && one.meervoudig());
                for dimensie in Dimensie::van(vrijgave::Soort::Leervragen).filter(past) {
                    let benoemd = analyse::benoemd(dimensie);
                    kolommen.extend(As { dimensie, benoemd }.kolommen());
                }
                if !per_leervraag {
                    kolommen.extend(einde());
                }
            }
        }
        kolommen
    }
}

/// The service document: which sets there are.
pub(crate) fn dienst(basis: &str) -> Value {
    let sets =
        Verzameling::ALLE.map(|one| json!({ "name": one.naam(), "kind": "EntitySet", "url": one.naam() }));
    json!({ "@odata.context": format!("{basis}/$metadata"), "value": sets })
}

/// The model in CSDL.
pub(crate) fn metadata() -> String {
    let mut xml = String::from(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <edmx:Edmx xmlns:edmx=\"http://docs.oasis-open.org/odata/ns/edmx\" Version=\"4.0\">\n  <edmx:DataServices>\n",
    );
    let _ = writeln!(
        xml,
        "    <Schema xmlns=\"http://docs.oasis-open.org/odata/ns/edm\" Namespace=\"{NAMESPACE}\">"
    );
    for one in Verzameling::ALLE {
        let _ = writeln!(
            xml,
            "      <EntityType Name=\"{}\">\n        <Key>",
            one.rijsoort()
        );
        for name in one.sleutel() {
            let _ = writeln!(xml, "          <PropertyRef Name=\"{name}\"/>");
        }
        xml.push_str("        </Key>\n");
        for kolom in one.kolommen() {
            let kind = match kolom.soort {
                Type::Tekst => "Edm.String",
                Type::Dag => "Edm.Date",
                Type::Getal => "Edm.Int64",
                Type::Procent => "Edm.Double",
            };
            let needed = if one.sleutel().contains(&&*kolom.naam) {
                " Nullable=\"false\""
            } else {
                ""
            };
            let _ = writeln!(
                xml,
                "        <Property Name=\"{}\" Type=\"{kind}\"{needed}/>",
                kolom.naam
            );
        }
        xml.push_str("      </EntityType>\n");
    }
    xml.push_str("      <EntityContainer Name=\"Container\">\n");
    for one in Verzameling::ALLE {
        let _ = writeln!(
            xml,
            "        <EntitySet Name=\"{}\" EntityType=\"{NAMESPACE}.{}\"/>",
            one.naam(),
            one.rijsoort()
        );
    }
    xml.push_str("      </EntityContainer>\n    </Schema>\n  </edmx:DataServices>\n</edmx:Edmx>\n");
    xml
}
