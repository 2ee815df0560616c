//! What surrounds every answer: the id, the headers of caution, other origins, packing, and who is let in.

use actix_web::{http::Method, test::TestRequest};
use api::{auth::TokenSpec, clock::Clock, config::Config};
use serde_json::json;

use super::{NEW, OLD, code, post};
use crate::kit::{
    app::{Service, start},
    both,
    log::Log,
};

const QUERY: &str = "{\"query\":\"{ __typename }\"}";

both! {
    async fn every_answer_is_cautious_and_has_an_id_of_our_own(t: Stage) {
        let mut ids = Vec::new();
        for address in ["/graphql?query=%7B__typename%7D", "/graphql", "/schema.graphql", "/health/live", "/nergens", "/graphiql/start.js"] {
            let reply = t.service.http(TestRequest::get().uri(address).insert_header(("x-request-id", "van-buiten"))).await;
            for (name, value) in [("x-content-type-options", "nosniff"), ("referrer-policy", "no-referrer")] {
                assert_eq!(reply.header(name), value, "{address}");
            }
            assert!(reply.header("content-security-policy").contains("frame-ancestors 'none'"), "{address}");
            assert!(!reply.header("cache-control").is_empty(), "{address}");
            ids.push(reply.header("x-request-id").to_owned());
        }
        assert!(ids.iter().all(|id| id.len() == 36), "{ids:?}");
        ids.dedup();
        assert_eq!(ids.len(), 6);
        let reply = t.service.http(post(NEW, QUERY)).await;
        assert_eq!((reply.header("cache-control"), reply.header("vary").contains("Accept")), ("no-store", true));
    }

    async fn an_id_from_outside_is_noted_when_it_looks_like_one(t: Stage) {
        let log = Log::listen();
        for (id, noted) in [("proxy-7.a", true), ("x; drop", false), ("", false)] {
            let _ = t.service.http(post(NEW, QUERY).insert_header(("x-request-id", id))).await;
            let line = log.lines_with("answered").pop().unwrap_or_default();
            assert_eq!(line.contains("client.request.id"), noted, "{line}");
        }
        assert!(!log.text().contains("drop"));
    }

    async fn a_token_that_is_not_believed_ends_the_request(t: Stage) {
        for token in ["Bearer x", "Basic YTpi", "Bearer", "Bearer a.b.c"] {
            for accept in [NEW, OLD] {
                let reply = t.service.http(post(accept, QUERY).insert_header(("authorization", token))).await;
                assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (401, "UNAUTHENTICATED"), "{token}");
                assert!(reply.header("www-authenticate").starts_with("Bearer realm="), "{token}");
                assert!(reply.json().get("data").is_none());
            }
        }
        let token = t.service.issuer.token(&TokenSpec::member("anna"));
        let reply = t.service.http(post(NEW, QUERY).insert_header(("authorization", format!("Bearer {token}")))).await;
        assert_eq!(reply.status, 200);
        let elsewhere = TestRequest::get().uri(&format!("/graphql?access_token={token}&query=%7Bviewer%7Bgeblokkeerd%7D%7D"));
        assert_eq!(t.service.http(elsewhere).await.json()["data"], json!({ "viewer": null }));
    }

    async fn an_idempotency_key_is_one_readable_text(t: Stage) {
        let long = "k".repeat(129);
        for key in ["", "een\ttab", long.as_str()] {
            let reply = t.service.http(post(NEW, QUERY).insert_header(("idempotency-key", key))).await;
            assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (400, "BAD_REQUEST"), "{key}");
        }
        let twice = post(NEW, QUERY).append_header(("idempotency-key", "a")).append_header(("idempotency-key", "b"));
        assert_eq!(t.service.http(twice).await.status, 400);
    }

    async fn pages_of_listed_origins_may_call(t: Stage) {
        let config = Config { cors_origins: vec!["https://app.example.nl".into()], ..Config::default() };
        let service = Service::open(&t.db, config, Clock::fixed(start())).await;
        let asked = |origin: &str| {
            TestRequest::default()
                .method(Method::OPTIONS)
                .uri("/graphql")
                .insert_header(("origin", origin))
                .insert_header(("access-control-request-method", "POST"))
                .insert_header(("access-control-request-headers", "authorization, content-type, idempotency-key"))
        };
        let reply = service.http(asked("https://app.example.nl")).await;
        assert_eq!(reply.status, 200);
        assert_eq!(reply.header("access-control-allow-origin"), "https://app.example.nl");
        assert_eq!(reply.header("access-control-allow-credentials"), "");
        for origin in ["https://evil.example", "https://app.example.nl.evil.example", "null"] {
            let reply = service.http(asked(origin)).await;
            assert!(!reply.status.is_success(), "{origin}");
            assert_eq!(reply.header("access-control-allow-origin"), "", "{origin}");
            let reply = service.http(post(NEW, QUERY).insert_header(("origin", origin))).await;
            assert_eq!(reply.header("access-control-allow-origin"), "", "{origin}");
        }
        let reply = service.http(post(NEW, QUERY).insert_header(("origin", "https://app.example.nl"))).await;
        assert_eq!((reply.status.as_u16(), reply.header("access-control-allow-origin")), (200, "https://app.example.nl"));
        assert!(reply.header("access-control-expose-headers").contains("x-request-id"));
    }

    async fn large_answers_are_packed_and_small_ones_are_not(t: Stage) {
        let packed = |query: &str| post(NEW, json!({ "query": query }).to_string()).insert_header(("accept-encoding", "gzip"));
        let large = t.service.http(packed("{ __schema { types { name fields { name } } } }")).await;
        assert_eq!((large.header("content-encoding"), &large.body[..2]), ("gzip", &[0x1f, 0x8b][..]));
        let small = t.service.http(packed("{ __typename }")).await;
        assert_eq!((small.status.as_u16(), small.header("content-encoding")), (200, ""));
        assert_eq!(small.json()["data"], json!({ "__typename": "Query" }));
    }
}
