//! The files of a release: the same bytes whenever they are written. Pure.

use std::sync::Arc;

use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use super::{
    Inhoud, Rij, Veld,
    inhoud::{Kolom, hex},
};

/// Bytes of a piece at least, but for the last.
const STUK: usize = 64 * 1_024;

/// How a file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Formaat {
    /// CSV by RFC 4180 in UTF-8.
    Csv,
    /// CSV that a Dutch Excel opens: with a byte order mark, semicolons and decimal commas.
    CsvExcel,
    /// A JSON object on each line.
    Ndjson,
}

impl Formaat {
    pub(crate) const ALLE: [Self; 3] = [Self::Csv, Self::CsvExcel, Self::Ndjson];

    /// The name of the file.
    pub(crate) fn bestand(self) -> &'static str {
        match self {
            Self::Csv => "gegevens.csv",
            Self::CsvExcel => "gegevens-excel.csv",
            Self::Ndjson => "gegevens.ndjson",
        }
    }

    pub(crate) fn mediatype(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvExcel => "text/csv; charset=utf-8; header=present",
            Self::Ndjson => "application/x-ndjson",
        }
    }
}

/// One cell.
enum Cel<'a> {
    Leeg,
    Tekst(&'a str),
    Eigen(String),
    Getal(u64),
    /// Tenths of a percent, told in percent.
    Promille(u64),
}

/// The heads of the columns, in their order.
pub(super) fn koppen(inhoud: &Inhoud) -> Vec<String> {
    let before: &[&str] = if inhoud.per_leervraag() {
        &["sleutel", "van", "tot"]
    } else {
        &["rij", "van", "tot"]
    };
    let mut koppen: Vec<String> = before.iter().map(|word| (*word).to_owned()).collect();
    for kolom in &inhoud.kolommen {
        let word = woord(kolom);
        koppen.push(word.clone());
        koppen.extend(kolom.benoemd.then(|| format!("{word}Naam")));
        koppen.push(format!("{word}Groep"));
    }
    if !inhoud.per_leervraag() {
        koppen.extend(["aantal", "aandeel", "ontbreekt"].map(str::to_owned));
    }
    koppen
}

/// The word for a dimension, as a column is called.
pub(super) fn woord(kolom: &Kolom) -> String {
    format!("{:?}", kolom.dimensie).to_lowercase()
}

fn cellen<'a>(inhoud: &'a Inhoud, rij: &'a Rij, sleutel: String) -> Vec<Cel<'a>> {
    let first = match (&rij.velden, inhoud.per_leervraag()) {
        (_, true) => Cel::Eigen(sleutel),
        (None, _) => Cel::Tekst("TOTAAL"),
        (Some(_), _) => Cel::Tekst("CEL"),
    };
    let mut cellen = vec![
        first,
        Cel::Eigen(rij.van.to_string()),
        Cel::Eigen(rij.tot.to_string()),
    ];
    for (place, kolom) in inhoud.kolommen.iter().enumerate() {
        let veld = rij.velden.as_ref().and_then(|velden| velden.get(place));
        let (waarde, naam, groep) = match veld {
            Some(Veld::Genoemd(waarde, naam)) => (
                Cel::Tekst(waarde),
                naam.as_deref().map_or(Cel::Leeg, Cel::Tekst),
                Cel::Tekst("GENOEMD"),
            ),
            Some(Veld::Onbekend) => (Cel::Leeg, Cel::Leeg, Cel::Tekst("ONBEKEND")),
            Some(Veld::Verborgen) => (Cel::Leeg, Cel::Leeg, Cel::Tekst("VERBORGEN")),
            None => (Cel::Leeg, Cel::Leeg, Cel::Leeg),
        };
        cellen.push(waarde);
        cellen.extend(kolom.benoemd.then_some(naam));
        cellen.push(groep);
    }
    if !inhoud.per_leervraag() {
        cellen.push(rij.aantal.map_or(Cel::Leeg, Cel::Getal));
        cellen.push(rij.promille.map_or(Cel::Leeg, Cel::Promille));
        cellen.push(rij.aantal.map_or(Cel::Tekst("ONDERDRUKT"), |_| Cel::Leeg));
    }
    cellen
}

/// The lines of a file, one by one: what is held is the release, however many lines it gives.
pub(crate) struct Regels {
    inhoud: Arc<Inhoud>,
    kenmerk: String,
    formaat: Formaat,
    koppen: Vec<String>,
    kop: bool,
    rij: usize,
    keer: u64,
    volg: u64,
}

