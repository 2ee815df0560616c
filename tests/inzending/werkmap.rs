//! Spreadsheets: the same rules as for a text, serial numbers for days, and nothing that unpacks to more than may be.

use std::io::{Cursor, Write};

use actix_web::{http::StatusCode, test::TestRequest};
use serde_json::{Value, json};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

use super::{aantallen, leden};
use crate::kit::{actor::Actor, app::Reply, both, log::Log, rows};

const SOORT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A cell as a sheet has it.
enum Cel<'a> {
    Tekst(&'a str),
    Getal(f64),
    /// A number that is shown as a day.
    Dag(f64),
    Fout,
    Leeg,
}
use Cel::{Dag, Fout, Getal, Leeg, Tekst};

fn blad(rijen: &[Vec<Cel<'_>>]) -> String {
    let mut text = String::from(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>",
    );
    for (nummer, rij) in (1..).zip(rijen) {
        text.push_str(&format!("<row r=\"{nummer}\">"));
        for (kolom, cel) in ('A'..).zip(rij) {
            let place = format!("{kolom}{nummer}");
            text.push_str(&match cel {
                Tekst(value) => format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{value}</t></is></c>"),
                Getal(value) => format!("<c r=\"{place}\"><v>{value}</v></c>"),
                Dag(value) => format!("<c r=\"{place}\" s=\"1\"><v>{value}</v></c>"),
                Fout => format!("<c r=\"{place}\" t=\"e\"><v>#N/A</v></c>"),
                Leeg => String::new(),
            });
        }
        text.push_str("</row>");
    }
    text + "</sheetData></worksheet>"
}

/// A workbook with sheets of these names, and whatever else.
fn werkmap(bladen: &[(&str, String)], meer: &[(&str, Vec<u8>)]) -> Vec<u8> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    const MAIN: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let numbered = || (1..).zip(bladen);
    let sheets: String = numbered()
        .map(|(n, (name, _))| format!("<sheet name=\"{name}\" sheetId=\"{n}\" r:id=\"rId{n}\"/>"))
        .collect();
    let relations: String = numbered()
        .map(|(n, _)| format!("<Relationship Id=\"rId{n}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{n}.xml\"/>"))
        .collect();
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let mut parts: Vec<(String, Vec<u8>)> = vec![
        ("_rels/.rels".into(), format!("{HEAD}<Relationships xmlns=\"{package}\"><Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>").into()),
        ("xl/workbook.xml".into(), format!("{HEAD}<workbook xmlns=\"{MAIN}\" xmlns:r=\"{RELATIONS}\"><sheets>{sheets}</sheets></workbook>").into()),
        ("xl/_rels/workbook.xml.rels".into(), format!("{HEAD}<Relationships xmlns=\"{package}\">{relations}</Relationships>").into()),
        // The second style is a day.
        ("xl/styles.xml".into(), format!("{HEAD}<styleSheet xmlns=\"{MAIN}\"><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>").into()),
    ];
    parts.extend(numbered().map(|(n, (_, text))| {
        (
            format!("xl/worksheets/sheet{n}.xml"),
            format!("{HEAD}{text}").into_bytes(),
        )
    }));
    parts.extend(
        meer.iter()
            .map(|(name, bytes)| ((*name).to_owned(), bytes.clone())),
    );
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        made.start_file(name, options).expect("a part");
        made.write_all(&bytes).expect("its bytes");
    }
    made.finish().expect("a workbook").into_inner()
}

async fn stuur(actor: &Actor<'_>, query: &str, bytes: Vec<u8>) -> Reply {
    let request = TestRequest::post()
        .uri(&format!("/v1/inzendingen{query}"))
        .insert_header(("content-type", SOORT))
        .set_payload(bytes);
    actor.rest(request).await
}

fn kop<'a>(namen: &[&'a str]) -> Vec<Cel<'a>> {
    namen.iter().map(|naam| Tekst(naam)).collect()
}

/// What a delivery of a workbook answers, when a plan came of it.
async fn lever(actor: &Actor<'_>, query: &str, bytes: Vec<u8>) -> Value {
    let reply = stuur(actor, query, bytes).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    reply.json()
}

