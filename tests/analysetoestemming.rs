//! That a Lerende Praktijk lets analysts read along: its facilitator decides, and takes it back.

use api::graph::id::Kind;
use expect_test::expect;
use serde_json::{Value, json};

use crate::kit::{both, seed::global, tafel::Table};

const TOESTEMMING: &str = "toestemming { id version gegevenDoor { naam } ingetrokkenDoor { naam } }";

both! {
    async fn a_facilitator_gives_it_and_takes_it_back(t: Stage) {
        let (key, _) = t.lerend("Praktijk Noord").await;
        let praktijk = global(Kind::LerendePraktijk, key);
        let anna = t.facilitator().await;
        let given = anna.done("analyseToestaan", TOESTEMMING, json!({ "praktijk": praktijk })).await;
        assert_eq!(
            (&given["version"], &given["gegevenDoor"]["naam"], &given["ingetrokkenDoor"]),
            (&json!(1), &json!("facilitator"), &Value::Null)
        );
        assert_eq!(
            anna.refused("analyseToestaan", TOESTEMMING, json!({ "praktijk": praktijk })).await,
            "AL_TOEGESTAAN input.praktijk"
        );
        let back = |version: i32| json!({ "toestemming": given["id"], "version": version });
        let intrekken = "analyseToestemmingIntrekken";
        assert_eq!(anna.denied(intrekken, TOESTEMMING, back(2)).await, "CONFLICT");
        let taken = anna.done(intrekken, TOESTEMMING, back(1)).await;
        assert_eq!(taken["ingetrokkenDoor"]["naam"], "facilitator");
        assert_eq!(anna.refused(intrekken, TOESTEMMING, back(2)).await, "AL_INGETROKKEN input.toestemming");
        let again = anna.done("analyseToestaan", TOESTEMMING, json!({ "praktijk": praktijk })).await;
        let document = "query($id: ID!) { lerendePraktijk(id: $id) { analyseToestemming { id }
            analyseToestemmingen { totalCount nodes { version } } } }";
        let shown = anna.with(json!({ "id": praktijk })).value(document, "/lerendePraktijk").await;
        assert_eq!(shown, json!({
            "analyseToestemming": { "id": again["id"] },
            "analyseToestemmingen": { "totalCount": 2, "nodes": [{ "version": 1 }, { "version": 2 }] },
        }));
    }

    /// Every action, and what is seen of it, in each state, for everybody.
    async fn who_decides_and_who_knows(t: Stage) {
        let mut table = Table::default();
        for (state, name) in [("geldt", "een"), ("ingetrokken", "twee")] {
            let (key, allen) = t.lerend(name).await;
            let praktijk = global(Kind::LerendePraktijk, key);
            let anna = t.facilitator().await;
            let given = anna.done("analyseToestaan", TOESTEMMING, json!({ "praktijk": praktijk })).await;
            if state == "ingetrokken" {
                let back = json!({ "toestemming": given["id"], "version": 1 });
                anna.done("analyseToestemmingIntrekken", TOESTEMMING, back).await;
            }
            let document = "query($p: ID!, $id: ID!) { node(id: $id) { id } lerendePraktijk(id: $p) {
                analyseToestemming { id } analyseToestemmingen { totalCount } } }";
            for (who, actor) in &allen {
                let seen = actor.with(json!({ "p": praktijk, "id": given["id"] })).data(document).await;
                let of = &seen["lerendePraktijk"];
                let told = format!(
                    "node {} geldt {} aantal {}",
                    !seen["node"].is_null(), !of["analyseToestemming"].is_null(), of["analyseToestemmingen"]["totalCount"]
                );
                table.note(&format!("{state}: zien"), &told, who);
                if *who != "FACILITATOR" {
                    let give = actor.uitkomst("analyseToestaan", json!({ "praktijk": praktijk })).await;
                    table.note(&format!("{state}: toestaan"), &give, who);
                    let back = json!({ "toestemming": given["id"], "version": 1 });
                    let back = actor.uitkomst("analyseToestemmingIntrekken", back).await;
                    table.note(&format!("{state}: intrekken"), &back, who);
                }
            }
        }
        t.agree(&table.text(), expect![[r#"
            geldt: zien: node false geldt false aantal 0                           ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD BEHEER
            geldt: toestaan: UNAUTHENTICATED                                       ANONIEM
            geldt: intrekken: UNAUTHENTICATED                                      ANONIEM
            geldt: toestaan: FORBIDDEN                                             VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER DEELNEMER ONDERZOEKER REDACTIE
            geldt: intrekken: FORBIDDEN                                            VERENIGING GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER REDACTIE
            geldt: intrekken: NOT_FOUND                                            BUITENSTAANDER OUD-DEELNEMER LATER BEHEER
            geldt: zien: node true geldt true aantal 1                             ANALIST DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            ingetrokken: zien: node false geldt false aantal 0                     ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER
            ingetrokken: toestaan: UNAUTHENTICATED                                 ANONIEM
            ingetrokken: intrekken: UNAUTHENTICATED                                ANONIEM
            ingetrokken: toestaan: FORBIDDEN                                       VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER DEELNEMER ONDERZOEKER REDACTIE
            ingetrokken: intrekken: FORBIDDEN                                      VERENIGING GEBLOKKEERD DEELNEMER ONDERZOEKER REDACTIE
            ingetrokken: intrekken: NOT_FOUND                                      BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            ingetrokken: zien: node true geldt false aantal 1                      DEELNEMER ONDERZOEKER FACILITATOR REDACTIE"#]]);
    }
}
