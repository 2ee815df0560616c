//! The agenda: from a leervraag to what everybody reads, and how editions follow each other.

use api::graph::id::Kind;
use expect_test::expect;
use serde_json::{Value, json};

use crate::kit::{agenda::nowhere, both};

const EDITIE: &str = "agendaEditie { id nummer version status geldigVan geldigTot }";

both! {
    /// A member asks, editors publish, bundle, found and adopt, and whoever comes by reads.
    async fn from_a_leervraag_to_the_agenda(t: Stage) {
        t.agenda().await;
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let asked = json!({ "tekst": "Hoe beslis ik samen met school en ouders?", "weergave": "NAAM" });
        let vraag = anna.done("leervraagIndienen", "leervraag { id }", asked).await["id"].clone();
        let publish = json!({ "leervraag": vraag, "version": 1, "besluit": "PUBLICEREN" });
        redactie.done("leervraagModereren", "leervraag { id }", publish).await;
        let thema = redactie.thema("Samen beslissen", true).await;
        let bundle = json!({ "thema": thema, "version": 1, "leervragen": [vraag], "reden": "Gaat over beslissen" });
        redactie.done("themaBundelen", "thema { id }", bundle).await;
        let editie = redactie.editie("Ontwikkelagenda 2026").await;
        let opgave = redactie.opgave(&editie, "Leer samen te beslissen").await;
        let found = json!({ "ontwikkelopgave": opgave, "version": 1, "themas": [thema], "reden": "Komt overal terug" });
        redactie.done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", found).await;
        let read = "{ agenda(domein: BREED_JEUGDDOMEIN) { titel nummer status geldigVan geldigTot ontwikkelopgaven { nodes {
            nummer titel
            leervragen { totalCount nodes { tekst vrager { naam } } }
            onderbouwingen { nodes { reden thema { naam } door { naam } } }
        } } } }";
        assert_eq!(t.anonymous().data(read).await, json!({ "agenda": null }));
        redactie.vastgesteld(&editie, "2026-09-01").await;
        t.anonymous().check(read, expect![[r#"
            {
              "agenda": {
                "titel": "Ontwikkelagenda 2026",
                "nummer": 1,
                "status": "VASTGESTELD",
                "geldigVan": "2026-09-01",
                "geldigTot": null,
                "ontwikkelopgaven": {
                  "nodes": [
                    {
                      "nummer": 1,
                      "titel": "Leer samen te beslissen",
                      "leervragen": {
                        "totalCount": 1,
                        "nodes": [
                          {
                            "tekst": "Hoe beslis ik samen met school en ouders?",
                            "vrager": null
                          }
                        ]
                      },
                      "onderbouwingen": {
                        "nodes": [
                          {
                            "reden": "Komt overal terug",
                            "thema": {
                              "naam": "Samen beslissen"
                            },
                            "door": null
                          }
                        ]
                      }
                    }
                  ]
                }
              }
            }"#]]).await;
        let became = "query($id: ID!) { leervraag(id: $id) { themas { nodes { naam } } ontwikkelopgaven { nodes { titel editie { titel agenda { domein } } } } } }";
        assert_eq!(
            anna.with(json!({ "id": vraag })).value(became, "/leervraag").await,
            json!({
                "themas": { "nodes": [{ "naam": "Samen beslissen" }] },
                "ontwikkelopgaven": { "nodes": [{
                    "titel": "Leer samen te beslissen",
                    "editie": { "titel": "Ontwikkelagenda 2026", "agenda": { "domein": "BREED_JEUGDDOMEIN" } },
                }] },
            })
        );
    }

    async fn an_edition_is_adopted_once_and_replaced_by_the_next(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let een = redactie.editie("Eerste").await;
        let adopt = |editie: &str, version: i32, van: &str| json!({ "editie": editie, "version": version, "geldigVan": van });
        let refused = async |editie: &str, version: i32, van: &str| {
            redactie.refused("agendaEditieVaststellen", EDITIE, adopt(editie, version, van)).await
        };
        assert_eq!(refused(&een, 1, "2026-01-01").await, "GEEN_ONTWIKKELOPGAVEN input.editie");
        redactie.opgave(&een, "Een").await;
        let stale = redactie.denied("agendaEditieVaststellen", EDITIE, adopt(&een, 2, "2026-01-01")).await;
        assert_eq!(stale, "CONFLICT");
        let row = redactie.done("agendaEditieVaststellen", EDITIE, adopt(&een, 1, "2026-01-01")).await;
        assert_eq!(
            row,
            json!({ "id": een, "nummer": 1, "version": 2, "status": "VASTGESTELD", "geldigVan": "2026-01-01", "geldigTot": null })
        );
        assert_eq!(refused(&een, 2, "2027-01-01").await, "EDITIE_LIGT_VAST input.editie");

        let twee = redactie.editie("Tweede").await;
        redactie.opgave(&twee, "Een").await;
        assert_eq!(refused(&twee, 1, "2026-01-01").await, "GELDIG_VAN_TE_VROEG input.geldigVan");
        // The stage plays on 1 September 2026: this edition is adopted and does not hold yet.
        redactie.vastgesteld(&twee, "2026-10-01").await;
        assert_eq!(refused(&een, 3, "2027-01-01").await, "EDITIE_LIGT_VAST input.editie");

        let at = async |day: &str| {
            let held = format!("agenda(domein: BREED_JEUGDDOMEIN, geldigOp: \"{day}\") {{ titel status geldigTot }}");
            t.anonymous().value(&format!("{{ {held} }}"), "/agenda").await
        };
        // The first holds until then, and is called replaced from that day on.
        let first = json!({ "titel": "Eerste", "status": "VASTGESTELD", "geldigTot": "2026-10-01" });
        let second = json!({ "titel": "Tweede", "status": "VASTGESTELD", "geldigTot": null });
        assert_eq!(at("2025-12-31").await, Value::Null);
        assert_eq!(at("2026-01-01").await, first);
        assert_eq!(at("2026-09-30").await, first);
        assert_eq!(at("2026-10-01").await, second);
        let lists = "{
            agenda(domein: BREED_JEUGDDOMEIN) { titel }
            other: agenda(domein: SAMENWERKEN_IN_EN_ROND_ONDERWIJS) { titel }
            agendas { totalCount nodes { domein huidigeEditie { titel } edities { totalCount nodes { nummer titel } } } }
            now: ontwikkelopgaven(filter: { geldigOp: \"2026-10-01\" }) { totalCount nodes { editie { titel } } }
            elsewhere: ontwikkelopgaven(filter: { domein: SAMENWERKEN_IN_EN_ROND_ONDERWIJS }) { totalCount }
        }";
        t.anonymous().check(lists, expect![[r#"
            {
              "agenda": {
                "titel": "Eerste"
              },
              "other": null,
              "agendas": {
                "totalCount": 1,
                "nodes": [
                  {
                    "domein": "BREED_JEUGDDOMEIN",
                    "huidigeEditie": {
                      "titel": "Eerste"
                    },
                    "edities": {
                      "totalCount": 2,
                      "nodes": [
                        {
                          "nummer": 2,
                          "titel": "Tweede"
                        },
                        {
                          "nummer": 1,
                          "titel": "Eerste"
                        }
                      ]
                    }
                  }
                ]
              },
              "now": {
                "totalCount": 1,
                "nodes": [
                  {
                    "editie": {
                      "titel": "Tweede"
                    }
                  }
                ]
              },
              "elsewhere": {
                "totalCount": 0
              }
            }"#]]).await;
        t.service.clock.advance(chrono::TimeDelta::days(30));
        let today = "{ agenda(domein: BREED_JEUGDDOMEIN) { titel } agendas { nodes { huidigeEditie { titel } } } }";
        assert_eq!(
            t.anonymous().data(today).await,
            json!({ "agenda": { "titel": "Tweede" }, "agendas": { "nodes": [{ "huidigeEditie": { "titel": "Tweede" } }] } })
        );
    }

    async fn two_editors_at_once_get_two_numbers(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let open = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "Nieuw" });
        let work = (0..8).map(|_| redactie.done("agendaEditieOpenen", EDITIE, open.clone()));
        let rows = futures::future::join_all(work).await;
        let mut numbers: Vec<i64> = rows.iter().filter_map(|row| row["nummer"].as_i64()).collect();
        numbers.sort_unstable();
        assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8]);
    }

    /// One current edition per agenda, whoever comes first.
    async fn two_adoptions_at_once_leave_one_edition_in_force(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let (een, twee) = (redactie.editie("Eerste").await, redactie.editie("Tweede").await);
        redactie.opgave(&een, "Een").await;
        redactie.opgave(&twee, "Een").await;
        let document = "mutation($input: AgendaEditieVaststellenInput!) { agendaEditieVaststellen(input: $input) { userErrors { code } } }";
        let adopt = |editie: &str| {
            redactie.with(json!({ "input": { "editie": editie, "version": 1, "geldigVan": "2026-09-01" } }))
        };
        let (one, two) = (adopt(&een), adopt(&twee));
        let path = "/agendaEditieVaststellen/userErrors";
        let (one, two) = futures::join!(one.value(document, path), two.value(document, path));
        let late = json!([{ "code": "GELDIG_VAN_TE_VROEG" }]);
        let done: Vec<Value> = [one, two].into_iter().filter(|errors| *errors != late).collect();
        assert_eq!(done, [json!([])]);
        let open = "{ agendas { nodes { edities { totalCount } } } }";
        assert_eq!(t.anonymous().value(open, "/agendas/nodes/0/edities/totalCount").await, 1);
    }

    async fn the_words_of_an_edition_pass_the_guard(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let words = json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "", "toelichting": "Bel 06-12345678." });
        assert_eq!(
            redactie.refused("agendaEditieOpenen", EDITIE, words).await,
            "LEEG input.titel, TELEFOON input.toelichting"
        );
        let elsewhere = json!({ "domein": "SAMENWERKEN_IN_EN_ROND_ONDERWIJS", "titel": "Geen agenda" });
        assert_eq!(redactie.denied("agendaEditieOpenen", EDITIE, elsewhere).await, "NOT_FOUND");
        let absent = json!({ "editie": nowhere(Kind::AgendaEditie), "version": 1, "geldigVan": "2026-09-01" });
        assert_eq!(redactie.denied("agendaEditieVaststellen", EDITIE, absent).await, "NOT_FOUND");
    }

    async fn only_editors_open_and_adopt(t: Stage) {
        t.agenda().await;
        let editie = t.redactie().await.editie("Agenda 2027").await;
        let actions = [
            ("agendaEditieOpenen", json!({ "domein": "BREED_JEUGDDOMEIN", "titel": "X" })),
            ("agendaEditieVaststellen", json!({ "editie": editie, "version": 1, "geldigVan": "2026-09-01" })),
        ];
        for (who, actor) in t.outsiders().await {
            for (action, fields) in &actions {
                let code = actor.denied(action, EDITIE, fields.clone()).await;
                let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(code, expected, "{who} {action}");
            }
        }
    }

    /// In list, count, node, and as the current edition.
    async fn an_edition_that_is_being_shaped_is_nowhere_for_others(t: Stage) {
        let agenda = t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let document = "query($agenda: ID!, $editie: ID!) {
            agendas { totalCount nodes { id huidigeEditie { id } edities { totalCount nodes { titel } } } }
            nodes(ids: [$agenda, $editie]) { id }
        }";
        let ids = json!({ "agenda": agenda, "editie": editie });
        for (who, actor) in t.outsiders().await {
            let edities = json!({ "totalCount": 0, "nodes": [] });
            assert_eq!(
                actor.with(ids.clone()).data(document).await,
                json!({
                    "agendas": { "totalCount": 1, "nodes": [{ "id": agenda, "huidigeEditie": null, "edities": edities }] },
                    "nodes": [{ "id": agenda }, null],
                }),
                "{who}"
            );
        }
        let edities = redactie.with(ids).value(document, "/agendas/nodes/0/edities").await;
        assert_eq!(edities, json!({ "totalCount": 1, "nodes": [{ "titel": "Agenda 2027" }] }));
    }
}
