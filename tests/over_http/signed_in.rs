//! What a token asks for over REST: every operation of `openapi.json` that wants one.

use std::collections::BTreeMap;

use actix_web::test::TestRequest;
use serde_json::{Value, json};

use super::public::assert_shape;
use crate::kit::{app::Reply, both};

/// A request for an operation, sent with what it takes.
fn request(method: &str, address: &str, taken: &Value) -> TestRequest {
    match method {
        "get" => TestRequest::get().uri(address),
        _ if taken["application/json"].is_null() => TestRequest::post()
            .uri(address)
            .insert_header(("content-type", "text/csv"))
            .set_payload("lidnummer;achternaam;ingangsdatum\nL1;Jansen;2020-01-01\n"),
        _ => TestRequest::post()
            .uri(address)
            .set_json(json!({ "soort": "KRUISTABEL", "dimensies": ["SECTOR"] })),
    }
}

/// The media types of an answer.
fn kinds(operation: &Value, status: u16) -> Vec<String> {
    let content = operation["responses"][status.to_string()]["content"].as_object();
    content
        .into_iter()
        .flatten()
        .map(|(kind, _)| kind.clone())
        .collect()
}

fn assert_described(all: &Value, operation: &Value, reply: &Reply, at: &str) {
    let status = reply.status.as_u16();
    let kind = reply.header("content-type");
    assert!(
        kinds(operation, status).iter().any(|one| one == kind),
        "{at}: {status} {kind} {}",
        reply.text()
    );
    let content = &operation["responses"][status.to_string()]["content"];
    if kind == "application/json" {
        assert_shape(all, &content[kind]["schema"], &reply.json(), at);
    }
}

both! {
    async fn every_operation_answers_what_its_description_says(t: Stage) {
        t.demonstration().await;
        let nobody = t.anonymous();
        let all = nobody.rest(TestRequest::get().uri("/v1/openapi.json")).await.json();
        let (analist, vereniging, member) = (t.analist().await, t.vereniging("BPSW").await, t.member("bob").await);
        let paths = all["paths"].as_object().expect("paths");
        let own = paths.iter().filter(|(path, _)| path.starts_with("/exports") || path.starts_with("/inzendingen"));
        // What has no place to fill in comes first, and makes what the others read.
        let mut own: Vec<(&String, &Value)> = own.collect();
        own.sort_by_key(|(path, _)| path.len());
        assert_eq!(own.len(), 7);
        let (mut walked, mut made) = (0, BTreeMap::<&str, String>::new());
        for (path, item) in own {
            let (list, actor) = if path.starts_with("/exports") { ("/exports", &analist) } else { ("/inzendingen", &vereniging) };
            let id = made.get(list).cloned().unwrap_or_default();
            let address = format!("/v1{}", path.replace("{id}", &id).replace("{bestand}", "gegevens.parquet"));
            for method in ["post", "get"] {
                let operation = &item[method];
                let taken = &operation["requestBody"]["content"];
                if operation.is_null() {
                    let other = if method == "get" { TestRequest::get() } else { TestRequest::post() };
                    assert_eq!(actor.rest(other.uri(&address)).await.status, 405, "{method} {address}");
                    continue;
                }
                let at = format!("{method} {path}");
                assert_eq!(operation["security"], json!([{ "bearer": [] }]), "{at}");
                for outsider in [&nobody, &member] {
                    let refused = outsider.rest(request(method, &address, taken)).await;
                    assert!([401, 403, 404].contains(&refused.status.as_u16()), "{at}: {}", refused.status);
                    assert_described(&all, operation, &refused, &at);
                }
                let reply = actor.rest(request(method, &address, taken)).await;
                assert!(reply.status.is_success(), "{at}: {}", reply.text());
                assert_described(&all, operation, &reply, &at);
                walked += 1;
                if method == "post" {
                    made.insert(list, reply.json()["id"].as_str().expect("an id").to_owned());
                    let strange = actor.rest(TestRequest::post().uri(&address).set_payload("x")).await;
                    assert_eq!(strange.status, 415, "{at}");
                    assert_described(&all, operation, &strange, &at);
                    let wrong = TestRequest::post().uri(&format!("{address}?zomaar=1")).insert_header(("content-type", "application/json"));
                    let wrong = actor.rest(if list == "/exports" { wrong.set_payload("[]") } else { request(method, &format!("{address}?zomaar=1"), taken) }).await;
                    assert_eq!(wrong.status, 400, "{at}");
                    assert_described(&all, operation, &wrong, &at);
                }
            }
        }
        assert_eq!(walked, 8);
    }
}
