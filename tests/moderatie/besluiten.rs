//! Decisions: with a coded reason, of one or of many, and undone for a while.

use api::graph::id::Kind;
use chrono::TimeDelta;
use entity::{
    leervraag::{self, Afwijsreden, Status},
    melding::Reden,
};
use sea_orm::EntityTrait;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{answer, asked, decide, drift, id_of, noor, queue, reported, said, told};
use crate::kit::{Stage, agenda::nowhere, both, seed::global};

const REGELS: &str = "besluit { id soort reden regels { ongedaan leervraag { status } } }";
const RIJEN: &str = "rijen { index leervraag { id status } userErrors { code field } } aantalGedaan besluit { id regels { leervraag { id } } }";

/// What undoing did with each leervraag of a decision.
fn ongedaan(payload: &Value) -> Vec<String> {
    let rows = payload["besluit"]["regels"].as_array().into_iter().flatten();
    rows.map(|row| row["ongedaan"].as_str().unwrap_or("–").to_owned())
        .collect()
}

/// What a list did with each leervraag that it named.
fn rijen(payload: &Value) -> Vec<String> {
    let rows = payload["rijen"].as_array().into_iter().flatten();
    rows.map(|row| row["userErrors"][0]["code"].as_str().unwrap_or("ok").to_owned())
        .collect()
}

async fn row(t: &Stage, key: Uuid) -> leervraag::Model {
    let row = leervraag::Entity::find_by_id(key).one(t.writer()).await;
    row.expect("a SELECT").expect("the leervraag")
}

/// The same, but for what grows with every change.
fn apart_from_the_lock(row: leervraag::Model) -> leervraag::Model {
    leervraag::Model {
        version: 0,
        updated_at: row.created_at,
        ..row
    }
}

async fn undo(t: &Stage, besluit: &str) -> Value {
    let done = answer(
        &t.redactie().await,
        "moderatieOngedaanMaken",
        json!({ "besluit": besluit }),
        REGELS,
    )
    .await;
    done.expect("no request error")
}