both! {
    /// Days as serial numbers, in a style or bare, or as text; texts that are numbers; and what is empty.
    async fn cells_become_what_they_show(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let rows = blad(&[
            kop(&["Lidnummer", "Voorletters", "Achternaam", "Ingangsdatum", "Einddatum", "SKJ"]),
            vec![Tekst("007"), Tekst("A."), Tekst("Élise &amp; Co"), Dag(43862.0), Leeg, Getal(100_012_345.0)],
            vec![Getal(8.0), Leeg, Tekst("Wit"), Getal(43862.5), Dag(46387.0), Leeg],
            vec![],
            vec![Tekst("9"), Leeg, Tekst("Bakker"), Tekst("01-02-2020"), Leeg, Tekst("12345")],
        ]);
        let told = lever(&nvo, "", werkmap(&[("Leden", rows)], &[])).await;
        assert_eq!((&told["status"], aantallen(&told), &told["formaat"]), (&json!("TOEGEPAST"), [3, 0, 0, 0, 0], &json!("XLSX")));
        assert_eq!(leden(&t, &nvo).await, [
            "007 A. Élise & Co Actief 2020-02-01",
            "8 Wit Opgezegd 2020-02-01–2026-12-31",
            "9 Bakker Actief 2020-02-01",
        ]);
        // One lidnummer was a number, so what it began with may be lost: that is told.
        assert_eq!(told["opmerkingen"], json!(["LIDNUMMER_ALS_GETAL"]));
        let query = "{ inzendingen { nodes { opmerkingen regels { nodes { nummer } } } } viewer { beroepsvereniging { lidmaatschappen { nodes { skj } } } } }";
        let seen = nvo.data(query).await;
        let numbers: Vec<i64> = seen["inzendingen"]["nodes"][0]["regels"]["nodes"].as_array().expect("a list").iter().filter_map(|row| row["nummer"].as_i64()).collect();
        assert_eq!(numbers, [2, 3, 5], "rows have the number that the sheet gives them");
        assert_eq!(seen["viewer"]["beroepsvereniging"]["lidmaatschappen"]["nodes"][2]["skj"], json!("100012345"));
        // The same again changes nothing, and a cell that is empty now empties its field.
        let rows = blad(&[kop(&["Lidnummer", "Voorletters"]), vec![Tekst("007"), Leeg]]);
        let told = lever(&nvo, "", werkmap(&[("Leden", rows)], &[])).await;
        assert_eq!(aantallen(&told), [0, 1, 0, 0, 0]);
        assert_eq!(leden(&t, &nvo).await[0], "007 Élise & Co Actief 2020-02-01");
    }

    /// What is for no field reaches no table, log or answer.
    async fn a_dropped_cell_reaches_nothing(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let rows = blad(&[
            kop(&["Lidnummer", "Achternaam", "Ingangsdatum", "IBAN", "BSN", "Memo"]),
            vec![Tekst("1"), Tekst("Wit"), Dag(43862.0), Tekst("NL91ABNA0417164300"), Getal(111_222_333.0), Tekst("Dorpsstraat 1")],
            vec![Tekst("2"), Tekst("NL91ABNA0417164300"), Dag(43862.0), Fout, Fout, Fout],
        ]);
        let log = Log::listen();
        let told = lever(&nvo, "?toepassing=PER_RIJ", werkmap(&[("Leden", rows)], &[])).await;
        let log = log.text();
        assert_eq!((aantallen(&told), &told["vervallenKolommen"]), ([1, 0, 0, 0, 1], &json!(["IBAN", "BSN", "Memo"])));
        let mut all = format!("{log}{told}");
        all.extend(rows::all(t.writer()).await.into_values().flatten());
        for secret in ["NL91ABNA0417164300", "111222333", "Dorpsstraat"] {
            assert!(!all.contains(secret), "{secret}");
        }
    }

    async fn the_first_sheet_is_read_or_the_one_that_was_named(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let sheet = |number: &str| blad(&[kop(&["Lidnummer", "Ingangsdatum"]), vec![Tekst(number), Dag(43862.0)]]);
        let book = || werkmap(&[("Leden", sheet("1")), ("Oud-leden", sheet("2"))], &[]);
        lever(&nvo, "?proef=true", book()).await;
        lever(&nvo, "?blad=oud-leden", book()).await;
        assert_eq!(leden(&t, &nvo).await, ["2  Actief 2020-02-01"]);
        let missing = stuur(&nvo, "?blad=Anders", book()).await;
        assert_eq!((missing.status, &missing.json()["reden"]), (StatusCode::BAD_REQUEST, &json!("BLAD_ONTBREEKT")));
        let long = stuur(&nvo, &format!("?blad={}", "x".repeat(32)), book()).await;
        assert_eq!(long.json()["invalidParams"][0]["name"], json!("blad"));
    }

    /// What unpacks to more than may be, what is no workbook, and what is half of one.
    async fn a_workbook_that_cannot_be_read_does_nothing(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let rows = || blad(&[kop(&["Lidnummer", "Ingangsdatum"]), vec![Tekst("1"), Dag(43862.0)]]);
        // Eight megabytes of deliveries unpack from some kilobytes.
        let bomb = werkmap(&[("Leden", rows())], &[("xl/media/groot.bin", vec![0; 300 << 20])]);
        assert!(bomb.len() < 1 << 20, "{}", bomb.len());
        let texts = werkmap(&[("Leden", rows())], &[("xl/sharedStrings.xml", vec![b' '; 40 << 20])]);
        let whole = werkmap(&[("Leden", rows())], &[]);
        let half = whole[..whole.len() / 2].to_vec();
        let cases = [bomb, texts, half, b"lidnummer;ingangsdatum\n1;2020-01-01\n".to_vec(), Vec::new()];
        for (number, bytes) in cases.into_iter().enumerate() {
            let reply = stuur(&nvo, "?modus=VOLLEDIG", bytes).await;
            assert_eq!((reply.status, &reply.json()["reden"]), (StatusCode::BAD_REQUEST, &json!("WERKMAP_ONLEESBAAR")), "{number}: {}", reply.text());
        }
        let empty = stuur(&nvo, "?modus=VOLLEDIG", werkmap(&[("Leden", blad(&[]))], &[])).await;
        assert_eq!(empty.json()["reden"], json!("LEEG"));
        let headless = stuur(&nvo, "", werkmap(&[("Leden", blad(&[vec![Getal(1.0), Tekst("Jansen")]]))], &[])).await;
        assert_eq!(headless.json()["reden"], json!("LIDNUMMER_ONTBREEKT"));
        assert_eq!(leden(&t, &nvo).await, [""; 0]);
    }

    /// A cell with an error, or a day that is none, refuses its row and no other.
    async fn a_bad_cell_refuses_its_row(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let rows = blad(&[
            kop(&["Lidnummer", "Achternaam", "Ingangsdatum"]),
            vec![Tekst("1"), Fout, Dag(43862.0)],
            vec![Tekst("2"), Tekst("Wit"), Getal(-5.0)],
            vec![Tekst("3"), Tekst("Bakker"), Dag(43862.0)],
        ]);
        let told = lever(&nvo, "?toepassing=PER_RIJ", werkmap(&[("Leden", rows)], &[])).await;
        assert_eq!(aantallen(&told), [1, 0, 0, 0, 2]);
        let query = "{ inzendingen { nodes { regels { nodes { lidnummer code } } } } }";
        let seen = nvo.value(query, "/inzendingen/nodes/0/regels/nodes").await;
        assert_eq!(seen, json!([{ "lidnummer": null, "code": "RIJ_ONLEESBAAR" }, { "lidnummer": "2", "code": "DATUM_ONGELDIG" }, { "lidnummer": "3", "code": null }]));
    }

    /// More rows than a batch: stored as they come, in as many statements as the same rows as a text.
    async fn a_long_sheet_costs_as_much_as_a_long_text(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let numbers: Vec<String> = (0..2_500).map(|number| format!("L{number:05}")).collect();
        let mut rows = vec![kop(&["Lidnummer", "Achternaam", "Ingangsdatum"])];
        rows.extend(numbers.iter().map(|number| vec![Tekst(number.as_str()), Tekst("Jansen"), Dag(43862.0)]));
        let counter = std::sync::Arc::new(api::db::Counter::default());
        let told = counter.scope(lever(&nvo, "", werkmap(&[("Leden", blad(&rows))], &[]))).await;
        assert_eq!(aantallen(&told), [2_500, 0, 0, 0, 0]);
        let text = super::bestand(2_500, |_| "Jansen".into());
        let again = std::sync::Arc::new(api::db::Counter::default());
        let nip = t.vereniging("NIP").await;
        again.scope(super::lever(&nip, "", &text)).await;
        assert_eq!(counter.get(), again.get());
    }
}
