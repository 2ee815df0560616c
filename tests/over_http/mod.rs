//! GraphQL over HTTP: the draft as a table, and what the draft leaves to us.

mod crowd;
mod edges;
mod faults;
mod openapi;
mod pages;
mod public;
mod signed_in;

use actix_web::{http::Method, test::TestRequest};
use serde_json::{Value, json};

use crate::kit::{app::Reply, both};

const NEW: &str = "application/graphql-response+json";
const OLD: &str = "application/json";

fn post(accept: &str, body: impl Into<String>) -> TestRequest {
    let request = TestRequest::post()
        .uri("/graphql")
        .insert_header(("content-type", OLD));
    let request = if accept.is_empty() {
        request
    } else {
        request.insert_header(("accept", accept))
    };
    request.set_payload(body.into())
}

fn get(accept: &str, query: &str) -> TestRequest {
    TestRequest::get()
        .uri(&format!("/graphql?{query}"))
        .insert_header(("accept", accept))
}

fn code(reply: &Reply) -> String {
    let body = reply.json();
    let error = &body["errors"][0]["extensions"];
    assert_eq!(error["requestId"], reply.header("x-request-id"), "{body:#}");
    error["code"].as_str().unwrap_or("no code").to_owned()
}

/// What must come back: the status, and whether there is data and are errors.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Outcome(u16, bool, bool);

const OK: Outcome = Outcome(200, true, false);
const OLD_REFUSAL: Outcome = Outcome(200, false, true);
const BAD: Outcome = Outcome(400, false, true);

