//! Berichten: what the service tells a member, in the transaction of what it tells of, and to nobody else.

use api::graph::id::Kind;
use entity::{bericht, leervraag::Status};
use expect_test::expect;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use crate::kit::{
    Stage,
    actor::{Actor, input},
    agenda::nowhere,
    both,
    seed::global,
};

const MINE: &str = "{ viewer { berichten { totalCount nodes { soort reden gelezen leervraag { tekst status } melding { uitkomst } } } } }";

/// The code of what went wrong, or `ok`.
async fn told(actor: &Actor<'_>, mutation: &str, values: Value) -> String {
    let (first, rest) = mutation.split_at(1);
    let name = first.to_uppercase() + rest;
    let document =
        format!("mutation($input: {name}Input!) {{ {mutation}(input: $input) {{ userErrors {{ code }} }} }}");
    let answer = actor.with(input(values)).send(&document).await.body;
    let code = |value: &Value| value.as_str().map(str::to_owned);
    code(&answer["errors"][0]["extensions"]["code"])
        .or_else(|| code(&answer["data"][mutation]["userErrors"][0]["code"]))
        .unwrap_or_else(|| "ok".into())
}

/// A leervraag that Anna asked, in this state.
async fn asked(t: &Stage, name: &str, status: Status) -> String {
    let anna = t.member("anna").await.id;
    let key = t
        .vraag(name, |row| {
            row.status = status;
            row.vrager_id = Some(anna);
        })
        .await;
    global(Kind::Leervraag, key)
}