both! {
    async fn taking_back_needs_a_reason_and_puts_it_in_the_queue(t: Stage) {
        let redactie = t.redactie().await;
        let key = asked(&t, "vraag", Status::Gepubliceerd).await;
        let back = json!({ "leervraag": id_of(key), "version": 1, "besluit": "TERUGNEMEN" });
        assert_eq!(told(&redactie, "leervraagModereren", back).await, "REDEN_ONTBREEKT reden");
        decide(&redactie, &id_of(key), json!({ "besluit": "TERUGNEMEN", "reden": "TEVEEL_HERLEIDBAAR" })).await;
        assert_eq!(queue(&redactie, json!({})).await, ["vraag: NIEUW"]);
        assert_eq!(row(&t, key).await.status, Status::Ingediend);
        let kept = redactie.data("{ moderatiebesluiten { nodes { soort reden door { naam } regels { leervraag { tekst } } } } }").await;
        assert_eq!(kept["moderatiebesluiten"]["nodes"], json!([{
            "soort": "TERUGNEMEN", "reden": "TEVEEL_HERLEIDBAAR", "door": { "naam": "redactie" },
            "regels": [{ "leervraag": { "tekst": "vraag" } }],
        }]));
    }

    /// Every decision gives back exactly what was before, with the reports that it closed.
    async fn every_single_decision_is_undone(t: Stage) {
        let redactie = t.redactie().await;
        for (n, (status, besluit)) in [
            (Status::Ingediend, json!({ "besluit": "PUBLICEREN" })),
            (Status::Afgewezen, json!({ "besluit": "PUBLICEREN" })),
            (Status::Ingediend, json!({ "besluit": "AFWIJZEN", "reden": "ONGEPAST", "toelichting": "Zeg het anders." })),
            (Status::Gepubliceerd, json!({ "besluit": "AFWIJZEN", "reden": "BUITEN_ONDERWERP" })),
            (Status::Gepubliceerd, json!({ "besluit": "TERUGNEMEN", "reden": "DUBBEL" })),
        ].into_iter().enumerate() {
            let moment = t.now();
            let key = t.vraag(&format!("vraag {n}"), |row| {
                row.status = status;
                row.gepubliceerd_op = (status == Status::Gepubliceerd).then_some(moment);
                row.afwijsreden = (status == Status::Afgewezen).then_some(Afwijsreden::GeenLeervraag);
                row.afwijstoelichting = (status == Status::Afgewezen).then(|| "Zo was het.".to_owned());
                row.weerwoord = Some("Een oud weerwoord.".into());
            }).await;
            if status != Status::Afgewezen {
                reported(&t, key, "bob", Reden::Ongepast).await;
            }
            let (before, waiting) = (row(&t, key).await, queue(&redactie, json!({})).await);
            let done = decide(&redactie, &id_of(key), besluit.clone()).await;
            assert_ne!(apart_from_the_lock(row(&t, key).await), apart_from_the_lock(before.clone()), "{besluit}");
            let undone = undo(&t, &done).await;
            assert_eq!((said(&undone).as_str(), ongedaan(&undone)), ("ok", vec!["TERUGGEDRAAID".to_owned()]), "{besluit}");
            let after = row(&t, key).await;
            assert_eq!(after.version, before.version + 2);
            assert_eq!(apart_from_the_lock(after), apart_from_the_lock(before), "{besluit}");
            assert_eq!(queue(&redactie, json!({})).await, waiting, "{besluit}");
            assert_eq!(drift(&t).await, 0);
            assert_eq!(said(&undo(&t, &done).await), "AL_ONGEDAAN besluit");
        }
    }

    async fn closing_a_report_is_undone_too(t: Stage) {
        let (bob, redactie) = (t.member("bob").await, t.redactie().await);
        let key = asked(&t, "vraag", Status::Gepubliceerd).await;
        let close = async |melding: Uuid| {
            let values = json!({ "melding": global(Kind::Melding, melding), "uitkomst": "ONGEGROND" });
            assert_eq!(told(&redactie, "meldingAfhandelen", values).await, "ok");
            redactie.text("{ moderatiebesluiten { nodes { id } } }", "/moderatiebesluiten/nodes/0/id").await
        };
        let first = close(reported(&t, key, "bob", Reden::Ongepast).await).await;
        assert_eq!(queue(&redactie, json!({})).await, [""; 0]);
        assert_eq!(ongedaan(&undo(&t, &first).await), ["TERUGGEDRAAID"]);
        assert_eq!(queue(&redactie, json!({})).await, ["vraag: MELDING"]);
        // Somebody who reported again has one open report, not two.
        let melding = bob.text("{ viewer { meldingen { nodes { id } } } }", "/viewer/meldingen/nodes/0/id").await;
        let values = json!({ "melding": melding, "uitkomst": "ONGEGROND" });
        assert_eq!(told(&redactie, "meldingAfhandelen", values).await, "ok");
        let second = redactie.text("{ moderatiebesluiten { nodes { id } } }", "/moderatiebesluiten/nodes/0/id").await;
        assert_eq!(told(&bob, "leervraagMelden", json!({ "leervraag": id_of(key), "reden": "DUBBEL" })).await, "ok");
        assert_eq!(ongedaan(&undo(&t, &second).await), ["INTUSSEN_GEWIJZIGD"]);
        assert_eq!(queue(&redactie, json!({})).await, ["vraag: DUBBEL"]);
    }

    async fn what_changed_since_or_is_long_ago_stays(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let key = asked(&t, "vraag", Status::Ingediend).await;
        let first = decide(&redactie, &id_of(key), json!({ "besluit": "PUBLICEREN" })).await;
        assert_eq!(told(&anna, "leervraagHerzien", json!({ "leervraag": id_of(key), "version": 2, "weergave": "ROL" })).await, "ok");
        assert_eq!(ongedaan(&undo(&t, &first).await), ["INTUSSEN_GEWIJZIGD"]);
        assert_eq!(row(&t, key).await.status, Status::Gepubliceerd);
        let second = decide(&redactie, &id_of(key), json!({ "besluit": "AFWIJZEN", "reden": "DUBBEL" })).await;
        t.service.clock.advance(TimeDelta::minutes(30));
        assert_eq!(said(&undo(&t, &second).await), "TERMIJN_VERSTREKEN besluit");
        assert_eq!(row(&t, key).await.status, Status::Afgewezen);
        let undo = |besluit: String| json!({ "besluit": besluit });
        assert_eq!(told(&redactie, "moderatieOngedaanMaken", undo(nowhere(Kind::Moderatiebesluit))).await, "NOT_FOUND");
        assert_eq!(told(&anna, "moderatieOngedaanMaken", undo(second)).await, "FORBIDDEN");
    }

    /// Any editor may undo what another decided.
    async fn another_editor_undoes_it(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        let key = asked(&t, "vraag", Status::Ingediend).await;
        let done = decide(&redactie, &id_of(key), json!({ "besluit": "PUBLICEREN" })).await;
        assert_eq!(told(&noor, "moderatieOngedaanMaken", json!({ "besluit": done })).await, "ok");
        let query = "{ moderatiebesluiten { nodes { ongedaanOp ongedaanTot createdAt ongedaanDoor { id } door { naam } } } }";
        let kept = redactie.value(query, "/moderatiebesluiten/nodes/0").await;
        assert_eq!(kept["door"]["naam"], "redactie");
        assert_eq!(kept["ongedaanDoor"]["id"], noor.global_id().await.as_str());
        assert!(kept["ongedaanOp"].as_str() > kept["createdAt"].as_str() && kept["ongedaanOp"].as_str() < kept["ongedaanTot"].as_str(), "{kept}");
    }

    /// One reason for many: each is told apart, those that can be done are done together, and all come back together.
    async fn many_at_once_for_one_reason(t: Stage) {
        let (anna, redactie, noor) = (t.member("anna").await, t.redactie().await, noor(&t).await);
        let mut keys = Vec::new();
        for (n, status) in [Status::Ingediend, Status::Gepubliceerd, Status::Ingediend, Status::Concept, Status::Ingediend].into_iter().enumerate() {
            keys.push(asked(&t, &format!("vraag {n}"), status).await);
        }
        assert_eq!(told(&noor, "moderatieClaimen", json!({ "leervraag": id_of(keys[4]) })).await, "ok");
        let ids: Vec<String> = keys.iter().map(|key| id_of(*key)).chain([id_of(keys[0])]).collect();
        let values = json!({
            "leervragen": ids, "versions": [1, 1, 7, 1, 1, 1], "besluit": "AFWIJZEN", "reden": "BUITEN_ONDERWERP",
            "toelichting": "Dit hoort bij een ander platform.",
        });
        let done = answer(&redactie.retrying("sleutel"), "leervragenModereren", values.clone(), RIJEN).await.expect("a decision");
        let told_apart = ["ok", "ok", "INTUSSEN_GEWIJZIGD", "STATUS_STAAT_NIET_TOE", "GECLAIMD", "INTUSSEN_GEWIJZIGD"];
        assert_eq!((said(&done).as_str(), rijen(&done), &done["aantalGedaan"]), ("ok", told_apart.map(str::to_owned).to_vec(), &json!(2)));
        assert_eq!(done["rijen"][4]["userErrors"][0]["field"], json!(["input", "leervragen", "4"]));
        assert_eq!(done["rijen"][2]["leervraag"]["id"], ids[2].as_str());
        assert_eq!(done["besluit"]["regels"], json!([{ "leervraag": { "id": ids[0] } }, { "leervraag": { "id": ids[1] } }]));
        // Sent again, it does nothing and tells the same.
        let again = answer(&redactie.retrying("sleutel"), "leervragenModereren", values, RIJEN).await;
        assert_eq!(again, Ok(done.clone()));
        let mut states = Vec::new();
        for key in &keys {
            let row = row(&t, *key).await;
            states.push((row.status, row.version, row.afwijstoelichting.is_some()));
        }
        assert_eq!(states, [
            (Status::Afgewezen, 2, true), (Status::Afgewezen, 2, true), (Status::Ingediend, 1, false),
            (Status::Concept, 1, false), (Status::Ingediend, 1, false),
        ]);
        assert_eq!(told(&anna, "leervraagIntrekken", json!({ "leervraag": ids[1], "version": 2 })).await, "ok");
        let besluit = done["besluit"]["id"].as_str().expect("an id");
        let undone = undo(&t, besluit).await;
        assert_eq!(ongedaan(&undone), ["TERUGGEDRAAID", "INTUSSEN_GEWIJZIGD"]);
        assert_eq!((row(&t, keys[0]).await.status, row(&t, keys[1]).await.status), (Status::Ingediend, Status::Ingetrokken));
        assert_eq!(drift(&t).await, 0);
    }

    async fn a_list_that_cannot_be_done_at_all(t: Stage) {
        let redactie = t.redactie().await;
        let key = asked(&t, "vraag", Status::Ingediend).await;
        for (leervragen, versions, reden, expected) in [
            (json!([]), json!([]), json!("DUBBEL"), "LIJST_LEEG leervragen"),
            (json!([id_of(key)]), json!([1, 1]), json!("DUBBEL"), "VERSIES_KLOPPEN_NIET versions"),
            (json!([id_of(key)]), json!([1]), Value::Null, "REDEN_ONTBREEKT reden"),
            (json!([id_of(key), nowhere(Kind::Leervraag)]), json!([1, 1]), json!("DUBBEL"), "NOT_FOUND"),
        ] {
            let values = json!({ "leervragen": leervragen, "versions": versions, "besluit": "AFWIJZEN", "reden": reden });
            assert_eq!(told(&redactie, "leervragenModereren", values).await, expected);
        }
        let many: Vec<String> = (0..101).map(|n| global(Kind::Leervraag, Uuid::from_u128(n))).collect();
        let values = json!({ "leervragen": many, "versions": vec![1; 101], "besluit": "PUBLICEREN" });
        assert_eq!(told(&redactie, "leervragenModereren", values).await, "LIMIT_EXCEEDED");
        assert_eq!(row(&t, key).await.version, 1);
    }

    /// A list of which nothing could be done is no decision, and its key can be used again.
    async fn nothing_done_is_no_decision(t: Stage) {
        let redactie = t.redactie().await;
        let key = asked(&t, "vraag", Status::Concept).await;
        let values = json!({ "leervragen": [id_of(key)], "versions": [1], "besluit": "PUBLICEREN" });
        for _ in 0..2 {
            let done = answer(&redactie.retrying("sleutel"), "leervragenModereren", values.clone(), RIJEN).await.expect("a list");
            assert_eq!((rijen(&done), &done["aantalGedaan"], &done["besluit"]), (vec!["STATUS_STAAT_NIET_TOE".to_owned()], &json!(0), &Value::Null));
        }
        let kept = redactie.data("{ moderatiebesluiten { totalCount } }").await;
        assert_eq!(kept["moderatiebesluiten"]["totalCount"], 0);
        let other = asked(&t, "andere", Status::Ingediend).await;
        let values = json!({ "leervragen": [id_of(other)], "versions": [1], "besluit": "PUBLICEREN" });
        let done = answer(&redactie.retrying("sleutel"), "leervragenModereren", values, RIJEN).await.expect("a list");
        assert_eq!(done["aantalGedaan"], 1);
    }

    /// Two lists that overlap, in opposite orders: nobody waits for ever, and each leervraag is decided once.
    async fn two_lists_at_once(t: Stage) {
        let (redactie, noor) = (t.redactie().await, noor(&t).await);
        let mut ids = Vec::new();
        for n in 0..20 {
            ids.push(id_of(asked(&t, &format!("vraag {n}"), Status::Ingediend).await));
        }
        let turned: Vec<String> = ids.iter().rev().cloned().collect();
        let publish = |ids: &[String]| json!({ "leervragen": ids, "versions": vec![1; 20], "besluit": "PUBLICEREN" });
        let (one, two) = futures::join!(
            answer(&redactie, "leervragenModereren", publish(&ids), RIJEN),
            answer(&noor, "leervragenModereren", publish(&turned), RIJEN),
        );
        let mut done: Vec<String> = [one, two].into_iter().flat_map(|payload| rijen(&payload.expect("a list"))).collect();
        done.sort_unstable();
        assert_eq!(done, [vec!["INTUSSEN_GEWIJZIGD"; 20], vec!["ok"; 20]].concat());
    }

    /// A list of fifty takes the statements of a list of two.
    async fn a_long_list_takes_no_more_statements(t: Stage) {
        let redactie = t.redactie().await;
        let mut taken = Vec::new();
        for n in [2, 50] {
            let mut ids = Vec::new();
            for i in 0..n {
                ids.push(id_of(asked(&t, &format!("vraag {n} {i}"), Status::Ingediend).await));
            }
            let values = json!({ "leervragen": ids, "versions": vec![1; n], "besluit": "AFWIJZEN", "reden": "DUBBEL" });
            let document = "mutation($input: LeervragenModererenInput!) { leervragenModereren(input: $input) { rijen { index leervraag { status } } besluit { regels { ongedaan } } } }";
            let sent = redactie.with(json!({ "input": values })).send(document).await;
            assert!(sent.body.get("errors").is_none(), "{:#}", sent.body);
            taken.push(sent.statements);
        }
        assert_eq!(taken[0], taken[1]);
    }

    /// Undoing fifty takes the statements of undoing two, and gives each its own past back.
    async fn undoing_a_long_list_takes_no_more_statements(t: Stage) {
        let redactie = t.redactie().await;
        let mut taken = Vec::new();
        for n in [2, 50] {
            let (mut keys, mut before) = (Vec::new(), Vec::new());
            for i in 0..n {
                let status = if i % 2 == 0 { Status::Ingediend } else { Status::Gepubliceerd };
                let key = asked(&t, &format!("vraag {n} {i}"), status).await;
                before.push(apart_from_the_lock(row(&t, key).await));
                keys.push(key);
            }
            let ids: Vec<String> = keys.iter().copied().map(id_of).collect();
            let values = json!({ "leervragen": ids, "versions": vec![1; n], "besluit": "AFWIJZEN", "reden": "DUBBEL", "toelichting": "Staat er al." });
            let done = answer(&redactie, "leervragenModereren", values, RIJEN).await.expect("a list");
            assert_eq!(rijen(&done), vec!["ok"; n]);
            let document = "mutation($input: ModeratieOngedaanMakenInput!) { moderatieOngedaanMaken(input: $input) { besluit { regels { ongedaan leervraag { status } } } } }";
            let sent = redactie.with(json!({ "input": { "besluit": done["besluit"]["id"] } })).send(document).await;
            assert_eq!(ongedaan(&sent.body["data"]["moderatieOngedaanMaken"]), vec!["TERUGGEDRAAID"; n], "{:#}", sent.body);
            for (key, was) in keys.into_iter().zip(before) {
                let now = row(&t, key).await;
                assert_eq!(now.version, 3);
                assert_eq!(apart_from_the_lock(now), was);
            }
            assert_eq!(drift(&t).await, 0);
            taken.push(sent.statements);
        }
        assert_eq!(taken[0], taken[1]);
    }
}
