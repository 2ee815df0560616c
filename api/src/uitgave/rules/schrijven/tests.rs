//! The bytes of files, and that no row of one stands alone.

use std::{collections::BTreeMap, sync::Arc};

use entity::uitgave::Soort;

use super::{Formaat, bestand, stukken};
use crate::{
    analyse::{
        Dimensie, Vak, Vraag,
        proef::{Feiten, Kwartaal, Vrijgave},
    },
    uitgave::rules::{Inhoud, Tabel, Vast, Veld, regels::veilig, tabel::Rij},
};

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().expect("a day")
}

fn leeg(soort: Soort, dimensies: Vec<Dimensie>) -> Tabel {
    Tabel::new(Vast {
        soort,
        dimensies,
        filter: Vec::new(),
        periode: [day("2026-04-01"), day("2026-07-01")],
        korrel: None,
        celgrens: 5,
    })
}

fn kruistabel() -> Arc<Inhoud> {
    let mut inhoud = leeg(Soort::Kruistabel, vec![Dimensie::Discipline]);
    let rij = |velden, aantal, promille| Rij {
        van: day("2026-04-01"),
        tot: day("2026-07-01"),
        velden,
        aantal,
        promille,
    };
    let named = Veld::Genoemd("abc".into(), Some("=1+1; \"zorg\"".into()));
    inhoud.rijen = vec![
        rij(None, None, None),
        rij(Some(vec![named]), Some(12), Some(615)),
        rij(Some(vec![Veld::Verborgen]), Some(7), Some(385)),
    ];
    Arc::new(Inhoud::Tabel(inhoud))
}

fn bytes(inhoud: &Arc<Inhoud>, formaat: Formaat) -> Vec<u8> {
    let pieces: Result<Vec<_>, _> = stukken(inhoud, "kenmerk", formaat).collect();
    pieces.expect("it is written").concat()
}

fn geschreven(inhoud: &Arc<Inhoud>, formaat: Formaat) -> String {
    String::from_utf8(bytes(inhoud, formaat)).expect("a text")
}

#[test]
fn each_format_is_written_by_its_rules() {
    let inhoud = kruistabel();
    assert_eq!(
        geschreven(&inhoud, Formaat::Csv),
        "rij,van,tot,discipline,disciplineNaam,disciplineGroep,aantal,aandeel,ontbreekt\r\n\
         TOTAAL,2026-04-01,2026-07-01,,,,,,ONDERDRUKT\r\n\
         CEL,2026-04-01,2026-07-01,abc,\"'=1+1; \"\"zorg\"\"\",GENOEMD,12,61.5,\r\n\
         CEL,2026-04-01,2026-07-01,,,VERBORGEN,7,38.5,\r\n"
    );
    assert_eq!(
        geschreven(&inhoud, Formaat::CsvExcel).lines().nth(2),
        Some("CEL;2026-04-01;2026-07-01;abc;\"'=1+1; \"\"zorg\"\"\";GENOEMD;12;61,5;")
    );
    assert!(geschreven(&inhoud, Formaat::CsvExcel).starts_with("\u{feff}rij;van"));
    assert_eq!(
        geschreven(&inhoud, Formaat::Ndjson).lines().nth(1),
        Some(concat!(
            r#"{"rij":"CEL","van":"2026-04-01","tot":"2026-07-01","discipline":"abc","disciplineNaam":"=1+1; \"zorg\"","#,
            r#""disciplineGroep":"GENOEMD","aantal":12,"aandeel":61.5,"ontbreekt":null}"#
        ))
    );
}

/// The sums of files that are packed. When one changes, because the code or a crate under it does, a release that was made
/// before has another sum than its file: raise `VORM`, and let `Formaat::sinds` say it of this format.
#[test]
fn packed_files_are_the_same_bytes_as_ever() {
    let sum = |formaat| {
        bestand(&kruistabel(), "kenmerk", formaat)
            .expect("it is written")
            .sha256
    };
    expect_test::expect!["069c03ee44fe10fc716e8854877588e86a8fc44b2dc3585c9d4b7a0d1fdcfc15"]
        .assert_eq(&sum(Formaat::Xlsx));
    expect_test::expect!["2d553bfa1a00aa36a4dbf02e99ded75215b312a6ec195028321fb6fe31343846"]
        .assert_eq(&sum(Formaat::Parquet));
}

