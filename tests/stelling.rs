//! Lists of stellingen: in versions, for every praktijk or for one.

use api::graph::id::Kind;
use expect_test::expect;
use serde_json::{Value, json};

use crate::kit::{agenda::nowhere, both, seed::global, tafel::Table};

const LIJST: &str = "stellingenlijst { id titel versie vorige { versie } stellingen { id tekst versie } }";

fn words(titel: &str, teksten: &[&str]) -> Value {
    let rows: Vec<Value> = teksten.iter().map(|tekst| json!({ "tekst": tekst })).collect();
    json!({ "titel": titel, "stellingen": rows })
}

both! {
    async fn a_next_version_keeps_what_stayed(t: Stage) {
        let redactie = t.redactie().await;
        let maken = "stellingenlijstMaken";
        let first = redactie.done(maken, LIJST, words("Samenwerken", &["Wij bellen elkaar.", "Wij spreken af."])).await;
        let (stays, changes) = (&first["stellingen"][0], &first["stellingen"][1]);
        let next = json!({ "titel": "Samenwerken", "vorige": first["id"], "stellingen": [
            { "tekst": "Wij spreken af wie wat doet.", "herziet": changes["id"] }, { "stelling": stays["id"] }, { "tekst": "Wij kijken terug." },
        ] });
        let second = redactie.done(maken, LIJST, next.clone()).await;
        assert_eq!((&second["versie"], &second["vorige"]["versie"]), (&json!(2), &json!(1)));
        let shown: Vec<(Value, Value)> = second["stellingen"].as_array().expect("a list").iter()
            .map(|row| (row["tekst"].clone(), row["versie"].clone())).collect();
        assert_eq!(shown, [
            (json!("Wij spreken af wie wat doet."), json!(2)), (json!("Wij bellen elkaar."), json!(1)), (json!("Wij kijken terug."), json!(1)),
        ]);
        assert_eq!(second["stellingen"][1]["id"], stays["id"]);
        assert_eq!(redactie.refused(maken, LIJST, next).await, "AL_OPGEVOLGD input.vorige");
    }

    async fn a_list_that_cannot_be_meant_is_refused(t: Stage) {
        let redactie = t.redactie().await;
        let made = redactie.done("stellingenlijstMaken", LIJST, words("Samenwerken", &["Wij bellen elkaar."])).await;
        let id = &made["stellingen"][0]["id"];
        let refused = async |rows: Value| {
            let fields = json!({ "titel": "Nog een", "stellingen": rows });
            redactie.refused("stellingenlijstMaken", LIJST, fields).await
        };
        assert_eq!(refused(json!([])).await, "GEEN_STELLINGEN input.stellingen");
        assert_eq!(refused(json!([{}])).await, "EEN_VAN_BEIDE input.stellingen");
        assert_eq!(refused(json!([{ "stelling": id }, { "stelling": id }])).await, "DUBBELE_STELLING input.stellingen");
        assert_eq!(refused(json!([{ "stelling": nowhere(Kind::Stelling) }])).await, "ONBEKENDE_VERWIJZING input.stellingen");
        assert_eq!(
            refused(json!([{ "tekst": "Wij bellen." }, { "tekst": "Bel 06-12345678." }])).await,
            "TELEFOON input.stellingen.1.tekst"
        );
        let many: Vec<Value> = (0..41).map(|n| json!({ "tekst": format!("Stelling {n}.") })).collect();
        assert_eq!(refused(json!(many)).await, "TE_VEEL input.stellingen");
    }

    /// Who makes lists, and who sees them, by each path.
    async fn who_makes_and_sees_lists(t: Stage) {
        let (key, allen) = t.lerend("Praktijk Noord").await;
        let praktijk = global(Kind::LerendePraktijk, key);
        let mut own = words("Van ons", &["Wij bellen elkaar."]);
        own["praktijk"] = json!(praktijk);
        let of_all = t.redactie().await.done("stellingenlijstMaken", LIJST, words("Voor allen", &["Wij bellen."])).await;
        let of_us = t.facilitator().await.done("stellingenlijstMaken", LIJST, own.clone()).await;
        let mut table = Table::default();
        let document = "query($p: ID, $l: ID!, $s: ID!) { l: node(id: $l) { id } s: node(id: $s) { id } stellingenlijsten(praktijk: $p) { totalCount } }";
        for (who, actor) in &allen {
            for (of, lijst) in [("voor allen", &of_all), ("van de praktijk", &of_us)] {
                let ids = json!({ "p": praktijk, "l": lijst["id"], "s": lijst["stellingen"][0]["id"] });
                let seen = actor.with(ids).data(document).await;
                let told = format!("lijst {} stelling {}", !seen["l"].is_null(), !seen["s"].is_null());
                table.note(&format!("zien, {of}"), &told, who);
            }
        }
        for (who, actor) in &allen {
            table.note("maken voor allen", &actor.uitkomst("stellingenlijstMaken", words("Nog een", &["Wij bellen."])).await, who);
            table.note("maken voor de praktijk", &actor.uitkomst("stellingenlijstMaken", own.clone()).await, who);
        }
        t.agree(&table.text(), expect![[r#"
            zien, voor allen: lijst true stelling true                             ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            zien, van de praktijk: lijst false stelling false                      ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER
            zien, van de praktijk: lijst true stelling true                        DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            maken voor allen: UNAUTHENTICATED                                      ANONIEM
            maken voor de praktijk: UNAUTHENTICATED                                ANONIEM
            maken voor allen: FORBIDDEN                                            VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER DEELNEMER ONDERZOEKER FACILITATOR
            maken voor de praktijk: FORBIDDEN                                      VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER DEELNEMER
            maken voor de praktijk: mag                                            ONDERZOEKER FACILITATOR REDACTIE
            maken voor allen: mag                                                  REDACTIE"#]]);
    }
}
