//! Every action on a meting × every state × everybody.

use api::graph::id::Kind;
use entity::{cyclus::Stand, meting::Status, meting_niveau};
use expect_test::expect;
use sea_orm::{EntityTrait, PaginatorTrait};
use serde_json::{Value, json};

use crate::kit::{both, leren::inhoud, seed::global, tafel::Table};

const STATES: [(&str, Status); 3] = [
    ("CONCEPT", Status::Concept),
    ("VASTGESTELD", Status::Vastgesteld),
    ("VERVANGEN", Status::Vervangen),
];

/// Each action on one meting: its name, its mutation, and what is sent beside the meting and its version.
fn actions() -> [(&'static str, Value); 5] {
    [
        (
            "metingBijwerken",
            json!({ "inhoud": inhoud("TUSSENMETING", "2026-03-02") }),
        ),
        ("metingVerwijderen", json!({})),
        ("metingVaststellen", json!({})),
        (
            "metingDelen",
            json!({ "gedeeld": true, "samenvatting": "Wij weten elkaar te vinden." }),
        ),
        (
            "metingVastleggen",
            json!({ "vervangreden": "TELFOUT", "inhoud": inhoud("TUSSENMETING", "2026-03-02") }),
        ),
    ]
}

both! {
    /// Nothing of it stays but that somebody took it away; also when the cyclus is over.
    async fn a_concept_that_goes_leaves_nothing(t: Stage) {
        t.reference().await;
        let (praktijk, _) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(praktijk, 1, Stand::Afgesloten).await;
        let key = t.gemeten((praktijk, cyclus), "concept", Status::Concept, |_| ()).await;
        let (facilitator, id) = (t.facilitator().await, global(Kind::Meting, key));
        let stale = facilitator.denied("metingVerwijderen", "verwijderd", json!({ "meting": id, "version": 2 })).await;
        assert_eq!(stale, "CONFLICT");
        let gone = facilitator.data(&format!("mutation {{ metingVerwijderen(input: {{ meting: \"{id}\", version: 1 }}) {{ verwijderd userErrors {{ code }} }} }}")).await;
        assert_eq!(gone["metingVerwijderen"], json!({ "verwijderd": id, "userErrors": [] }));
        let seen = facilitator.data(&format!("{{ node(id: \"{id}\") {{ id }} logboek {{ nodes {{ handeling }} }} }}")).await;
        assert_eq!((&seen["node"], &seen["logboek"]["nodes"][0]["handeling"]), (&Value::Null, &json!("metingVerwijderen")));
        assert_eq!(meting_niveau::Entity::find().count(t.writer()).await.expect("a count"), 0);
    }

    async fn every_action_in_every_state_for_everybody(t: Stage) {
        t.reference().await;
        let (praktijk, allen) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(praktijk, 1, Stand::Verbetert).await;
        let mut table = Table::default();
        for (mutation, values) in actions() {
            for (state, status) in STATES {
                for (who, actor) in &allen {
                    // Shared where it stands, so that everybody may know of it.
                    let shared = status == Status::Vastgesteld;
                    let name = format!("{mutation} {state} {who}");
                    let key = t.gemeten((praktijk, cyclus), &name, status, |row| row.gedeeld = shared).await;
                    let id = global(Kind::Meting, key);
                    let mut fields = if mutation == "metingVastleggen" {
                        json!({ "cyclus": global(Kind::Cyclus, cyclus), "vervangt": id })
                    } else {
                        json!({ "meting": id, "version": 1 })
                    };
                    fields.as_object_mut().expect("fields").extend(values.as_object().expect("fields").clone());
                    table.note(&format!("{mutation} {state}"), &actor.uitkomst(mutation, fields).await, who);
                }
            }
        }
        for (who, actor) in &allen {
            let fields = json!({ "cyclus": global(Kind::Cyclus, cyclus), "inhoud": inhoud("TUSSENMETING", "2026-03-02") });
            table.note("metingVastleggen", &actor.uitkomst("metingVastleggen", fields).await, who);
        }
        t.agree(&table.text(), expect![[r#"
            metingBijwerken CONCEPT: UNAUTHENTICATED                               ANONIEM
            metingBijwerken CONCEPT: FORBIDDEN                                     VERENIGING GEBLOKKEERD DEELNEMER
            metingBijwerken CONCEPT: NOT_FOUND                                     BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingBijwerken CONCEPT: mag                                           ONDERZOEKER FACILITATOR REDACTIE
            metingBijwerken VASTGESTELD: UNAUTHENTICATED                           ANONIEM
            metingBijwerken VASTGESTELD: FORBIDDEN                                 VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER
            metingBijwerken VASTGESTELD: NOT_FOUND                                 BEHEER
            metingBijwerken VASTGESTELD: METING_LIGT_VAST                          ONDERZOEKER FACILITATOR REDACTIE
            metingBijwerken VERVANGEN: UNAUTHENTICATED                             ANONIEM
            metingBijwerken VERVANGEN: FORBIDDEN                                   VERENIGING GEBLOKKEERD DEELNEMER
            metingBijwerken VERVANGEN: NOT_FOUND                                   BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingBijwerken VERVANGEN: METING_LIGT_VAST                            ONDERZOEKER FACILITATOR REDACTIE
            metingVerwijderen CONCEPT: UNAUTHENTICATED                             ANONIEM
            metingVerwijderen CONCEPT: FORBIDDEN                                   VERENIGING GEBLOKKEERD DEELNEMER
            metingVerwijderen CONCEPT: NOT_FOUND                                   BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingVerwijderen CONCEPT: mag                                         ONDERZOEKER FACILITATOR REDACTIE
            metingVerwijderen VASTGESTELD: UNAUTHENTICATED                         ANONIEM
            metingVerwijderen VASTGESTELD: FORBIDDEN                               VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER
            metingVerwijderen VASTGESTELD: NOT_FOUND                               BEHEER
            metingVerwijderen VASTGESTELD: METING_LIGT_VAST                        ONDERZOEKER FACILITATOR REDACTIE
            metingVerwijderen VERVANGEN: UNAUTHENTICATED                           ANONIEM
            metingVerwijderen VERVANGEN: FORBIDDEN                                 VERENIGING GEBLOKKEERD DEELNEMER
            metingVerwijderen VERVANGEN: NOT_FOUND                                 BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingVerwijderen VERVANGEN: METING_LIGT_VAST                          ONDERZOEKER FACILITATOR REDACTIE
            metingVaststellen CONCEPT: UNAUTHENTICATED                             ANONIEM
            metingVaststellen CONCEPT: FORBIDDEN                                   VERENIGING GEBLOKKEERD DEELNEMER ONDERZOEKER
            metingVaststellen CONCEPT: NOT_FOUND                                   BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingVaststellen CONCEPT: mag                                         FACILITATOR REDACTIE
            metingVaststellen VASTGESTELD: UNAUTHENTICATED                         ANONIEM
            metingVaststellen VASTGESTELD: FORBIDDEN                               VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            metingVaststellen VASTGESTELD: NOT_FOUND                               BEHEER
            metingVaststellen VASTGESTELD: METING_LIGT_VAST                        FACILITATOR REDACTIE
            metingVaststellen VERVANGEN: UNAUTHENTICATED                           ANONIEM
            metingVaststellen VERVANGEN: FORBIDDEN                                 VERENIGING GEBLOKKEERD DEELNEMER ONDERZOEKER
            metingVaststellen VERVANGEN: NOT_FOUND                                 BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingVaststellen VERVANGEN: METING_LIGT_VAST                          FACILITATOR REDACTIE
            metingDelen CONCEPT: UNAUTHENTICATED                                   ANONIEM
            metingDelen CONCEPT: FORBIDDEN                                         VERENIGING GEBLOKKEERD DEELNEMER ONDERZOEKER
            metingDelen CONCEPT: NOT_FOUND                                         BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingDelen CONCEPT: NIET_VASTGESTELD                                  FACILITATOR REDACTIE
            metingDelen VASTGESTELD: UNAUTHENTICATED                               ANONIEM
            metingDelen VASTGESTELD: FORBIDDEN                                     VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER
            metingDelen VASTGESTELD: NOT_FOUND                                     BEHEER
            metingDelen VASTGESTELD: mag                                           FACILITATOR REDACTIE
            metingDelen VERVANGEN: UNAUTHENTICATED                                 ANONIEM
            metingDelen VERVANGEN: FORBIDDEN                                       VERENIGING GEBLOKKEERD DEELNEMER ONDERZOEKER
            metingDelen VERVANGEN: NOT_FOUND                                       BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            metingDelen VERVANGEN: AL_VERVANGEN                                    FACILITATOR REDACTIE
            metingVastleggen CONCEPT: UNAUTHENTICATED                              ANONIEM
            metingVastleggen CONCEPT: FORBIDDEN                                    VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER
            metingVastleggen CONCEPT: NOT_FOUND                                    BEHEER
            metingVastleggen CONCEPT: NIET_VASTGESTELD                             ONDERZOEKER FACILITATOR REDACTIE
            metingVastleggen VASTGESTELD: UNAUTHENTICATED                          ANONIEM
            metingVastleggen VASTGESTELD: FORBIDDEN                                VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER
            metingVastleggen VASTGESTELD: NOT_FOUND                                BEHEER
            metingVastleggen VASTGESTELD: mag                                      ONDERZOEKER FACILITATOR REDACTIE
            metingVastleggen VERVANGEN: UNAUTHENTICATED                            ANONIEM
            metingVastleggen VERVANGEN: FORBIDDEN                                  VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER
            metingVastleggen VERVANGEN: NOT_FOUND                                  BEHEER
            metingVastleggen VERVANGEN: AL_VERVANGEN                               ONDERZOEKER FACILITATOR REDACTIE
            metingVastleggen: UNAUTHENTICATED                                      ANONIEM
            metingVastleggen: FORBIDDEN                                            VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER
            metingVastleggen: NOT_FOUND                                            BEHEER
            metingVastleggen: mag                                                  ONDERZOEKER FACILITATOR REDACTIE"#]]);
    }
}
