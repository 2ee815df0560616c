//! The published limits, each at its edge and one past it: exact codes, and no statement before a refusal.

use std::time::Instant;

use actix_web::test::TestRequest;
use api::config::Limits;
use serde_json::{Value, json};

use crate::kit::{Stage, both};

const REFUSED: &str = "LIMIT_EXCEEDED";

/// The codes of a request, which touches no database when it is refused.
async fn codes(t: &Stage, query: &str, variables: Value) -> Vec<String> {
    let answer = t.service.send(None, None, query, &variables).await;
    let errors = answer.body["errors"].as_array().cloned().unwrap_or_default();
    let codes: Vec<String> = errors
        .iter()
        .map(|error| {
            error["extensions"]["code"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    if answer.body.get("data").is_none() {
        assert_eq!(answer.statements, 0, "{query}");
    }
    codes
}

async fn passes(t: &Stage, query: &str) {
    assert_eq!(codes(t, query, json!({})).await, [""; 0], "{query}");
}

async fn is_refused(t: &Stage, query: &str) {
    assert_eq!(codes(t, query, json!({})).await, [REFUSED], "{query}");
}

/// `levels` fields within each other.
fn deep(levels: usize) -> String {
    format!(
        "{{ viewer {{ member {{ id }} }} themas {{ nodes {{ {} id {} }} }} }}",
        "ouder { ".repeat(levels - 3),
        "}".repeat(levels - 3)
    )
}

/// A question of exactly this price: 10,000 is 1 + 100 × (1 + 1 + 48 × 2 + 1), a viewer, and fields of the viewer.
fn priced(extra: usize) -> String {
    format!(
        "{{ lerendePraktijken(first: 100) {{ nodes {{ id deelnames(first: 48) {{ nodes {{ id }} }} }} }} viewer {{ {} }} }}",
        "rollen ".repeat(extra)
    )
}

fn repeated(part: &str, times: usize) -> String {
    (0..times)
        .map(|number| part.replace('#', &number.to_string()))
        .collect()
}

both! {
    async fn depth(t: Stage) {
        passes(&t, &deep(Limits::default().depth as usize)).await;
        is_refused(&t, &deep(13)).await;
        is_refused(&t, &deep(1_000)).await;
    }

    async fn cost(t: Stage) {
        let answer = t.service.send(None, None, &priced(98), &Value::Null).await;
        assert_eq!(answer.body["extensions"]["cost"], 10_000);
        is_refused(&t, &priced(99)).await;
        // Lists without pages that lead back to each other grow as fast as pages do.
        let circle = "raamwerk { parameters { ".repeat(4) + "id" + &" } }".repeat(4);
        is_refused(&t, &format!("{{ werkzameFactoren {{ {circle} }} }}")).await;
        let by_variable = "query($n: Int) { lerendePraktijken(first: $n) { nodes { deelnames(first: $n) { nodes { id } } } } }";
        assert_eq!(codes(&t, by_variable, json!({ "n": 60 })).await, [""; 0]);
        assert_eq!(codes(&t, by_variable, json!({ "n": 80 })).await, [REFUSED]);
    }

    async fn aliases_root_fields_and_directives(t: Stage) {
        passes(&t, &format!("{{ viewer {{ {} }} }}", repeated("a#: rollen ", 30))).await;
        is_refused(&t, &format!("{{ viewer {{ {} }} }}", repeated("a#: rollen ", 31))).await;
        passes(&t, &format!("{{ {} }}", "__typename ".repeat(30))).await;
        is_refused(&t, &format!("{{ {} }}", "__typename ".repeat(31))).await;
        passes(&t, &format!("{{ {} }}", "__typename @include(if: true) ".repeat(20))).await;
        is_refused(&t, &format!("{{ {} }}", "__typename @include(if: true) ".repeat(21))).await;
    }

    async fn pages(t: Stage) {
        for size in ["first: 1", "first: 100", "last: 100"] {
            passes(&t, &format!("{{ themas({size}) {{ nodes {{ id }} }} }}")).await;
        }
        for size in ["first: 101", "last: 101", "first: 2147483647"] {
            is_refused(&t, &format!("{{ themas({size}) {{ nodes {{ id }} }} }}")).await;
        }
        for size in ["first: 0", "first: -1", "last: 0", "first: 1, last: 1"] {
            let query = format!("{{ themas({size}) {{ nodes {{ id }} }} }}");
            assert_eq!(codes(&t, &query, json!({})).await, ["BAD_REQUEST"], "{size}");
        }
    }

    async fn input_lists(t: Stage) {
        let id = t.member("anna").await.global_id().await;
        passes(&t, &format!("{{ nodes(ids: [{}]) {{ id }} }}", format!("\"{id}\" ").repeat(100))).await;
        is_refused(&t, &format!("{{ nodes(ids: [{}]) {{ id }} }}", format!("\"{id}\" ").repeat(101))).await;
        let query = "query($ids: [ID!]!) { nodes(ids: $ids) { id } }";
        assert_eq!(codes(&t, query, json!({ "ids": vec![id.as_str(); 100] })).await, [""; 0]);
        assert_eq!(codes(&t, query, json!({ "ids": vec![id.as_str(); 101] })).await, [REFUSED]);
    }

    async fn documents_and_bodies(t: Stage) {
        let document = |bytes: usize| format!("{{ __typename }}{}", " ".repeat(bytes - 14));
        passes(&t, &document(16 * 1024)).await;
        is_refused(&t, &document(16 * 1024 + 1)).await;
        for (bytes, status) in [(1024 * 1024, 200), (1024 * 1024 + 1, 413), (3_000_000, 413)] {
            let mut body = "{\"query\":\"{ __typename }\"}".to_owned();
            body.extend(std::iter::repeat_n(' ', bytes - body.len()));
            let request = TestRequest::post().uri("/graphql").insert_header(("content-type", "application/json"));
            let reply = t.service.http(request.set_payload(body)).await;
            assert_eq!(reply.status, status, "{bytes} bytes");
            if status == 413 {
                assert_eq!(reply.json()["errors"][0]["extensions"]["code"], REFUSED);
            }
        }
    }

    async fn batches(t: Stage) {
        for (requests, status) in [(1, 200), (10, 200), (11, 400)] {
            let body = json!(vec![json!({ "query": "{ __typename }" }); requests]);
            let reply = t.service.http(TestRequest::post().uri("/graphql").set_json(body)).await;
            assert_eq!(reply.status, status, "{requests} requests");
            if status == 400 {
                assert_eq!(reply.json()["errors"][0]["extensions"]["code"], REFUSED);
            }
        }
    }

    async fn attacks_cost_nothing(t: Stage) {
        let began = Instant::now();
        let bomb = "{ ...F0 } ".to_owned()
            + &(0..100).map(|i| format!("fragment F{i} on Query {{ ...F{n} ...F{n} }} ", n = i + 1)).collect::<String>()
            + "fragment F100 on Query { __typename }";
        assert!(codes(&t, &bomb, json!({})).await.iter().all(|code| code == REFUSED));
        let circle = "{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }";
        assert_eq!(codes(&t, circle, json!({})).await[0], "BAD_REQUEST");
        let unknown = format!("{{ {} }}", repeated("o# ", 2_500));
        assert_eq!(codes(&t, &unknown, json!({})).await, ["BAD_REQUEST"; 5]);
        is_refused(&t, &format!("{{ {} }}", repeated("a#: __schema { types { name } } ", 1))).await;
        is_refused(&t, "{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }").await;
        let nested = format!("{}1{}", "[".repeat(5_000), "]".repeat(5_000));
        is_refused(&t, &format!("{{ nodes(ids: {nested}) {{ id }} }}")).await;
        let body = format!("{{\"query\":\"{{ __typename }}\",\"variables\":{{\"a\":{nested}}}}}");
        let request = TestRequest::post().uri("/graphql").insert_header(("content-type", "application/json"));
        assert_eq!(t.service.http(request.set_payload(body)).await.status, 400);
        assert!(began.elapsed().as_secs() < 10, "{:?}", began.elapsed());
    }

    /// What tools ask of every GraphQL service.
    async fn the_usual_introspection_passes(t: Stage) {
        let of_type = "kind name ".to_owned() + &"ofType { kind name ".repeat(9) + &"}".repeat(9);
        let query = format!(
            "query IntrospectionQuery {{ __schema {{ queryType {{ name kind }} mutationType {{ name kind }}
                subscriptionType {{ name kind }} types {{ ...FullType }}
                directives {{ name description locations args(includeDeprecated: true) {{ ...InputValue }} }} }} }}
            fragment FullType on __Type {{ kind name description
                fields(includeDeprecated: true) {{ name description args(includeDeprecated: true) {{ ...InputValue }}
                    type {{ ...TypeRef }} isDeprecated deprecationReason }}
                inputFields(includeDeprecated: true) {{ ...InputValue }} interfaces {{ ...TypeRef }}
                enumValues(includeDeprecated: true) {{ name description isDeprecated deprecationReason }}
                possibleTypes {{ ...TypeRef }} }}
            fragment InputValue on __InputValue {{ name description type {{ ...TypeRef }} defaultValue }}
            fragment TypeRef on __Type {{ {of_type} }}"
        );
        passes(&t, &query).await;
    }
}
