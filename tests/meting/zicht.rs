//! Who sees what of a meting: in each state, by each path, for everybody.

use api::graph::id::Kind;
use entity::{cyclus::Stand, meting::Status};
use expect_test::expect;
use serde_json::{Value, json};

use crate::kit::{both, leren::stellingenlijst, seed::global, tafel::Table};

const DOCUMENT: &str = "query($m: ID!, $p: ID!, $c: ID!) {
    node(id: $m) { ... on Meting { samenvatting gerespondeerd niveaus { ordinaal } observaties { tekst } vastgesteldDoor { id } } }
    nodes(ids: [$m]) { id }
    cyclus: node(id: $c) { ... on Cyclus { metingen { totalCount } } }
    lerendePraktijk(id: $p) { metingen { totalCount nodes { id } } trend { parameters { punten { ordinaal meting { id } } } } } }";

/// What one actor sees, in a line: each path, and what stays inside.
fn told(seen: &Value) -> String {
    let number = |path: &str| seen.pointer(path).map_or("–".into(), Value::to_string);
    let length = |path: &str| seen.pointer(path).and_then(Value::as_array).map_or(0, Vec::len);
    let there = |path: &str| seen.pointer(path).is_some_and(|value| !value.is_null());
    format!(
        "node {} nodes {} praktijk {} cyclus {} trend {} | samenvatting {} respons {} niveaus {} observaties {}",
        there("/node"),
        there("/nodes/0"),
        number("/lerendePraktijk/metingen/totalCount"),
        number("/cyclus/metingen/totalCount"),
        length("/lerendePraktijk/trend/parameters/0/punten"),
        there("/node/samenvatting"),
        there("/node/gerespondeerd"),
        length("/node/niveaus"),
        length("/node/observaties"),
    )
}

