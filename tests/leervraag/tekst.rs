//! The words: what the guard refuses is told by code and place, and is kept nowhere.

use entity::leervraag;
use sea_orm::{ConnectionTrait, EntityTrait, PaginatorTrait, Statement};
use serde_json::{Value, json};

use super::{TEKST, document, field, outcome, submit};
use crate::kit::{Stage, actor::input, both, catalogue::Catalogue, db::Backend, wiretap};

/// A text, the code by which it is refused, and the words at the place that the refusal names.
const REFUSED: [(&str, &str, &str); 8] = [
    (
        "😀 Hoe help ik iemand met bsn 111222333 verder?",
        "BSN",
        "111222333",
    ),
    (
        "🎈🎈 Mail mij gerust op kwastje@voorbeeld.nl voor overleg.",
        "EMAIL",
        "kwastje@voorbeeld.nl",
    ),
    (
        "Bel mij é é op 06-12345678 voor overleg over de wijk.",
        "TELEFOON",
        "06-12345678",
    ),
    (
        "Hoe vraag ik geld terug op NL91ABNA0417164300 van de gemeente?",
        "IBAN",
        "NL91ABNA0417164300",
    ),
    (
        "Hoe kom ik het best binnen op 1234 AB 12 in de wijk?",
        "ADRES",
        "1234 AB 12",
    ),
    (
        "Hoe help ik een kind, geboren op 3 mei 2014, op school?",
        "GEBOORTEDATUM",
        "3 mei 2014",
    ),
    (
        "👩‍🏫 Hoe help ik leerling Kwastjan verder in de klas?",
        "NAAM_BIJ_ROL",
        "leerling Kwastjan",
    ),
    (
        "Hoe werk ik samen met de moeder van Kwastina op school?",
        "NAAM_BIJ_ROL",
        "moeder van Kwastina",
    ),
];

/// Everything that the database keeps, as bytes.
async fn kept(t: &Stage) -> Vec<u8> {
    if t.db.backend == Backend::Sqlite {
        let path =
            t.db.url
                .trim_start_matches("sqlite://")
                .split('?')
                .next()
                .unwrap_or_default();
        let mut all = std::fs::read(path).expect("the file of the database");
        all.extend(std::fs::read(format!("{path}-wal")).unwrap_or_default());
        return all;
    }
    let db = t.writer();
    let mut all = Vec::new();
    for table in Catalogue::read(db).await.tables.keys() {
        let sql = format!("SELECT r::text FROM \"{table}\" r");
        let rows = db
            .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
            .await;
        for row in rows.expect("a SELECT") {
            let text: String = row.try_get_by_index(0).expect("a text");
            all.extend(text.into_bytes());
        }
    }
    all
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes.windows(text.len()).any(|window| window == text.as_bytes())
}

/// The first user error of an answer, and the part of the text that it points at.
fn refusal(answer: &Value, mutation: &str, text: &str) -> (String, String) {
    let error = &answer["data"][mutation]["userErrors"][0];
    let number = |name: &str| {
        usize::try_from(error["plaats"][name].as_u64().expect("a place")).expect("a small number")
    };
    let place = text
        .chars()
        .skip(number("offset"))
        .take(number("length"))
        .collect();
    (error["code"].as_str().expect("a code").to_owned(), place)
}

