//! The service on the stage: the whole of it, with a clock and a key of the test's own.

use std::sync::Arc;

use api::{
    auth::{Authenticator, Gate, Identities, LocalIssuer},
    clock::Clock,
    config::Config,
    db::{Counter, Db},
    graph::{
        document::Documents,
        op::{Core, Op},
    },
    schema::{self, Schema},
};
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

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

/// The running service.
pub(crate) struct Service {
    pub(crate) config: Config,
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) issuer: LocalIssuer,
    gate: Gate,
    documents: Documents,
    schema: Schema,
}

/// What one request answered, and what it took.
pub(crate) struct Answer {
    pub(crate) body: Value,
    pub(crate) statements: u32,
}

impl Service {
    pub(crate) async fn start(database: &TestDb) -> Self {
        let config = Config {
            database_url: database.url.as_str().into(),
            ..Config::default()
        };
        let clock = Clock::fixed(start());
        let db = Db::connect(&config.database())
            .await
            .expect("the database of the stage");
        let issuer = LocalIssuer::from_pem(KEY, &config.audience, clock.clone()).expect("the key above");
        let authenticator =
            Authenticator::new(&config, Some(&issuer), clock.clone()).expect("the configuration above");
        let identities = Identities::new(db.clone(), clock.clone());
        let limits = Arc::new(config.limits.clone());
        let documents = Documents::new(&schema::sdl(), limits).expect("the schema of the service");
        Self {
            config,
            db,
            clock,
            issuer,
            gate: Gate {
                authenticator,
                identities,
            },
            documents,
            schema: schema::build(),
        }
    }

    /// One request, as a client sends it.
    pub(crate) async fn send(
        &self,
        token: Option<&str>,
        key: Option<&str>,
        query: &str,
        variables: &Value,
    ) -> Answer {
        let header = token.map(|token| format!("Bearer {token}").into_bytes());
        let pass = self
            .gate
            .admit(header.as_deref(), "request-1")
            .await
            .expect("a token of the stage");
        let none = Map::new();
        let variables = variables.as_object().unwrap_or(&none);
        let checked = match self.documents.check(query, None, variables) {
            Ok(checked) => checked,
            Err(errors) => {
                let told =
                    |error: &api::graph::document::RequestError| json!({ "message": format!("{error:?}") });
                let errors: Vec<Value> = errors.iter().map(told).collect();
                return Answer {
                    body: json!({ "errors": errors }),
                    statements: 0,
                };
            }
        };
        let limits = Arc::new(self.config.limits.clone());
        let mut core = Core::new(
            pass.actor,
            self.db.clone(),
            self.clock.clone(),
            limits,
            "request-1".into(),
        );
        core.idempotency = key.map(|key| api::graph::op::Idempotency {
            key: key.into(),
            hash: checked.hash.clone(),
        });
        let counter = Arc::new(Counter::default());
        let work = async {
            self.schema
                .execute(checked.into_request().data(Op::new(core)))
                .await
        };
        let response = counter.scope(work).await;
        Answer {
            body: serde_json::to_value(response).expect("a response is JSON"),
            statements: counter.get(),
        }
    }
}
