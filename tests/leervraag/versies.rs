//! Versions of the words, and what changed between them.

use serde_json::{Value, json};

use super::{field, outcome, submit};
use crate::kit::{actor::Actor, both};

/// Submits words, and revises them in each next step.
async fn written(anna: &Actor<'_>, steps: &[Value]) -> String {
    let id = submit(anna, steps[0].clone()).await;
    for (version, step) in steps.iter().enumerate().skip(1) {
        let mut change = step.clone();
        change["leervraag"] = json!(id);
        change["version"] = json!(version);
        assert_eq!(outcome(anna, "leervraagHerzien", change).await, "INGEDIEND");
    }
    id
}

const VERSIES: &str = "versies(first: 100) { nodes { nummer verschil {
    vorige { nummer } tekst { soort tekst } toelichting { soort tekst } } } }";

both! {
    async fn a_version_tells_what_changed_since_the_one_before(t: Stage) {
        let anna = t.member("anna").await;
        let id = written(&anna, &[
            json!({ "tekst": "Hoe werk ik samen met de school?" }),
            json!({ "tekst": "Hoe werk ik beter samen met scholen?", "toelichting": "Uit het overleg." }),
            json!({ "toelichting": null }),
        ]).await;
        let shown = field(&anna, &id, VERSIES).await;
        let part = |soort: &str, tekst: &str| json!({ "soort": soort, "tekst": tekst });
        assert_eq!(shown["versies"]["nodes"], json!([
            { "nummer": 3, "verschil": { "vorige": { "nummer": 2 },
                "tekst": [part("GELIJK", "Hoe werk ik beter samen met scholen?")],
                "toelichting": [part("VERWIJDERD", "Uit het overleg.")] } },
            { "nummer": 2, "verschil": { "vorige": { "nummer": 1 },
                "tekst": [
                    part("GELIJK", "Hoe werk ik "), part("TOEGEVOEGD", "beter "), part("GELIJK", "samen met "),
                    part("VERWIJDERD", "de school"), part("TOEGEVOEGD", "scholen"), part("GELIJK", "?"),
                ],
                "toelichting": [part("TOEGEVOEGD", "Uit het overleg.")] } },
            { "nummer": 1, "verschil": null },
        ]));
        // Its versions are nobody else's business, and neither is what changed.
        let by_id = field(&anna, &id, "versies(first: 1) { nodes { id } }").await;
        let version = by_id["versies"]["nodes"][0]["id"].as_str().expect("an id").to_owned();
        let query = format!("{{ node(id: {version:?}) {{ ... on LeervraagVersie {{ verschil {{ tekst {{ soort }} }} }} }} }}");
        assert_eq!(t.member("bob").await.value(&query, "/node").await, Value::Null);
        assert_ne!(t.redactie().await.value(&query, "/node").await, Value::Null);
    }

    /// One statement for all versions of a page, and of all leervragen on it.
    async fn differences_cost_one_statement(t: Stage) {
        let anna = t.member("anna").await;
        for question in 0..3 {
            let steps: Vec<Value> = (0..4)
                .map(|step| json!({ "tekst": format!("Hoe leer ik in stap {step} van vraag {question}?") }))
                .collect();
            written(&anna, &steps).await;
        }
        let cost = async |first: u32, inside: &str| {
            let query = format!("{{ leervragen(first: {first}, filter: {{ mijn: true }}) {{ nodes {{ versies(first: {first}) {{ nodes {{ nummer {inside} }} }} }} }} }}");
            let sent = anna.send(&query).await;
            assert!(sent.body.get("errors").is_none(), "{:#}", sent.body);
            sent.statements
        };
        let difference = "verschil { tekst { soort tekst } }";
        let (bare, few, many) = (cost(3, "").await, cost(1, difference).await, cost(3, difference).await);
        assert_eq!((few, many), (bare + 1, bare + 1));
    }
}