impl Regels {
    pub(crate) fn new(inhoud: Arc<Inhoud>, kenmerk: &str, formaat: Formaat) -> Self {
        Self {
            koppen: koppen(&inhoud),
            inhoud,
            kenmerk: kenmerk.to_owned(),
            formaat,
            kop: formaat != Formaat::Ndjson,
            rij: 0,
            keer: 0,
            volg: 0,
        }
    }

    /// The name of a row in this release and in no other.
    fn sleutel(&self) -> String {
        let told = format!("{} {}", self.kenmerk, self.volg);
        hex(&Sha256::digest(told)[..12])
    }

    fn kopregel(&self) -> String {
        let cellen = self.koppen.iter().map(|kop| Cel::Tekst(kop)).collect();
        let mark = if self.formaat == Formaat::CsvExcel {
            "\u{feff}"
        } else {
            ""
        };
        format!("{mark}{}", self.regel(cellen))
    }

    fn regel(&self, cellen: Vec<Cel<'_>>) -> String {
        let (separator, comma) = match self.formaat {
            Formaat::Csv => (',', '.'),
            Formaat::CsvExcel => (';', ','),
            Formaat::Ndjson => return self.object(cellen),
        };
        let mut line = String::new();
        for (place, cel) in cellen.into_iter().enumerate() {
            if place > 0 {
                line.push(separator);
            }
            match cel {
                Cel::Leeg => {}
                Cel::Tekst(text) => line.push_str(&veilig(text, separator)),
                Cel::Eigen(text) => line.push_str(&veilig(&text, separator)),
                Cel::Getal(number) => line.push_str(&number.to_string()),
                Cel::Promille(number) => {
                    line.push_str(&format!("{}{comma}{}", number / 10, number % 10));
                }
            }
        }
        line.push_str("\r\n");
        line
    }

    fn object(&self, cellen: Vec<Cel<'_>>) -> String {
        let value = |cel: Cel<'_>| match cel {
            Cel::Leeg => Value::Null,
            Cel::Tekst(text) => text.into(),
            Cel::Eigen(text) => text.into(),
            Cel::Getal(number) => number.into(),
            Cel::Promille(number) => (f64::from(u32::try_from(number).unwrap_or_default()) / 10.0).into(),
        };
        let pairs = self.koppen.iter().cloned().zip(cellen.into_iter().map(value));
        format!("{}\n", Value::Object(pairs.collect::<Map<_, _>>()))
    }
}

impl Iterator for Regels {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if std::mem::take(&mut self.kop) {
            return Some(self.kopregel());
        }
        let inhoud = Arc::clone(&self.inhoud);
        loop {
            let rij = inhoud.rijen.get(self.rij)?;
            if self.keer < inhoud.keer(rij) {
                let line = self.regel(cellen(&inhoud, rij, self.sleutel()));
                self.keer += 1;
                self.volg += 1;
                return Some(line);
            }
            self.rij += 1;
            self.keer = 0;
        }
    }
}

/// A text in a cell of CSV. What a spreadsheet would take for a formula gets an apostrophe before it.
fn veilig(text: &str, separator: char) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([separator, '"', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// Lines in pieces of some size, for sending.
pub(crate) fn stukken(mut regels: Regels) -> impl Iterator<Item = Vec<u8>> {
    std::iter::from_fn(move || {
        let mut stuk = Vec::new();
        while stuk.len() < STUK {
            match regels.next() {
                Some(line) => stuk.extend_from_slice(line.as_bytes()),
                None => break,
            }
        }
        (!stuk.is_empty()).then_some(stuk)
    })
}

/// The size and the sum of a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Bestand {
    pub(crate) naam: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

/// Writes a file to know its size and its sum.
pub(crate) fn bestand(inhoud: &Arc<Inhoud>, kenmerk: &str, formaat: Formaat) -> Bestand {
    let (mut bytes, mut sum) = (0, Sha256::new());
    for stuk in stukken(Regels::new(Arc::clone(inhoud), kenmerk, formaat)) {
        bytes += stuk.len() as u64;
        sum.update(&stuk);
    }
    Bestand {
        naam: formaat.bestand().to_owned(),
        bytes,
        sha256: hex(&sum.finalize()),
    }
}

#[cfg(test)]
mod tests;
