//! A file as it comes in, piece by piece: bytes become text, text becomes rows, and only the columns that are read are kept.
//! What is held is one row and one piece, whatever the size of the file.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE, WINDOWS_1252};
use entity::{
    inzending::{Formaat, Reden},
    inzending_regel::Veld,
};
use serde_json::{Map, Value};

use super::{
    kop::{Gezien, Kolommen, kopregel},
    velden::{Lidsoorten, Rij},
};

/// Bytes of one row.
pub(super) const GROOTSTE_RIJ: usize = 64 * 1024;
/// Cells of one row; a header has fewer.
pub(super) const MEESTE_CELLEN: usize = 512;

/// Reads a file in pieces.
pub(in crate::inzending) struct Lezer {
    tekst: Codering,
    vorm: Vorm,
    kolommen: Kolommen,
    lidsoorten: Lidsoorten,
    gezien: Gezien,
    /// The last row that was read; a header is the first.
    nummer: i32,
}

enum Vorm {
    /// The header is not whole yet: its text so far.
    Kop(String),
    Csv(Box<Csv>),
    /// The line so far.
    Ndjson(String),
}

struct Csv {
    reader: Reader,
    velden: Vec<Option<Veld>>,
    cellen: Vec<u8>,
    gevuld: usize,
    einden: Vec<usize>,
    aantal: usize,
}

impl Lezer {
    pub(in crate::inzending) fn new(formaat: Formaat, kolommen: Kolommen, lidsoorten: Lidsoorten) -> Self {
        let (vorm, nummer) = match formaat {
            Formaat::Csv => (Vorm::Kop(String::new()), 1),
            Formaat::Ndjson => (Vorm::Ndjson(String::new()), 0),
            // Read as a whole: see `werkmap`.
            Formaat::Xlsx => (Vorm::Kop(String::new()), 1),
        };
        Self {
            tekst: Codering::default(),
            vorm,
            kolommen,
            lidsoorten,
            gezien: Gezien::default(),
            nummer,
        }
    }

    /// What the columns were.
    pub(in crate::inzending) fn gezien(&self) -> &Gezien {
        &self.gezien
    }

    /// The last row that was read.
    pub(in crate::inzending) fn laatste(&self) -> i32 {
        self.nummer
    }

    /// Which column is for which field, and what was seen of them.
    pub(super) fn kolommen(&mut self) -> (&Kolommen, &mut Gezien) {
        (&self.kolommen, &mut self.gezien)
    }

