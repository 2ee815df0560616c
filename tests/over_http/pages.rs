//! What is not GraphQL: GraphiQL, the contract, health, and whom to tell about a weakness.

use std::sync::Arc;

use actix_web::test::TestRequest;
use api::{
    clock::Clock,
    config::{Config, Limits},
    graph::document::Documents,
    schema,
};
use serde_json::{Map, Value};

use crate::kit::{
    app::{Service, start},
    both,
};

const BROWSER: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

fn page(address: &str) -> TestRequest {
    TestRequest::get().uri(address).insert_header(("accept", BROWSER))
}

both! {
    async fn a_browser_gets_graphiql_and_everything_it_needs(t: Stage) {
        let reply = t.service.http(page("/graphql")).await;
        assert_eq!((reply.status.as_u16(), reply.header("content-type")), (200, "text/html; charset=utf-8"));
        let policy = reply.header("content-security-policy");
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe-eval") && !policy.contains("http"), "{policy}");
        let html = reply.text();
        assert!(html.contains("<html lang=\"nl\">") && html.contains("<label for=\"token\">"));
        let links = html.split(['"', '\'']).filter(|part| part.starts_with('/') || part.contains("://"));
        let assets: Vec<&str> = links.filter(|link| *link != "/schema.graphql").collect();
        assert!(assets.len() >= 7, "{assets:?}");
        for asset in assets {
            let reply = t.service.http(page(asset)).await;
            assert_eq!(reply.status, 200, "{asset}");
        }
        // No script and no style in the page itself.
        assert!(html.split("<script").skip(1).all(|script| script.starts_with(" src=\"/graphiql/")));
        assert!(!html.contains("<style") && !html.contains(" style=") && !html.contains(" onclick="));
        for nothing in ["/graphiql/", "/graphiql/index.html", "/graphiql/../Cargo.toml", "/graphiql/niets.js"] {
            assert_eq!(t.service.http(page(nothing)).await.status, 404, "{nothing}");
        }
    }

    async fn the_examples_fit_the_schema(t: Stage) {
        let documents = Documents::new(&schema::sdl(), Arc::new(Limits::default())).expect("the schema");
        let examples = t.service.http(page("/graphiql/examples.json")).await.json();
        let examples = examples.as_array().expect("a list");
        assert!(examples.len() >= 2);
        for example in examples {
            let lines: Vec<&str> = example["query"].as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let none = Map::new();
            let variables = example["variables"].as_object().unwrap_or(&none);
            let checked = documents.check(&lines.join("\n"), None, variables);
            assert!(checked.is_ok(), "{}: {:?}", example["title"], checked.err());
        }
    }

    async fn graphiql_and_introspection_can_be_switched_off(t: Stage) {
        let config = Config { graphiql: false, introspection: false, ..Config::default() };
        let service = Service::open(&t.db, config, Clock::fixed(start())).await;
        assert_eq!(service.http(page("/graphql")).await.status, 400);
        let reply = service.http(TestRequest::get().uri("/graphql?query=%7B__schema%7Btypes%7Bname%7D%7D%7D")).await;
        assert!(reply.json().get("data").is_none());
        let reply = service.http(TestRequest::get().uri("/graphql?query=%7Bleervrag%7Bid%7D%7D")).await;
        assert!(!reply.text().contains("leervra"), "{}", reply.text());
    }

    async fn the_contract_is_fetched_once(t: Stage) {
        let reply = t.service.http(TestRequest::get().uri("/schema.graphql")).await;
        assert_eq!(reply.text(), schema::sdl());
        assert_eq!(reply.header("content-type"), "text/plain; charset=utf-8");
        let tag = reply.header("etag").to_owned();
        let again = TestRequest::get().uri("/schema.graphql").insert_header(("if-none-match", tag.as_str()));
        let reply = t.service.http(again).await;
        assert_eq!((reply.status.as_u16(), reply.body.len(), reply.header("etag")), (304, 0, tag.as_str()));
        let other = TestRequest::get().uri("/schema.graphql").insert_header(("if-none-match", "\"x\""));
        assert_eq!(t.service.http(other).await.status, 200);
    }

    async fn operators_learn_whether_it_lives(t: Stage) {
        for address in ["/health/live", "/health/ready"] {
            assert_eq!(t.service.http(TestRequest::get().uri(address)).await.status, 200, "{address}");
            assert_eq!(t.service.http(TestRequest::post().uri(address)).await.status, 405, "{address}");
        }
    }

    async fn a_finder_of_a_weakness_learns_whom_to_tell(t: Stage) {
        let address = "/.well-known/security.txt";
        assert_eq!(t.service.http(TestRequest::get().uri(address)).await.status, 404);
        let config = Config { security_contact: Some("mailto:veilig@example.nl".into()), ..Config::default() };
        let service = Service::open(&t.db, config, Clock::fixed(start())).await;
        let reply = service.http(TestRequest::get().uri(address)).await;
        assert!(reply.text().starts_with("Contact: mailto:veilig@example.nl\nExpires: 2027-02-28T"), "{}", reply.text());
        assert_eq!(reply.header("content-type"), "text/plain; charset=utf-8");
    }
}
