//! The service on the stage: the whole of it, in this process, with a clock and a key of the test's own.

use std::{future::Future, pin::Pin, rc::Rc, sync::Arc};

use actix_web::{
    body::MessageBody,
    dev::ServiceResponse,
    http::{StatusCode, header::HeaderMap},
    test::{TestRequest, init_service},
    web::{Bytes, Data},
};
use api::{
    auth::LocalIssuer,
    clock::Clock,
    config::Config,
    db::{Counter, Db},
    http,
};
use chrono::{DateTime, Utc};
use sea_orm::Statement;
use serde_json::{Value, json};

use super::db::TestDb;

/// The key of the issuer on the stage; it signs nothing anywhere else.
const KEY: &str = "-----BEGIN PRIVATE KEY-----
MC4CAQAwBQYDK2VwBCIEIAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8g
-----END PRIVATE KEY-----
";

/// The moment at which every test begins.
pub(crate) fn start() -> DateTime<Utc> {
    DateTime::from_timestamp(1_788_256_800, 0).expect("2026-09-01 10:00 UTC exists")
}

type Reaction = Pin<Box<dyn Future<Output = Reply>>>;

/// The running service.
pub(crate) struct Service {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) issuer: LocalIssuer,
    app: Box<dyn Fn(TestRequest) -> Reaction>,
}

/// What the service sent back.
pub(crate) struct Reply {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

/// What one GraphQL request answered, and what it took.
pub(crate) struct Answer {
    pub(crate) body: Value,
    pub(crate) statements: u32,
    pub(crate) sql: Vec<Statement>,
}

impl Service {
    pub(crate) async fn start(database: &TestDb) -> Self {
        Self::open(database, Config::default(), Clock::fixed(start())).await
    }

    /// The service with another configuration or clock.
    pub(crate) async fn open(database: &TestDb, config: Config, clock: Clock) -> Self {
        let config = Config {
            database_url: database.url.as_str().into(),
            ..config
        };
        let db = Db::connect(&config.database())
            .await
            .expect("the database of the stage");
        let issuer = LocalIssuer::from_pem(KEY, &config.audience, clock.clone()).expect("the key above");
        let state = http::State::new(config, db.clone(), clock.clone(), Some(&issuer))
            .expect("the configuration above");
        let app = Rc::new(init_service(http::app(Data::new(state))).await);
        let app = Box::new(move |request: TestRequest| -> Reaction {
            let app = Rc::clone(&app);
            Box::pin(async move {
                let request = request.to_request();
                let answered = actix_web::dev::Service::call(&*app, request).await;
                reply(answered.expect("an answer, whatever happened")).await
            })
        });
        Self {
            db,
            clock,
            issuer,
            app,
        }
    }

    /// Any request, as a client sends it.
    pub(crate) async fn http(&self, request: TestRequest) -> Reply {
        (self.app)(request).await
    }

    /// A GraphQL request; its errors are shown without the request id, which must be that of the answer.
    pub(crate) async fn send(
        &self,
        token: Option<&str>,
        key: Option<&str>,
        query: &str,
        variables: &Value,
    ) -> Answer {
        let mut request = TestRequest::post()
            .uri("/graphql")
            .set_json(json!({ "query": query, "variables": variables }));
        if let Some(token) = token {
            request = request.insert_header(("authorization", format!("Bearer {token}")));
        }
        if let Some(key) = key {
            request = request.insert_header(("idempotency-key", key));
        }
        let counter = Arc::new(Counter::keeping());
        let reply = counter.scope(self.http(request)).await;
        let mut body = reply.json();
        for error in body["errors"].as_array_mut().into_iter().flatten() {
            let labels = error["extensions"]
                .as_object_mut()
                .expect("labels on every error");
            let id = labels.remove("requestId").expect("a request id on every error");
            assert_eq!(id, reply.header("x-request-id"));
        }
        if body["errors"].is_null() {
            body.as_object_mut().expect("an object").remove("errors");
        }
        Answer {
            body,
            statements: counter.get(),
            sql: counter.statements(),
        }
    }
}

impl Reply {
    /// A header; empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().expect("a readable header"))
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).expect("a body of JSON")
    }

    /// The body as text.
    pub(crate) fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of text")
    }
}

async fn reply(response: ServiceResponse<impl MessageBody>) -> Reply {
    let (_, response) = response.into_parts();
    let (response, body) = response.into_parts();
    let body = actix_web::body::to_bytes(body)
        .await
        .unwrap_or_else(|_| panic!("a body that can be read"));
    Reply {
        status: response.status(),
        headers: response.headers().clone(),
        body,
    }
}
