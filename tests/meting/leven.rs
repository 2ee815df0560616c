//! Every action on a meting × every state × everybody.

use api::graph::id::Kind;
use entity::{cyclus::Stand, meting::Status};
use expect_test::expect;
use serde_json::{Value, json};

use crate::kit::{both, leren::inhoud, seed::global, tafel::Table};

const STATES: [(&str, Status); 3] = [
    ("CONCEPT", Status::Concept),
    ("VASTGESTELD", Status::Vastgesteld),
    ("VERVANGEN", Status::Vervangen),
];

/// Each action on one meting: its name, its mutation, and what is sent beside the meting and its version.
fn actions() -> [(&'static str, Value); 4] {
    [
        (
            "metingBijwerken",
            json!({ "inhoud": inhoud("TUSSENMETING", "2026-03-02") }),
        ),
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
