//! The questions of analysts, each by a query that runs: see `vijftien.graphql`.

use api::auth::{Role, TokenSpec};
use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::kit::both;

const VRAGEN: &str = include_str!("vijftien.graphql");

/// Each query with its name and who asks it: the line before it begins with both.
fn vragen() -> Vec<(&'static str, &'static str, &'static str)> {
    let asked = VRAGEN.split("\n# V").skip(1);
    asked
        .map(|part| {
            let (head, document) = part.split_once('\n').expect("a line that says what is asked");
            let (number, rest) = head.split_once(", ").expect("a number and an actor");
            let (who, _) = rest.split_once(':').expect("an actor");
            (number, who, document)
        })
        .collect()
}

both! {
    async fn every_question_has_its_query(t: Stage) {
        t.service.clock.advance(TimeDelta::days(80));
        t.demonstration().await;
        let ids = t.holding(&TokenSpec::role("demo-noor", Role::Redactie))
            .data("{ agenda(domein: BREED_JEUGDDOMEIN) { agenda { edities(first: 5) { nodes { id status } } } } }").await;
        let edities = ids.pointer("/agenda/agenda/edities/nodes").and_then(Value::as_array).expect("editions");
        let adopted = edities.iter().find(|one| one["status"] == "VASTGESTELD").expect("an adopted edition");
        let variables = json!({ "editie": adopted["id"], "van": adopted["id"], "naar": edities[0]["id"] });
        let mut seen = Vec::new();
        for (number, who, document) in vragen() {
            let spec = match who {
                "ANALIST" => TokenSpec::role("demo-lotte", Role::Analist),
                "REDACTIE" => TokenSpec::role("demo-noor", Role::Redactie),
                "BEHEER" => TokenSpec::role("demo-beheer", Role::Beheer),
                other => panic!("{other} asks"),
            };
            let answer = t.holding(&spec).with(variables.clone()).send(document).await.body;
            assert!(answer.get("errors").is_none(), "V{number}: {answer:#}");
            let fields = answer["data"].as_object().expect("data");
            assert!(fields.values().all(|field| !field.is_null()), "V{number}: {answer:#}");
            seen.push(number);
        }
        assert_eq!(seen, ["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12", "13", "14"]);
    }
}
