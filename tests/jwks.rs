//! The keys of an issuer over HTTP: fetched once for all, renewed in time, and kept when the issuer fails.

use std::{
    future::pending,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering::SeqCst},
    },
};

use actix_web::{App, HttpResponse, HttpServer, http::StatusCode, rt, web};
use api::{
    auth::{AuthError, Authenticator, Claims, IssuerConfig, LocalIssuer, Reason},
    clock::Clock,
    config::Config,
};
use chrono::TimeDelta;
use serde_json::{Value, json};

const KEY: &str = include_str!("kit/keys/ed25519.pem");
const ISSUER: &str = "https://id.example.nl";

/// What the issuer answers.
#[derive(Clone)]
enum Answer {
    /// One key under each of these ids.
    Keys(&'static [&'static str]),
    Status(u16),
    Text(String),
    Redirect(String),
    Silence,
}

/// An issuer on a port of its own, the service that trusts it, and their clock.
struct Play {
    answer: Arc<Mutex<Answer>>,
    hits: Arc<AtomicUsize>,
    key: LocalIssuer,
    clock: Clock,
    gate: Authenticator,
    port: u16,
}

impl Play {
    fn new(answer: Answer) -> Self {
        let clock = Clock::fixed("2026-03-01T12:00:00Z".parse().expect("a moment"));
        let key = LocalIssuer::from_pem(KEY, "vakmanschap", clock.clone()).expect("a key");
        let (answer, hits) = (Arc::new(Mutex::new(answer)), Arc::new(AtomicUsize::new(0)));
        let jwk = key.jwks()["keys"][0].clone();
        let state = web::Data::new((Arc::clone(&answer), Arc::clone(&hits), jwk));
        let server =
            HttpServer::new(move || App::new().app_data(state.clone()).default_service(web::to(serve)))
                .workers(1)
                .disable_signals()
                .bind(("127.0.0.1", 0))
                .expect("a free port");
        let port = server.addrs()[0].port();
        rt::spawn(server.run());
        let gate = gate(port, &clock);
        Self {
            answer,
            hits,
            key,
            clock,
            gate,
            port,
        }
    }

    fn now_answers(&self, answer: Answer) {
        *self.answer.lock().expect("no test panics while it holds this") = answer;
    }

    fn hits(&self) -> usize {
        self.hits.load(SeqCst)
    }

    /// A token that is good at this moment, by the key `kid`.
    async fn verify(&self, kid: &str) -> Result<Claims, AuthError> {
        let now = self.clock.now().timestamp();
        let claims =
            json!({ "iss": ISSUER, "aud": "vakmanschap", "sub": "anna", "iat": now, "exp": now + 60 });
        let token = self.key.sign(&json!({ "alg": "EdDSA", "kid": kid }), &claims);
        self.gate.verify_token(&token).await
    }

    async fn accepts(&self, kid: &str) {
        let found = self.verify(kid).await;
        assert!(found.is_ok(), "{kid}: {found:?}");
    }

    async fn refuses(&self, kid: &str) {
        let found = self.verify(kid).await;
        assert!(
            matches!(found, Err(AuthError::Refused(Reason::Key))),
            "{kid}: {found:?}"
        );
    }

    async fn is_unavailable(&self, kid: &str) {
        let found = self.verify(kid).await;
        assert!(matches!(found, Err(AuthError::Unavailable)), "{kid}: {found:?}");
    }
}

fn gate(port: u16, clock: &Clock) -> Authenticator {
    let issuer: IssuerConfig = serde_json::from_value(
        json!({ "issuer": ISSUER, "jwks_url": format!("http://127.0.0.1:{port}/jwks") }),
    )
    .expect("an issuer");
    let config = Config {
        issuers: vec![issuer],
        ..Config::default()
    };
    Authenticator::new(&config, None, clock.clone()).expect("an address needs nothing at the start")
}

type State = (Arc<Mutex<Answer>>, Arc<AtomicUsize>, Value);

async fn serve(state: web::Data<State>) -> HttpResponse {
    let (answer, hits, jwk) = state.get_ref();
    hits.fetch_add(1, SeqCst);
    let answer = answer.lock().expect("no test panics while it holds this").clone();
    match answer {
        Answer::Keys(kids) => {
            let keys: Vec<Value> = kids
                .iter()
                .map(|kid| {
                    let mut key = jwk.clone();
                    key["kid"] = (*kid).into();
                    key
                })
                .collect();
            HttpResponse::Ok().json(json!({ "keys": keys }))
        }
        Answer::Status(code) => HttpResponse::build(StatusCode::from_u16(code).expect("a status")).finish(),
        Answer::Text(text) => HttpResponse::Ok().body(text),
        Answer::Redirect(to) => HttpResponse::Found().insert_header(("location", to)).finish(),
        Answer::Silence => pending().await,
    }
}