both! {
    async fn everybody_in_every_state(t: Stage) {
        t.reference().await;
        let mut table = Table::default();
        for (state, status, shared, allowed) in [
            ("concept", Status::Concept, false, true),
            ("vastgesteld", Status::Vastgesteld, false, false),
            ("met toestemming", Status::Vastgesteld, false, true),
            ("gedeeld", Status::Vastgesteld, true, false),
            ("vervangen", Status::Vervangen, false, true),
        ] {
            let (praktijk, allen) = t.lerend(state).await;
            let cyclus = t.cyclus(praktijk, 1, Stand::Meet).await;
            let words = |row: &mut entity::meting::Model| {
                row.gedeeld = shared;
                row.samenvatting = Some("Wij weten elkaar te vinden.".into());
            };
            let meting = t.gemeten((praktijk, cyclus), state, Status::Concept, words).await;
            let factor_id = api::demo::referentie_id("raamwerk_element", "VERWOERDT@2022:VERTROUWEN");
            t.set(entity::meting_observatie::Model {
                id: t.named(&format!("gezien {state}")), meting_id: meting, factor_id,
                soort: entity::meting_observatie::Soort::Belemmering, tekst: "Iets.".into(), nummer: 1,
            }).await;
            t.staat(meting, status).await;
            if allowed {
                let grant = json!({ "praktijk": global(Kind::LerendePraktijk, praktijk) });
                t.facilitator().await.done("analyseToestaan", "toestemming { id }", grant).await;
            }
            let ids = json!({ "m": global(Kind::Meting, meting), "p": global(Kind::LerendePraktijk, praktijk), "c": global(Kind::Cyclus, cyclus) });
            for (who, actor) in &allen {
                table.note(state, &told(&actor.with(ids.clone()).data(DOCUMENT).await), who);
            }
        }
        t.agree(&table.text().replace(": node", ":\n    node").replace("  ", " "), expect![[r#"
            concept:
              node false nodes false praktijk 0 cyclus – trend 0 | samenvatting false respons false niveaus 0 observaties 0 ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD BEHEER
            concept:
              node false nodes false praktijk 0 cyclus 0 trend 0 | samenvatting false respons false niveaus 0 observaties 0 ANALIST
            concept:
              node true nodes true praktijk 1 cyclus 1 trend 0 | samenvatting true respons true niveaus 1 observaties 1 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            vastgesteld:
              node false nodes false praktijk 0 cyclus – trend 0 | samenvatting false respons false niveaus 0 observaties 0 ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST BEHEER
            vastgesteld:
              node true nodes true praktijk 1 cyclus 1 trend 1 | samenvatting true respons true niveaus 1 observaties 1 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            met toestemming:
              node false nodes false praktijk 0 cyclus – trend 0 | samenvatting false respons false niveaus 0 observaties 0 ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD BEHEER
            met toestemming:
              node true nodes true praktijk 1 cyclus 1 trend 1 | samenvatting false respons false niveaus 1 observaties 0 ANALIST
            met toestemming:
              node true nodes true praktijk 1 cyclus 1 trend 1 | samenvatting true respons true niveaus 1 observaties 1 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            gedeeld:
              node true nodes true praktijk 1 cyclus 1 trend 1 | samenvatting true respons false niveaus 1 observaties 0 ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            gedeeld:
              node false nodes false praktijk 0 cyclus – trend 0 | samenvatting false respons false niveaus 0 observaties 0 BEHEER
            gedeeld:
              node true nodes true praktijk 1 cyclus 1 trend 1 | samenvatting true respons true niveaus 1 observaties 1 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            vervangen:
              node false nodes false praktijk 0 cyclus – trend 0 | samenvatting false respons false niveaus 0 observaties 0 ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD BEHEER
            vervangen:
              node false nodes false praktijk 0 cyclus 0 trend 0 | samenvatting false respons false niveaus 0 observaties 0 ANALIST
            vervangen:
              node true nodes true praktijk 1 cyclus 1 trend 0 | samenvatting true respons true niveaus 1 observaties 1 DEELNEMER ONDERZOEKER FACILITATOR REDACTIE"#]]);
    }

    /// Withdrawn, the toestemming opens nothing; nor does taking part end later than it does.
    async fn what_was_seen_is_no_longer_seen(t: Stage) {
        t.reference().await;
        let (praktijk, _) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(praktijk, 1, Stand::Meet).await;
        let meting = t.gemeten((praktijk, cyclus), "een", Status::Vastgesteld, |_| ()).await;
        let anna = t.facilitator().await;
        let seen = async |actor: &crate::kit::actor::Actor<'_>| {
            let id = json!({ "id": global(Kind::Meting, meting) });
            !actor.with(id).value("query($id: ID!) { node(id: $id) { id } }", "/node").await.is_null()
        };
        let (analist, later) = (t.analist().await, t.member("later").await);
        assert!(!seen(&analist).await && !seen(&later).await);
        let grant = json!({ "praktijk": global(Kind::LerendePraktijk, praktijk) });
        let given = anna.done("analyseToestaan", "toestemming { id }", grant).await;
        assert!(seen(&analist).await);
        let back = json!({ "toestemming": given["id"], "version": 1 });
        anna.done("analyseToestemmingIntrekken", "toestemming { id }", back).await;
        assert!(!seen(&analist).await);
        t.service.clock.advance(chrono::TimeDelta::days(1));
        assert!(seen(&t.member("later").await).await);
    }

    /// A count under the limit is for the own praktijk and editors; of numbers that do not show there is no percentage.
    async fn small_numbers_stay_inside(t: Stage) {
        t.reference().await;
        let (praktijk, allen) = t.lerend("Praktijk Noord").await;
        let cyclus = t.cyclus(praktijk, 1, Stand::Meet).await;
        let anna = t.facilitator().await;
        let (lijst, stellingen) = stellingenlijst(&anna, praktijk, &["veel", "weinig", "bijna allen", "niet gesteld"]).await;
        let answer = |place: usize, eens: i32, geldig: i32, weet: i32| {
            json!({ "stelling": stellingen[place], "eens": eens, "geldig": geldig, "weetNiet": weet })
        };
        let mut says = crate::kit::leren::inhoud("NULMETING", "2026-02-10");
        says["stellingenlijst"] = lijst.clone();
        says["stellingen"] = json!([answer(0, 12, 20, 3), answer(1, 2, 4, 0), answer(2, 19, 20, 4)]);
        says["niveaus"][0]["verdeling"] = json!({ "laag": 2, "midden": 9, "hoog": 10 });
        let made = json!({ "cyclus": global(Kind::Cyclus, cyclus), "inhoud": says });
        let made = anna.done("metingVastleggen", "meting { id }", made).await;
        anna.done("metingVaststellen", "meting { id }", json!({ "meting": made["id"], "version": 1 })).await;
        let share = json!({ "meting": made["id"], "version": 2, "gedeeld": true, "samenvatting": "Zo staat het." });
        anna.done("metingDelen", "meting { id }", share).await;
        let document = "query($id: ID!) { node(id: $id) { ... on Meting {
            stellingen { tekst stelling { id } telling { percentage eens { aantal ontbreekt } geldig { aantal ontbreekt } weetNiet { aantal ontbreekt } } }
            niveaus { verdeling { laag { aantal ontbreekt } midden { aantal ontbreekt } hoog { aantal ontbreekt } } } } } }";
        let cell = |telling: &Value| match &telling["aantal"] {
            Value::Null => telling["ontbreekt"].as_str().unwrap_or("?").to_owned(),
            number => number.to_string(),
        };
        let mut table = Table::default();
        for (who, actor) in &allen {
            let seen = actor.with(json!({ "id": made["id"] })).value(document, "/node").await;
            for row in seen["stellingen"].as_array().into_iter().flatten() {
                let of = &row["telling"];
                let line = format!("{} {} van {}, weet niet {}", of["percentage"], cell(&of["eens"]), cell(&of["geldig"]), cell(&of["weetNiet"]));
                table.note(row["tekst"].as_str().unwrap_or_default(), &line, who);
            }
            if let Some(of) = seen.pointer("/niveaus/0/verdeling") {
                let line = ["laag", "midden", "hoog"].map(|place| cell(&of[place])).join(" ");
                table.note("verdeling", &line, who);
            }
        }
        t.agree(&table.text(), expect![[r#"
            veel: 60.0 12 van 20, weet niet SECUNDAIR                              ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            weinig: null ONDERDRUKT van ONDERDRUKT, weet niet SECUNDAIR            ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            bijna allen: null SECUNDAIR van 20, weet niet SECUNDAIR                ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            niet gesteld: null NIET_GEMETEN van NIET_GEMETEN, weet niet NIET_GEMETEN ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            verdeling: ONDERDRUKT SECUNDAIR 10                                     ANONIEM VERENIGING BUITENSTAANDER OUD-DEELNEMER LATER GEBLOKKEERD ANALIST
            veel: 60.0 12 van 20, weet niet 3                                      DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            weinig: 50.0 2 van 4, weet niet 0                                      DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            bijna allen: 95.0 19 van 20, weet niet 4                               DEELNEMER ONDERZOEKER FACILITATOR REDACTIE
            verdeling: 2 9 10                                                      DEELNEMER ONDERZOEKER FACILITATOR REDACTIE"#]]);
    }
}