both! {
    /// In every text field, by code, field and place; the answer does not repeat a letter of it.
    async fn refused_words_are_pointed_at_and_kept_nowhere(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let words: Vec<&'static str> = REFUSED.iter().map(|(_, _, place)| *place).collect();
        let heard = wiretap::listen(&words);
        let concept = submit(&anna, json!({ "tekst": TEKST, "concept": true })).await;
        let refused = submit(&anna, json!({ "tekst": TEKST })).await;
        let decision = json!({ "leervraag": refused, "version": 1, "besluit": "AFWIJZEN", "reden": "DUBBEL" });
        assert_eq!(outcome(&redactie, "leervraagModereren", decision).await, "AFGEWEZEN");
        let offered = submit(&anna, json!({ "tekst": TEKST })).await;
        for (text, code, place) in REFUSED {
            for (actor, mutation, name, values) in [
                (&anna, "leervraagIndienen", "tekst", json!({ "tekst": text })),
                (&anna, "leervraagIndienen", "toelichting", json!({ "tekst": TEKST, "toelichting": text })),
                (&anna, "leervraagHerzien", "tekst", json!({ "leervraag": concept, "version": 1, "tekst": text })),
                (&anna, "leervraagHerzien", "toelichting", json!({ "leervraag": concept, "version": 1, "toelichting": text })),
                (&anna, "leervraagHerzien", "weerwoord", json!({ "leervraag": refused, "version": 2, "weerwoord": text })),
                (&redactie, "leervraagModereren", "toelichting", json!({
                    "leervraag": offered, "version": 1, "besluit": "AFWIJZEN", "reden": "DUBBEL", "toelichting": text,
                })),
            ] {
                let answer = actor.with(input(values)).retrying("sleutel").send(&document(mutation)).await.body;
                let (told, at) = refusal(&answer, mutation, text);
                assert_eq!((told.as_str(), at.as_str()), (code, place), "{mutation} {name}");
                let error = &answer["data"][mutation]["userErrors"][0];
                assert_eq!(error["field"], json!(["input", name]));
                assert!(!answer.to_string().contains(place), "{answer:#}");
                let english = actor.with(input(json!({ "tekst": text }))).send("mutation($input: LeervraagIndienenInput!) { leervraagIndienen(input: $input) { userErrors { message } } }").await;
                assert!(!english.body.to_string().contains(place));
            }
        }
        let kept = kept(&t).await;
        assert!(holds(&kept, TEKST), "what was accepted is found by this search");
        for (text, _, place) in REFUSED {
            assert!(!holds(&kept, place) && !holds(&kept, text), "{place} was kept");
        }
        assert_eq!(heard.end(), Vec::<String>::new());
    }

    /// In a row among others, whose result is kept for a retry, and in a text that is only compared.
    async fn refused_words_of_a_row_and_of_a_comparison_are_kept_nowhere(t: Stage) {
        let anna = t.member("anna").await;
        let words: Vec<&'static str> = REFUSED.iter().map(|(_, _, place)| *place).collect();
        let heard = wiretap::listen(&words);
        let rows: Vec<Value> = REFUSED.iter().map(|(text, ..)| json!({ "tekst": text, "sleutel": "rij" })).collect();
        let rows = [rows, vec![json!({ "tekst": TEKST })]].concat();
        let deliver = "mutation($input: LeervragenIndienenInput!) { leervragenIndienen(input: $input) {
            rijen { userErrors { code message plaats { offset length } } } } }";
        let delivery = anna.with(input(json!({ "rijen": rows }))).retrying("sleutel");
        let done = delivery.data(deliver).await;
        assert_eq!(delivery.data(deliver).await, done, "a retry is told the same");
        let compare = "query($tekst: String!) { vergelijkbareLeervragen(tekst: $tekst) { userErrors { code message plaats { offset length } } } }";
        for (row, (text, code, place)) in REFUSED.iter().enumerate() {
            let compared = anna.with(json!({ "tekst": text })).data(compare).await;
            let row = &done["leervragenIndienen"]["rijen"][row];
            assert_eq!(row["userErrors"], compared["vergelijkbareLeervragen"]["userErrors"]);
            let answer = json!({ "data": { "x": row } });
            assert_eq!(refusal(&answer, "x", text), ((*code).to_owned(), (*place).to_owned()));
        }
        let kept = kept(&t).await;
        assert!(holds(&kept, TEKST), "what was accepted is found by this search");
        for (text, _, place) in REFUSED {
            assert!(!holds(&kept, place) && !holds(&kept, text), "{place} was kept");
            assert!(!done.to_string().contains(place));
        }
        assert_eq!(heard.end(), Vec::<String>::new());
    }

    /// What is compared is in no log, and in no table.
    async fn compared_words_are_kept_nowhere(t: Stage) {
        let anna = t.member("anna").await;
        let heard = wiretap::listen(&["kwastvormige"]);
        let compare = "query($tekst: String!) { vergelijkbareLeervragen(tekst: $tekst) { leervragen { score } userErrors { code } } }";
        anna.with(json!({ "tekst": "Hoe leer ik kwastvormige dingen?" })).data(compare).await;
        assert!(!holds(&kept(&t).await, "kwastvormig"));
        assert_eq!(heard.end(), Vec::<String>::new());
    }

    /// Nor is what was accepted: a leervraag is confidential until an editor published it.
    async fn accepted_words_are_in_no_log(t: Stage) {
        let anna = t.member("anna").await;
        let heard = wiretap::listen(&["kwastvormige"]);
        let id = submit(&anna, json!({ "tekst": "Hoe leer ik kwastvormige dingen?", "toelichting": "Met kwastvormige uitleg." })).await;
        let change = json!({ "leervraag": id, "version": 1, "tekst": "Hoe leer ik minder kwastvormige dingen?" });
        assert_eq!(outcome(&anna, "leervraagHerzien", change).await, "INGEDIEND");
        let query = "{ leervragen(filter: { tekst: \"kwastvormige\", mijn: true }) { totalCount nodes { tekst toelichting } } }";
        assert_eq!(anna.value(query, "/leervragen/totalCount").await, 1);
        anna.send("{ kwastvormige }").await;
        assert_eq!(heard.end(), Vec::<String>::new());
    }

    async fn texts_that_are_no_texts(t: Stage) {
        let anna = t.member("anna").await;
        for (tekst, expected) in [
            ("a".repeat(2_001), "TE_LANG input.tekst"),
            ("😀".repeat(2_001), "TE_LANG input.tekst"),
            ("a".repeat(9_000), "TE_LANG input.tekst"),
            (String::new(), "LEEG input.tekst"),
            (" ".repeat(50), "LEEG input.tekst"),
            ("\u{a0}\t\r\n\u{200b}\u{feff}".repeat(10), "LEEG input.tekst"),
            ("Waarom?".into(), "TE_KORT input.tekst"),
            (format!("   Waarom?{}", " ".repeat(30)), "TE_KORT input.tekst"),
            ("Hoe leer ik\u{0} van anderen?".into(), "TEKEN_NIET_TOEGESTAAN input.tekst"),
            ("Hoe leer ik\u{7} van anderen?".into(), "TEKEN_NIET_TOEGESTAAN input.tekst"),
            ("Hoe leer ik\u{1b}[31m van anderen?".into(), "TEKEN_NIET_TOEGESTAAN input.tekst"),
            ("Hoe leer ik\u{202e} van anderen?".into(), "TEKEN_NIET_TOEGESTAAN input.tekst"),
            ("Hoe leer ik\u{85} van anderen?".into(), "TEKEN_NIET_TOEGESTAAN input.tekst"),
        ] {
            let told = outcome(&anna, "leervraagIndienen", json!({ "tekst": tekst })).await;
            assert_eq!(told, expected, "{:?}", tekst.chars().take(20).collect::<String>());
        }
        let told = outcome(&anna, "leervraagIndienen", json!({ "tekst": "kort", "toelichting": " " })).await;
        assert_eq!(told, "TE_KORT input.tekst, LEEG input.toelichting");
        assert_eq!(leervraag::Entity::find().count(t.writer()).await.expect("a count"), 0);
    }

    async fn texts_at_the_edge_come_back_as_they_went(t: Stage) {
        let anna = t.member("anna").await;
        let edge = "Hoe leer ik? ".repeat(200).trim_end().chars().take(1_999).collect::<String>() + "?";
        assert_eq!(edge.chars().count(), 2_000);
        for tekst in [
            edge.as_str(),
            &"😀".repeat(2_000),
            "Tien teken",
            "Hoe leer ik\nin twee regels\n\nvan elkaar?",
            "Hoe leer ik \"dit\" \\ en {dat} en $1 en %s en <b>zo</b>?",
            "Hoe leren wij in België, één voor één, façade en ÿ?",
            "如何在学校里一起学习和工作？谢谢大家",
        ] {
            let id = submit(&anna, json!({ "tekst": tekst, "toelichting": tekst })).await;
            let read = field(&anna, &id, "tekst toelichting versies { nodes { tekst } }").await;
            assert_eq!(read, json!({ "tekst": tekst, "toelichting": tekst, "versies": { "nodes": [{ "tekst": tekst }] } }));
        }
    }

    /// A doubtful text is stored, and an editor is told where to look.
    async fn doubts_go_to_the_editor(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let tekst = "🎈 Hoe help ik Sem met rekenen in groep 5?";
        let toelichting = "Volgens Fatima lukt het niet.";
        let id = submit(&anna, json!({ "tekst": tekst, "toelichting": toelichting })).await;
        let doubts = field(&redactie, &id, "signalen { code field offset length }").await;
        let doubts = doubts["signalen"].as_array().expect("doubts");
        let place = |doubt: &Value| -> String {
            let number = |name: &str| usize::try_from(doubt[name].as_u64().expect("a number")).expect("a small number");
            let text = if doubt["field"] == "tekst" { tekst } else { toelichting };
            text.chars().skip(number("offset")).take(number("length")).collect()
        };
        let places: Vec<String> = doubts.iter().map(place).collect();
        assert!(places.contains(&"Sem".to_owned()) && places.contains(&"Fatima".to_owned()), "{doubts:#?}");
        let change = json!({ "leervraag": id, "version": 1, "tekst": TEKST, "toelichting": null });
        assert_eq!(outcome(&anna, "leervraagHerzien", change).await, "INGEDIEND");
        assert_eq!(field(&redactie, &id, "signalen { code }").await, json!({ "signalen": [] }));
    }
}
