//! The life of a good practice: which action is possible when, and for whom.

use api::graph::id::Kind;
use entity::goodpractice::Status;
use expect_test::expect_file;
use serde_json::{Value, json};

use super::{OBJECT, actors, facilitators, feit, gedeeld, praktijken, told, woorden};
use crate::kit::{both, seed::global, tafel::Table};

/// Where the last version stands, and whether others read one.
const STATES: [(&str, Status, bool); 7] = [
    ("CONCEPT", Status::Concept, false),
    ("AANGEBODEN", Status::Aangeboden, false),
    ("AANGEBODEN, gelezen", Status::Aangeboden, true),
    ("GEDEELD", Status::Gedeeld, true),
    ("TERUGGEGEVEN", Status::Teruggegeven, false),
    ("TERUGGEGEVEN, gelezen", Status::Teruggegeven, true),
    ("INGETROKKEN", Status::Ingetrokken, false),
];

/// Every action, and what is sent with the id and the version.
fn actions() -> [(&'static str, &'static str, Value); 6] {
    [
        (
            "herzien",
            "goodPracticeHerzien",
            json!({ "wat": "Wij lopen voortaan samen." }),
        ),
        (
            "indelen",
            "goodPracticeIndelen",
            json!({ "onderwijssoorten": ["BAO"] }),
        ),
        ("delen", "goodPracticeDelen", json!({})),
        (
            "plaatsen",
            "goodPracticeBeoordelen",
            json!({ "besluit": "DELEN" }),
        ),
        (
            "teruggeven",
            "goodPracticeBeoordelen",
            json!({ "besluit": "TERUGGEVEN", "reden": "DUBBEL" }),
        ),
        ("intrekken", "goodPracticeIntrekken", json!({})),
    ]
}

