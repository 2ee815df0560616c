//! Cycli: beginning one, taking it further, and who may.

use api::graph::id::Kind;
use entity::{cyclus::Stand, meting::Status, praktijk::Fase};
use expect_test::expect;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::kit::{both, leren::inhoud, seed::global, tafel::Table};

const CYCLUS: &str = "cyclus { id nummer van tot stand version demo }";
const STANDEN: [(&str, Stand); 4] = [
    ("MEET", Stand::Meet),
    ("REFLECTEERT", Stand::Reflecteert),
    ("VERBETERT", Stand::Verbetert),
    ("AFGESLOTEN", Stand::Afgesloten),
];

both! {
    /// The whole round, by the front door.
    async fn a_praktijk_learns_in_rounds(t: Stage) {
        t.reference().await;
        let (key, _) = t.lerend("Praktijk Noord").await;
        let praktijk = global(Kind::LerendePraktijk, key);
        let anna = t.facilitator().await;
        let begin = |van: &str| json!({ "praktijk": praktijk, "van": van });
        assert_eq!(anna.refused("cyclusStarten", CYCLUS, begin("2025-12-31")).await, "DATUM_ONGELDIG input.van");
        assert_eq!(anna.refused("cyclusStarten", CYCLUS, begin("2026-09-02")).await, "DATUM_ONGELDIG input.van");
        let made = anna.done("cyclusStarten", CYCLUS, begin("2026-02-01")).await;
        let id = made["id"].clone();
        assert_eq!(made, json!({ "id": id, "nummer": 1, "van": "2026-02-01", "tot": null, "stand": "MEET", "version": 1, "demo": true }));
        assert_eq!(anna.refused("cyclusStarten", CYCLUS, begin("2026-03-01")).await, "CYCLUS_LOOPT input.praktijk");
        let go = |version: i32, stand: &str| json!({ "cyclus": id, "version": version, "stand": stand });
        let verder = "cyclusStandZetten";
        assert_eq!(anna.refused(verder, CYCLUS, go(1, "REFLECTEERT")).await, "METING_ONTBREEKT input.stand");
        let fields = json!({ "cyclus": id, "inhoud": inhoud("NULMETING", "2026-02-10") });
        let meting = anna.done("metingVastleggen", "meting { id }", fields).await;
        assert_eq!(anna.refused(verder, CYCLUS, go(1, "REFLECTEERT")).await, "METING_ONTBREEKT input.stand");
        anna.done("metingVaststellen", "meting { id }", json!({ "meting": meting["id"], "version": 1 })).await;
        anna.done(verder, CYCLUS, go(1, "REFLECTEERT")).await;
        assert_eq!(anna.refused(verder, CYCLUS, go(2, "VERBETERT")).await, "REFLECTIE_ONTBREEKT input.stand");
        let words = json!({ "cyclus": id, "watWerkt": "Korte lijnen.", "waarLopenWeVast": "Afspraken.", "welkeStap": "Afsluiten met wie en wat." });
        anna.done("reflectieVastleggen", "reflectie { id }", words).await;
        anna.done(verder, CYCLUS, go(2, "VERBETERT")).await;
        let step = json!({ "cyclus": id, "tekst": "Elk overleg afsluiten.", "organisatie": global(Kind::Organisatie, t.organisatie("De Brug").await) });
        anna.done("verbeterstapVastleggen", "verbeterstap { id }", step).await;
        let mut end = go(3, "AFGESLOTEN");
        end["tot"] = json!("2026-10-01");
        assert_eq!(anna.refused(verder, CYCLUS, end.clone()).await, "DATUM_ONGELDIG input.tot");
        end["tot"] = json!("2026-07-01");
        let over = anna.done(verder, CYCLUS, end).await;
        assert_eq!((&over["tot"], &over["stand"], &over["version"]), (&json!("2026-07-01"), &json!("AFGESLOTEN"), &json!(4)));
        assert_eq!(anna.refused("cyclusStarten", CYCLUS, begin("2026-06-30")).await, "DATUM_ONGELDIG input.van");
        let next = anna.done("cyclusStarten", CYCLUS, begin("2026-07-01")).await;
        assert_eq!(next["nummer"], 2);
        let document = "query($id: ID!) { lerendePraktijk(id: $id) { cycli { totalCount nodes { nummer stand
            metingen { totalCount } reflectie { versie } reflecties { totalCount } verbeterstappen { nodes { tekst } } } } } }";
        let seen = anna.with(json!({ "id": praktijk })).value(document, "/lerendePraktijk/cycli").await;
        let second = json!({ "nummer": 2, "stand": "MEET", "metingen": { "totalCount": 0 }, "reflectie": null,
            "reflecties": { "totalCount": 0 }, "verbeterstappen": { "nodes": [] } });
        let first = json!({ "nummer": 1, "stand": "AFGESLOTEN", "metingen": { "totalCount": 1 }, "reflectie": { "versie": 1 },
            "reflecties": { "totalCount": 1 }, "verbeterstappen": { "nodes": [{ "tekst": "Elk overleg afsluiten." }] } });
        assert_eq!(seen, json!({ "totalCount": 2, "nodes": [second, first] }));
    }

    async fn what_is_over_begins_no_cyclus(t: Stage) {
        let (key, _) = t.lerend("Praktijk Noord").await;
        t.fase(key, Fase::Afgerond).await;
        let anna = t.facilitator().await;
        let begin = json!({ "praktijk": global(Kind::LerendePraktijk, key) });
        assert_eq!(anna.refused("cyclusStarten", CYCLUS, begin).await, "PRAKTIJK_VOORBIJ input.praktijk");
    }

    /// Two who begin at once leave one that goes on.
    async fn two_at_once_begin_one(t: Stage) {
        let (key, _) = t.lerend("Praktijk Noord").await;
        let begin = json!({ "praktijk": global(Kind::LerendePraktijk, key) });
        let (anna, redactie) = (t.facilitator().await, t.redactie().await);
        let (one, two) = futures::join!(anna.uitkomst("cyclusStarten", begin.clone()), redactie.uitkomst("cyclusStarten", begin));
        let mut told = [one, two];
        told.sort_unstable();
        assert_eq!(told, ["CYCLUS_LOOPT", "mag"]);
    }

    /// Each step in each state, for everybody. Something was measured and adopted, and the three questions were answered.
    async fn every_step_in_every_state_for_everybody(t: Stage) {
        t.reference().await;
        let (key, allen) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(key, 1, Stand::Meet).await;
        t.gemeten((key, cyclus), "een", Status::Vastgesteld, |row| row.gedeeld = true).await;
        let id = global(Kind::Cyclus, cyclus);
        t.set(entity::reflectie::Model {
            id: t.named("reflectie"), cyclus_id: cyclus, nummer: 1, wat_werkt: "a".into(), waar_vast: "b".into(),
            welke_stap: "c".into(), door_id: None, demo: true, created_at: t.now(),
        }).await;
        let mut table = Table::default();
        for (state, _) in STANDEN {
            for (naar, _) in STANDEN {
                for (who, actor) in &allen {
                    let tot = if state == "AFGESLOTEN" { "'2026-08-01'" } else { "NULL" };
                    let reset = format!("UPDATE cyclus SET stand = '{state}', tot = {tot}, version = 1");
                    t.writer().execute_unprepared(&reset).await.expect("an UPDATE");
                    let fields = json!({ "cyclus": id, "version": 1, "stand": naar });
                    let told = actor.uitkomst("cyclusStandZetten", fields).await;
                    table.note(&format!("{state} naar {naar}"), &told, who);
                }
            }
        }
        t.agree(&table.text(), expect![[r#"
            MEET naar MEET: UNAUTHENTICATED                                        ANONIEM
            MEET naar MEET: FORBIDDEN                                              VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            MEET naar MEET: NOT_FOUND                                              BEHEER
            MEET naar MEET: STAND_VOLGT_NIET                                       FACILITATOR REDACTIE
            MEET naar REFLECTEERT: UNAUTHENTICATED                                 ANONIEM
            MEET naar REFLECTEERT: FORBIDDEN                                       VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            MEET naar REFLECTEERT: NOT_FOUND                                       BEHEER
            MEET naar REFLECTEERT: mag                                             FACILITATOR REDACTIE
            MEET naar VERBETERT: UNAUTHENTICATED                                   ANONIEM
            MEET naar VERBETERT: FORBIDDEN                                         VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            MEET naar VERBETERT: NOT_FOUND                                         BEHEER
            MEET naar VERBETERT: STAND_VOLGT_NIET                                  FACILITATOR REDACTIE
            MEET naar AFGESLOTEN: UNAUTHENTICATED                                  ANONIEM
            MEET naar AFGESLOTEN: FORBIDDEN                                        VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            MEET naar AFGESLOTEN: NOT_FOUND                                        BEHEER
            MEET naar AFGESLOTEN: mag                                              FACILITATOR REDACTIE
            REFLECTEERT naar MEET: UNAUTHENTICATED                                 ANONIEM
            REFLECTEERT naar MEET: FORBIDDEN                                       VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            REFLECTEERT naar MEET: NOT_FOUND                                       BEHEER
            REFLECTEERT naar MEET: mag                                             FACILITATOR REDACTIE
            REFLECTEERT naar REFLECTEERT: UNAUTHENTICATED                          ANONIEM
            REFLECTEERT naar REFLECTEERT: FORBIDDEN                                VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            REFLECTEERT naar REFLECTEERT: NOT_FOUND                                BEHEER
            REFLECTEERT naar REFLECTEERT: STAND_VOLGT_NIET                         FACILITATOR REDACTIE
            REFLECTEERT naar VERBETERT: UNAUTHENTICATED                            ANONIEM
            REFLECTEERT naar VERBETERT: FORBIDDEN                                  VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            REFLECTEERT naar VERBETERT: NOT_FOUND                                  BEHEER
            REFLECTEERT naar VERBETERT: mag                                        FACILITATOR REDACTIE
            REFLECTEERT naar AFGESLOTEN: UNAUTHENTICATED                           ANONIEM
            REFLECTEERT naar AFGESLOTEN: FORBIDDEN                                 VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            REFLECTEERT naar AFGESLOTEN: NOT_FOUND                                 BEHEER
            REFLECTEERT naar AFGESLOTEN: mag                                       FACILITATOR REDACTIE
            VERBETERT naar MEET: UNAUTHENTICATED                                   ANONIEM
            VERBETERT naar MEET: FORBIDDEN                                         VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            VERBETERT naar MEET: NOT_FOUND                                         BEHEER
            VERBETERT naar MEET: STAND_VOLGT_NIET                                  FACILITATOR REDACTIE
            VERBETERT naar REFLECTEERT: UNAUTHENTICATED                            ANONIEM
            VERBETERT naar REFLECTEERT: FORBIDDEN                                  VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            VERBETERT naar REFLECTEERT: NOT_FOUND                                  BEHEER
            VERBETERT naar REFLECTEERT: mag                                        FACILITATOR REDACTIE
            VERBETERT naar VERBETERT: UNAUTHENTICATED                              ANONIEM
            VERBETERT naar VERBETERT: FORBIDDEN                                    VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            VERBETERT naar VERBETERT: NOT_FOUND                                    BEHEER
            VERBETERT naar VERBETERT: STAND_VOLGT_NIET                             FACILITATOR REDACTIE
            VERBETERT naar AFGESLOTEN: UNAUTHENTICATED                             ANONIEM
            VERBETERT naar AFGESLOTEN: FORBIDDEN                                   VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            VERBETERT naar AFGESLOTEN: NOT_FOUND                                   BEHEER
            VERBETERT naar AFGESLOTEN: mag                                         FACILITATOR REDACTIE
            AFGESLOTEN naar MEET: UNAUTHENTICATED                                  ANONIEM
            AFGESLOTEN naar MEET: FORBIDDEN                                        VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            AFGESLOTEN naar MEET: NOT_FOUND                                        BEHEER
            AFGESLOTEN naar MEET: STAND_VOLGT_NIET                                 FACILITATOR REDACTIE
            AFGESLOTEN naar REFLECTEERT: UNAUTHENTICATED                           ANONIEM
            AFGESLOTEN naar REFLECTEERT: FORBIDDEN                                 VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            AFGESLOTEN naar REFLECTEERT: NOT_FOUND                                 BEHEER
            AFGESLOTEN naar REFLECTEERT: STAND_VOLGT_NIET                          FACILITATOR REDACTIE
            AFGESLOTEN naar VERBETERT: UNAUTHENTICATED                             ANONIEM
            AFGESLOTEN naar VERBETERT: FORBIDDEN                                   VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            AFGESLOTEN naar VERBETERT: NOT_FOUND                                   BEHEER
            AFGESLOTEN naar VERBETERT: STAND_VOLGT_NIET                            FACILITATOR REDACTIE
            AFGESLOTEN naar AFGESLOTEN: UNAUTHENTICATED                            ANONIEM
            AFGESLOTEN naar AFGESLOTEN: FORBIDDEN                                  VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            AFGESLOTEN naar AFGESLOTEN: NOT_FOUND                                  BEHEER
            AFGESLOTEN naar AFGESLOTEN: STAND_VOLGT_NIET                           FACILITATOR REDACTIE"#]]);
        let mut table = Table::default();
        for (who, actor) in &allen {
            t.writer().execute_unprepared("UPDATE cyclus SET stand = 'AFGESLOTEN', tot = van").await.expect("an UPDATE");
            let begin = json!({ "praktijk": global(Kind::LerendePraktijk, key), "van": "2026-09-01" });
            table.note("starten", &actor.uitkomst("cyclusStarten", begin).await, who);
        }
        t.agree(&table.text(), expect![[r#"
            starten: UNAUTHENTICATED                                               ANONIEM
            starten: FORBIDDEN                                                     VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER DEELNEMER ONDERZOEKER
            starten: mag                                                           FACILITATOR REDACTIE"#]]);
    }

    /// On every path: by id, below the praktijk, and what belongs to it.
    async fn who_sees_a_cyclus(t: Stage) {
        t.reference().await;
        let mut table = Table::default();
        for (state, name, shared, allowed) in [
            ("niets gedeeld", "een", false, false), ("gedeeld", "twee", true, false), ("analyse", "drie", false, true),
        ] {
            let (key, allen) = t.lerend(name).await;
            let cyclus = t.cyclus(key, 1, Stand::Meet).await;
            t.gemeten((key, cyclus), "een", Status::Vastgesteld, |row| row.gedeeld = shared).await;
            if allowed {
                let fields = json!({ "praktijk": global(Kind::LerendePraktijk, key) });
                t.facilitator().await.done("analyseToestaan", "toestemming { id }", fields).await;
            }
            let document = "query($p: ID!, $c: ID!) { node(id: $c) { ... on Cyclus { nummer metingen { totalCount } } }
                lerendePraktijk(id: $p) { cycli { totalCount nodes { nummer } } } }";
            for (who, actor) in &allen {
                let ids = json!({ "p": global(Kind::LerendePraktijk, key), "c": global(Kind::Cyclus, cyclus) });
                let seen = actor.with(ids).data(document).await;
                let node = seen.pointer("/node/metingen/totalCount").unwrap_or(&Value::Null);
                let told = format!("node met {node} metingen, {} cycli", seen["lerendePraktijk"]["cycli"]["totalCount"]);
                table.note(state, &told, who);
            }
        }
        t.agree(&table.text(), expect![[r#"
            niets gedeeld: node met null metingen, 0 cycli                         ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER
            niets gedeeld: node met 1 metingen, 1 cycli                            DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            gedeeld: node met 1 metingen, 1 cycli                                  ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            gedeeld: node met null metingen, 0 cycli                               BEHEER
            analyse: node met null metingen, 0 cycli                               ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD BEHEER
            analyse: node met 1 metingen, 1 cycli                                  ANALIST DEELNEMER ONDERZOEKER FACILITATOR REDACTIE"#]]);
    }
}