#[actix_web::test]
async fn a_new_key_is_fetched_once_for_all_who_bring_it() {
    let t = Play::new(Answer::Keys(&["k1"]));
    let first = futures::future::join_all((0..50).map(|_| t.accepts("k1")));
    first.await;
    assert_eq!(t.hits(), 1, "the first fetch is shared");
    t.now_answers(Answer::Keys(&["k1", "k2"]));
    t.clock.advance(TimeDelta::seconds(61));
    futures::future::join_all((0..50).map(|_| t.accepts("k2"))).await;
    assert_eq!(t.hits(), 2, "the new key is fetched once");
}

#[actix_web::test]
async fn made_up_keys_make_no_storm() {
    let t = Play::new(Answer::Keys(&["k1"]));
    t.accepts("k1").await;
    for minute in 0..3 {
        for n in 0..20 {
            t.refuses(&format!("x{n}")).await;
        }
        assert_eq!(t.hits(), 1 + minute, "one fetch a minute, whoever asks");
        t.clock.advance(TimeDelta::seconds(60));
    }
}

#[actix_web::test]
async fn a_withdrawn_key_dies() {
    let t = Play::new(Answer::Keys(&["k1", "k2"]));
    t.accepts("k1").await;
    t.now_answers(Answer::Keys(&["k2"]));
    t.clock.advance(TimeDelta::minutes(9));
    t.accepts("k1").await;
    assert_eq!(t.hits(), 1);
    // A service that is in use renews beside its requests …
    t.clock.advance(TimeDelta::minutes(2));
    t.accepts("k2").await;
    while t.verify("k1").await.is_ok() {
        tokio::task::yield_now().await;
    }
    assert_eq!(t.hits(), 2);
    // … and one that was idle renews before it answers.
    t.now_answers(Answer::Keys(&["k3"]));
    t.clock.advance(TimeDelta::minutes(21));
    t.refuses("k2").await;
    t.accepts("k3").await;
    assert_eq!(t.hits(), 3);
}

#[actix_web::test]
async fn a_failing_issuer_is_trusted_for_a_day() {
    let t = Play::new(Answer::Keys(&["k1"]));
    t.accepts("k1").await;
    for broken in [
        Answer::Status(500),
        Answer::Text("{\"keys\":[]}".into()),
        Answer::Text("<html>".into()),
    ] {
        t.now_answers(broken);
        t.clock.advance(TimeDelta::hours(7));
        t.accepts("k1").await;
    }
    t.clock.advance(TimeDelta::hours(4));
    t.is_unavailable("k1").await;
    t.now_answers(Answer::Keys(&["k1"]));
    t.clock.advance(TimeDelta::seconds(61));
    t.accepts("k1").await;
}

#[actix_web::test]
async fn odd_answers_are_no_keys() {
    let t = Play::new(Answer::Status(404));
    let elsewhere = Play::new(Answer::Keys(&["k1"]));
    for (name, answer) in [
        ("status", Answer::Status(404)),
        ("empty", Answer::Text(String::new())),
        ("garbage", Answer::Text("{\"keys\":[{\"kty\":".into())),
        (
            "huge",
            Answer::Text(format!("{{\"keys\":[],\"x\":\"{}\"}}", "a".repeat(256 * 1024))),
        ),
        (
            "another host",
            Answer::Redirect(format!("http://127.0.0.1:{}/jwks", elsewhere.port)),
        ),
        ("a loop", Answer::Redirect("/jwks".into())),
    ] {
        t.now_answers(answer);
        t.clock.advance(TimeDelta::seconds(6));
        let before = t.hits();
        t.is_unavailable("k1").await;
        assert!(t.hits() > before, "{name} was asked for");
    }
    assert_eq!(elsewhere.hits(), 0, "nobody is sent to another host");
    t.now_answers(Answer::Keys(&["k1"]));
    t.is_unavailable("k1").await;
    t.clock.advance(TimeDelta::seconds(6));
    t.accepts("k1").await;
}

/// Takes five seconds: the time that an issuer has to answer.
#[actix_web::test]
async fn a_silent_issuer_does_not_hold_requests_for_ever() {
    let t = Play::new(Answer::Silence);
    let all = futures::future::join_all((0..10).map(|_| t.is_unavailable("k1")));
    assert!(
        tokio::time::timeout(std::time::Duration::from_secs(8), all)
            .await
            .is_ok()
    );
    assert_eq!(t.hits(), 1);
}

#[actix_web::test]
async fn a_client_that_hangs_up_stops_no_renewal() {
    let t = Play::new(Answer::Keys(&["k1"]));
    {
        let mut request = std::pin::pin!(t.verify("k1"));
        assert!(
            futures::poll!(request.as_mut()).is_pending(),
            "it waits for the keys"
        );
    }
    t.accepts("k1").await;
    assert_eq!(t.hits(), 1, "the fetch that the first began served the second");
}
