//! What is in ONTWIKKELOPGAVEN: an adopted edition, its ontwikkelopgaven, and on what each rests. Pure.

use chrono::NaiveDate;
use entity::uitgave::Soort;
use sea_orm::ActiveEnum;
use serde::{Deserialize, Serialize};

use super::{
    cel::{Cel, Kolom, Type},
    inhoud::VORM,
};

/// The edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Editie {
    pub(crate) id: String,
    pub(crate) domein: String,
    pub(crate) nummer: i32,
    pub(crate) titel: String,
    pub(crate) van: Option<NaiveDate>,
    pub(crate) tot: Option<NaiveDate>,
}

/// What a row says of an ontwikkelopgave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Afleiding {
    /// On how many leervragen it rests.
    #[serde(rename = "opgave")]
    Opgave {
        omschrijving: Option<String>,
        aantal: Option<u64>,
    },
    /// How many of these came from somewhere.
    #[serde(rename = "herkomst")]
    Herkomst { herkomst: String, aantal: Option<u64> },
    /// How many of these a thema brought; without one, those that came without.
    #[serde(rename = "thema")]
    Thema {
        thema: Option<(String, Option<String>)>,
        aantal: Option<u64>,
    },
    /// From which of the edition before it comes.
    #[serde(rename = "voorganger")]
    Voorganger {
        id: String,
        titel: String,
        soort: String,
        reden: String,
    },
}

/// An ontwikkelopgave with its derivation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Opgave {
    pub(crate) id: String,
    pub(crate) nummer: i32,
    pub(crate) titel: String,
    pub(crate) rijen: Vec<Afleiding>,
}

/// What is in a release.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Opgaven {
    pub(super) vorm: u32,
    soort: String,
    pub(crate) editie: Editie,
    opgaven: Vec<Opgave>,
}

impl Opgaven {
    pub(crate) fn new(editie: Editie, opgaven: Vec<Opgave>) -> Self {
        Self {
            vorm: VORM,
            soort: Soort::Ontwikkelopgaven.to_value(),
            editie,
            opgaven,
        }
    }

    fn rijen(&self) -> impl Iterator<Item = (&Opgave, &Afleiding)> {
        let each = self.opgaven.iter();
        each.flat_map(|opgave| opgave.rijen.iter().map(move |rij| (opgave, rij)))
    }

    /// Rows of a file.
    pub(super) fn aantal(&self) -> usize {
        self.rijen().count()
    }

    /// The cells of a row, in the order of the columns.
    pub(super) fn cellen(&self, place: usize) -> Vec<Cel<'_>> {
        let Some((opgave, rij)) = self.rijen().nth(place) else {
            return Vec::new();
        };
        let [soort, waarde, naam, hoe, toelichting] = match rij {
            Afleiding::Opgave { omschrijving, .. } => {
                [Some("OPGAVE"), None, None, None, omschrijving.as_deref()]
            }
            Afleiding::Herkomst { herkomst, .. } => [Some("HERKOMST"), Some(&**herkomst), None, None, None],
            Afleiding::Thema { thema, .. } => {
                let (id, naam) = thema.as_ref().map(|(id, naam)| (&**id, naam.as_deref())).unzip();
                [Some("THEMA"), id, naam.flatten(), None, None]
            }
            Afleiding::Voorganger {
                id,
                titel,
                soort,
                reden,
            } => [
                Some("VOORGANGER"),
                Some(&**id),
                Some(&**titel),
                Some(&**soort),
                Some(&**reden),
            ],
        };
        let aantal = match rij {
            Afleiding::Opgave { aantal, .. }
            | Afleiding::Herkomst { aantal, .. }
            | Afleiding::Thema { aantal, .. } => *aantal,
            Afleiding::Voorganger { .. } => None,
        };
        vec![
            Cel::van(soort),
            Cel::tekst(&opgave.id),
            Cel::getal(u64::try_from(opgave.nummer).ok()),
            Cel::tekst(&opgave.titel),
            Cel::van(waarde),
            Cel::van(naam),
            Cel::van(hoe),
            Cel::van(toelichting),
            Cel::getal(aantal),
        ]
    }
}

/// The columns of the files.
pub(super) fn kolommen() -> Vec<Kolom> {
    vec![
        Kolom::new(
            "rij",
            Type::Tekst,
            "OPGAVE: de ontwikkelopgave zelf; HERKOMST en THEMA: de leervragen waar zij op rust, naar waar zij vandaan komen en \
             naar het thema dat hen bracht; VOORGANGER: waar zij uit voortkomt.",
            "OPGAVE: the ontwikkelopgave itself; HERKOMST and THEMA: the learning questions that it rests on, by where they came \
             from and by the theme that brought them; VOORGANGER: from what it comes.",
        ),
        Kolom::new(
            "opgave",
            Type::Tekst,
            "De sleutel van de ontwikkelopgave.",
            "The key of the ontwikkelopgave.",
        ),
        Kolom::new(
            "nummer",
            Type::Getal,
            "Haar nummer binnen de editie.",
            "Its number within the edition.",
        ),
        Kolom::new("titel", Type::Tekst, "Haar titel.", "Its title."),
        Kolom::new(
            "waarde",
            Type::Tekst,
            "De herkomst, of de sleutel van het thema of de voorganger; leeg in een rij THEMA: zonder thema gekomen.",
            "The herkomst, or the key of the theme or the predecessor; empty in a row THEMA: came without a theme.",
        ),
        Kolom::new(
            "waardeNaam",
            Type::Tekst,
            "De naam van het thema zoals de editie het overnam, of de titel van de voorganger.",
            "The name of the theme as the edition adopted it, or the title of the predecessor.",
        ),
        Kolom::new(
            "hoe",
            Type::Tekst,
            "Hoe zij uit de voorganger voortkomt: ONGEWIJZIGD, HERFORMULEERD, GESPLITST of SAMENGEVOEGD.",
            "How it comes from the predecessor: ONGEWIJZIGD, HERFORMULEERD, GESPLITST or SAMENGEVOEGD.",
        ),
        Kolom::new(
            "toelichting",
            Type::Tekst,
            "De omschrijving van de ontwikkelopgave, of de reden bij een voorganger.",
            "The description of the ontwikkelopgave, or the reason given with a predecessor.",
        ),
        Kolom::new(
            "aantal",
            Type::Getal,
            "Hoeveel openbare leervragen; leeg bij een voorganger.",
            "How many public learning questions; empty with a predecessor.",
        ),
    ]
}
