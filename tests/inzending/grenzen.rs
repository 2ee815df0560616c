//! Limits and manners of the REST edge, what a delivery costs, and two at the same time.

use std::sync::Arc;

use actix_web::{http::StatusCode, test::TestRequest};
use api::{
    config::{Config, Limits},
    db::Counter,
};
use futures::future::join_all;
use serde_json::json;

use super::{aantallen, bestand, leden, lever, stuur};
use crate::kit::{
    app::{Service, start},
    both,
};

both! {
    async fn the_edge_keeps_to_the_design_rules(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let get = |path: &str| TestRequest::get().uri(path);
        let file = || TestRequest::post().uri("/v1/inzendingen").insert_header(("content-type", "text/csv")).set_payload("lidnummer\n");
        let unknown = "/v1/inzendingen/bestaat-niet";
        let asked = [
            (nvo.rest(get("/v1/inzendingen/")).await, 404),
            (nvo.rest(get("/v1")).await, 404),
            (nvo.rest(get("/v1/iets")).await, 404),
            (nvo.rest(get("/v1/inzendingen")).await, 405),
            (nvo.rest(get(unknown)).await, 404),
            (t.anonymous().rest(file()).await, 401),
            (t.anonymous().rest(get(unknown)).await, 404),
            (t.member("anna").await.rest(file()).await, 403),
            (t.beheer().await.rest(file()).await, 403),
            (nvo.rest(file().insert_header(("content-type", "application/json"))).await, 415),
            (nvo.rest(file().insert_header(("content-length", "99999999"))).await, 413),
            (nvo.rest(file().uri("/v1/inzendingen?modus=ALLES&proef=ja&basis=x&iets=1")).await, 400),
        ];
        for (number, (reply, status)) in asked.iter().enumerate() {
            assert_eq!(reply.status.as_u16(), *status, "{number}: {}", reply.text());
            assert_eq!(reply.header("api-version"), "1.0.0", "{number}");
            assert_eq!(reply.header("content-type"), "application/problem+json", "{number}");
            let body = reply.json();
            assert_eq!(body["status"], json!(status), "{number}");
            assert!(body["title"].is_string() && body["detail"].is_string(), "{number}");
        }
        // Everything that is wrong is told at once, and a name that nobody knows is not repeated.
        let wrong = asked.last().expect("the last").0.json();
        assert_eq!(wrong["invalidParams"], json!([
            { "name": "modus", "reason": "DELTA of VOLLEDIG" },
            { "name": "proef", "reason": "true of false" },
            { "name": "basis", "reason": "een geheel getal" },
            { "name": "", "reason": "Deze parameter bestaat niet." },
        ]));
        let made = stuur(&nvo, "", "text/csv; charset=utf-8", &bestand(1, |_| "Jansen".into())).await;
        assert_eq!((made.status, made.header("api-version")), (StatusCode::CREATED, "1.0.0"));
        let shown = nvo.rest(get(made.header("location"))).await;
        assert_eq!(shown.json(), made.json());
        let english = get(unknown).insert_header(("accept-language", "en"));
        assert_eq!(nvo.rest(english).await.json()["detail"], json!("Not found."));
    }

    async fn a_file_past_a_limit_is_refused_as_a_whole(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let limits = Limits { delivery: 2_000, delivery_rows: 20, ..Limits::default() };
        let service = Service::open(&t.db, Config { limits, ..Config::default() }, api::clock::Clock::fixed(start())).await;
        let token = service.issuer.token(&api::auth::TokenSpec::vereniging("NVO"));
        let send = async |file: String| {
            let request = TestRequest::post().uri("/v1/inzendingen").insert_header(("content-type", "text/csv"))
                .insert_header(("authorization", format!("Bearer {token}"))).set_payload(file);
            service.http(request).await.json()
        };
        assert_eq!(send(bestand(21, |_| "Jansen".into())).await["reden"], json!("TEVEEL_RIJEN"));
        // What says beforehand that it is too big is not received.
        assert_eq!(send(bestand(15, |_| "x".repeat(150))).await["status"], json!(413));
        assert_eq!(send(bestand(20, |_| "Jansen".into())).await["status"], json!("TOEGEPAST"));
        let limits = nvo.data("{ limieten { delivery deliveryRows deliverySeconds } }").await;
        assert_eq!(limits["limieten"], json!({ "delivery": 33_554_432, "deliveryRows": 100_000, "deliverySeconds": 300 }));
    }

    /// Each thousand rows costs the same few statements, and carrying out a plan costs the same whatever its length.
    async fn statements_do_not_grow_with_the_file(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        let cost = async |query: &str, file: &str| {
            let counter = Arc::new(Counter::default());
            counter.scope(lever(&nvo, query, file)).await;
            counter.get()
        };
        let few = cost("", &bestand(900, |_| "Jansen".into())).await;
        let more = cost("", &bestand(1_900, |_| "Jansen".into())).await;
        let most = cost("", &bestand(3_900, |_| "Jansen".into())).await;
        assert_eq!((more - few, most - more), (3, 6), "of {few}");
        let again = cost("?modus=VOLLEDIG", &bestand(3_900, |_| "Jansen".into())).await;
        assert!(again < most + 3, "{again} of {most}");
    }

    /// A page of rows with their changes and memberships takes the same statements for 2 and for 50.
    async fn a_page_of_rows_takes_no_more_statements(t: Stage) {
        let nvo = t.vereniging("NVO").await;
        lever(&nvo, "", &bestand(50, |_| "Jansen".into())).await;
        lever(&nvo, "", &bestand(50, |_| "Bakker".into())).await;
        let query = "query($n: Int!) { inzendingen(first: 2) { totalCount nodes { status beroepsvereniging { naam } beslotenDoor { naam }
            regels(first: $n) { totalCount nodes { uitkomst wijzigingen { veld oud nieuw } lidmaatschap { achternaam lidsoort { code } } } } } } }";
        let page = async |n: i32| nvo.with(json!({ "n": n })).send(query).await;
        let (few, many) = (page(2).await, page(50).await);
        assert!(many.body.get("errors").is_none(), "{:#}", many.body);
        assert_eq!(few.statements, many.statements);
    }

    async fn two_associations_deliver_at_the_same_time(t: Stage) {
        let names = ["NVO", "NIP", "BPSW"];
        let mut actors = Vec::new();
        for name in names {
            actors.push(t.vereniging(name).await);
        }
        let file = bestand(1_200, |_| "Jansen".into());
        let done = join_all(actors.iter().map(|actor| lever(actor, "", &file))).await;
        for (actor, told) in actors.iter().zip(&done) {
            assert_eq!(aantallen(told), [1_200, 0, 0, 0, 0]);
            assert_eq!(leden(&t, actor).await.len(), 1_200);
        }
        // Two of one association: one of them rests on what is no longer so, or both say the same.
        let [one, other] = ["Bakker", "Visser"].map(|name| bestand(10, move |_| name.into()));
        let done = join_all([(&one, "text/csv"), (&other, "text/csv")].map(|(file, kind)| stuur(&actors[0], "", kind, file))).await;
        let applied = done.iter().filter(|reply| reply.status == StatusCode::CREATED).count();
        let stale = done.iter().filter(|reply| reply.status == StatusCode::CONFLICT).count();
        assert!(applied >= 1 && applied + stale == 2);
        let names = leden(&t, &actors[0]).await;
        let of = |name: &str| names.iter().filter(|row| row.contains(name)).count();
        assert!([(10, 0), (0, 10)].contains(&(of("Bakker"), of("Visser"))), "never half of each");
    }
}