both! {
    /// Every state × every action × every kind of actor: the state after, or why not.
    async fn who_does_what_when(t: Stage) {
        let actors = actors(&t).await;
        let mut table = Table::default();
        for (action, mutation, values) in actions() {
            for (state, status, gelezen) in STATES {
                for (who, actor) in &actors {
                    let mut fields = json!({ "goodPractice": global(Kind::GoodPractice, feit(&t, status, gelezen).await), "version": 1 });
                    fields.as_object_mut().expect("fields").extend(values.as_object().expect("fields").clone());
                    table.note(&format!("{action} {state}"), &told(actor, mutation, OBJECT, fields, "/goodPractice/status").await, who);
                }
            }
        }
        let west = global(Kind::LerendePraktijk, praktijken(&t).1);
        for (state, status, gelezen) in STATES {
            for (who, actor) in &actors {
                let practice = global(Kind::GoodPractice, feit(&t, status, gelezen).await);
                let fields = json!({ "goodPractice": practice, "praktijk": west, "sinds": "2026-03-01" });
                table.note(&format!("overnemen {state}"), &told(actor, "goodPracticeOvernemen", "overname { sinds }", fields, "/overname/sinds").await, who);
            }
        }
        for (state, status, gelezen) in STATES {
            for (who, actor) in &actors {
                let practice = global(Kind::GoodPractice, feit(&t, status, gelezen).await);
                let fields = json!({ "goodPractice": practice, "reden": "DUBBEL" });
                let told = told(actor, "goodPracticeMelden", OBJECT, fields, "/goodPractice/titel").await;
                table.note(&format!("melden {state}"), &told.replace("Rondgang", "ja"), who);
            }
        }
        for (state, status, gelezen) in STATES {
            let practice = global(Kind::GoodPractice, feit(&t, status, gelezen).await);
            for (who, actor) in &actors {
                let query = format!("{{ goodPractice(id: \"{practice}\") {{ status version teruggavereden versies {{ totalCount }} }} }}");
                let seen = actor.value(&query, "/goodPractice").await;
                let told = match seen["status"].as_str() {
                    None => "–".to_owned(),
                    Some(status) => {
                        let inside = if seen["version"].is_null() { "" } else { "+" };
                        assert!(inside == "+" || seen["teruggavereden"].is_null());
                        format!("{status}{inside} {}", seen["versies"]["totalCount"])
                    }
                };
                    table.note(&format!("lezen {state}"), &told, who);
            }
        }
        table.agree(&t, &expect_file!["leven.txt"]);
    }

    /// What was shared stays as readers know it, in words, versions and search, until editors share the next words.
    async fn new_words_go_back_to_the_editors(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let redactie = t.redactie().await;
        let reader = t.member("bob").await;
        let query = format!(
            "{{ goodPractice(id: {id:?}) {{ wat status version versies {{ nodes {{ nummer }} }} }}
                oud: goodPractices(filter: {{ tekst: \"lopen\" }}) {{ totalCount }}
                nieuw: goodPractices(filter: {{ tekst: \"fietsen\" }}) {{ totalCount }} }}"
        );
        let shared = json!({
            "goodPractice": { "wat": "Wij lopen samen door de school.", "status": "GEDEELD", "version": null,
                "versies": { "nodes": [{ "nummer": 1 }] } },
            "oud": { "totalCount": 1 }, "nieuw": { "totalCount": 0 },
        });
        assert_eq!(reader.data(&query).await, shared);
        let words = |version: i32, wat: &str| json!({ "goodPractice": id, "version": version, "wat": wat });
        let nieuw = "Wij fietsen samen naar school.";
        let row = facilitator.done("goodPracticeHerzien", OBJECT, words(3, nieuw)).await;
        assert_eq!((&row["status"], &row["wat"]), (&json!("AANGEBODEN"), &json!("Wij lopen samen door de school.")));
        assert_eq!(reader.data(&query).await, shared, "readers know of nothing");
        let back = json!({ "goodPractice": id, "version": 4, "besluit": "TERUGGEVEN", "reden": "ANDERS", "toelichting": "Vertel ook hoe." });
        redactie.done("goodPracticeBeoordelen", OBJECT, back).await;
        assert_eq!(reader.data(&query).await, shared);
        let why = format!("{{ goodPractice(id: {id:?}) {{ status teruggavereden teruggavetoelichting }} }}");
        assert_eq!(
            facilitator.value(&why, "/goodPractice").await,
            json!({ "status": "TERUGGEGEVEN", "teruggavereden": "ANDERS", "teruggavetoelichting": "Vertel ook hoe." })
        );
        assert_eq!(
            reader.value(&why, "/goodPractice").await,
            json!({ "status": "GEDEELD", "teruggavereden": null, "teruggavetoelichting": null })
        );
        let row = facilitator.done("goodPracticeHerzien", OBJECT, words(5, "Wij fietsen samen, elke week.")).await;
        assert_eq!(row["status"], "TERUGGEGEVEN", "until it is offered again");
        facilitator.done("goodPracticeDelen", OBJECT, json!({ "goodPractice": id, "version": 6 })).await;
        redactie.done("goodPracticeBeoordelen", OBJECT, json!({ "goodPractice": id, "version": 7, "besluit": "DELEN" })).await;
        assert_eq!(
            reader.data(&query).await,
            json!({
                "goodPractice": { "wat": "Wij fietsen samen, elke week.", "status": "GEDEELD", "version": null,
                    "versies": { "nodes": [{ "nummer": 3 }, { "nummer": 1 }] } },
                "oud": { "totalCount": 0 }, "nieuw": { "totalCount": 1 },
            })
        );
        assert_eq!(facilitator.value(&why, "/goodPractice/teruggavereden").await, Value::Null);
    }

    async fn a_decision_has_its_reason(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        let practice = global(Kind::GoodPractice, feit(&t, Status::Aangeboden, false).await);
        let redactie = t.redactie().await;
        let judged = |besluit: &str, reden: Value, toelichting: Value| json!({
            "goodPractice": practice, "version": 1, "besluit": besluit, "reden": reden, "toelichting": toelichting,
        });
        let refused = async |fields: Value| redactie.refused("goodPracticeBeoordelen", OBJECT, fields).await;
        assert_eq!(refused(judged("DELEN", json!("DUBBEL"), Value::Null)).await, "REDEN_NIET_NODIG input.reden");
        assert_eq!(refused(judged("DELEN", Value::Null, json!("Mooi."))).await, "REDEN_NIET_NODIG input.toelichting");
        assert_eq!(refused(judged("TERUGGEVEN", Value::Null, Value::Null)).await, "REDEN_NODIG input.reden");
        assert_eq!(refused(judged("TERUGGEVEN", json!("ANDERS"), Value::Null)).await, "TOELICHTING_NODIG input.toelichting");
        let told = refused(judged("TERUGGEVEN", json!("DUBBEL"), json!("Bel 06-12345678."))).await;
        assert_eq!(told, "TELEFOON input.toelichting");
        let stale = json!({ "goodPractice": practice, "version": 9, "besluit": "DELEN" });
        assert_eq!(redactie.denied("goodPracticeBeoordelen", OBJECT, stale).await, "CONFLICT");
        let stale = json!({ "goodPractice": practice, "version": 9 });
        assert_eq!(facilitator.denied("goodPracticeIntrekken", OBJECT, stale).await, "CONFLICT");
    }

    /// Who enters one: the facilitator for the own praktijk, editors for any, and without a praktijk with its source.
    async fn who_enters_one(t: Stage) {
        let actors = actors(&t).await;
        let (oost, west) = praktijken(&t);
        let mut table = Table::default();
        let places = [("van Praktijk Oost", Some(oost)), ("van Praktijk West", Some(west)), ("zonder praktijk", None)];
        for (place, praktijk) in places {
            for bron in [Value::Null, json!("Een jaarverslag van 2025.")] {
                let with = if bron.is_null() { "" } else { ", met bron" };
                for (who, actor) in &actors {
                    let mut fields = woorden("Rondgang");
                    fields["praktijk"] = json!(praktijk.map(|key| global(Kind::LerendePraktijk, key)));
                    fields["bron"] = bron.clone();
                    table.note(&format!("{place}{with}"), &told(actor, "goodPracticeMaken", OBJECT, fields, "/goodPractice/status").await, who);
                }
            }
        }
        table.agree(&t, &expect_file!["maken.txt"]);
    }
}
