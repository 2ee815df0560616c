//! The rules together, as properties: over many made-up memberships and deliveries, from file to plan to memberships.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use entity::{
    aansluiting::Voorinstelling,
    inzending::{Formaat, Modus},
    inzending_regel::{Code, Uitkomst},
    lidmaatschap::Status,
};
use uuid::Uuid;

use super::{
    Aantallen, GEWOON, Gezien, Huidig, Kolommen, Lezer, Lidsoorten, Regel, Rij, Velden, afwezigen_tellen,
    beeindig, vergelijk,
};

/// The memberships of an association.
type Stand = BTreeMap<String, Velden>;

fn vandaag() -> NaiveDate {
    "2026-09-01".parse().expect("a day")
}

fn huidig(stand: &Stand, lidnummer: &str) -> Option<Huidig> {
    let (place, (lidnummer, velden)) = stand
        .iter()
        .enumerate()
        .find(|(_, (known, _))| *known == lidnummer)?;
    Some(Huidig {
        id: Uuid::from_u128(place as u128),
        lidnummer: lidnummer.clone(),
        velden: velden.clone(),
    })
}

/// The rows of a file, fed in pieces of `size` bytes.
fn lees(file: &[u8], size: usize) -> (Vec<Rij>, Gezien) {
    let kolommen = Kolommen::new(Voorinstelling::Standaard, &BTreeMap::new());
    let mut lezer = Lezer::new(Formaat::Csv, kolommen, Lidsoorten::default());
    let mut rijen = Vec::new();
    for piece in file.chunks(size) {
        lezer.voed(piece, &mut rijen).expect("a readable file");
    }
    lezer.einde(&mut rijen).expect("a readable file");
    (rijen, lezer.gezien().clone())
}

/// The whole plan, in the order in which `write` makes it: rows, doubles, absences.
fn plan(stand: &Stand, rijen: Vec<Rij>, modus: Modus) -> Vec<Regel> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    for lidnummer in rijen.iter().filter_map(|rij| rij.lidnummer.clone()) {
        *seen.entry(lidnummer).or_default() += 1;
    }
    let nameless = rijen.iter().filter(|rij| rij.lidnummer.is_none()).count() as u64;
    let mut plan: Vec<Regel> = rijen
        .into_iter()
        .map(|mut rij| {
            if rij.lidnummer.as_ref().is_some_and(|number| seen[number] > 1) {
                rij.fout = Some((Code::LidnummerDubbel, None));
            }
            let now = rij.lidnummer.as_deref().and_then(|number| huidig(stand, number));
            vergelijk(rij, now.as_ref(), modus, vandaag())
        })
        .collect();
    if afwezigen_tellen(modus, nameless) {
        let absent = stand
            .iter()
            .filter(|(number, now)| !seen.contains_key(*number) && super::velden::loopt(now.status));
        let absent = absent.filter_map(|(number, _)| huidig(stand, number));
        plan.extend(absent.map(|now| beeindig(now, 0, vandaag())));
    }
    plan
}

fn pas_toe(stand: &Stand, plan: &[Regel]) -> Stand {
    let mut after = stand.clone();
    for regel in plan {
        if let (Some(number), Some(na)) = (&regel.lidnummer, &regel.na) {
            after.insert(number.clone(), na.clone());
        }
    }
    after
}

fn maak_ongedaan(stand: &Stand, plan: &[Regel]) -> Stand {
    let mut after = stand.clone();
    for regel in plan.iter().filter(|regel| regel.na.is_some()) {
        let number = regel.lidnummer.clone().expect("a line that changes names whom");
        match &regel.voor {
            Some(voor) => after.insert(number, voor.clone()),
            None => after.remove(&number),
        };
    }
    after
}

fn aantallen(plan: &[Regel]) -> Aantallen {
    let count = |uitkomst| plan.iter().filter(|regel| regel.uitkomst == uitkomst).count() as i32;
    Aantallen {
        nieuw: count(Uitkomst::Nieuw),
        gewijzigd: count(Uitkomst::Gewijzigd),
        ongewijzigd: count(Uitkomst::Ongewijzigd),
        beeindigd: count(Uitkomst::Beeindigd),
        geweigerd: count(Uitkomst::Geweigerd),
    }
}

/// Numbers that look like chance and are the same in every run.
struct Toeval(u64);