    /// A row with these cells.
    pub(super) fn rij<'c>(&self, nummer: i32, cellen: impl IntoIterator<Item = (Veld, &'c str)>) -> Rij {
        Rij::lees(nummer, cellen, &self.lidsoorten)
    }

    /// Takes note that a row was read.
    pub(super) fn zie(&mut self, nummer: i32) {
        self.nummer = nummer;
    }

    /// Takes note that a lidnummer was a number: what began with a nought lost it.
    pub(super) fn lidnummer_als_getal(&mut self) {
        self.gezien.lidnummer_als_getal = true;
    }

    /// Takes a piece, and gives the rows that are whole by it.
    pub(in crate::inzending) fn voed(&mut self, bytes: &[u8], rijen: &mut Vec<Rij>) -> Result<(), Reden> {
        let text = self.tekst.lees(bytes, false)?;
        self.lees(&text, rijen)
    }

    /// Gives the rows that were waiting for an end.
    pub(in crate::inzending) fn einde(&mut self, rijen: &mut Vec<Rij>) -> Result<(), Reden> {
        let text = self.tekst.lees(&[], true)?;
        self.lees(&text, rijen)?;
        match &mut self.vorm {
            Vorm::Kop(kop) if kop.trim().is_empty() => Err(Reden::Leeg),
            Vorm::Kop(kop) => {
                let kop = std::mem::take(kop);
                self.begin(&kop)?;
                self.lees("", rijen)?;
                self.sluit(rijen)
            }
            Vorm::Csv(_) => self.sluit(rijen),
            Vorm::Ndjson(_) => self.lees("\n", rijen),
        }
    }

    fn lees(&mut self, text: &str, rijen: &mut Vec<Rij>) -> Result<(), Reden> {
        match &mut self.vorm {
            Vorm::Kop(kop) => {
                kop.push_str(text);
                let Some(end) = einde_van_kop(kop) else {
                    return if kop.len() > GROOTSTE_RIJ {
                        Err(Reden::RijTeGroot)
                    } else {
                        Ok(())
                    };
                };
                let kop = std::mem::take(kop);
                let (kop, rest) = kop.split_at(end);
                self.begin(kop)?;
                self.csv(rest.as_bytes(), rijen)
            }
            Vorm::Csv(_) if text.is_empty() => Ok(()),
            Vorm::Csv(_) => self.csv(text.as_bytes(), rijen),
            Vorm::Ndjson(line) => {
                let mut line = std::mem::take(line);
                for (place, part) in text.split('\n').enumerate() {
                    if place > 0 {
                        self.object(&std::mem::take(&mut line), rijen);
                    }
                    line.push_str(part);
                    if line.len() > GROOTSTE_RIJ {
                        return Err(Reden::RijTeGroot);
                    }
                }
                self.vorm = Vorm::Ndjson(line);
                Ok(())
            }
        }
    }

    fn begin(&mut self, kop: &str) -> Result<(), Reden> {
        let kop = kop.trim_start_matches('\u{feff}');
        let scheiding = scheiding(kop);
        let mut csv = Csv {
            reader: ReaderBuilder::new().delimiter(scheiding).build(),
            velden: Vec::new(),
            cellen: vec![0; GROOTSTE_RIJ],
            gevuld: 0,
            einden: vec![0; MEESTE_CELLEN],
            aantal: 0,
        };
        let mut line = kop.trim_end_matches(['\r', '\n']).to_owned();
        line.push('\n');
        if csv.rij(&mut line.as_bytes())? {
            let names: Vec<&str> = csv.tekst().collect();
            let velden = kopregel(&names, &self.kolommen, &mut self.gezien)?;
            csv.velden = velden;
        }
        csv.leeg();
        self.vorm = Vorm::Csv(Box::new(csv));
        Ok(())
    }

    fn csv(&mut self, mut bytes: &[u8], rijen: &mut Vec<Rij>) -> Result<(), Reden> {
        let Vorm::Csv(csv) = &mut self.vorm else {
            return Ok(());
        };
        while !bytes.is_empty() && csv.rij(&mut bytes)? {
            self.nummer += 1;
            rijen.extend(csv.lees(self.nummer, &self.lidsoorten));
            csv.leeg();
        }
        Ok(())
    }

    fn sluit(&mut self, rijen: &mut Vec<Rij>) -> Result<(), Reden> {
        let Vorm::Csv(csv) = &mut self.vorm else {
            return Ok(());
        };
        if csv.rij(&mut [].as_slice())? {
            self.nummer += 1;
            rijen.extend(csv.lees(self.nummer, &self.lidsoorten));
            csv.leeg();
        }
        Ok(())
    }

    fn object(&mut self, line: &str, rijen: &mut Vec<Rij>) {
        if line.trim().is_empty() {
            return;
        }
        self.nummer += 1;
        let Ok(object) = serde_json::from_str::<Map<String, Value>>(line) else {
            rijen.push(Rij::onleesbaar(self.nummer));
            return;
        };
        let mut cellen = Vec::with_capacity(object.len());
        for ((name, value), place) in object.into_iter().zip(1..) {
            let Some(veld) = self.gezien.kolom(&name, place, &self.kolommen) else {
                continue;
            };
            // Which of the two is meant?
            if cellen.iter().any(|(other, _)| *other == veld) {
                rijen.push(Rij::onleesbaar(self.nummer));
                return;
            }
            match value {
                Value::Null => cellen.push((veld, String::new())),
                Value::String(text) => cellen.push((veld, text)),
                Value::Number(number) => {
                    self.gezien.lidnummer_als_getal |= veld == Veld::Lidnummer;
                    cellen.push((veld, number.to_string()));
                }
                Value::Bool(_) | Value::Array(_) | Value::Object(_) => {
                    rijen.push(Rij::onleesbaar(self.nummer));
                    return;
                }
            }
        }
        let cellen = cellen.iter().map(|(veld, cel)| (*veld, cel.as_str()));
        rijen.push(Rij::lees(self.nummer, cellen, &self.lidsoorten));
    }
}

impl Csv {
    /// Reads on until a row is whole; an empty input ends the last one.
    fn rij(&mut self, bytes: &mut &[u8]) -> Result<bool, Reden> {
        let (cellen, einden) = (&mut self.cellen[self.gevuld..], &mut self.einden[self.aantal..]);
        let (result, read, written, ends) = self.reader.read_record(bytes, cellen, einden);
        *bytes = &bytes[read..];
        self.gevuld += written;
        self.aantal += ends;
        match result {
            ReadRecordResult::Record => Ok(true),
            ReadRecordResult::InputEmpty | ReadRecordResult::End => Ok(false),
            ReadRecordResult::OutputFull | ReadRecordResult::OutputEndsFull => Err(Reden::RijTeGroot),
        }
    }

