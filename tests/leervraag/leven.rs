//! The life of a leervraag: which action is possible when, and for whom.

use entity::leervraag::Status;
use expect_test::expect;
use serde_json::{Value, json};

use super::{TEKST, field, id_of, outcome, published, submit};
use crate::kit::{Stage, actor::Actor, both, tafel::Table};

const STATES: [(&str, Status); 6] = [
    ("CONCEPT", Status::Concept),
    ("INGEDIEND", Status::Ingediend),
    ("GEPUBLICEERD", Status::Gepubliceerd),
    ("AFGEWEZEN", Status::Afgewezen),
    ("INGETROKKEN", Status::Ingetrokken),
    ("SAMENGEVOEGD", Status::Samengevoegd),
];

/// Every action on one leervraag: its name, its mutation, and what is sent with the id and the version.
fn actions() -> [(&'static str, &'static str, Value); 11] {
    [
        (
            "herzien: tekst",
            "leervraagHerzien",
            json!({ "tekst": "Hoe leren wij van elkaar in het team?" }),
        ),
        (
            "herzien: indienen",
            "leervraagHerzien",
            json!({ "tekst": "Hoe leren wij van elkaar?", "indienen": true }),
        ),
        (
            "herzien: weergave",
            "leervraagHerzien",
            json!({ "weergave": "ROL" }),
        ),
        (
            "herzien: weerwoord",
            "leervraagHerzien",
            json!({ "weerwoord": "Ik denk dat dit wel een leervraag is." }),
        ),
        (
            "weerwoord geven",
            "leervraagWeerwoordGeven",
            json!({ "weerwoord": "Ik denk dat dit wel een leervraag is." }),
        ),
        ("intrekken", "leervraagIntrekken", json!({})),
        (
            "publiceren",
            "leervraagModereren",
            json!({ "besluit": "PUBLICEREN" }),
        ),
        (
            "afwijzen",
            "leervraagModereren",
            json!({ "besluit": "AFWIJZEN", "reden": "DUBBEL" }),
        ),
        (
            "terugnemen",
            "leervraagModereren",
            json!({ "besluit": "TERUGNEMEN", "reden": "ONGEPAST" }),
        ),
        ("herkennen", "leervraagHerkennen", Value::Null),
        ("herkenning terug", "leervraagHerkenningIntrekken", Value::Null),
    ]
}

/// Sends an action about a leervraag that nobody changed yet.
async fn act(actor: &Actor<'_>, id: &str, mutation: &str, values: Value) -> String {
    let mut whole = json!({ "leervraag": id });
    if let (Some(values), Some(whole)) = (values.as_object(), whole.as_object_mut()) {
        whole.insert("version".into(), 1.into());
        whole.extend(values.clone());
    }
    outcome(actor, mutation, whole).await
}

/// What each action does for one actor in each state.
async fn by_state(t: &Stage, actor: &Actor<'_>, asker: &Actor<'_>, typist: &Actor<'_>) -> String {
    let mut table = Table::default();
    for (action, mutation, values) in actions() {
        for (state, status) in STATES {
            let key = t
                .vraag(&format!("{action} {state}"), |row| {
                    row.status = status;
                    row.vrager_id = Some(asker.id);
                    row.indiener_id = Some(typist.id);
                })
                .await;
            let told = act(actor, &id_of(key), mutation, values.clone()).await;
            table.note(action, &told, state);
        }
    }
    table.text()
}