both! {
    async fn the_asker_and_the_reporter_are_told(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        let id = asked(&t, "vraag", Status::Ingediend).await;
        let decide = |version: i32, besluit: &str| json!({ "leervraag": id, "version": version, "besluit": besluit, "reden": "ONGEPAST" });
        assert_eq!(told(&redactie, "leervraagModereren", decide(1, "AFWIJZEN")).await, "ok");
        assert_eq!(told(&anna, "leervraagWeerwoordGeven", json!({ "leervraag": id, "version": 2, "weerwoord": "Toch wel." })).await, "ok");
        assert_eq!(told(&redactie, "leervraagModereren", decide(3, "PUBLICEREN")).await, "ok");
        assert_eq!(told(&bob, "leervraagMelden", json!({ "leervraag": id, "reden": "ONGEPAST" })).await, "ok");
        assert_eq!(told(&redactie, "leervraagModereren", decide(4, "TERUGNEMEN")).await, "ok");
        let besluit = redactie.text("{ moderatiebesluiten { nodes { id } } }", "/moderatiebesluiten/nodes/0/id").await;
        assert_eq!(told(&redactie, "moderatieOngedaanMaken", json!({ "besluit": besluit })).await, "ok");
        t.agree(&format!("{:#}", anna.data(MINE).await), expect![[r#"
            {
              "viewer": {
                "berichten": {
                  "totalCount": 4,
                  "nodes": [
                    {
                      "soort": "BESLUIT_ONGEDAAN",
                      "reden": null,
                      "gelezen": false,
                      "leervraag": {
                        "tekst": "vraag",
                        "status": "GEPUBLICEERD"
                      },
                      "melding": null
                    },
                    {
                      "soort": "LEERVRAAG_TERUGGENOMEN",
                      "reden": "ONGEPAST",
                      "gelezen": false,
                      "leervraag": {
                        "tekst": "vraag",
                        "status": "GEPUBLICEERD"
                      },
                      "melding": null
                    },
                    {
                      "soort": "LEERVRAAG_GEPUBLICEERD",
                      "reden": null,
                      "gelezen": false,
                      "leervraag": {
                        "tekst": "vraag",
                        "status": "GEPUBLICEERD"
                      },
                      "melding": null
                    },
                    {
                      "soort": "LEERVRAAG_AFGEWEZEN",
                      "reden": "ONGEPAST",
                      "gelezen": false,
                      "leervraag": {
                        "tekst": "vraag",
                        "status": "GEPUBLICEERD"
                      },
                      "melding": null
                    }
                  ]
                }
              }
            }"#]]);
        t.agree(&format!("{:#}", bob.data(MINE).await), expect![[r#"
            {
              "viewer": {
                "berichten": {
                  "totalCount": 1,
                  "nodes": [
                    {
                      "soort": "MELDING_AFGEHANDELD",
                      "reden": null,
                      "gelezen": false,
                      "leervraag": {
                        "tekst": "vraag",
                        "status": "GEPUBLICEERD"
                      },
                      "melding": {
                        "uitkomst": null
                      }
                    }
                  ]
                }
              }
            }"#]]);
    }

    /// A refused change tells nothing: the bericht is part of the change.
    async fn what_was_not_done_is_not_told(t: Stage) {
        let redactie = t.redactie().await;
        let id = asked(&t, "vraag", Status::Ingediend).await;
        for (values, code) in [
            (json!({ "leervraag": id, "version": 7, "besluit": "PUBLICEREN" }), "CONFLICT"),
            (json!({ "leervraag": id, "version": 1, "besluit": "AFWIJZEN" }), "REDEN_ONTBREEKT"),
            (json!({ "leervraag": id, "version": 1, "besluit": "TERUGNEMEN", "reden": "DUBBEL" }), "STATUS_STAAT_NIET_TOE"),
        ] {
            assert_eq!(told(&redactie, "leervraagModereren", values).await, code);
        }
        // And a change that is sent twice tells once.
        for _ in 0..2 {
            let publish = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
            assert_eq!(told(&redactie.retrying("sleutel"), "leervraagModereren", publish).await, "ok");
        }
        assert_eq!(bericht::Entity::find().count(t.writer()).await.expect("a count"), 1);
    }

    async fn a_bericht_is_for_its_receiver_alone(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let id = asked(&t, "vraag", Status::Ingediend).await;
        let publish = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
        assert_eq!(told(&redactie, "leervraagModereren", publish).await, "ok");
        let own = anna.text("{ viewer { berichten { nodes { id } } } }", "/viewer/berichten/nodes/0/id").await;
        let node = format!("{{ node(id: {own:?}) {{ id }} }}");
        let read = json!({ "berichten": [own] });
        for (name, actor) in t.outsiders().await.iter().map(|(name, actor)| (*name, actor)).chain([("REDACTIE", &redactie)]) {
            assert_eq!(actor.data(&node).await["node"], Value::Null, "{name}");
            let seen = actor.data("{ viewer { berichten { totalCount } } }").await;
            assert!(seen["viewer"].is_null() || seen["viewer"]["berichten"]["totalCount"] == 0, "{name}: {seen}");
            let refused = match name {
                "ANONIEM" => "UNAUTHENTICATED",
                "VERENIGING" => "FORBIDDEN",
                _ => "NOT_FOUND",
            };
            assert_eq!(told(actor, "berichtenGelezen", read.clone()).await, refused, "{name}");
        }
        assert_eq!(anna.data(&node).await["node"]["id"], own.as_str());
    }

    async fn reading_is_marked_all_or_none(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        for n in 0..3 {
            let id = asked(&t, &format!("vraag {n}"), Status::Ingediend).await;
            let publish = json!({ "leervraag": id, "version": 1, "besluit": "PUBLICEREN" });
            assert_eq!(told(&redactie, "leervraagModereren", publish).await, "ok");
        }
        let all = anna.value("{ viewer { berichten { nodes { id } } } }", "/viewer/berichten/nodes").await;
        let ids: Vec<&str> = all.as_array().into_iter().flatten().filter_map(|node| node["id"].as_str()).collect();
        let unread = async |ongelezen: bool| {
            let query = format!("{{ viewer {{ berichten(filter: {{ ongelezen: {ongelezen} }}) {{ totalCount }} }} }}");
            anna.value(&query, "/viewer/berichten/totalCount").await
        };
        assert_eq!(told(&anna, "berichtenGelezen", json!({ "berichten": [] })).await, "LIJST_LEEG");
        assert_eq!(told(&anna, "berichtenGelezen", json!({ "berichten": [ids[0], nowhere(Kind::Bericht)] })).await, "NOT_FOUND");
        assert_eq!(unread(true).await, 3);
        for _ in 0..2 {
            let document = "mutation($input: BerichtenGelezenInput!) { berichtenGelezen(input: $input) { berichten { gelezen } userErrors { code } } }";
            let values = json!({ "berichten": [ids[0], ids[2]] });
            let done = anna.retrying("sleutel").with(input(values)).value(document, "/berichtenGelezen").await;
            assert_eq!(done, json!({ "berichten": [{ "gelezen": true }, { "gelezen": true }], "userErrors": [] }));
            assert_eq!((unread(true).await, unread(false).await), (json!(1), json!(2)));
        }
    }
}