impl Toeval {
    fn tot(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn stand(&mut self, leden: u64) -> Stand {
        let mut stand = Stand::new();
        for number in 0..leden {
            let status = [
                Status::Actief,
                Status::Actief,
                Status::Aangemeld,
                Status::Opgezegd,
                Status::Beeindigd,
            ];
            let status = status[self.tot(5) as usize];
            let over = status == Status::Beeindigd || status == Status::Opgezegd;
            let end = if status == Status::Beeindigd {
                "2025-01-01"
            } else {
                "2027-01-01"
            };
            let velden = Velden {
                voorletters: Some(format!("{}.", char::from(b'A' + self.tot(26) as u8))),
                voornaam: None,
                tussenvoegsel: (self.tot(4) == 0).then(|| "van der".into()),
                achternaam: Some(["Jansen", "Bakker", "Visser", "Élise"][self.tot(4) as usize].into()),
                organisatienaam: None,
                lidsoort: None,
                status,
                ingangsdatum: "2020-01-01".parse().expect("a day"),
                einddatum: over.then(|| end.parse().expect("a day")),
                skj: None,
                big: None,
            };
            stand.insert(format!("L{number:04}"), velden);
        }
        stand
    }

    /// A file about some of the memberships and some new ones, with a change here and there.
    fn bestand(&mut self, stand: &Stand, keep: u64) -> String {
        let mut file =
            "Lidnummer;Voorletters;Tussenvoegsel;Achternaam;Status;Ingangsdatum;Einddatum;IBAN\r\n"
                .to_owned();
        for (number, now) in stand {
            if self.tot(100) < keep {
                file.push_str(&rij(number, now, self.tot(10) == 0));
            }
        }
        for number in 0..self.tot(5) {
            let new = self.stand(1).into_values().next().expect("one");
            file.push_str(&rij(&format!("N{number}"), &new, false));
        }
        file
    }
}

fn rij(number: &str, now: &Velden, changed: bool) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let name = if changed {
        "Anders".to_owned()
    } else {
        text(&now.achternaam)
    };
    let status = match now.status {
        Status::Aangemeld => "aangemeld",
        Status::Actief => "actief",
        Status::Opgezegd => "opgezegd",
        Status::Beeindigd => "beëindigd",
        Status::Overleden => "overleden",
    };
    let begin = now.ingangsdatum.format("%d-%m-%Y");
    let end = now.einddatum.map(|day| day.to_string()).unwrap_or_default();
    format!(
        "{number};{};{};\"{name}\";{status};{begin};{end};NL91ABNA0417164300\r\n",
        text(&now.voorletters),
        text(&now.tussenvoegsel)
    )
}

#[test]
fn the_same_twice_changes_nothing_and_undoing_restores() {
    let mut toeval = Toeval(20_261_127);
    for round in 0..60 {
        let stand = toeval.stand(40);
        let modus = [Modus::Delta, Modus::Volledig][(round % 2) as usize];
        let file = toeval.bestand(&stand, 90);
        let size = 1 + toeval.tot(200) as usize;
        let first = plan(&stand, lees(file.as_bytes(), size).0, modus);
        assert_eq!(aantallen(&first).geweigerd, 0, "{file}");
        let after = pas_toe(&stand, &first);
        let again = plan(&after, lees(file.as_bytes(), 7).0, modus);
        assert!(
            again.iter().all(|regel| regel.uitkomst == Uitkomst::Ongewijzigd),
            "round {round}: {again:?}"
        );
        assert_eq!(maak_ongedaan(&after, &first), stand, "round {round}");
    }
}

/// A delta does what a snapshot does to the same rows, and nothing to others.
#[test]
fn a_delta_is_part_of_a_snapshot() {
    let mut toeval = Toeval(7);
    for _ in 0..30 {
        let stand = toeval.stand(30);
        let file = toeval.bestand(&stand, 60);
        let delta = plan(&stand, lees(file.as_bytes(), 64).0, Modus::Delta);
        let snapshot = plan(&stand, lees(file.as_bytes(), 64).0, Modus::Volledig);
        let (named, absent): (Vec<Regel>, Vec<Regel>) =
            snapshot.into_iter().partition(|regel| !regel.afwezig);
        assert_eq!(delta, named);
        assert!(absent.iter().all(|regel| regel.uitkomst == Uitkomst::Beeindigd));
    }
}