#[test]
fn a_release_of_before_has_the_files_of_then() {
    let kept = r#"{"vorm":1,"soort":"KRUISTABEL","kolommen":[],"filter":[],"van":"2026-04-01","tot":"2026-07-01","korrel":null,
        "celgrens":5,"rijen":[]}"#;
    let inhoud = Inhoud::lees(Soort::Kruistabel, kept).expect("as it was kept");
    let files: Vec<&str> = Formaat::van(&inhoud).map(Formaat::bestand).collect();
    assert_eq!(files, ["gegevens.csv", "gegevens-excel.csv", "gegevens.ndjson"]);
    assert_eq!(Formaat::van(&kruistabel()).count(), 5);
}

/// A workbook says what the CSV says, with its numbers as numbers, and is read by another program.
#[test]
fn a_workbook_opens() {
    use calamine::{Data, Reader, Xlsx};
    let mut book: Xlsx<_> =
        Xlsx::new(std::io::Cursor::new(bytes(&kruistabel(), Formaat::Xlsx))).expect("a workbook");
    let sheet = book.worksheet_range("gegevens").expect("the sheet");
    let rows: Vec<&[Data]> = sheet.rows().collect();
    assert_eq!((rows.len(), rows[0].len()), (4, 9));
    assert_eq!(rows[0][3], Data::String("discipline".into()));
    assert_eq!(rows[2][4], Data::String("=1+1; \"zorg\"".into()));
    assert_eq!(rows[2][6], Data::Float(12.0));
    assert_eq!(rows[2][7], Data::Float(61.5));
    let day = rows[2][1].to_string();
    assert_eq!(day, "46113", "2026-04-01");
    assert_eq!(rows[1][6], Data::Empty);
}

/// And so does a file of columns.
#[test]
fn columns_are_read_back() {
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use std::io::Write;
    let mut file = tempfile::tempfile().expect("a file");
    file.write_all(&bytes(&kruistabel(), Formaat::Parquet))
        .expect("it is written");
    let reader = SerializedFileReader::new(file).expect("a file of columns");
    let rows: Vec<String> = reader
        .get_row_iter(None)
        .expect("rows")
        .map(|row| row.expect("a row").to_string())
        .collect();
    assert_eq!(rows.len(), 3);
    assert!(
        rows[1].contains("discipline: \"abc\"") && rows[1].contains("aandeel: 61.5"),
        "{rows:?}"
    );
    assert_eq!(
        rows[2],
        "{rij: \"CEL\", van: 2026-04-01, tot: 2026-07-01, discipline: null, disciplineNaam: null, \
         disciplineGroep: \"VERBORGEN\", aantal: 7, aandeel: 38.5, ontbreekt: null}"
    );
}

#[test]
fn no_cell_is_a_formula() {
    for text in ["=1", "+1", "-1", "@A1", "\t=1", "\r=1", "＝1", "=a,b", "-\"x\""] {
        for separator in [',', ';'] {
            let cell = veilig(text, separator);
            assert!(cell.trim_start_matches('"').starts_with('\''), "{text} {cell}");
        }
    }
    assert_eq!(veilig("a-b", ','), "a-b");
    assert_eq!(veilig("a,b", ';'), "a,b");
}

#[test]
fn a_file_has_the_size_and_sum_of_its_pieces() {
    let mut inhoud = leeg(Soort::Leervragen, vec![Dimensie::Sector]);
    inhoud.rijen = vec![Rij {
        van: day("2026-04-01"),
        tot: day("2026-07-01"),
        velden: Some(vec![Veld::Genoemd("ONDERWIJS".into(), None)]),
        aantal: Some(5_000),
        promille: None,
    }];
    let inhoud = Arc::new(Inhoud::Tabel(inhoud));
    for formaat in Formaat::ALLE {
        let pieces: Result<Vec<Vec<u8>>, _> = stukken(&inhoud, "kenmerk", formaat).collect();
        let pieces = pieces.expect("it is written");
        let most = if formaat == Formaat::Parquet {
            300_000
        } else {
            90_000
        };
        assert!(
            pieces.iter().all(|piece| piece.len() < most),
            "{formaat:?} {:?}",
            pieces.iter().map(Vec::len).collect::<Vec<_>>()
        );
        let whole = pieces.concat();
        assert_eq!(whole, bytes(&inhoud, formaat));
        let sum = bestand(&inhoud, "kenmerk", formaat).expect("it is written");
        assert_eq!(sum.bytes, whole.len() as u64);
        assert_eq!(sum, bestand(&inhoud, "kenmerk", formaat).expect("it is written"));
    }
    // Any place is found without going through the rows before it.
    let mut plek = inhoud.plek(4_998);
    let rest = std::iter::from_fn(|| {
        inhoud
            .volgende(&mut plek, "kenmerk")
            .map(|row| format!("{:?}", row[0]))
    });
    let last: Vec<String> = rest.collect();
    let mut begin = inhoud.plek(0);
    let all = std::iter::from_fn(|| {
        inhoud
            .volgende(&mut begin, "kenmerk")
            .map(|row| format!("{:?}", row[0]))
    });
    assert_eq!(all.skip(4_998).collect::<Vec<_>>(), last);
    assert_eq!(last.len(), 2);
    let text = geschreven(&inhoud, Formaat::Csv);
    let mut keys: Vec<&str> = text
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 5_000, "every row has a name of its own");
}

