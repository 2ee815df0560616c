//! Verbeterstappen: who sees to what, and how far it is.

use api::graph::id::Kind;
use entity::{
    cyclus::Stand as CyclusStand,
    deelname::Rol,
    meting::Status,
    verbeterstap::{self, Stand},
};
use expect_test::expect;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::kit::{Stage, both, seed::global, tafel::Table};

const STAP: &str =
    "verbeterstap { id tekst stand streefdatum version organisatie { naam } deelname { member { naam } }
    verloop { totalCount nodes { stand toelichting door { naam } } } }";
const STANDEN: [(&str, Stand); 4] = [
    ("GEPLAND", Stand::Gepland),
    ("BEZIG", Stand::Bezig),
    ("GEDAAN", Stand::Gedaan),
    ("VERVALLEN", Stand::Vervallen),
];

/// A step of a cyclus in some state; its key.
async fn stap(t: &Stage, cyclus_id: Uuid, name: &str, stand: Stand) -> Uuid {
    let id = t.named(name);
    t.set(verbeterstap::Model {
        id,
        cyclus_id,
        tekst: "Elk overleg afsluiten.".into(),
        organisatie_id: None,
        deelname_id: None,
        streefdatum: None,
        stand,
        demo: true,
        version: 1,
        created_at: t.now(),
        updated_at: t.now(),
    })
    .await;
    id
}

