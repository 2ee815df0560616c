//! The files of a release: the same bytes whenever they are written, in pieces of some size. Pure.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

use sha2::{Digest, Sha256};

use super::{Inhoud, inhoud::hex, parket::Parket, regels::Regels, werkmap::Werkmap};

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
    /// A workbook.
    Xlsx,
    /// Columns.
    Parquet,
}

impl Formaat {
    pub(crate) const ALLE: [Self; 5] = [Self::Csv, Self::CsvExcel, Self::Ndjson, Self::Xlsx, Self::Parquet];

    /// The formats of a release's files. A workbook has no room for more rows than this.
    pub(crate) fn van(inhoud: &Inhoud) -> impl Iterator<Item = Self> {
        let (vorm, rows) = (inhoud.vorm(), inhoud.aantal());
        let past = move |one: &Self| *one != Self::Xlsx || rows <= super::werkmap::RIJEN;
        let known = move |one: &Self| one.sinds() <= vorm;
        Self::ALLE.into_iter().filter(known).filter(past)
    }

    /// Since which form of releases its bytes are as they are written now: an older release has no such file.
    fn sinds(self) -> u32 {
        match self {
            Self::Csv | Self::CsvExcel | Self::Ndjson => 1,
            Self::Xlsx | Self::Parquet => 2,
        }
    }

    /// The name of the file.
    pub(crate) fn bestand(self) -> &'static str {
        match self {
            Self::Csv => "gegevens.csv",
            Self::CsvExcel => "gegevens-excel.csv",
            Self::Ndjson => "gegevens.ndjson",
            Self::Xlsx => "gegevens.xlsx",
            Self::Parquet => "gegevens.parquet",
        }
    }

    pub(crate) fn mediatype(self) -> &'static str {
        match self {
            Self::Csv | Self::CsvExcel => "text/csv; charset=utf-8; header=present",
            Self::Ndjson => "application/x-ndjson",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Parquet => "application/vnd.apache.parquet",
        }
    }
}

/// A file in pieces. What is held is the release and a piece, however many rows the file has.
pub(crate) type Stukken = Box<dyn Iterator<Item = io::Result<Vec<u8>>> + Send>;

/// Writes a file in pieces.
pub(crate) fn stukken(inhoud: &Arc<Inhoud>, kenmerk: &str, formaat: Formaat) -> Stukken {
    let (inhoud, kenmerk) = (Arc::clone(inhoud), kenmerk.to_owned());
    match formaat {
        Formaat::Csv | Formaat::CsvExcel | Formaat::Ndjson => {
            let mut regels = Regels::new(inhoud, kenmerk, formaat);
            Box::new(std::iter::from_fn(move || {
                let mut stuk = Vec::new();
                while stuk.len() < STUK {
                    match regels.next() {
                        Some(line) => stuk.extend_from_slice(line.as_bytes()),
                        None => break,
                    }
                }
                (!stuk.is_empty()).then_some(Ok(stuk))
            }))
        }
        Formaat::Xlsx => emmers(|emmer| Werkmap::new(inhoud, kenmerk, emmer)),
        Formaat::Parquet => emmers(|emmer| Parket::new(inhoud, kenmerk, emmer)),
    }
}

/// A file that is written step by step into a [`Emmer`].
pub(super) trait Stap: Send + 'static {
    /// Writes some more; whether there is more to write.
    fn stap(&mut self) -> io::Result<bool>;
}

/// Where a writer leaves its bytes, to be taken away between its steps.
#[derive(Clone, Default)]
pub(super) struct Emmer(Arc<Mutex<Vec<u8>>>);

impl Emmer {
    fn bytes(&self) -> usize {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    fn leeg(&self) -> Vec<u8> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Write for Emmer {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The pieces of what is written into a bucket; after a fault there are none.
fn emmers<S: Stap>(begin: impl FnOnce(Emmer) -> io::Result<S>) -> Stukken {
    let emmer = Emmer::default();
    let mut schrijver = match begin(emmer.clone()) {
        Ok(schrijver) => Some(schrijver),
        Err(fault) => return Box::new(std::iter::once(Err(fault))),
    };
    Box::new(std::iter::from_fn(move || {
        while emmer.bytes() < STUK {
            let Some(writing) = &mut schrijver else { break };
            match writing.stap() {
                Ok(true) => {}
                Ok(false) => schrijver = None,
                Err(fault) => {
                    schrijver = None;
                    emmer.leeg();
                    return Some(Err(fault));
                }
            }
        }
        let stuk = emmer.leeg();
        (!stuk.is_empty()).then_some(Ok(stuk))
    }))
}

/// The size and the sum of a file.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Bestand {
    pub(crate) naam: String,
    pub(crate) bytes: u64,
    pub(crate) sha256: String,
}

/// Writes a file to know its size and its sum.
pub(crate) fn bestand(inhoud: &Arc<Inhoud>, kenmerk: &str, formaat: Formaat) -> io::Result<Bestand> {
    let (mut bytes, mut sum) = (0, Sha256::new());
    for stuk in stukken(inhoud, kenmerk, formaat) {
        let stuk = stuk?;
        bytes += stuk.len() as u64;
        sum.update(&stuk);
    }
    Ok(Bestand {
        naam: formaat.bestand().to_owned(),
        bytes,
        sha256: hex(&sum.finalize()),
    })
}

#[cfg(test)]
mod tests;