both! {
    /// The audits of the npm package graphql-http, by their ids.
    async fn the_draft_is_kept(t: Stage) {
        let plain = json!({ "query": "{ __typename }" });
        let with = |name: &str, value: Value| {
            let mut body = plain.clone();
            body[name] = value;
            body
        };
        let typed = json!({
            "query": "query Type($name: String!) { __type(name: $name) { name } }",
            "variables": { "name": "sometype" },
        });
        let mut table: Vec<(String, &str, Value, Outcome, &str)> = vec![
            ("22EB".into(), NEW, plain.clone(), OK, NEW),
            ("4655".into(), OLD, plain.clone(), OK, OLD),
            ("47DE".into(), "*/*", plain.clone(), OK, OLD),
            ("80D8".into(), "", plain.clone(), OK, OLD),
            ("423L".into(), NEW, json!({ "notquery": "{ __typename }" }), BAD, NEW),
            ("8764".into(), "", json!({ "qeury": "{ __typename }" }), BAD, OLD),
            ("8161".into(), NEW, json!({ "operationName": "Q", "query": "query Q { __typename }" }), OK, NEW),
            ("B8B3".into(), OLD, json!({ "operationName": "Q", "query": "query Q { __typename }" }), OK, OLD),
            ("2EA1".into(), NEW, typed.clone(), OK, NEW),
            ("28B9".into(), OLD, typed, OK, OLD),
            ("428F".into(), NEW, with("extensions", json!({ "some": "value" })), OK, NEW),
            ("1B7A".into(), OLD, with("extensions", json!({ "some": "value" })), OK, OLD),
            ("572B".into(), OLD, json!({ "query": "{" }), OLD_REFUSAL, OLD),
            ("556A".into(), NEW, json!({ "query": "{" }), BAD, NEW),
            ("FDE2".into(), OLD, json!({ "query": "{ nietsbekends }" }), OLD_REFUSAL, OLD),
            ("74FF".into(), NEW, json!({ "query": "{ nietsbekends }" }), BAD, NEW),
            ("7B9B".into(), OLD, json!({ "query": "query($id: ID!) { node(id: $id) { id } }", "variables": { "id": null } }), OLD_REFUSAL, OLD),
            ("86EE".into(), NEW, json!({ "query": "query($id: ID!) { node(id: $id) { id } }", "variables": { "id": null } }), BAD, NEW),
        ];
        for (number, wrong) in [json!({ "obj": "ect" }), json!(0), json!(false), json!(["array"])].iter().enumerate() {
            table.push((format!("LKJ{number}"), "", json!({ "query": wrong }), BAD, OLD));
            table.push((format!("6C0{number}"), "", with("operationName", wrong.clone()), BAD, OLD));
        }
        for (number, wrong) in [json!("string"), json!(0), json!(false), json!(["array"])].iter().enumerate() {
            table.push((format!("476{number}"), "", with("variables", wrong.clone()), BAD, OLD));
            table.push((format!("58B{number}"), "", with("extensions", wrong.clone()), BAD, OLD));
        }
        for (number, name) in ["variables", "operationName", "extensions"].into_iter().enumerate() {
            table.push((format!("94B{number}"), NEW, with(name, Value::Null), OK, NEW));
            table.push((format!("022{number}"), OLD, with(name, Value::Null), OK, OLD));
        }
        for (id, accept, body, expected, media) in table {
            let reply = t.service.http(post(accept, body.to_string())).await;
            let shown = reply.json();
            let found = Outcome(reply.status.as_u16(), shown.get("data").is_some(), shown.get("errors").is_some());
            assert_eq!(found, expected, "{id}: {shown:#}");
            assert_eq!(reply.header("content-type"), format!("{media}; charset=utf-8"), "{id}");
        }
        for (id, accept, body) in [("A5BF", "", ""), ("BCF8", OLD, "{ \"not a JSON"), ("B7N8", NEW, "{ \"not a JSON")] {
            let reply = t.service.http(post(accept, body)).await;
            assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (400, "BAD_REQUEST"), "{id}");
        }
    }

    async fn queries_come_by_get_and_changes_do_not(t: Stage) {
        let reply = t.service.http(get(NEW, "query=%7B__typename%7D")).await;
        assert_eq!(reply.json(), json!({ "data": { "__typename": "Query" }, "extensions": { "cost": 1 } }));
        let typed = "query=query(%24n%3AString!)%7B__type(name%3A%24n)%7Bname%7D%7D&variables=%7B%22n%22%3A%22ID%22%7D";
        let reply = t.service.http(get(OLD, typed)).await;
        assert_eq!(reply.json()["data"], json!({ "__type": { "name": "ID" } }));
        for (accept, query) in [(NEW, "mutation%7B__typename%7D"), (OLD, "mutation%7B__typename%7D")] {
            let reply = t.service.http(get(accept, &format!("query={query}"))).await;
            assert_eq!((reply.status.as_u16(), reply.header("allow")), (405, "POST"));
            assert_eq!(code(&reply), "BAD_REQUEST");
        }
        for wrong in ["", "query=", "query=%7Ba%7D&query=%7Bb%7D", "query=%7B__typename%7D&variables=x", "query=%7B__typename%7D&variables=%5B%5D"] {
            let reply = t.service.http(get(NEW, wrong)).await;
            assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (400, "BAD_REQUEST"), "{wrong}");
        }
    }

    async fn other_methods_learn_which_ones_there_are(t: Stage) {
        for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
            let request = TestRequest::default().method(method.clone()).uri("/graphql");
            let reply = t.service.http(request).await;
            assert_eq!((reply.status.as_u16(), reply.header("allow")), (405, "GET, HEAD, POST"), "{method}");
            assert_eq!(code(&reply), "BAD_REQUEST");
        }
        let head = TestRequest::default().method(Method::HEAD).uri("/graphql?query=%7B__typename%7D");
        assert_eq!(t.service.http(head).await.status, 200);
    }

    async fn only_json_bodies_are_read(t: Stage) {
        let body = "{\"query\":\"{ __typename }\"}";
        for kind in [
            "text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x", "application/graphql",
            "application/json; charset=utf-16", "application/json, text/plain",
        ] {
            let request = TestRequest::post().uri("/graphql").insert_header(("content-type", kind)).set_payload(body);
            let reply = t.service.http(request).await;
            assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (415, "BAD_REQUEST"), "{kind}");
        }
        let bare = TestRequest::post().uri("/graphql").set_payload(body);
        assert_eq!(t.service.http(bare).await.status, 415);
        let packed = post(OLD, body).insert_header(("content-encoding", "gzip"));
        assert_eq!(t.service.http(packed).await.status, 415);
        let runner = post(OLD, "{\"query\":\"{ __type(name: \\\"Run🏃Swim🏊\\\") { name } }\"}");
        assert_eq!(t.service.http(runner).await.json()["data"], json!({ "__type": null }));
        let latin = TestRequest::post().uri("/graphql").insert_header(("content-type", OLD));
        let latin = latin.set_payload(b"{\"query\":\"{ __typename } # \xe9\"}".to_vec());
        assert_eq!(t.service.http(latin).await.status, 400);
    }

    async fn an_answer_that_nobody_wants_is_not_given(t: Stage) {
        for accept in ["text/html", "application/xml", "application/json;q=0", "image/*"] {
            let reply = t.service.http(post(accept, "{\"query\":\"{ __typename }\"}")).await;
            assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (406, "BAD_REQUEST"), "{accept}");
            assert_eq!(reply.header("content-type"), "application/json; charset=utf-8");
        }
    }

    async fn a_batch_is_answered_in_its_order(t: Stage) {
        let body = json!([
            { "query": "{ a: __typename }" }, { "query": "{" }, { "query": "query B { b: __typename }", "operationName": "B" },
        ]);
        let reply = t.service.http(post(NEW, body.to_string())).await;
        assert_eq!(reply.status, 200);
        let answers = reply.json();
        assert_eq!(answers[0]["data"], json!({ "a": "Query" }));
        assert_eq!(answers[1]["errors"][0]["extensions"]["code"], "BAD_REQUEST");
        assert_eq!(answers[2]["data"], json!({ "b": "Query" }));
        let empty = t.service.http(post(NEW, "[]")).await;
        assert_eq!((empty.status.as_u16(), code(&empty).as_str()), (400, "BAD_REQUEST"));
        for wrong in ["[1]", "[[]]", "[null]", "1", "null", "\"x\""] {
            assert_eq!(t.service.http(post(NEW, wrong)).await.status, 400, "{wrong}");
        }
    }

    async fn answers_have_the_order_of_the_question_and_errors_first(t: Stage) {
        let query = "{ b: __typename node(id: \"geen id\") { id } a: __typename }";
        let reply = t.service.http(post(NEW, json!({ "query": query }).to_string())).await;
        let text = reply.text();
        let places: Vec<_> = ["\"errors\"", "\"data\"", "\"b\"", "\"node\":null", "\"a\"", "\"extensions\":{\"cost\""]
            .iter()
            .map(|part| text.rfind(part).unwrap_or_else(|| panic!("no {part} in {text}")))
            .collect();
        assert!(places.is_sorted(), "{text}");
        assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (200, "BAD_REQUEST"));
        assert_eq!(reply.json()["errors"][0]["path"], json!(["node"]));
    }

    async fn the_language_is_that_of_the_reader(t: Stage) {
        for (language, expected) in [("en", "sign in"), ("nl", "meld u aan"), ("de", "meld u aan")] {
            let request = post(NEW, "{}").insert_header(("accept-language", language)).insert_header(("authorization", "Bearer x"));
            let message = t.service.http(request).await.json()["errors"][0]["message"].to_string().to_lowercase();
            assert!(message.contains(expected), "{language}: {message}");
        }
        // What a room or the machinery says of a request, with and without numbers in it; and what changed meanwhile.
        let anna = t.member("anna").await;
        for (query, expected, english, dutch) in [
            ("{ node(id: \"AAAA\") { id } }", "BAD_REQUEST", "This is not a valid id.", "Dit is geen geldig id."),
            ("{ themas(after: \"x\") { totalCount } }", "BAD_REQUEST", "This cursor is not valid, or belongs to another order.",
                "Deze cursor is ongeldig of hoort bij een andere sortering."),
            ("{ vergelijkbareLeervragen(tekst: \"Hoe werken wij samen?\", aantal: 11) { leervragen { score } } }", "BAD_REQUEST",
                "`aantal` is between 1 and 10.", "`aantal` ligt tussen 1 en 10."),
            ("{ themas(first: 101) { totalCount } }", "LIMIT_EXCEEDED", "A page has at most 100 rows.", "Een pagina heeft ten hoogste 100 rijen."),
            ("mutation { profielBijwerken(input: { version: 9, zichtbaarheid: LEDEN }) { member { id } } }", "CONFLICT",
                "This object changed meanwhile. Read it again and try once more.",
                "Dit object is intussen gewijzigd. Haal het opnieuw op en probeer het nog eens."),
        ] {
            for (language, said) in [("en", english), ("nl", dutch)] {
                let request = post(NEW, json!({ "query": query }).to_string()).insert_header(("accept-language", language));
                let told = anna.rest(request).await.json()["errors"][0].clone();
                assert_eq!((&told["message"], &told["extensions"]["code"]), (&json!(said), &json!(expected)), "{told}");
            }
        }
    }
}
