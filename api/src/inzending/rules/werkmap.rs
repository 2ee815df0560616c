//! A spreadsheet: unpacked within bounds, and read cell by cell into the same rows as a text. It is whole in memory, because its
//! list of contents stands at its end; what it unpacks to is read as a stream, but for the texts that its cells share.

use std::io::{Cursor, Read};

use calamine::{DataRef, DataType, ExcelDateTime, ExcelDateTimeType, Reader, Xlsx, XlsxError};
use entity::{inzending::Reden, inzending_regel::Veld};
use zip::ZipArchive;

use super::{
    bestand::{GROOTSTE_RIJ, Lezer, MEESTE_CELLEN},
    kop::kopregel,
    velden::Rij,
};

/// Rows that are given at once.
const PARTIJ: usize = 1_000;
/// How much larger than the file itself may be what it unpacks to.
const UITGEPAKT: u64 = 8;
/// Files in it: a workbook has some for each sheet.
const MEESTE_DELEN: usize = 1_000;
/// The texts that cells share, which are kept while it is read.
const TEKSTEN: &str = "xl/sharedStrings.xml";
/// The last serial number of a day that a date can be: in the year 2199.
const LAATSTE_DAG: f64 = 109_574.0;

/// What a workbook may be.
#[derive(Clone, Copy, Debug)]
pub(in crate::inzending) struct Grenzen {
    /// Bytes of a delivery.
    pub(in crate::inzending) bytes: u64,
    /// Rows of a delivery.
    pub(in crate::inzending) rijen: u32,
}

impl Lezer {
    /// Reads a whole workbook: the sheet of this name, or the first. Gives its rows in parts, until it is told that nobody takes them.
    pub(in crate::inzending) fn werkmap(
        &mut self,
        bytes: Vec<u8>,
        blad: Option<&str>,
        grenzen: Grenzen,
        geef: impl FnMut(Vec<Rij>) -> bool,
    ) -> Result<(), Reden> {
        past(&bytes, grenzen)?;
        let mut werkmap: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(onleesbaar)?;
        let namen = werkmap.sheet_names();
        let blad = match blad {
            Some(name) => namen.iter().find(|known| known.eq_ignore_ascii_case(name)),
            None => namen.first(),
        };
        let blad = blad.ok_or(Reden::BladOntbreekt)?.clone();
        let mut cellen = werkmap.worksheet_cells_reader(&blad).map_err(onleesbaar)?;
        let mut lezen = Lezen {
            lezer: self,
            grenzen,
            geef,
            velden: None,
            rij: Vec::new(),
            grootte: 0,
            gelezen: 0,
            partij: Vec::new(),
        };
        let mut nummer = None;
        while let Some(cel) = cellen.next_cell().map_err(onleesbaar)? {
            let (rij, kolom) = cel.get_position();
            if nummer != Some(rij) {
                if !lezen.einde_van_rij(nummer)? {
                    return Ok(());
                }
                nummer = Some(rij);
            }
            lezen.cel(kolom, cel.get_value())?;
        }
        lezen.einde_van_rij(nummer)?;
        lezen.einde()
    }
}

/// What is wrong with a workbook is told in one way: its parts may say anything.
fn onleesbaar(error: XlsxError) -> Reden {
    match error {
        XlsxError::WorksheetNotFound(_) => Reden::BladOntbreekt,
        _ => Reden::WerkmapOnleesbaar,
    }
}

/// Whether it unpacks to no more than may be. What it says of itself is not believed: it is unpacked, and counted.
fn past(bytes: &[u8], grenzen: Grenzen) -> Result<(), Reden> {
    let unreadable = |_| Reden::WerkmapOnleesbaar;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(unreadable)?;
    if archive.len() > MEESTE_DELEN {
        return Err(Reden::WerkmapOnleesbaar);
    }
    let mut left = grenzen.bytes.saturating_mul(UITGEPAKT);
    for place in 0..archive.len() {
        let part = archive.by_index(place).map_err(unreadable)?;
        let most = if part.name().is_ok_and(|name| name.eq_ignore_ascii_case(TEKSTEN)) {
            Ord::min(left, grenzen.bytes)
        } else {
            left
        };
        let size = std::io::copy(&mut part.take(most + 1), &mut std::io::sink());
        let size = size.map_err(|_| Reden::WerkmapOnleesbaar)?;
        if size > most {
            return Err(Reden::WerkmapOnleesbaar);
        }
        left -= size;
    }
    Ok(())
}

/// A sheet that is being read.
struct Lezen<'l, G> {
    lezer: &'l mut Lezer,
    grenzen: Grenzen,
    geef: G,
    /// The field of each column, once the header was read.
    velden: Option<Vec<Option<Veld>>>,
    /// The cells of the row so far: of the header all, of the others those that are read.
    rij: Vec<(usize, Cel)>,
    /// Bytes of them.
    grootte: usize,
    gelezen: u32,
    partij: Vec<Rij>,
}

/// One cell as a text, or one that cannot be read.
enum Cel {
    Tekst(String),
    Fout,
}