/// Numbers that look like chance, the same in every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (self.0 >> 33) % end
    }
}

/// Over many quarters: whatever the leervragen are, of each row at least `k` say the same in the same quarter, and every
/// leervraag has a row.
#[test]
fn no_row_of_leervragen_stands_alone() {
    const K: u64 = 5;
    let ways = [
        vec![Dimensie::Sector],
        vec![Dimensie::Sector, Dimensie::Discipline, Dimensie::Regio],
        vec![Dimensie::Onderwijssoort, Dimensie::Sector],
        vec![Dimensie::Discipline, Dimensie::Herkomst, Dimensie::Praktijk],
    ];
    let mut chance = Chance(7);
    let mut several = 0;
    for round in 0..300 {
        let number = chance.below(90);
        let mut feiten = Feiten::default();
        for _ in 0..number {
            let sector = chance.below(4);
            let value = |chance: &mut Chance, end: u64| match chance.below(end) {
                0 => None,
                value => Some(value.to_string()),
            };
            feiten.nieuw([
                (Dimensie::Sector, Some(sector.to_string())),
                (
                    Dimensie::Discipline,
                    value(&mut chance, 4).map(|value| format!("{sector}{value}")),
                ),
                (Dimensie::Aard, None),
                (Dimensie::Onderwijssoort, value(&mut chance, 6)),
                (Dimensie::Samenwerkingsvorm, None),
                (Dimensie::Regio, value(&mut chance, 13)),
                (Dimensie::Herkomst, value(&mut chance, 5)),
                (Dimensie::Praktijk, value(&mut chance, 9)),
                (Dimensie::Status, None),
                (Dimensie::Maand, None),
            ]);
        }
        let vrijgave = Vrijgave::maak(&feiten, K, round);
        let kwartaal = Kwartaal::van(day("2026-04-01"));
        for way in &ways {
            let vraag = Vraag::new(way.clone(), Vec::new()).expect("a question");
            let mut inhoud = leeg(Soort::Leervragen, way.clone());
            for (van, tot, part) in vraag.verloop(&[(kwartaal, &vrijgave)], crate::analyse::Korrel::Kwartaal)
            {
                inhoud.erbij([van, tot], part, |_, vak| match vak {
                    Vak::Verborgen => Veld::Verborgen,
                    Vak::Onbekend => Veld::Onbekend,
                    Vak::Waarde(value) => Veld::Genoemd(value.clone(), None),
                });
            }
            let heads = inhoud.kolommen().len();
            let text = geschreven(&Arc::new(Inhoud::Tabel(inhoud)), Formaat::Csv);
            let mut alike: BTreeMap<&str, u64> = BTreeMap::new();
            for line in text.lines().skip(1) {
                assert_eq!(line.split(',').count(), heads);
                let (_, said) = line.split_once(',').expect("columns after the key");
                *alike.entry(said).or_default() += 1;
            }
            assert!(
                alike.values().all(|number| *number >= K),
                "{number} {way:?} {alike:?}"
            );
            let rows = alike.values().sum::<u64>();
            assert_eq!(rows, if number < K { 0 } else { number }, "{way:?}");
            several += usize::from(alike.len() > 2);
        }
    }
    assert!(several > 400, "something is told: {several}");
}
