//! Thema's: what editors do with them, and what others see of them.

mod aandacht;
mod versies;
mod voorstellen;

use api::graph::id::Kind;
use entity::leervraag::Status;
use expect_test::expect;
use serde_json::{Value, json};

use crate::kit::{agenda::nowhere, both};

const THEMA: &str = "thema { id version status naam ouder { id } }";

both! {
    async fn editors_make_and_change_thema_s(t: Stage) {
        let redactie = t.redactie().await;
        let ouder = redactie.thema("Samenwerken", true).await;
        let nieuw = json!({ "naam": "Samen optrekken", "omschrijving": "School en jeugdhulp.", "ouder": ouder });
        let made = redactie.retrying("k1").done("themaMaken", THEMA, nieuw.clone()).await;
        assert_eq!((&made["status"], &made["ouder"]["id"]), (&json!("CONCEPT"), &json!(ouder)));
        let again = redactie.retrying("k1").done("themaMaken", THEMA, nieuw).await;
        assert_eq!(again["id"], made["id"], "the same key gives the same thema");

        let id = made["id"].clone();
        let publish = json!({ "thema": id, "version": 1, "status": "GEPUBLICEERD", "ouder": null, "naam": "Optrekken" });
        let made = redactie.done("themaBijwerken", THEMA, publish.clone()).await;
        assert_eq!(
            made,
            json!({ "id": id, "version": 2, "status": "GEPUBLICEERD", "naam": "Optrekken", "ouder": null })
        );
        assert_eq!(redactie.denied("themaBijwerken", THEMA, publish).await, "CONFLICT");
        let back = json!({ "thema": id, "version": 2, "status": "CONCEPT" });
        assert_eq!(
            redactie.refused("themaBijwerken", THEMA, back).await,
            "STATUS_STAAT_NIET_TOE input.status"
        );
        let absent = json!({ "thema": nowhere(Kind::Thema), "version": 1 });
        assert_eq!(redactie.denied("themaBijwerken", THEMA, absent).await, "NOT_FOUND");
        let foreign = json!({ "thema": nowhere(Kind::Leervraag), "version": 1 });
        assert_eq!(redactie.denied("themaBijwerken", THEMA, foreign).await, "BAD_REQUEST");
    }

    async fn the_words_of_a_thema_pass_the_guard(t: Stage) {
        let redactie = t.redactie().await;
        let words = json!({ "naam": "  ", "omschrijving": "Mail naar anna@voorbeeld.nl voor meer." });
        assert_eq!(
            redactie.refused("themaMaken", THEMA, words).await,
            "LEEG input.naam, EMAIL input.omschrijving"
        );
        assert_eq!(redactie.value("{ themas { totalCount } }", "/themas/totalCount").await, 0);
    }

    async fn a_thema_never_stands_under_itself(t: Stage) {
        let redactie = t.redactie().await;
        let a = redactie.thema("A", true).await;
        let b = redactie.thema("B", true).await;
        let under = |thema: &str, ouder: &str| json!({ "thema": thema, "version": 1, "ouder": ouder });
        let refused = async |thema: &str, ouder: &str| redactie.refused("themaBijwerken", THEMA, under(thema, ouder)).await;
        assert_eq!(refused(&a, &a).await, "KRINGLOOP input.ouder");
        assert_eq!(refused(&a, &nowhere(Kind::Thema)).await, "ONBEKENDE_VERWIJZING input.ouder");
        redactie.done("themaBijwerken", THEMA, under(&b, &a)).await;
        assert_eq!(refused(&a, &b).await, "KRINGLOOP input.ouder");
        let kinderen = redactie.value("{ themas(filter: { bovenste: true }) { nodes { naam kinderen { totalCount nodes { naam } } } } }", "/themas/nodes").await;
        assert_eq!(kinderen, json!([{ "naam": "A", "kinderen": { "totalCount": 1, "nodes": [{ "naam": "B" }] } }]));
    }

    /// What lapsed takes nothing more; what stood under it may stay, and be changed in other ways.
    async fn nothing_is_put_under_a_thema_that_lapsed(t: Stage) {
        let redactie = t.redactie().await;
        let gone = redactie.thema("Voorbij", true).await;
        let open = redactie.thema("Los", true).await;
        let child = json!({ "naam": "Eronder", "omschrijving": "Al lang.", "ouder": gone });
        let child = redactie.done("themaMaken", THEMA, child).await["id"].clone();
        let lapse = json!({ "thema": gone, "version": 1, "status": "VERVALLEN" });
        redactie.done("themaBijwerken", THEMA, lapse).await;
        let refused = "STATUS_STAAT_NIET_TOE input.ouder";
        let nieuw = json!({ "naam": "Nieuw", "omschrijving": "Te laat.", "ouder": gone });
        assert_eq!(redactie.refused("themaMaken", THEMA, nieuw).await, refused);
        let under = json!({ "thema": open, "version": 1, "ouder": gone });
        assert_eq!(redactie.refused("themaBijwerken", THEMA, under).await, refused);
        let stays = json!({ "thema": child, "version": 1, "ouder": gone, "naam": "Eronder gebleven" });
        assert_eq!(redactie.done("themaBijwerken", THEMA, stays).await["ouder"]["id"], json!(gone));
    }

    /// Each move alone is fine; both together would make a round.
    async fn two_moves_at_once_make_no_round(t: Stage) {
        let redactie = t.redactie().await;
        let a = redactie.thema("A", true).await;
        let b = redactie.thema("B", true).await;
        let document = "mutation($input: ThemaBijwerkenInput!) { themaBijwerken(input: $input) { userErrors { code } } }";
        let (one, two) = (
            redactie.with(json!({ "input": { "thema": a, "version": 1, "ouder": b } })),
            redactie.with(json!({ "input": { "thema": b, "version": 1, "ouder": a } })),
        );
        let path = "/themaBijwerken/userErrors";
        let (one, two) = futures::join!(one.value(document, path), two.value(document, path));
        let round = json!([{ "code": "KRINGLOOP" }]);
        let done: Vec<Value> = [one, two].into_iter().filter(|errors| *errors != round).collect();
        assert_eq!(done, [json!([])]);
    }

    async fn only_editors_change_thema_s(t: Stage) {
        let redactie = t.redactie().await;
        let thema = redactie.thema("Samenwerken", true).await;
        let vraag = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let actions = [
            ("themaMaken", json!({ "naam": "X", "omschrijving": "Y" })),
            ("themaBijwerken", json!({ "thema": thema, "version": 1, "naam": "X" })),
            ("themaBundelen", json!({ "thema": thema, "version": 1, "leervragen": [vraag], "reden": "Hoort erbij" })),
            ("themaOntbundelen", json!({ "thema": thema, "version": 1, "leervraag": vraag, "reden": "Hoort elders" })),
        ];
        for (who, actor) in t.outsiders().await {
            for (action, fields) in &actions {
                let code = actor.denied(action, "thema { id }", fields.clone()).await;
                let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(code, expected, "{who} {action}");
            }
        }
    }

    /// In list, count, filter, field, node, child, parent, and through the leervragen beneath.
    async fn a_concept_is_nowhere_for_others(t: Stage) {
        let redactie = t.redactie().await;
        let open = redactie.thema("Openbaar", true).await;
        let hidden = json!({ "naam": "Verborgen", "omschrijving": "Nog niet.", "ouder": open });
        let hidden = redactie.done("themaMaken", THEMA, hidden).await["id"].clone();
        let under = json!({ "naam": "Eronder", "omschrijving": "Wel.", "ouder": hidden, "publiek": true });
        let under = redactie.done("themaMaken", THEMA, under).await["id"].clone();
        let vraag = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        redactie.done("themaBundelen", THEMA, json!({ "thema": hidden, "version": 1, "leervragen": [vraag], "reden": "Hoort erbij" })).await;
        let bundeling = "query($id: ID!) { thema(id: $id) { bundelingen { nodes { id } } } }";
        let bundeling = redactie.with(json!({ "id": hidden })).value(bundeling, "/thema/bundelingen/nodes/0/id").await;

        let document = "query($open: ID!, $hidden: ID!, $under: ID!, $bundeling: ID!, $vraag: ID!) {
            themas { totalCount nodes { naam } }
            concept: themas(filter: { status: [CONCEPT] }) { totalCount nodes { naam } }
            thema(id: $hidden) { naam }
            nodes(ids: [$hidden, $bundeling]) { id }
            open: thema(id: $open) { kinderen { totalCount nodes { naam } } }
            under: thema(id: $under) { ouder { naam } }
            leervragen(filter: { thema: [$hidden] }) { totalCount }
            leervraag(id: $vraag) { themas { totalCount nodes { naam } } }
        }";
        let ids = json!({ "open": open, "hidden": hidden, "under": under, "bundeling": bundeling, "vraag": vraag });
        let seen = json!({
            "themas": { "totalCount": 2, "nodes": [{ "naam": "Eronder" }, { "naam": "Openbaar" }] },
            "concept": { "totalCount": 0, "nodes": [] },
            "thema": null,
            "nodes": [null, null],
            "open": { "kinderen": { "totalCount": 0, "nodes": [] } },
            "under": { "ouder": null },
            "leervragen": { "totalCount": 0 },
            "leervraag": { "themas": { "totalCount": 0, "nodes": [] } },
        });
        for (who, actor) in t.outsiders().await {
            assert_eq!(actor.with(ids.clone()).data(document).await, seen, "{who}");
        }
        let all = redactie.with(ids).data(document).await;
        assert_eq!(all["themas"]["totalCount"], 3);
        assert_eq!(all["leervraag"]["themas"]["nodes"], json!([{ "naam": "Verborgen" }]));
        assert_eq!(all["leervragen"]["totalCount"], 1);
    }

    async fn editors_bundle_what_is_published(t: Stage) {
        let redactie = t.redactie().await;
        let thema = redactie.thema("Samenwerken", true).await;
        let een = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let twee = t.leervraag("Wanneer betrek ik de huisarts?", Status::Gepubliceerd).await;
        let dicht = t.leervraag("Wie beslist er eigenlijk?", Status::Ingediend).await;
        let bundle = |version: i32, leervragen: Value, reden: &str| {
            json!({ "thema": thema, "version": version, "leervragen": leervragen, "reden": reden })
        };
        let refused = async |leervragen: Value| redactie.refused("themaBundelen", THEMA, bundle(1, leervragen, "Past")).await;
        assert_eq!(refused(json!([])).await, "LIJST_LEEG input.leervragen");
        assert_eq!(refused(json!([een, dicht])).await, "NIET_GEPUBLICEERD input.leervragen");
        assert_eq!(
            refused(json!([een, nowhere(Kind::Leervraag)])).await,
            "ONBEKENDE_VERWIJZING input.leervragen"
        );
        redactie.done("themaBundelen", THEMA, bundle(1, json!([een, een]), "Eerste reden")).await;
        let unseen = bundle(1, json!([twee]), "Zonder te weten van de eerste");
        assert_eq!(redactie.denied("themaBundelen", THEMA, unseen).await, "CONFLICT");
        redactie.done("themaBundelen", THEMA, bundle(2, json!([een, twee]), "Tweede reden")).await;
        let seen = "query($thema: ID!) { thema(id: $thema) {
            leervragen { totalCount nodes { tekst } }
            bundelingen { totalCount nodes { reden door { naam } leervraag { tekst } tot beeindigdDoor { naam } redenEinde } }
        } }";
        let reader = t.anonymous().with(json!({ "thema": thema }));
        reader.check(seen, expect![[r#"
            {
              "thema": {
                "leervragen": {
                  "totalCount": 2,
                  "nodes": [
                    {
                      "tekst": "Wanneer betrek ik de huisarts?"
                    },
                    {
                      "tekst": "Hoe werk ik samen met school?"
                    }
                  ]
                },
                "bundelingen": {
                  "totalCount": 2,
                  "nodes": [
                    {
                      "reden": "Tweede reden",
                      "door": null,
                      "leervraag": {
                        "tekst": "Wanneer betrek ik de huisarts?"
                      },
                      "tot": null,
                      "beeindigdDoor": null,
                      "redenEinde": null
                    },
                    {
                      "reden": "Eerste reden",
                      "door": null,
                      "leervraag": {
                        "tekst": "Hoe werk ik samen met school?"
                      },
                      "tot": null,
                      "beeindigdDoor": null,
                      "redenEinde": null
                    }
                  ]
                }
              }
            }"#]]).await;

        let out = |version: i32| json!({ "thema": thema, "version": version, "leervraag": een, "reden": "Hoort elders" });
        redactie.done("themaOntbundelen", THEMA, out(3)).await;
        assert_eq!(redactie.denied("themaOntbundelen", THEMA, out(3)).await, "CONFLICT");
        assert_eq!(
            redactie.refused("themaOntbundelen", THEMA, out(4)).await,
            "NIET_GEBUNDELD input.leervraag"
        );
        redactie.done("themaBundelen", THEMA, bundle(4, json!([een]), "Toch hier")).await;
        let out = json!({ "thema": thema, "version": 5, "leervraag": een, "reden": "Hoort elders" });
        redactie.done("themaOntbundelen", THEMA, out).await;
        assert_eq!(reader.value(seen, "/thema/bundelingen/totalCount").await, 1);
        let history = redactie.with(json!({ "thema": thema }));
        history.check(seen, expect![[r#"
            {
              "thema": {
                "leervragen": {
                  "totalCount": 1,
                  "nodes": [
                    {
                      "tekst": "Wanneer betrek ik de huisarts?"
                    }
                  ]
                },
                "bundelingen": {
                  "totalCount": 3,
                  "nodes": [
                    {
                      "reden": "Toch hier",
                      "door": {
                        "naam": "redactie"
                      },
                      "leervraag": {
                        "tekst": "Hoe werk ik samen met school?"
                      },
                      "tot": "2026-09-01T10:00:00.035+00:00",
                      "beeindigdDoor": {
                        "naam": "redactie"
                      },
                      "redenEinde": "Hoort elders"
                    },
                    {
                      "reden": "Tweede reden",
                      "door": {
                        "naam": "redactie"
                      },
                      "leervraag": {
                        "tekst": "Wanneer betrek ik de huisarts?"
                      },
                      "tot": null,
                      "beeindigdDoor": null,
                      "redenEinde": null
                    },
                    {
                      "reden": "Eerste reden",
                      "door": {
                        "naam": "redactie"
                      },
                      "leervraag": {
                        "tekst": "Hoe werk ik samen met school?"
                      },
                      "tot": "2026-09-01T10:00:00.024+00:00",
                      "beeindigdDoor": {
                        "naam": "redactie"
                      },
                      "redenEinde": "Hoort elders"
                    }
                  ]
                }
              }
            }"#]]).await;

        let end = json!({ "thema": thema, "version": 6, "status": "VERVALLEN" });
        redactie.done("themaBijwerken", THEMA, end).await;
        let late = bundle(7, json!([een]), "Te laat");
        assert_eq!(redactie.refused("themaBundelen", THEMA, late).await, "STATUS_STAAT_NIET_TOE input.thema");
    }
}