    fn leeg(&mut self) {
        (self.gevuld, self.aantal) = (0, 0);
    }

    fn tekst(&self) -> impl Iterator<Item = &str> {
        let mut begin = 0;
        self.einden[..self.aantal].iter().map(move |end| {
            let cel = &self.cellen[begin..*end];
            begin = *end;
            // Text went in, and cells end between characters.
            std::str::from_utf8(cel).unwrap_or_default()
        })
    }

    /// The row; nothing for a line of separators alone, as spreadsheets leave at the end.
    fn lees(&self, nummer: i32, lidsoorten: &Lidsoorten) -> Option<Rij> {
        if self.gevuld == 0 || self.tekst().all(|cel| cel.trim().is_empty()) {
            return None;
        }
        // A row that was cut off may have lost the end of its lidnummer too.
        if self.aantal != self.velden.len() {
            return Some(Rij::onleesbaar(nummer));
        }
        let cellen = self.tekst().zip(&self.velden);
        let cellen = cellen.filter_map(|(cel, veld)| Some(((*veld)?, cel)));
        Some(Rij::lees(nummer, cellen, lidsoorten))
    }
}

/// Where the header ends: at the first end of a line that stands in no quotes.
fn einde_van_kop(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.bytes()
        .position(|byte| {
            quoted ^= byte == b'"';
            !quoted && byte == b'\n'
        })
        .map(|place| place + 1)
}

/// What stands between the columns: the sign that the header has most of.
fn scheiding(kop: &str) -> u8 {
    let count = |sign: u8| {
        let mut quoted = false;
        let outside = kop.bytes().filter(|byte| {
            quoted ^= *byte == b'"';
            !quoted && *byte == sign
        });
        outside.count()
    };
    let signs = [b'\t', b',', b';'];
    signs.into_iter().max_by_key(|sign| count(*sign)).unwrap_or(b';')
}

/// How bytes become text. UTF-8 unless they cannot be; then Windows-1252, if nothing before was UTF-8 beyond ASCII.
#[derive(Default)]
enum Codering {
    /// Too few bytes to know.
    #[default]
    Onbekend,
    /// What came so far is UTF-8; the end of a character may be missing.
    Utf8 {
        rest: Vec<u8>,
        ascii: bool,
    },
    Anders(Decoder),
}

impl Codering {
    fn lees(&mut self, bytes: &[u8], last: bool) -> Result<String, Reden> {
        if matches!(self, Self::Onbekend) {
            if bytes.is_empty() {
                return Ok(String::new());
            }
            *self = match bytes {
                [0xff, 0xfe, ..] => Self::Anders(UTF_16LE.new_decoder()),
                [0xfe, 0xff, ..] => Self::Anders(UTF_16BE.new_decoder()),
                _ => Self::Utf8 {
                    rest: Vec::new(),
                    ascii: true,
                },
            };
        }
        match self {
            Self::Onbekend => Ok(String::new()),
            Self::Anders(decoder) => anders(decoder, bytes, last),
            Self::Utf8 { rest, ascii } => {
                let mut all = std::mem::take(rest);
                all.extend_from_slice(bytes);
                let error = match String::from_utf8(all) {
                    Ok(text) => {
                        *ascii &= is_ascii(&text);
                        return Ok(text);
                    }
                    Err(error) => error,
                };
                let place = error.utf8_error();
                let mut all = error.into_bytes();
                let tail = all.split_off(place.valid_up_to());
                let text = String::from_utf8(all).map_err(|_| Reden::Codering)?;
                *ascii &= is_ascii(&text);
                if place.error_len().is_none() && !last {
                    *rest = tail;
                    return Ok(text);
                }
                if !*ascii {
                    return Err(Reden::Codering);
                }
                let mut decoder = WINDOWS_1252.new_decoder();
                let text = text + &anders(&mut decoder, &tail, last)?;
                *self = Self::Anders(decoder);
                Ok(text)
            }
        }
    }
}

/// A mark at the beginning is no letter.
fn is_ascii(text: &str) -> bool {
    text.trim_start_matches('\u{feff}').is_ascii()
}

fn anders(decoder: &mut Decoder, bytes: &[u8], last: bool) -> Result<String, Reden> {
    let room = decoder
        .max_utf8_buffer_length(bytes.len())
        .ok_or(Reden::Codering)?;
    let mut text = String::with_capacity(room);
    match decoder.decode_to_string(bytes, &mut text, last) {
        (CoderResult::InputEmpty, _, false) => Ok(text),
        _ => Err(Reden::Codering),
    }
}
