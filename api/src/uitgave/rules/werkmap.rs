//! A workbook: one sheet with a head that stays in sight, days as days and numbers as numbers. It is packed as it is written,
//! so that no part of it is held; texts stand in their cells, where none is taken for a formula. Pure.

use std::{
    fmt::Write as _,
    io::{self, Write},
    sync::Arc,
};

use chrono::NaiveDate;
use zip::{
    CompressionMethod, DateTime, ZipWriter,
    write::{SimpleFileOptions, StreamWriter},
};

use super::{
    Inhoud,
    cel::{Cel, Kolom, Type, decimaal},
    inhoud::Plek,
    schrijven::{Emmer, Stap},
};

/// Rows of a sheet, its head not among them.
pub(super) const RIJEN: u64 = 1_048_575;
/// Rows that are written in one step.
const STAP: usize = 200;
/// Letters of a cell: a longer text is cut off, because Excel refuses the whole file otherwise.
const LETTERS: usize = 32_767;
/// Day 0 of a workbook.
const BEGIN: NaiveDate = NaiveDate::from_ymd_opt(1899, 12, 30).expect("a day");

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// A workbook while it is written.
pub(super) struct Werkmap {
    inhoud: Arc<Inhoud>,
    kenmerk: String,
    plek: Plek,
    /// Nothing once the file is whole.
    zip: Option<ZipWriter<StreamWriter<Emmer>>>,
}

impl Werkmap {
    pub(super) fn new(inhoud: Arc<Inhoud>, kenmerk: String, emmer: Emmer) -> io::Result<Self> {
        let mut zip = ZipWriter::new_stream(emmer);
        for (name, text) in delen() {
            zip.start_file(name, options()).map_err(io::Error::other)?;
            zip.write_all(text.as_bytes())?;
        }
        zip.start_file("xl/worksheets/sheet1.xml", options())
            .map_err(io::Error::other)?;
        zip.write_all(begin(&inhoud.kolommen()).as_bytes())?;
        Ok(Self {
            inhoud,
            kenmerk,
            plek: Plek::default(),
            zip: Some(zip),
        })
    }
}

impl Stap for Werkmap {
    fn stap(&mut self) -> io::Result<bool> {
        let mut text = String::new();
        for _ in 0..STAP {
            // The first is the head.
            let number = self.plek.volg + 2;
            match self.inhoud.volgende(&mut self.plek, &self.kenmerk) {
                Some(cellen) => rij(&mut text, number, cellen),
                None => break,
            }
        }
        if text.is_empty() {
            if let Some(mut zip) = self.zip.take() {
                zip.write_all(b"</sheetData></worksheet>")?;
                zip.finish().map_err(io::Error::other)?;
            }
            return Ok(false);
        }
        if let Some(zip) = &mut self.zip {
            zip.write_all(text.as_bytes())?;
        }
        Ok(true)
    }
}

/// No part tells when it was written: the same rows are the same bytes.
fn options() -> SimpleFileOptions {
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
}

/// The parts before the sheet. Style 1 is a day, 2 a percentage with one decimal, 3 a head.
fn delen() -> [(&'static str, String); 5] {
    let xf = |number: u32, font: u32| {
        format!(
            "<xf numFmtId=\"{number}\" fontId=\"{font}\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>"
        )
    };
    [
        (
            "[Content_Types].xml",
            format!(
                "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
                 <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
                 <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
                 <Override PartName=\"/xl/workbook.xml\" ContentType=\"{KIND}.sheet.main+xml\"/>\
                 <Override PartName=\"/xl/styles.xml\" ContentType=\"{KIND}.styles+xml\"/>\
                 <Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"{KIND}.worksheet+xml\"/></Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>\
                 <sheet name=\"gegevens\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
                 <Relationship Id=\"rId1\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet1.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!(
                "{HEAD}<styleSheet xmlns=\"{MAIN}\">\
                 <numFmts count=\"2\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>\
                 <numFmt numFmtId=\"165\" formatCode=\"0.0\"/></numFmts>\
                 <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>\
                 <font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>\
                 <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
                 <fill><patternFill patternType=\"gray125\"/></fill></fills>\
                 <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
                 <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
                 <cellXfs count=\"4\">{}{}{}{}</cellXfs>\
                 <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>",
                xf(0, 0),
                xf(164, 0),
                xf(165, 0),
                xf(0, 1)
            ),
        ),
    ]
}

/// The beginning of the sheet, with the head.
fn begin(kolommen: &[Kolom]) -> String {
    let mut text = format!(
        "{HEAD}<worksheet xmlns=\"{MAIN}\"><sheetViews><sheetView workbookViewId=\"0\">\
         <pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>"
    );
    for (place, kolom) in kolommen.iter().enumerate() {
        let wide = match kolom.soort {
            Type::Tekst => 24,
            _ => 12,
        };
        let at = place + 1;
        let _ = write!(
            text,
            "<col min=\"{at}\" max=\"{at}\" width=\"{wide}\" customWidth=\"1\"/>"
        );
    }
    text.push_str("</cols><sheetData><row r=\"1\">");
    for (place, kolom) in kolommen.iter().enumerate() {
        let at = format!("{}1\" s=\"3", kolomnaam(place));
        tekst(&mut text, &at, &kolom.naam);
    }
    text.push_str("</row>");
    text
}

/// The letters of a column.
fn kolomnaam(place: usize) -> String {
    let letter = |number: usize| char::from(b'A' + u8::try_from(number % 26).unwrap_or_default());
    match (place / 26).checked_sub(1) {
        Some(first) => format!("{}{}", kolomnaam(first), letter(place)),
        None => letter(place).to_string(),
    }
}

fn rij(text: &mut String, number: u64, cellen: Vec<Cel<'_>>) {
    let _ = write!(text, "<row r=\"{number}\">");
    for (place, cel) in cellen.into_iter().enumerate() {
        let at = format!("{}{number}", kolomnaam(place));
        let _ = match cel {
            Cel::Leeg => Ok(()),
            Cel::Tekst(words) => {
                tekst(text, &at, &words);
                Ok(())
            }
            Cel::Dag(day) => {
                write!(
                    text,
                    "<c r=\"{at}\" s=\"1\"><v>{}</v></c>",
                    (day - BEGIN).num_days()
                )
            }
            Cel::Getal(number) => write!(text, "<c r=\"{at}\"><v>{number}</v></c>"),
            Cel::Promille(number) => {
                write!(text, "<c r=\"{at}\" s=\"2\"><v>{}</v></c>", decimaal(number, '.'))
            }
        };
    }
    text.push_str("</row>");
}

/// A text in its cell. What cannot stand in XML is left out.
fn tekst(text: &mut String, at: &str, words: &str) {
    let _ = write!(
        text,
        "<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">"
    );
    for letter in words.chars().take(LETTERS) {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '\r' => text.push_str("&#13;"),
            '\t' | '\n' => text.push(letter),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            other => text.push(other),
        }
    }
    text.push_str("</t></is></c>");
}
