//! What is our fault, is told without a word about the cause, and written in the log once.

use std::time::Instant;

use api::{
    clock::Clock,
    config::{Config, Limits},
};
use chrono::{DateTime, Utc};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{Set, Unchanged},
    ConnectionTrait, Database, DbBackend, Statement,
};
use serde_json::{Value, json};

use super::{NEW, code, post};
use crate::kit::{
    app::{Reply, Service, start},
    both,
    db::{Backend, TestDb},
    log::Log,
    postgres::with_database,
};

const AGENDA: &str = "query Agenda { agenda(domein: BREED_JEUGDDOMEIN) { titel } }";

async fn ask(service: &Service, query: &str, variables: Value) -> Reply {
    service
        .http(post(
            NEW,
            json!({ "query": query, "variables": variables }).to_string(),
        ))
        .await
}

/// Takes the database away from the service, also from connections that it has not opened yet.
async fn go_away(service: &Service, database: &TestDb) {
    if database.backend == Backend::Postgres {
        // A database that a session is in cannot be closed from there.
        let elsewhere = Database::connect(with_database(&database.url, "postgres"))
            .await
            .expect("the database that every server has");
        let row = Statement::from_string(DbBackend::Postgres, "SELECT current_database() AS name");
        let row = service
            .db
            .read()
            .query_one_raw(row)
            .await
            .expect("an answer")
            .expect("a row");
        let name: String = row.try_get("", "name").expect("a name");
        elsewhere
            .execute_unprepared(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"))
            .await
            .expect("PostgreSQL takes no new connections");
    }
    service
        .db
        .read()
        .pool()
        .clone()
        .close()
        .await
        .expect("the pool closes");
}

both! {
    async fn a_panic_is_answered_and_logged_once(t: Stage) {
        // At the end of time every reading of the clock panics.
        let clock = Clock::fixed(DateTime::<Utc>::MAX_UTC);
        let service = Service::open(&t.db, Config::default(), clock.clone()).await;
        let _ = clock.now();
        api::telemetry::log_panics();
        let log = Log::listen();
        let reply = ask(&service, AGENDA, json!({})).await;
        let _ = std::panic::take_hook();
        assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (500, "INTERNAL"));
        assert_eq!(log.lines_with("ERROR").len(), 1, "{}", log.text());
        assert!(log.lines_with("ERROR")[0].contains(reply.header("x-request-id")));
        assert_eq!(ask(&service, "{ __typename }", json!({})).await.status, 200);
    }

    async fn a_database_that_is_away_is_told_soon_and_logged_once(t: Stage) {
        let service = Service::open(&t.db, Config::default(), Clock::fixed(start())).await;
        go_away(&service, &t.db).await;
        let (log, began) = (Log::listen(), Instant::now());
        let many = "{ a: agendas { totalCount } b: agendas { totalCount } c: agendas { nodes { id } } }";
        let reply = ask(&service, many, json!({})).await;
        assert!(began.elapsed().as_secs() < 5);
        assert_eq!(code(&reply), "INTERNAL");
        assert_eq!(reply.json()["data"], json!({ "a": null, "b": null, "c": null }));
        assert!(!reply.text().to_lowercase().contains("pool"), "{}", reply.text());
        assert_eq!(log.lines_with("ERROR").len(), 1, "{}", log.text());
        assert!(log.lines_with("ERROR")[0].contains(reply.header("x-request-id")));
        let ready = service.http(actix_web::test::TestRequest::get().uri("/health/ready")).await;
        assert_eq!(ready.status, 503);
        let live = service.http(actix_web::test::TestRequest::get().uri("/health/live")).await;
        assert_eq!(live.status, 200);
    }

    async fn a_request_that_is_too_slow_ends_and_changes_nothing(t: Stage) {
        let anna = t.member("anna").await;
        let limits = Limits { seconds: 1, ..Limits::default() };
        let service = Service::open(&t.db, Config { limits, ..Config::default() }, Clock::fixed(start())).await;
        let token = service.issuer.token(&api::auth::TokenSpec::member("anna"));
        let other = t.service.db.begin().await.expect("another change");
        let row = entity::member::ActiveModel { id: Unchanged(anna.id), over: Set(Some("bezig".into())), ..Default::default() };
        row.update(&other).await.expect("an UPDATE under way");
        let change = json!({
            "query": "mutation($v: Int!) { profielBijwerken(input: { version: $v, naam: \"te laat\" }) { member { naam } } }",
            "variables": { "v": 1 },
        });
        let began = Instant::now();
        let request = post(NEW, change.to_string()).insert_header(("authorization", format!("Bearer {token}")));
        let reply = service.http(request).await;
        assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (503, "LIMIT_EXCEEDED"), "{}", reply.text());
        assert!((1..4).contains(&began.elapsed().as_secs()), "{:?}", began.elapsed());
        other.rollback().await.expect("the other change ends");
        let data = anna.data("{ viewer { member { naam version } } }").await;
        assert_eq!(data, json!({ "viewer": { "member": { "naam": "anna", "version": 1 } } }));
        let answer = anna.with(json!({ "v": 1 }));
        let done = answer.data("mutation($v: Int!) { profielBijwerken(input: { version: $v, naam: \"Anna\" }) { member { naam } } }");
        assert_eq!(done.await["profielBijwerken"]["member"]["naam"], "Anna");
    }

    /// A batch that never waits for the database is told too that its time is over.
    async fn a_batch_that_is_too_slow_ends(t: Stage) {
        let limits = Limits { seconds: 0, ..Limits::default() };
        let service = Service::open(&t.db, Config { limits, ..Config::default() }, Clock::fixed(start())).await;
        let body = json!(vec![json!({ "query": "{ __typename }" }); 2]);
        let reply = service.http(post(NEW, body.to_string())).await;
        assert_eq!((reply.status.as_u16(), code(&reply).as_str()), (503, "LIMIT_EXCEEDED"), "{}", reply.text());
    }

    async fn the_log_has_one_line_and_no_text_of_the_request(t: Stage) {
        let log = Log::listen();
        let secret = "Sem8jaarDeBrug";
        let query = format!("query Zoek($naam: String!) {{ __type(name: $naam) {{ name }} b: __type(name: \"{secret}\") {{ name }} }}");
        let _ = ask(&t.service, &query, json!({ "naam": secret })).await;
        let _ = ask(&t.service, &query, json!({ "naam": { secret: secret } })).await;
        let body = json!({ "query": "{ __typename }", "operationName": secret });
        let _ = t.service.http(post(NEW, body.to_string()).insert_header(("authorization", format!("Bearer {secret}")))).await;
        let _ = t.service.http(post(NEW, body.to_string())).await;
        let _ = t.service.http(post(NEW, format!("{{ {secret}"))).await;
        let _ = t.service.http(actix_web::test::TestRequest::get().uri(&format!("/graphql?query={{{secret}}}"))).await;
        let _ = t.service.http(actix_web::test::TestRequest::get().uri(&format!("/{secret}"))).await;
        assert!(!log.text().contains("Sem8"), "{}", log.text());
        let lines = log.lines_with("answered");
        assert_eq!(lines.len(), 7);
        for part in ["operation.name=\"Zoek\"", "operation.kind=\"query\"", "actor.kind=\"ANONIEM\"", "http.status=200", "db.statements=0", "duration.ms="] {
            assert!(lines[0].contains(part), "{part} in {}", lines[0]);
        }
        assert!(lines[1].contains("error.code=\"BAD_REQUEST\""));
        assert!(lines[2].contains("error.code=\"UNAUTHENTICATED\""));
    }
}