/// Whatever happened to the file, it ends no membership that a good file would not have ended.
#[test]
fn a_spoilt_file_ends_no_membership() {
    let mut toeval = Toeval(99);
    for leden in [4, 10, 40, 400] {
        let mut stand = toeval.stand(leden);
        for now in stand.values_mut().filter(|now| now.status == Status::Beeindigd) {
            (now.status, now.einddatum) = (Status::Actief, None);
        }
        let file = toeval.bestand(&stand, 100);
        let lopend = stand.len() as i32;
        let harmless = |what: &str, file: &[u8]| {
            let plan = plan(&stand, lees(file, 50).0, Modus::Volledig);
            let plan = aantallen(&plan);
            let stopped = GEWOON.houdt(plan, lopend).is_some();
            assert!(plan.beeindigd == 0 || stopped, "{what} of {leden}: {plan:?}");
        };
        harmless("the whole", file.as_bytes());
        let half: usize = file
            .char_indices()
            .map(|(at, _)| at)
            .filter(|at| *at <= file.len() / 2)
            .max()
            .expect("a half");
        harmless("half, within a row", &file.as_bytes()[..half]);
        let lines: Vec<&str> = file.lines().collect();
        harmless(
            "half, between rows",
            lines[..=lines.len() / 2].join("\n").as_bytes(),
        );
        harmless("the header alone", lines[0].as_bytes());
        let doubled = lines
            .iter()
            .chain(&lines[1..])
            .copied()
            .collect::<Vec<_>>()
            .join("\n");
        harmless("every lidnummer twice", doubled.as_bytes());
        let swap = |one: &str, other: &str| {
            let header = lines[0].replace(one, "*").replace(other, one).replace('*', other);
            std::iter::once(header.as_str())
                .chain(lines[1..].iter().copied())
                .collect::<Vec<_>>()
                .join("\n")
        };
        harmless(
            "swapped lidnummer and name",
            swap("Lidnummer", "Achternaam").as_bytes(),
        );
        harmless("swapped status and name", swap("Status", "Achternaam").as_bytes());
        harmless("swapped dates", swap("Ingangsdatum", "Einddatum").as_bytes());
        let misread: String = file.bytes().map(char::from).collect();
        harmless("UTF-8 read as Latin-1", misread.as_bytes());
    }
}

#[test]
fn every_encoding_and_separator_gives_the_same_rows() {
    let text = "lidnummer;voornaam;achternaam\r\n1;Zoë;\"van der\r\nBerg; zn.\"\r\n2;Émile;\"de \"\"Wit\"\"\"\r\n;;\r\n";
    let wanted = lees(text.as_bytes(), 1_000).0;
    let names: Vec<_> = wanted
        .iter()
        .map(|rij| (rij.nummer, rij.achternaam.clone().flatten()))
        .collect();
    let name = |text: &str| Some(text.to_owned());
    assert_eq!(names, [(2, name("van der\nBerg; zn.")), (3, name("de \"Wit\""))]);
    let with_mark = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
    let utf16: Vec<u8> = std::iter::once(0xfeff)
        .chain(text.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    for (file, what) in [
        (with_mark, "a mark"),
        (windows, "Windows-1252"),
        (utf16, "UTF-16"),
    ] {
        for size in [1, 2, 3, 1_000] {
            // A mark of two bytes is looked for in the first piece.
            if what == "UTF-16" && size == 1 {
                continue;
            }
            assert_eq!(lees(&file, size).0, wanted, "{what} in pieces of {size}");
        }
    }
    let tabs = "lidnummer\tvoornaam\tachternaam\n1\tZoë\tWit";
    let commas = "lidnummer,voornaam,achternaam\n1,Zoë,Wit\n";
    assert_eq!(lees(tabs.as_bytes(), 5).0, lees(commas.as_bytes(), 5).0);
}

#[test]
fn json_on_lines_gives_the_same_rows_as_columns() {
    let kolommen = Kolommen::new(Voorinstelling::Standaard, &BTreeMap::new());
    let mut lezer = Lezer::new(Formaat::Ndjson, kolommen, Lidsoorten::default());
    let text = "{\"lidnummer\":1,\"achternaam\":\"Wit\",\"bsn\":\"111222333\"}\n\n[1]\n{\"lidnummer\":\"2\",\"achternaam\":null}";
    let mut rijen = Vec::new();
    for piece in text.as_bytes().chunks(9) {
        lezer.voed(piece, &mut rijen).expect("text");
    }
    lezer.einde(&mut rijen).expect("text");
    assert_eq!(rijen[0].achternaam, Some(Some("Wit".into())));
    assert_eq!(rijen[1].fout, Some((Code::RijOnleesbaar, None)));
    assert_eq!(
        (rijen[2].lidnummer.as_deref(), &rijen[2].achternaam),
        (Some("2"), &Some(None))
    );
    assert_eq!(
        (lezer.gezien().vervallen(), rijen.len()),
        (["bsn".to_owned()].as_slice(), 3)
    );
}
