//! The words of a good practice: judged, kept in versions, compared.

use serde_json::{Value, json};

use super::{OBJECT, facilitators, gedeeld, praktijken, woorden};
use crate::kit::{both, seed::global};
use api::graph::id::Kind;

both! {
    /// Children are never in the data, whoever writes: what points to one is refused in every field; doubts are for the editor.
    async fn every_text_is_judged(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        let praktijk = global(Kind::LerendePraktijk, praktijken(&t).0);
        for field in ["titel", "wat", "voorWie", "tijd", "kosten", "voorwaarden", "belemmering", "bron"] {
            let mut fields = woorden("Rondgang");
            fields["praktijk"] = json!(praktijk);
            fields[field] = json!("Bel 06-12345678.");
            let told = facilitator.refused("goodPracticeMaken", OBJECT, fields).await;
            assert_eq!(told, format!("TELEFOON input.{field}"));
        }
        let mut fields = woorden("Rondgang");
        fields["praktijk"] = json!(praktijk);
        fields["wat"] = json!("Wij lopen met Sem door de school.");
        let made = facilitator.done("goodPracticeMaken", OBJECT, fields).await;
        let query = format!(
            "{{ goodPractice(id: {}) {{ versies {{ nodes {{ signalen {{ code field }} }} }} }} }}",
            made["id"]
        );
        let path = "/goodPractice/versies/nodes/0/signalen";
        assert_eq!(
            t.redactie().await.value(&query, path).await,
            json!([{ "code": "VOORNAAM", "field": "wat" }])
        );
        assert_eq!(facilitator.value(&query, path).await, Value::Null, "what the guard doubts is for editors");
    }

    async fn versions_tell_what_changed(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        let mut fields = woorden("Rondgang");
        fields["praktijk"] = json!(global(Kind::LerendePraktijk, praktijken(&t).0));
        fields["tijd"] = json!("Een uur.");
        let made = facilitator.done("goodPracticeMaken", OBJECT, fields).await;
        let change = |version: i32| json!({
            "goodPractice": made["id"], "version": version, "wat": "Wij lopen samen door de wijk.", "tijd": null,
        });
        let row = facilitator.done("goodPracticeHerzien", OBJECT, change(1)).await;
        assert_eq!((&row["version"], &row["wat"]), (&json!(2), &json!("Wij lopen samen door de wijk.")));
        let row = facilitator.done("goodPracticeHerzien", OBJECT, change(2)).await;
        assert_eq!(row["version"], 2, "the same words are no next version");
        let query = format!(
            "{{ goodPractice(id: {}) {{ versies {{ totalCount nodes {{ nummer tijd auteur {{ naam }}
                verschil {{ vorige {{ nummer }} titel {{ soort tekst }} wat {{ soort tekst }} tijd {{ soort tekst }} }} }} }} }} }}",
            made["id"]
        );
        assert_eq!(
            facilitator.value(&query, "/goodPractice/versies").await,
            json!({ "totalCount": 2, "nodes": [
                { "nummer": 2, "tijd": null, "auteur": { "naam": "facilitator" }, "verschil": {
                    "vorige": { "nummer": 1 },
                    "titel": [{ "soort": "GELIJK", "tekst": "Rondgang" }],
                    "wat": [
                        { "soort": "GELIJK", "tekst": "Wij lopen samen door de " },
                        { "soort": "VERWIJDERD", "tekst": "school" },
                        { "soort": "TOEGEVOEGD", "tekst": "wijk" },
                        { "soort": "GELIJK", "tekst": "." },
                    ],
                    "tijd": [{ "soort": "VERWIJDERD", "tekst": "Een uur." }],
                } },
                { "nummer": 1, "tijd": "Een uur.", "auteur": { "naam": "facilitator" }, "verschil": null },
            ] })
        );
    }

    /// What lies between two shared versions is told to nobody outside.
    async fn a_version_that_was_not_shared_is_not_compared_with(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let words = |version: i32, wat: &str| json!({ "goodPractice": id, "version": version, "wat": wat });
        facilitator.done("goodPracticeHerzien", OBJECT, words(3, "Wij denken na.")).await;
        facilitator.done("goodPracticeHerzien", OBJECT, words(4, "Wij lopen en denken.")).await;
        let shared = json!({ "goodPractice": id, "version": 5, "besluit": "DELEN" });
        t.redactie().await.done("goodPracticeBeoordelen", OBJECT, shared).await;
        let query = format!("{{ goodPractice(id: {id:?}) {{ versies {{ nodes {{ id nummer verschil {{ vorige {{ nummer }} }} }} }} }} }}");
        let path = "/goodPractice/versies/nodes";
        let all = facilitator.value(&query, path).await;
        let hidden = all[1]["id"].as_str().expect("an id");
        let numbers = |rows: &Value| -> Vec<(i64, Option<i64>)> {
            let rows = rows.as_array().expect("rows").iter();
            rows.map(|row| (row["nummer"].as_i64().expect("a number"), row["verschil"]["vorige"]["nummer"].as_i64())).collect()
        };
        assert_eq!(numbers(&all), [(3, Some(2)), (2, Some(1)), (1, None)]);
        for (who, actor) in t.outsiders().await {
            assert_eq!(numbers(&actor.value(&query, path).await), [(3, None), (1, None)], "{who}");
            assert_eq!(actor.value(&format!("{{ node(id: {hidden:?}) {{ id }} }}"), "/node").await, Value::Null, "{who}");
        }
    }
}
