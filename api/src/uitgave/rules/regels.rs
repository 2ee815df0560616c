//! Files of lines: CSV, and a JSON object on each line. Pure.

use std::sync::Arc;

use serde_json::{Map, Value};

use super::{
    Formaat, Inhoud,
    cel::{Cel, decimaal, procent},
    inhoud::Plek,
};

/// The lines of a file, one by one.
pub(super) struct Regels {
    inhoud: Arc<Inhoud>,
    kenmerk: String,
    formaat: Formaat,
    koppen: Vec<String>,
    kop: bool,
    plek: Plek,
}

impl Regels {
    pub(super) fn new(inhoud: Arc<Inhoud>, kenmerk: String, formaat: Formaat) -> Self {
        let kolommen = inhoud.kolommen().into_iter();
        Self {
            koppen: kolommen.map(|kolom| kolom.naam.into_owned()).collect(),
            inhoud,
            kenmerk,
            formaat,
            kop: formaat != Formaat::Ndjson,
            plek: Plek::default(),
        }
    }

    fn kopregel(&self) -> String {
        let cellen = self.koppen.iter().map(|kop| Cel::tekst(kop)).collect();
        let mark = if self.formaat == Formaat::CsvExcel {
            "\u{feff}"
        } else {
            ""
        };
        format!("{mark}{}", self.regel(cellen))
    }

    fn regel(&self, cellen: Vec<Cel<'_>>) -> String {
        let (separator, comma) = match self.formaat {
            Formaat::CsvExcel => (';', ','),
            Formaat::Ndjson => return self.object(cellen),
            _ => (',', '.'),
        };
        let mut line = String::new();
        for (place, cel) in cellen.into_iter().enumerate() {
            if place > 0 {
                line.push(separator);
            }
            match cel {
                Cel::Leeg => {}
                Cel::Tekst(text) => line.push_str(&veilig(&text, separator)),
                Cel::Dag(day) => line.push_str(&day.to_string()),
                Cel::Getal(number) => line.push_str(&number.to_string()),
                Cel::Promille(number) => line.push_str(&decimaal(number, comma)),
            }
        }
        line.push_str("\r\n");
        line
    }

    fn object(&self, cellen: Vec<Cel<'_>>) -> String {
        let pairs = self.koppen.iter().cloned().zip(cellen.into_iter().map(json));
        format!("{}\n", Value::Object(pairs.collect::<Map<_, _>>()))
    }
}

/// A cell in JSON.
pub(crate) fn json(cel: Cel<'_>) -> Value {
    match cel {
        Cel::Leeg => Value::Null,
        Cel::Tekst(text) => text.into(),
        Cel::Dag(day) => day.to_string().into(),
        Cel::Getal(number) => number.into(),
        Cel::Promille(number) => procent(number).into(),
    }
}

impl Iterator for Regels {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        if std::mem::take(&mut self.kop) {
            return Some(self.kopregel());
        }
        let inhoud = Arc::clone(&self.inhoud);
        let cellen = inhoud.volgende(&mut self.plek, &self.kenmerk)?;
        Some(self.regel(cellen))
    }
}

/// A text in a cell of CSV. What a spreadsheet would take for a formula gets an apostrophe before it.
pub(super) fn veilig(text: &str, separator: char) -> String {
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
