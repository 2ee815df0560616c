//! Reflecties: the three questions, in versions that stay inside.

use api::graph::id::Kind;
use entity::{cyclus::Stand, meting::Status};
use expect_test::expect;
use sea_orm::ConnectionTrait;
use serde_json::{Value, json};

use crate::kit::{both, leren::factor, seed::global, tafel::Table};

const REFLECTIE: &str = "reflectie { id versie watWerkt waarLopenWeVast welkeStap vorige { versie } vastOp { code } door { naam } }";

fn words(cyclus: &str, versie: Value) -> Value {
    json!({ "cyclus": cyclus, "versie": versie, "watWerkt": "Korte lijnen.", "waarLopenWeVast": "Afspraken blijven hangen.",
        "welkeStap": "Afsluiten met wie en wat." })
}

both! {
    async fn a_praktijk_answers_three_questions(t: Stage) {
        t.reference().await;
        let (key, _) = t.lerend("Praktijk Noord").await;
        let cyclus = global(Kind::Cyclus, t.cyclus(key, 1, Stand::Reflecteert).await);
        let (anna, other) = (t.facilitator().await, t.member("deelnemer").await);
        let mut first = words(&cyclus, Value::Null);
        first["vastOp"] = json!([factor("VERTROUWEN"), factor("GEDEELDE_VISIE"), factor("VERTROUWEN")]);
        let made = anna.done("reflectieVastleggen", REFLECTIE, first).await;
        assert_eq!((&made["versie"], &made["vorige"]), (&json!(1), &Value::Null));
        assert_eq!(made["vastOp"].as_array().map(Vec::len), Some(2));
        // Who did not read the first version does not write the next.
        assert_eq!(other.denied("reflectieVastleggen", REFLECTIE, words(&cyclus, Value::Null)).await, "CONFLICT");
        let next = other.done("reflectieVastleggen", REFLECTIE, words(&cyclus, json!(1))).await;
        assert_eq!(
            (&next["versie"], &next["vorige"]["versie"], &next["door"]["naam"], &next["vastOp"]),
            (&json!(2), &json!(1), &json!("deelnemer"), &json!([]))
        );
        let document = "query($id: ID!) { node(id: $id) { ... on Cyclus { reflectie { versie } reflecties { totalCount nodes { versie } } } } }";
        assert_eq!(
            anna.with(json!({ "id": cyclus })).value(document, "/node").await,
            json!({ "reflectie": { "versie": 2 }, "reflecties": { "totalCount": 2, "nodes": [{ "versie": 2 }, { "versie": 1 }] } })
        );
        let mut hostile = words(&cyclus, json!(2));
        hostile["watWerkt"] = json!("De moeder van Sem helpt mee.");
        hostile["welkeStap"] = json!("Bel 06-12345678.");
        assert_eq!(
            anna.refused("reflectieVastleggen", REFLECTIE, hostile).await,
            "NAAM_BIJ_ROL input.watWerkt, TELEFOON input.welkeStap"
        );
        let mut wrong = words(&cyclus, json!(2));
        wrong["vastOp"] = json!([global(Kind::WerkzameFactor, t.named("niets"))]);
        assert_eq!(anna.refused("reflectieVastleggen", REFLECTIE, wrong).await, "ONBEKENDE_VERWIJZING input.vastOp");
    }

    /// In each state of the cyclus, for everybody: who writes, and who reads by which path. A meting is shared throughout.
    async fn who_writes_and_reads(t: Stage) {
        t.reference().await;
        let (key, allen) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(key, 1, Stand::Meet).await;
        t.gemeten((key, cyclus), "een", Status::Vastgesteld, |row| row.gedeeld = true).await;
        let grant = json!({ "praktijk": global(Kind::LerendePraktijk, key) });
        t.facilitator().await.done("analyseToestaan", "toestemming { id }", grant).await;
        let id = global(Kind::Cyclus, cyclus);
        let mut table = Table::default();
        let mut versie = 0;
        for state in ["MEET", "REFLECTEERT", "VERBETERT", "AFGESLOTEN"] {
            let tot = if state == "AFGESLOTEN" { "'2026-08-01'" } else { "NULL" };
            let reset = format!("UPDATE cyclus SET stand = '{state}', tot = {tot}");
            t.writer().execute_unprepared(&reset).await.expect("an UPDATE");
            for (who, actor) in &allen {
                let told = actor.uitkomst("reflectieVastleggen", words(&id, json!(versie))).await;
                versie += i32::from(told == "mag");
                table.note(&format!("{state}: vastleggen"), &told, who);
            }
        }
        let last = t.facilitator().await.with(json!({ "id": id }));
        let last = last.text("query($id: ID!) { node(id: $id) { ... on Cyclus { reflectie { id } } } }", "/node/reflectie/id").await;
        let document = "query($c: ID!, $r: ID!) { r: node(id: $r) { id } c: node(id: $c) { ... on Cyclus { reflectie { id } reflecties { totalCount } } } }";
        for (who, actor) in &allen {
            let seen = actor.with(json!({ "c": id, "r": last })).data(document).await;
            let told = format!("node {} laatste {} versies {}", !seen["r"].is_null(), seen.pointer("/c/reflectie/id").is_some(),
                seen.pointer("/c/reflecties/totalCount").unwrap_or(&Value::Null));
            table.note("lezen", &told, who);
        }
        t.agree(&table.text(), expect![[r#"
            MEET: vastleggen: UNAUTHENTICATED                                      ANONIEM
            MEET: vastleggen: FORBIDDEN                                            VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            MEET: vastleggen: NOT_FOUND                                            BEHEER
            MEET: vastleggen: CYCLUS_MEET_NOG                                      DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            REFLECTEERT: vastleggen: UNAUTHENTICATED                               ANONIEM
            REFLECTEERT: vastleggen: FORBIDDEN                                     VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            REFLECTEERT: vastleggen: NOT_FOUND                                     BEHEER
            REFLECTEERT: vastleggen: mag                                           DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            VERBETERT: vastleggen: UNAUTHENTICATED                                 ANONIEM
            VERBETERT: vastleggen: FORBIDDEN                                       VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            VERBETERT: vastleggen: NOT_FOUND                                       BEHEER
            VERBETERT: vastleggen: mag                                             DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            AFGESLOTEN: vastleggen: UNAUTHENTICATED                                ANONIEM
            AFGESLOTEN: vastleggen: FORBIDDEN                                      VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            AFGESLOTEN: vastleggen: NOT_FOUND                                      BEHEER
            AFGESLOTEN: vastleggen: CYCLUS_AFGESLOTEN                              DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            lezen: node false laatste false versies 0                              ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            lezen: node false laatste false versies null                           BEHEER
            lezen: node true laatste true versies 8                                DEELNEMER ONDERZOEKER FACILITATOR REDACTIE"#]]);
    }
}