impl<G: FnMut(Vec<Rij>) -> bool> Lezen<'_, G> {
    /// Takes a cell. One of a column that is for no field is not looked at.
    fn cel(&mut self, kolom: u32, value: &DataRef<'_>) -> Result<(), Reden> {
        let kolom = usize::try_from(kolom).unwrap_or(usize::MAX);
        let veld = match &self.velden {
            None if kolom >= MEESTE_CELLEN => return Err(Reden::TeveelKolommen),
            None => None,
            Some(velden) => match velden.get(kolom).copied().flatten() {
                Some(veld) => Some(veld),
                None => return Ok(()),
            },
        };
        let length = value.get_string().map_or(0, str::len);
        self.grootte += length;
        if self.grootte > GROOTSTE_RIJ {
            return Err(Reden::RijTeGroot);
        }
        let getal = matches!(value, DataRef::Float(_) | DataRef::Int(_));
        if getal && veld == Some(Veld::Lidnummer) {
            self.lezer.lidnummer_als_getal();
        }
        if let Some(cel) = tekst(value, veld) {
            self.rij.push((kolom, cel));
        }
        Ok(())
    }

    /// A row is whole; says whether anybody takes the next.
    fn einde_van_rij(&mut self, nummer: Option<u32>) -> Result<bool, Reden> {
        let cellen = std::mem::take(&mut self.rij);
        self.grootte = 0;
        let (Some(nummer), false) = (nummer, cellen.is_empty()) else {
            return Ok(true);
        };
        let nummer = i32::try_from(nummer).unwrap_or(i32::MAX).saturating_add(1);
        let Some(velden) = &self.velden else {
            self.velden = Some(self.lezer.kop(&namen(cellen))?);
            return Ok(true);
        };
        self.gelezen += 1;
        if self.gelezen > self.grenzen.rijen {
            return Err(Reden::TeveelRijen);
        }
        let rij = if cellen.iter().any(|(_, cel)| matches!(cel, Cel::Fout)) {
            Rij::onleesbaar(nummer)
        } else {
            let texts = cellen.iter().filter_map(|(kolom, cel)| match cel {
                Cel::Tekst(text) => Some((velden.get(*kolom).copied().flatten()?, text.as_str())),
                Cel::Fout => None,
            });
            // A cell that is empty is not in the sheet at all: it empties its field, as in a text.
            let given: Vec<(Veld, &str)> = texts.collect();
            let empty = velden
                .iter()
                .flatten()
                .filter(|veld| !given.iter().any(|(one, _)| one == *veld));
            let empty: Vec<(Veld, &str)> = empty.map(|veld| (*veld, "")).collect();
            self.lezer.rij(nummer, given.into_iter().chain(empty))
        };
        self.lezer.zie(nummer);
        self.partij.push(rij);
        if self.partij.len() < PARTIJ {
            return Ok(true);
        }
        Ok((self.geef)(std::mem::take(&mut self.partij)))
    }

    fn einde(mut self) -> Result<(), Reden> {
        if self.velden.is_none() {
            return Err(Reden::Leeg);
        }
        (self.geef)(std::mem::take(&mut self.partij));
        Ok(())
    }
}

/// The names of the columns, in their places.
fn namen(cellen: Vec<(usize, Cel)>) -> Vec<String> {
    let wide = cellen
        .iter()
        .map(|(kolom, _)| kolom + 1)
        .max()
        .unwrap_or_default();
    let mut names = vec![String::new(); wide];
    for (kolom, cel) in cellen {
        if let Cel::Tekst(text) = cel {
            names[kolom] = text;
        }
    }
    names
}

impl Lezer {
    fn kop(&mut self, namen: &[String]) -> Result<Vec<Option<Veld>>, Reden> {
        let namen: Vec<&str> = namen.iter().map(String::as_str).collect();
        let (kolommen, gezien) = self.kolommen();
        kopregel(&namen, kolommen, gezien)
    }
}

/// A cell as a text; nothing when it is empty. A number in a column of days is the serial number of one.
fn tekst(value: &DataRef<'_>, veld: Option<Veld>) -> Option<Cel> {
    let dag = matches!(veld, Some(Veld::Ingangsdatum | Veld::Einddatum));
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) if dag && (1.0..=LAATSTE_DAG).contains(number) => {
            return Some(dag_van(*number));
        }
        // As it is shown: a whole number without a point.
        DataRef::Float(number) => number.to_string(),
        DataRef::Bool(yes) => if *yes { "ja" } else { "nee" }.to_owned(),
        DataRef::DateTime(moment) => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        DataRef::DateTimeIso(text) => text.clone(),
        DataRef::DurationIso(_) | DataRef::Error(_) => return Some(Cel::Fout),
    };
    if text.trim().is_empty() {
        None
    } else {
        Some(Cel::Tekst(text))
    }
}

/// The day of a serial number that no style makes a day.
fn dag_van(serial: f64) -> Cel {
    let (year, month, day, ..) =
        ExcelDateTime::new(serial, ExcelDateTimeType::DateTime, false).to_ymd_hms_milli();
    Cel::Tekst(format!("{year:04}-{month:02}-{day:02}"))
}
