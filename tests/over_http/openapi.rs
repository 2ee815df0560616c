//! `openapi.json` keeps to the NLGov REST API Design Rules.

use actix_web::test::TestRequest;
use api::{
    clock::Clock,
    config::{Config, Contact},
};
use regex::Regex;
use serde_json::{Value, json};

use crate::kit::{
    app::{Service, start},
    both,
};

/// Every operation, with its path and its method.
fn operations(description: &Value) -> Vec<(String, String, &Value)> {
    let paths = description["paths"].as_object().expect("paths");
    let all = paths.iter().flat_map(|(path, item)| {
        let item = item.as_object().expect("a path item");
        item.iter()
            .map(move |(method, one)| (path.clone(), method.clone(), one))
    });
    all.collect()
}

fn properties<'a>(schema: &'a Value, found: &mut Vec<(&'a str, &'a Value)>) {
    for (name, value) in schema.as_object().into_iter().flatten() {
        if name == "properties" {
            found.extend(
                value
                    .as_object()
                    .into_iter()
                    .flatten()
                    .map(|(name, of)| (name.as_str(), of)),
            );
        }
        properties(value, found);
    }
    for value in schema.as_array().into_iter().flatten() {
        properties(value, found);
    }
}

both! {
    async fn anybody_fetches_it_from_any_page(t: Stage) {
        let contact = Contact {
            naam: "Redactie API".into(),
            email: "api@example.nl".into(),
            url: "https://example.nl/api".into(),
        };
        let config = Config { contact: Some(contact), ..Config::default() };
        let service = Service::open(&t.db, config, Clock::fixed(start())).await;
        let get = || TestRequest::get().uri("/v1/openapi.json").insert_header(("origin", "https://elders.example"));
        let reply = service.http(get()).await;
        assert_eq!((reply.status.as_u16(), reply.header("access-control-allow-origin")), (200, "*"));
        assert_eq!((reply.header("api-version"), reply.header("content-type")), ("1.0.0", "application/json"));
        let info = reply.json()["info"].clone();
        assert_eq!(info["version"], reply.header("api-version"));
        assert_eq!(info["contact"], json!({ "name": "Redactie API", "email": "api@example.nl", "url": "https://example.nl/api" }));
        let tag = reply.header("etag").to_owned();
        let again = service.http(get().insert_header(("if-none-match", tag))).await;
        assert_eq!((again.status.as_u16(), again.header("access-control-allow-origin")), (304, "*"));
    }

    async fn it_keeps_to_the_design_rules(t: Stage) {
        let description = t.anonymous().rest(TestRequest::get().uri("/v1/openapi.json")).await.json();
        assert!(description["openapi"].as_str().is_some_and(|version| version.starts_with("3.")));
        assert_eq!(description["servers"], json!([{ "url": "/v1" }]));
        let (kebab, camel, pascal) = (
            Regex::new(r"^(/([a-z0-9-]+|\{[a-z]+\}))+$").expect("a pattern"),
            Regex::new("^[a-z][a-z0-9]*([A-Z][a-z0-9]*)*$").expect("a pattern"),
            Regex::new("^[A-Z][A-Za-z0-9]*$").expect("a pattern"),
        );
        let mut ids = Vec::new();
        for (path, method, one) in operations(&description) {
            let at = format!("{method} {path}");
            assert!(kebab.is_match(&path), "{at}");
            ids.push(one["operationId"].as_str().expect("an id").to_owned());
            assert!(one["summary"].is_string() && one["tags"][0].is_string(), "{at}");
            for parameter in one["parameters"].as_array().into_iter().flatten() {
                let named = camel.is_match(parameter["name"].as_str().unwrap_or_default());
                assert!(named || parameter["in"] == "header", "{at}");
                assert!(parameter["description"].is_string() && parameter["schema"].is_object(), "{at}");
            }
            let responses = one["responses"].as_object().expect("responses");
            assert!(responses.contains_key("400"), "{at}");
            let signed_in = one["security"] == json!([{ "bearer": [] }]);
            assert_eq!(responses.contains_key("401") && responses.contains_key("403"), signed_in, "{at}");
            assert_eq!(one["requestBody"]["required"] == true, method == "post", "{at}");
            for (status, response) in responses {
                assert!(response["headers"]["API-Version"].is_object(), "{at} {status}");
                assert!(!status.starts_with('4') || response["content"]["application/problem+json"].is_object(), "{at} {status}");
            }
        }
        assert_eq!(description["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
        let count = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), count, "an operationId stands there twice");
        for required in ["status", "title", "detail"] {
            let problem = &description["components"]["schemas"]["Probleem"]["required"];
            assert!(problem.as_array().is_some_and(|all| all.contains(&json!(required))), "{required}");
        }
        let schemas = description["components"]["schemas"].as_object().expect("schemas");
        assert!(schemas.keys().all(|name| pascal.is_match(name)));
        let mut found = Vec::new();
        properties(&description["components"], &mut found);
        assert!(found.len() > 100);
        for (name, of) in found {
            assert!(camel.is_match(name), "{name}");
            let dated = name.ends_with("Datum") || name == "datum" || name.starts_with("geldig");
            assert!(!dated || of["format"] == "date", "{name}: {of}");
            assert!(!name.ends_with("dOp") || of["format"] == "date-time", "{name}: {of}");
        }
    }
}