both! {
    async fn every_action_of_its_asker_in_every_state(t: Stage) {
        let (anna, tom) = (t.member("anna").await, t.member("tom").await);
        t.agree(&by_state(&t, &anna, &anna, &tom).await, expect![[r#"
            herzien: tekst: CONCEPT                                                CONCEPT
            herzien: tekst: INGEDIEND                                              INGEDIEND GEPUBLICEERD AFGEWEZEN
            herzien: tekst: STATUS_STAAT_NIET_TOE input.leervraag                  INGETROKKEN SAMENGEVOEGD
            herzien: indienen: INGEDIEND                                           CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN
            herzien: indienen: STATUS_STAAT_NIET_TOE input.leervraag               INGETROKKEN SAMENGEVOEGD
            herzien: weergave: CONCEPT                                             CONCEPT
            herzien: weergave: INGEDIEND                                           INGEDIEND
            herzien: weergave: GEPUBLICEERD                                        GEPUBLICEERD
            herzien: weergave: AFGEWEZEN                                           AFGEWEZEN
            herzien: weergave: STATUS_STAAT_NIET_TOE input.leervraag               INGETROKKEN
            herzien: weergave: SAMENGEVOEGD                                        SAMENGEVOEGD
            herzien: weerwoord: NIETS_AFGEWEZEN input.weerwoord                    CONCEPT INGEDIEND GEPUBLICEERD INGETROKKEN SAMENGEVOEGD
            herzien: weerwoord: INGEDIEND                                          AFGEWEZEN
            weerwoord geven: NIETS_AFGEWEZEN input.weerwoord                       CONCEPT INGEDIEND GEPUBLICEERD INGETROKKEN SAMENGEVOEGD
            weerwoord geven: INGEDIEND                                             AFGEWEZEN
            intrekken: INGETROKKEN                                                 CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN SAMENGEVOEGD
            intrekken: STATUS_STAAT_NIET_TOE input.leervraag                       INGETROKKEN
            publiceren: FORBIDDEN                                                  CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            afwijzen: FORBIDDEN                                                    CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            terugnemen: FORBIDDEN                                                  CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            herkennen: STATUS_STAAT_NIET_TOE input.leervraag                       CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            herkennen: EIGEN_VRAAG input.leervraag                                 GEPUBLICEERD
            herkenning terug: CONCEPT                                              CONCEPT
            herkenning terug: INGEDIEND                                            INGEDIEND
            herkenning terug: GEPUBLICEERD                                         GEPUBLICEERD
            herkenning terug: AFGEWEZEN                                            AFGEWEZEN
            herkenning terug: INGETROKKEN                                          INGETROKKEN
            herkenning terug: SAMENGEVOEGD                                         SAMENGEVOEGD"#]]);
    }

    async fn every_action_of_an_editor_in_every_state(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        t.agree(&by_state(&t, &redactie, &anna, &anna).await, expect![[r#"
            herzien: tekst: FORBIDDEN                                              CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            herzien: indienen: FORBIDDEN                                           CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            herzien: weergave: FORBIDDEN                                           CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            herzien: weerwoord: FORBIDDEN                                          CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            weerwoord geven: FORBIDDEN                                             CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            intrekken: FORBIDDEN                                                   CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            publiceren: STATUS_STAAT_NIET_TOE input.besluit                        CONCEPT GEPUBLICEERD INGETROKKEN SAMENGEVOEGD
            publiceren: GEPUBLICEERD                                               INGEDIEND AFGEWEZEN
            afwijzen: STATUS_STAAT_NIET_TOE input.besluit                          CONCEPT AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            afwijzen: AFGEWEZEN                                                    INGEDIEND GEPUBLICEERD
            terugnemen: STATUS_STAAT_NIET_TOE input.besluit                        CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            terugnemen: INGEDIEND                                                  GEPUBLICEERD
            herkennen: STATUS_STAAT_NIET_TOE input.leervraag                       CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            herkennen: GEPUBLICEERD                                                GEPUBLICEERD
            herkenning terug: CONCEPT                                              CONCEPT
            herkenning terug: INGEDIEND                                            INGEDIEND
            herkenning terug: GEPUBLICEERD                                         GEPUBLICEERD
            herkenning terug: AFGEWEZEN                                            AFGEWEZEN
            herkenning terug: INGETROKKEN                                          INGETROKKEN
            herkenning terug: SAMENGEVOEGD                                         SAMENGEVOEGD"#]]);
    }

    async fn every_action_of_another_member_in_every_state(t: Stage) {
        let (anna, bob) = (t.member("anna").await, t.member("bob").await);
        t.agree(&by_state(&t, &bob, &anna, &anna).await, expect![[r#"
            herzien: tekst: NOT_FOUND                                              CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            herzien: tekst: FORBIDDEN                                              GEPUBLICEERD SAMENGEVOEGD
            herzien: indienen: NOT_FOUND                                           CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            herzien: indienen: FORBIDDEN                                           GEPUBLICEERD SAMENGEVOEGD
            herzien: weergave: NOT_FOUND                                           CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            herzien: weergave: FORBIDDEN                                           GEPUBLICEERD SAMENGEVOEGD
            herzien: weerwoord: NOT_FOUND                                          CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            herzien: weerwoord: FORBIDDEN                                          GEPUBLICEERD SAMENGEVOEGD
            weerwoord geven: NOT_FOUND                                             CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            weerwoord geven: FORBIDDEN                                             GEPUBLICEERD SAMENGEVOEGD
            intrekken: NOT_FOUND                                                   CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            intrekken: FORBIDDEN                                                   GEPUBLICEERD SAMENGEVOEGD
            publiceren: FORBIDDEN                                                  CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            afwijzen: FORBIDDEN                                                    CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            terugnemen: FORBIDDEN                                                  CONCEPT INGEDIEND GEPUBLICEERD AFGEWEZEN INGETROKKEN SAMENGEVOEGD
            herkennen: NOT_FOUND                                                   CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            herkennen: GEPUBLICEERD                                                GEPUBLICEERD
            herkennen: STATUS_STAAT_NIET_TOE input.leervraag                       SAMENGEVOEGD
            herkenning terug: NOT_FOUND                                            CONCEPT INGEDIEND AFGEWEZEN INGETROKKEN
            herkenning terug: GEPUBLICEERD                                         GEPUBLICEERD
            herkenning terug: SAMENGEVOEGD                                         SAMENGEVOEGD"#]]);
    }

    /// One table for all who are neither its people nor editors nor members; a published one, which they can all see.
    async fn who_may_do_what_with_a_published_leervraag(t: Stage) {
        let (anna, tom, bob) = (t.member("anna").await, t.member("tom").await, t.member("bob").await);
        let blocked = t.member("blok").await;
        t.block(&blocked).await;
        let (redactie, analist, beheer) = (t.redactie().await, t.analist().await, t.beheer().await);
        let (bpsw, nobody) = (t.vereniging("BPSW").await, t.anonymous());
        let actors = [
            ("asker", &anna), ("typist", &tom), ("member", &bob), ("blocked", &blocked), ("redactie", &redactie),
            ("analist", &analist), ("beheer", &beheer), ("vereniging", &bpsw), ("anonymous", &nobody),
        ];
        let mut table = Table::default();
        for (name, actor) in actors {
            table.note("indienen", &outcome(actor, "leervraagIndienen", json!({ "tekst": TEKST })).await, name);
        }
        for (action, mutation, values) in actions() {
            for (name, actor) in actors {
                let key = t
                    .vraag(&format!("{name} {action}"), |row| {
                        row.status = Status::Gepubliceerd;
                        row.vrager_id = Some(anna.id);
                        row.indiener_id = Some(tom.id);
                    })
                    .await;
                table.note(action, &act(actor, &id_of(key), mutation, values.clone()).await, name);
            }
        }
        t.agree(&table.text(), expect![[r#"
            indienen: INGEDIEND                                                    asker typist member redactie analist beheer
            indienen: FORBIDDEN                                                    blocked vereniging
            indienen: UNAUTHENTICATED                                              anonymous
            herzien: tekst: INGEDIEND                                              asker
            herzien: tekst: FORBIDDEN                                              typist member blocked redactie analist beheer vereniging
            herzien: tekst: UNAUTHENTICATED                                        anonymous
            herzien: indienen: INGEDIEND                                           asker
            herzien: indienen: FORBIDDEN                                           typist member blocked redactie analist beheer vereniging
            herzien: indienen: UNAUTHENTICATED                                     anonymous
            herzien: weergave: GEPUBLICEERD                                        asker
            herzien: weergave: FORBIDDEN                                           typist member blocked redactie analist beheer vereniging
            herzien: weergave: UNAUTHENTICATED                                     anonymous
            herzien: weerwoord: NIETS_AFGEWEZEN input.weerwoord                    asker
            herzien: weerwoord: FORBIDDEN                                          typist member blocked redactie analist beheer vereniging
            herzien: weerwoord: UNAUTHENTICATED                                    anonymous
            weerwoord geven: NIETS_AFGEWEZEN input.weerwoord                       asker
            weerwoord geven: FORBIDDEN                                             typist member blocked redactie analist beheer vereniging
            weerwoord geven: UNAUTHENTICATED                                       anonymous
            intrekken: INGETROKKEN                                                 asker
            intrekken: FORBIDDEN                                                   typist member blocked redactie analist beheer vereniging
            intrekken: UNAUTHENTICATED                                             anonymous
            publiceren: FORBIDDEN                                                  asker typist member blocked analist beheer vereniging
            publiceren: STATUS_STAAT_NIET_TOE input.besluit                        redactie
            publiceren: UNAUTHENTICATED                                            anonymous
            afwijzen: FORBIDDEN                                                    asker typist member blocked analist beheer vereniging
            afwijzen: AFGEWEZEN                                                    redactie
            afwijzen: UNAUTHENTICATED                                              anonymous
            terugnemen: FORBIDDEN                                                  asker typist member blocked analist beheer vereniging
            terugnemen: INGEDIEND                                                  redactie
            terugnemen: UNAUTHENTICATED                                            anonymous
            herkennen: EIGEN_VRAAG input.leervraag                                 asker
            herkennen: GEPUBLICEERD                                                typist member redactie analist beheer
            herkennen: FORBIDDEN                                                   blocked vereniging
            herkennen: UNAUTHENTICATED                                             anonymous
            herkenning terug: GEPUBLICEERD                                         asker typist member redactie analist beheer
            herkenning terug: FORBIDDEN                                            blocked vereniging
            herkenning terug: UNAUTHENTICATED                                      anonymous"#]]);
    }

    /// The long way round, with what is kept on the way.
    async fn from_draft_to_withdrawal(t: Stage) {
        let (anna, redactie, bob) = (t.member("anna").await, t.redactie().await, t.member("bob").await);
        let id = submit(&anna, json!({ "tekst": TEKST, "concept": true })).await;
        assert_eq!(field(&redactie, &id, "status ingediendOp").await, json!({ "status": "CONCEPT", "ingediendOp": null }));
        let steps = [
            (&anna, "leervraagHerzien", json!({ "tekst": "Hoe werk ik beter samen met de school?" }), "CONCEPT"),
            (&anna, "leervraagHerzien", json!({ "indienen": true }), "INGEDIEND"),
            (&redactie, "leervraagModereren", json!({ "besluit": "PUBLICEREN" }), "GEPUBLICEERD"),
            (&anna, "leervraagHerzien", json!({ "tekst": "Hoe werk ik als collega samen met de school?" }), "INGEDIEND"),
            (&redactie, "leervraagModereren", json!({ "besluit": "AFWIJZEN", "reden": "DUBBEL", "toelichting": "Deze vraag is al gesteld." }), "AFGEWEZEN"),
            (&anna, "leervraagHerzien", json!({ "weerwoord": "Deze vraag gaat over iets anders." }), "INGEDIEND"),
            (&redactie, "leervraagModereren", json!({ "besluit": "PUBLICEREN" }), "GEPUBLICEERD"),
            (&anna, "leervraagIntrekken", json!({}), "INGETROKKEN"),
        ];
        for (step, (actor, mutation, mut values, status)) in steps.into_iter().enumerate() {
            values["leervraag"] = json!(id);
            values["version"] = json!(step + 1);
            let told = outcome(actor, mutation, values).await;
            assert_eq!(told, status, "step {step}");
            let seen = bob.value(&format!("{{ leervraag(id: {id:?}) {{ status }} }}"), "/leervraag").await;
            assert_eq!(seen.is_null(), status != "GEPUBLICEERD", "another member at step {step}: {seen}");
            if status == "AFGEWEZEN" {
                let reason = json!({ "afwijsreden": "DUBBEL", "afwijstoelichting": "Deze vraag is al gesteld." });
                assert_eq!(field(&anna, &id, "afwijsreden afwijstoelichting").await, reason);
            }
        }
        let kept = "status version afwijsreden weerwoord
            versies { totalCount nodes { nummer tekst auteur { naam } } }";
        t.agree(&format!("{:#}", field(&anna, &id, kept).await), expect![[r#"
            {
              "status": "INGETROKKEN",
              "version": 9,
              "afwijsreden": null,
              "weerwoord": "Deze vraag gaat over iets anders.",
              "versies": {
                "totalCount": 3,
                "nodes": [
                  {
                    "nummer": 3,
                    "tekst": "Hoe werk ik als collega samen met de school?",
                    "auteur": {
                      "naam": "anna"
                    }
                  },
                  {
                    "nummer": 2,
                    "tekst": "Hoe werk ik beter samen met de school?",
                    "auteur": {
                      "naam": "anna"
                    }
                  },
                  {
                    "nummer": 1,
                    "tekst": "Hoe werk ik samen met de school in de wijk?",
                    "auteur": {
                      "naam": "anna"
                    }
                  }
                ]
              }
            }"#]]);
    }

    async fn only_new_words_unpublish(t: Stage) {
        let anna = t.member("anna").await;
        let id = published(&t, &anna, TEKST).await;
        let factor = t.element("factor", entity::raamwerk_element::Soort::Factor).await;
        let factor = crate::kit::seed::global(api::graph::id::Kind::WerkzameFactor, factor);
        let changes = [
            json!({ "weergave": "NAAM" }),
            json!({ "factoren": [factor] }),
            json!({ "aard": "RANDVOORWAARDE" }),
            json!({ "aard": null, "onderwijssoort": "BAO" }),
            json!({ "parameters": [] }),
            json!({ "tekst": TEKST }),
            json!({ "tekst": format!("  {TEKST} \n") }),
            json!({ "toelichting": null }),
            json!({}),
        ];
        for (n, mut change) in changes.into_iter().enumerate() {
            change["leervraag"] = json!(id);
            change["version"] = json!(n + 2);
            assert_eq!(outcome(&anna, "leervraagHerzien", change.clone()).await, "GEPUBLICEERD", "{change}");
        }
        let now = field(&anna, &id, "status version weergave aard onderwijssoort factoren { naam } versies { totalCount }").await;
        assert_eq!(now, json!({
            "status": "GEPUBLICEERD", "version": 11, "weergave": "NAAM", "aard": null, "onderwijssoort": "BAO",
            "factoren": [{ "naam": "factor" }], "versies": { "totalCount": 1 },
        }));
        let change = json!({ "leervraag": id, "version": 11, "toelichting": "In ons team speelt dit vaak." });
        assert_eq!(outcome(&anna, "leervraagHerzien", change).await, "INGEDIEND");
    }

    async fn the_log_tells_who_did_what_without_a_word_of_it(t: Stage) {
        let anna = t.member("anna").await;
        let id = published(&t, &anna, TEKST).await;
        outcome(&t.member("bob").await, "leervraagHerkennen", json!({ "leervraag": id })).await;
        outcome(&anna, "leervraagIntrekken", json!({ "leervraag": id, "version": 2 })).await;
        let log = anna.data("{ logboek { nodes { handeling actor soort } } }").await;
        t.agree(&format!("{log:#}"), expect![[r#"
            {
              "logboek": {
                "nodes": [
                  {
                    "handeling": "leervraagIntrekken",
                    "actor": "MEMBER",
                    "soort": "Leervraag"
                  },
                  {
                    "handeling": "leervraagHerkennen",
                    "actor": "MEMBER",
                    "soort": "Leervraag"
                  },
                  {
                    "handeling": "leervraagModereren",
                    "actor": "REDACTIE",
                    "soort": "Leervraag"
                  },
                  {
                    "handeling": "leervraagIndienen",
                    "actor": "MEMBER",
                    "soort": "Leervraag"
                  }
                ]
              }
            }"#]]);
    }
}