both! {
    async fn a_step_is_agreed_taken_and_kept(t: Stage) {
        let (key, _) = t.lerend("Praktijk Noord").await;
        let cyclus = global(Kind::Cyclus, t.cyclus(key, 1, CyclusStand::Verbetert).await);
        let school = global(Kind::Organisatie, t.organisatie("De Brug").await);
        let (anna, other) = (t.facilitator().await, t.member("deelnemer").await);
        let own = global(Kind::Deelname, t.deelname((key, other.id), Rol::Contactpersoon, "2026-08-01", None).await);
        let past = global(Kind::Deelname, t.deelname((key, other.id), Rol::Ervaringsdeskundige, "2026-01-01", Some("2026-02-01")).await);
        let step = |more: Value| {
            let mut fields = json!({ "cyclus": cyclus, "tekst": "Elk overleg afsluiten." });
            fields.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            fields
        };
        let refused = async |more: Value| anna.refused("verbeterstapVastleggen", STAP, step(more)).await;
        assert_eq!(refused(json!({})).await, "EEN_EIGENAAR input.organisatie");
        assert_eq!(refused(json!({ "organisatie": school, "deelname": own })).await, "EEN_EIGENAAR input.organisatie");
        assert_eq!(refused(json!({ "deelname": past })).await, "EIGENAAR_DOET_NIET_MEE input.deelname");
        assert_eq!(refused(json!({ "organisatie": school, "streefdatum": "2026-01-31" })).await, "DATUM_ONGELDIG input.streefdatum");
        assert_eq!(refused(json!({ "organisatie": school, "tekst": "Mail anna@voorbeeld.nl." })).await, "EMAIL input.tekst");
        let made = other.done("verbeterstapVastleggen", STAP, step(json!({ "organisatie": school, "streefdatum": "2026-12-01" }))).await;
        assert_eq!((&made["stand"], &made["organisatie"]["naam"]), (&json!("GEPLAND"), &json!("De Brug")));
        let change = |version: i32, more: Value| {
            let mut fields = json!({ "verbeterstap": made["id"], "version": version });
            fields.as_object_mut().expect("fields").extend(more.as_object().expect("fields").clone());
            fields
        };
        let bijwerken = "verbeterstapBijwerken";
        assert_eq!(anna.denied(bijwerken, STAP, change(9, json!({}))).await, "CONFLICT");
        assert_eq!(anna.refused(bijwerken, STAP, change(1, json!({ "toelichting": "Loopt." }))).await, "STAND_ONTBREEKT input.toelichting");
        assert_eq!(anna.refused(bijwerken, STAP, change(1, json!({ "stand": "GEPLAND" }))).await, "STAND_VOLGT_NIET input.stand");
        let busy = anna.done(bijwerken, STAP, change(1, json!({ "stand": "BEZIG", "toelichting": "Loopt.", "deelname": own, "streefdatum": null }))).await;
        assert_eq!(
            (&busy["organisatie"], &busy["deelname"]["member"]["naam"], &busy["streefdatum"]),
            (&Value::Null, &json!("deelnemer"), &Value::Null)
        );
        assert_eq!(busy["verloop"], json!({ "totalCount": 2, "nodes": [
            { "stand": "BEZIG", "toelichting": "Loopt.", "door": { "naam": "facilitator" } },
            { "stand": "GEPLAND", "toelichting": null, "door": { "naam": "deelnemer" } },
        ] }));
        // Whom it is about reads in the log that it was done.
        let log = other.data("{ logboek { nodes { handeling soort betrokkene { naam } } } }").await;
        let about = json!({ "handeling": "verbeterstapBijwerken", "soort": "Verbeterstap", "betrokkene": { "naam": "deelnemer" } });
        assert!(log["logboek"]["nodes"].as_array().expect("a list").contains(&about), "{log:#}");
    }

    /// Each state × each next state × everybody; and who agrees on steps in each state of the cyclus.
    async fn every_step_for_everybody(t: Stage) {
        t.reference().await;
        let (key, allen) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(key, 1, CyclusStand::Verbetert).await;
        t.gemeten((key, cyclus), "een", Status::Vastgesteld, |row| row.gedeeld = true).await;
        let mut table = Table::default();
        for (van, stand) in STANDEN {
            for (naar, _) in STANDEN {
                for (who, actor) in &allen {
                    let id = stap(&t, cyclus, &format!("{van} {naar} {who}"), stand).await;
                    let fields = json!({ "verbeterstap": global(Kind::Verbeterstap, id), "version": 1, "stand": naar });
                    table.note(&format!("{van} naar {naar}"), &actor.uitkomst("verbeterstapBijwerken", fields).await, who);
                }
            }
        }
        let school = global(Kind::Organisatie, t.organisatie("De Brug").await);
        for (nummer, name, stand) in [
            (1, "een", CyclusStand::Meet), (1, "twee", CyclusStand::Reflecteert), (1, "drie", CyclusStand::Verbetert), (1, "vier", CyclusStand::Afgesloten),
        ] {
            let (key, allen) = t.lerend(name).await;
            let cyclus = t.cyclus(key, nummer, stand).await;
            for (who, actor) in &allen {
                let fields = json!({ "cyclus": global(Kind::Cyclus, cyclus), "tekst": "Elk overleg afsluiten.", "organisatie": school });
                table.note(&format!("{stand:?}: vastleggen"), &actor.uitkomst("verbeterstapVastleggen", fields).await, who);
            }
        }
        let id = stap(&t, cyclus, "gezien", Stand::Gepland).await;
        let document = "query($c: ID!, $s: ID!) { s: node(id: $s) { ... on Verbeterstap { verloop { totalCount } } } c: node(id: $c) { ... on Cyclus { verbeterstappen(first: 1) { nodes { id } } } } }";
        for (who, actor) in &allen {
            let seen = actor.with(json!({ "c": global(Kind::Cyclus, cyclus), "s": global(Kind::Verbeterstap, id) })).data(document).await;
            let told = format!("node {} in de cyclus {}", !seen["s"].is_null(), seen.pointer("/c/verbeterstappen/nodes/0").is_some());
            table.note("zien", &told, who);
        }
        t.agree(&table.text(), expect![[r#"
            GEPLAND naar GEPLAND: UNAUTHENTICATED                                  ANONIEM
            GEPLAND naar GEPLAND: FORBIDDEN                                        VERENIGING GEBLOKKEERD
            GEPLAND naar GEPLAND: NOT_FOUND                                        BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEPLAND naar GEPLAND: STAND_VOLGT_NIET                                 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            GEPLAND naar BEZIG: UNAUTHENTICATED                                    ANONIEM
            GEPLAND naar BEZIG: FORBIDDEN                                          VERENIGING GEBLOKKEERD
            GEPLAND naar BEZIG: NOT_FOUND                                          BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEPLAND naar BEZIG: mag                                                DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            GEPLAND naar GEDAAN: UNAUTHENTICATED                                   ANONIEM
            GEPLAND naar GEDAAN: FORBIDDEN                                         VERENIGING GEBLOKKEERD
            GEPLAND naar GEDAAN: NOT_FOUND                                         BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEPLAND naar GEDAAN: mag                                               DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            GEPLAND naar VERVALLEN: UNAUTHENTICATED                                ANONIEM
            GEPLAND naar VERVALLEN: FORBIDDEN                                      VERENIGING GEBLOKKEERD
            GEPLAND naar VERVALLEN: NOT_FOUND                                      BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEPLAND naar VERVALLEN: mag                                            DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            BEZIG naar GEPLAND: UNAUTHENTICATED                                    ANONIEM
            BEZIG naar GEPLAND: FORBIDDEN                                          VERENIGING GEBLOKKEERD
            BEZIG naar GEPLAND: NOT_FOUND                                          BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            BEZIG naar GEPLAND: mag                                                DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            BEZIG naar BEZIG: UNAUTHENTICATED                                      ANONIEM
            BEZIG naar BEZIG: FORBIDDEN                                            VERENIGING GEBLOKKEERD
            BEZIG naar BEZIG: NOT_FOUND                                            BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            BEZIG naar BEZIG: STAND_VOLGT_NIET                                     DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            BEZIG naar GEDAAN: UNAUTHENTICATED                                     ANONIEM
            BEZIG naar GEDAAN: FORBIDDEN                                           VERENIGING GEBLOKKEERD
            BEZIG naar GEDAAN: NOT_FOUND                                           BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            BEZIG naar GEDAAN: mag                                                 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            BEZIG naar VERVALLEN: UNAUTHENTICATED                                  ANONIEM
            BEZIG naar VERVALLEN: FORBIDDEN                                        VERENIGING GEBLOKKEERD
            BEZIG naar VERVALLEN: NOT_FOUND                                        BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            BEZIG naar VERVALLEN: mag                                              DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            GEDAAN naar GEPLAND: UNAUTHENTICATED                                   ANONIEM
            GEDAAN naar GEPLAND: FORBIDDEN                                         VERENIGING GEBLOKKEERD
            GEDAAN naar GEPLAND: NOT_FOUND                                         BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEDAAN naar GEPLAND: STAND_VOLGT_NIET                                  DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            GEDAAN naar BEZIG: UNAUTHENTICATED                                     ANONIEM
            GEDAAN naar BEZIG: FORBIDDEN                                           VERENIGING GEBLOKKEERD
            GEDAAN naar BEZIG: NOT_FOUND                                           BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEDAAN naar BEZIG: mag                                                 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            GEDAAN naar GEDAAN: UNAUTHENTICATED                                    ANONIEM
            GEDAAN naar GEDAAN: FORBIDDEN                                          VERENIGING GEBLOKKEERD
            GEDAAN naar GEDAAN: NOT_FOUND                                          BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEDAAN naar GEDAAN: STAND_VOLGT_NIET                                   DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            GEDAAN naar VERVALLEN: UNAUTHENTICATED                                 ANONIEM
            GEDAAN naar VERVALLEN: FORBIDDEN                                       VERENIGING GEBLOKKEERD
            GEDAAN naar VERVALLEN: NOT_FOUND                                       BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            GEDAAN naar VERVALLEN: STAND_VOLGT_NIET                                DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            VERVALLEN naar GEPLAND: UNAUTHENTICATED                                ANONIEM
            VERVALLEN naar GEPLAND: FORBIDDEN                                      VERENIGING GEBLOKKEERD
            VERVALLEN naar GEPLAND: NOT_FOUND                                      BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            VERVALLEN naar GEPLAND: mag                                            DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            VERVALLEN naar BEZIG: UNAUTHENTICATED                                  ANONIEM
            VERVALLEN naar BEZIG: FORBIDDEN                                        VERENIGING GEBLOKKEERD
            VERVALLEN naar BEZIG: NOT_FOUND                                        BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            VERVALLEN naar BEZIG: STAND_VOLGT_NIET                                 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            VERVALLEN naar GEDAAN: UNAUTHENTICATED                                 ANONIEM
            VERVALLEN naar GEDAAN: FORBIDDEN                                       VERENIGING GEBLOKKEERD
            VERVALLEN naar GEDAAN: NOT_FOUND                                       BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            VERVALLEN naar GEDAAN: STAND_VOLGT_NIET                                DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            VERVALLEN naar VERVALLEN: UNAUTHENTICATED                              ANONIEM
            VERVALLEN naar VERVALLEN: FORBIDDEN                                    VERENIGING GEBLOKKEERD
            VERVALLEN naar VERVALLEN: NOT_FOUND                                    BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            VERVALLEN naar VERVALLEN: STAND_VOLGT_NIET                             DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            Meet: vastleggen: UNAUTHENTICATED                                      ANONIEM
            Meet: vastleggen: FORBIDDEN                                            VERENIGING GEBLOKKEERD
            Meet: vastleggen: NOT_FOUND                                            BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            Meet: vastleggen: CYCLUS_MEET_NOG                                      DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            Reflecteert: vastleggen: UNAUTHENTICATED                               ANONIEM
            Reflecteert: vastleggen: FORBIDDEN                                     VERENIGING GEBLOKKEERD
            Reflecteert: vastleggen: NOT_FOUND                                     BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            Reflecteert: vastleggen: mag                                           DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            Verbetert: vastleggen: UNAUTHENTICATED                                 ANONIEM
            Verbetert: vastleggen: FORBIDDEN                                       VERENIGING GEBLOKKEERD
            Verbetert: vastleggen: NOT_FOUND                                       BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            Verbetert: vastleggen: mag                                             DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            Afgesloten: vastleggen: UNAUTHENTICATED                                ANONIEM
            Afgesloten: vastleggen: FORBIDDEN                                      VERENIGING GEBLOKKEERD
            Afgesloten: vastleggen: NOT_FOUND                                      BUITENSTAANDER OUD-DEELNEMER LATER ANALIST BEHEER
            Afgesloten: vastleggen: CYCLUS_AFGESLOTEN                              DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            zien: node false in de cyclus false                                    ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER
            zien: node true in de cyclus true                                      DEELNEMER ONDERZOEKER FACILITATOR REDACTIE"#]]);
    }

    /// Who is erased leaves the step, and nobody sees to it.
    async fn a_step_outlives_who_sees_to_it(t: Stage) {
        use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
        let (key, _) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(key, 1, CyclusStand::Verbetert).await;
        let other = t.member("deelnemer").await;
        let own = t.deelname((key, other.id), Rol::Contactpersoon, "2026-08-01", None).await;
        let fields = json!({ "cyclus": global(Kind::Cyclus, cyclus), "tekst": "Afsluiten.", "deelname": global(Kind::Deelname, own) });
        let made = other.done("verbeterstapVastleggen", STAP, fields).await;
        entity::deelname::Entity::delete_many().filter(entity::deelname::Column::Id.eq(own)).exec(t.writer()).await.expect("a DELETE");
        let anna = t.facilitator().await;
        let seen = anna.with(json!({ "id": made["id"] })).value("query($id: ID!) { node(id: $id) { ... on Verbeterstap { tekst deelname { id } } } }", "/node").await;
        assert_eq!(seen, json!({ "tekst": "Afsluiten.", "deelname": null }));
    }
}
