//! Ontwikkelopgaven: drawing them up, founding them, and what stays when their edition is adopted.

use api::graph::id::Kind;
use entity::{editie, leervraag::Status, onderbouwing};
use sea_orm::{ActiveEnum, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use serde_json::{Value, json};

use crate::kit::{Stage, agenda::nowhere, both, seed::day};

const OPGAVE: &str = "ontwikkelopgave { id nummer version titel omschrijving }";
const BENEATH: &str = "ontwikkelopgave { id version onderbouwingen(last: 100) { totalCount nodes { reden thema { naam } leervraag { tekst } } } }";

both! {
    async fn editors_draw_up_ontwikkelopgaven_in_a_concept(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let nieuw = |nummer: Value, titel: &str| json!({ "editie": editie, "nummer": nummer, "titel": titel });
        let numbers = [
            redactie.done("ontwikkelopgaveOpstellen", OPGAVE, nieuw(json!(3), "Drie")).await["nummer"].clone(),
            redactie.done("ontwikkelopgaveOpstellen", OPGAVE, nieuw(Value::Null, "Vier")).await["nummer"].clone(),
            redactie.done("ontwikkelopgaveOpstellen", OPGAVE, nieuw(json!(1), "Een")).await["nummer"].clone(),
        ];
        assert_eq!(numbers, [3, 4, 1]);
        let refused = async |nummer: i32| redactie.refused("ontwikkelopgaveOpstellen", OPGAVE, nieuw(json!(nummer), "X")).await;
        assert_eq!(refused(3).await, "NUMMER_BEZET input.nummer");
        assert_eq!(refused(0).await, "NUMMER_ONGELDIG input.nummer");
        let long = nieuw(Value::Null, &"x".repeat(201));
        assert_eq!(redactie.refused("ontwikkelopgaveOpstellen", OPGAVE, long).await, "TE_LANG input.titel");
        let absent = json!({ "editie": nowhere(Kind::AgendaEditie), "titel": "X" });
        assert_eq!(redactie.denied("ontwikkelopgaveOpstellen", OPGAVE, absent).await, "NOT_FOUND");

        let listed = redactie
            .with(json!({ "id": editie }))
            .value(
                "query($id: ID!) { node(id: $id) { ... on AgendaEditie { ontwikkelopgaven { nodes { titel } } } } }",
                "/node/ontwikkelopgaven/nodes",
            )
            .await;
        assert_eq!(listed, json!([{ "titel": "Een" }, { "titel": "Drie" }, { "titel": "Vier" }]));
        let by_number = "{ ontwikkelopgaven(orderBy: NUMMER, filter: { domein: BREED_JEUGDDOMEIN }) { nodes { nummer } } }";
        assert_eq!(
            redactie.value(by_number, "/ontwikkelopgaven/nodes").await,
            json!([{ "nummer": 1 }, { "nummer": 3 }, { "nummer": 4 }])
        );
    }

    async fn editors_change_the_words_of_an_ontwikkelopgave(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let id = redactie.opgave(&editie, "Samen beslissen").await;
        redactie.opgave(&editie, "Samen leren").await;
        let change = json!({ "ontwikkelopgave": id, "version": 1, "titel": "Beslissen", "omschrijving": "Wie beslist." });
        let row = redactie.done("ontwikkelopgaveBijwerken", OPGAVE, change.clone()).await;
        assert_eq!(
            row,
            json!({ "id": id, "nummer": 1, "version": 2, "titel": "Beslissen", "omschrijving": "Wie beslist." })
        );
        assert_eq!(redactie.denied("ontwikkelopgaveBijwerken", OPGAVE, change).await, "CONFLICT");
        let taken = json!({ "ontwikkelopgave": id, "version": 2, "nummer": 2 });
        assert_eq!(
            redactie.refused("ontwikkelopgaveBijwerken", OPGAVE, taken).await,
            "NUMMER_BEZET input.nummer"
        );
        let emptied = json!({ "ontwikkelopgave": id, "version": 2, "omschrijving": null, "nummer": 5 });
        let row = redactie.done("ontwikkelopgaveBijwerken", OPGAVE, emptied).await;
        assert_eq!((&row["omschrijving"], &row["nummer"]), (&Value::Null, &json!(5)));
    }

    /// The evidence of a thema is what was in it at that moment.
    async fn a_thema_brings_its_leervragen_along_and_is_then_left_alone(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let thema = redactie.thema("Samenwerken", true).await;
        let concept = redactie.thema("Concept", false).await;
        let een = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let twee = t.leervraag("Wanneer betrek ik de huisarts?", Status::Gepubliceerd).await;
        let drie = t.leervraag("Wie beslist er eigenlijk?", Status::Gepubliceerd).await;
        let bundle = |version: i32, vraag: &str| json!({ "thema": thema, "version": version, "leervragen": [vraag], "reden": "Hoort erbij" });
        redactie.done("themaBundelen", "thema { id }", bundle(1, &een)).await;
        redactie.done("themaBundelen", "thema { id }", bundle(2, &twee)).await;
        let editie = redactie.editie("Agenda 2027").await;
        let id = redactie.opgave(&editie, "Samen beslissen").await;
        let found = |version: i32, leervragen: Value, themas: Value| {
            json!({ "ontwikkelopgave": id, "version": version, "leervragen": leervragen, "themas": themas, "reden": "Komt vaak terug" })
        };
        let refused = async |leervragen: Value, themas: Value| {
            redactie.refused("ontwikkelopgaveOnderbouwen", OPGAVE, found(1, leervragen, themas)).await
        };
        assert_eq!(refused(json!([]), json!([])).await, "LIJST_LEEG input.leervragen");
        assert_eq!(refused(json!([]), json!([concept])).await, "NIET_GEPUBLICEERD input.themas");
        assert_eq!(
            refused(json!([]), json!([nowhere(Kind::Thema)])).await,
            "ONBEKENDE_VERWIJZING input.themas"
        );
        let dicht = t.leervraag("Mag dit al?", Status::Ingediend).await;
        assert_eq!(refused(json!([dicht]), json!([])).await, "NIET_GEPUBLICEERD input.leervragen");

        let row = redactie.done("ontwikkelopgaveOnderbouwen", BENEATH, found(1, json!([twee, drie]), json!([thema]))).await;
        assert_eq!((&row["version"], &row["onderbouwingen"]["totalCount"]), (&json!(2), &json!(3)));
        let through = |row: &Value| -> Vec<(String, bool)> {
            let mut rows: Vec<(String, bool)> = row["onderbouwingen"]["nodes"]
                .as_array()
                .expect("a list")
                .iter()
                .map(|node| (node["leervraag"]["tekst"].to_string(), node["thema"].is_object()))
                .collect();
            rows.sort();
            rows
        };
        let expected = [
            ("\"Hoe werk ik samen met school?\"".to_owned(), true),
            ("\"Wanneer betrek ik de huisarts?\"".to_owned(), false),
            ("\"Wie beslist er eigenlijk?\"".to_owned(), false),
        ];
        assert_eq!(through(&row), expected);
        let out = json!({ "thema": thema, "version": 3, "leervraag": een, "reden": "Hoort elders" });
        redactie.done("themaOntbundelen", "thema { id }", out).await;
        let row = redactie.done("ontwikkelopgaveOnderbouwen", BENEATH, found(2, json!([]), json!([thema]))).await;
        assert_eq!(through(&row), expected, "what was found stays, once");
        let adopted = "query($id: ID!) { ontwikkelopgave(id: $id) { themas { totalCount nodes { naam ontwikkelopgaven { nodes { titel } } } } } }";
        assert_eq!(
            redactie.with(json!({ "id": id })).value(adopted, "/ontwikkelopgave/themas").await,
            json!({ "totalCount": 1, "nodes": [{ "naam": "Samenwerken", "ontwikkelopgaven": { "nodes": [{ "titel": "Samen beslissen" }] } }] })
        );
    }

    async fn an_adopted_edition_refuses_every_change(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let vraag = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let editie = redactie.editie("Agenda 2027").await;
        let id = redactie.opgave(&editie, "Samen beslissen").await;
        let found = json!({ "ontwikkelopgave": id, "version": 1, "leervragen": [vraag], "reden": "Past" });
        redactie.done("ontwikkelopgaveOnderbouwen", OPGAVE, found).await;
        let evidence = "query($id: ID!) { ontwikkelopgave(id: $id) { onderbouwingen { nodes { id } } } }";
        let reader = redactie.with(json!({ "id": id }));
        let evidence = reader.value(evidence, "/ontwikkelopgave/onderbouwingen/nodes/0/id").await;
        let actions = |version: i32| [
            ("ontwikkelopgaveOpstellen", json!({ "editie": editie, "titel": "Nog een" }), "input.editie"),
            ("ontwikkelopgaveBijwerken", json!({ "ontwikkelopgave": id, "version": version, "titel": "Anders" }), "input.ontwikkelopgave"),
            ("ontwikkelopgaveOnderbouwen", json!({ "ontwikkelopgave": id, "version": version, "leervragen": [vraag], "reden": "Past" }), "input.ontwikkelopgave"),
            ("ontwikkelopgaveOnderbouwingIntrekken", json!({ "onderbouwing": evidence, "version": version }), "input.onderbouwing"),
        ];

        set_status(&t, editie::Status::InConsultatie).await;
        let [add, _, _, take] = actions(2);
        for (action, fields, field) in [add, take] {
            let expected = format!("STATUS_STAAT_NIET_TOE {field}");
            assert_eq!(redactie.refused(action, OPGAVE, fields).await, expected, "{action}");
        }
        let words = json!({ "ontwikkelopgave": id, "version": 2, "titel": "Samen besluiten" });
        redactie.done("ontwikkelopgaveBijwerken", OPGAVE, words).await;

        redactie.vastgesteld(&editie, "2026-09-01").await;
        for replaced in [false, true] {
            if replaced {
                set_status(&t, editie::Status::Vervangen).await;
            }
            for (action, fields, field) in actions(3) {
                let expected = format!("EDITIE_LIGT_VAST {field}");
                assert_eq!(redactie.refused(action, OPGAVE, fields).await, expected, "{action}");
            }
        }
        let seen = "query($id: ID!) { ontwikkelopgave(id: $id) { titel version leervragen { totalCount } } }";
        assert_eq!(
            t.anonymous().with(json!({ "id": id })).value(seen, "/ontwikkelopgave").await,
            json!({ "titel": "Samen besluiten", "version": 3, "leervragen": { "totalCount": 1 } })
        );
    }

    async fn editors_take_evidence_away_from_a_concept(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let vraag = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let editie = redactie.editie("Agenda 2027").await;
        let id = redactie.opgave(&editie, "Samen beslissen").await;
        let found = json!({ "ontwikkelopgave": id, "version": 1, "leervragen": [vraag], "reden": "Past" });
        let fields = "ontwikkelopgave { onderbouwingen { nodes { id } } }";
        let row = redactie.done("ontwikkelopgaveOnderbouwen", fields, found).await;
        let evidence = |version: i32| json!({ "onderbouwing": row["onderbouwingen"]["nodes"][0]["id"], "version": version });
        let stale = redactie.denied("ontwikkelopgaveOnderbouwingIntrekken", BENEATH, evidence(1)).await;
        assert_eq!(stale, "CONFLICT");
        let row = redactie.done("ontwikkelopgaveOnderbouwingIntrekken", BENEATH, evidence(2)).await;
        assert_eq!((&row["version"], &row["onderbouwingen"]["totalCount"]), (&json!(3), &json!(0)));
        let again = redactie.denied("ontwikkelopgaveOnderbouwingIntrekken", OPGAVE, evidence(3)).await;
        assert_eq!(again, "NOT_FOUND");
    }

    async fn only_editors_change_ontwikkelopgaven(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let id = redactie.opgave(&editie, "Samen beslissen").await;
        let actions = [
            ("ontwikkelopgaveOpstellen", json!({ "editie": editie, "titel": "X" })),
            ("ontwikkelopgaveBijwerken", json!({ "ontwikkelopgave": id, "version": 1 })),
            ("ontwikkelopgaveOnderbouwen", json!({ "ontwikkelopgave": id, "version": 1, "reden": "X" })),
            ("ontwikkelopgaveOnderbouwingIntrekken", json!({ "onderbouwing": nowhere(Kind::Onderbouwing), "version": 1 })),
        ];
        for (who, actor) in t.outsiders().await {
            for (action, fields) in &actions {
                let code = actor.denied(action, OPGAVE, fields.clone()).await;
                let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(code, expected, "{who} {action}");
            }
        }
    }

    /// In list, count, filter, field, node, and through what it rests on.
    async fn what_a_concept_edition_holds_is_nowhere_for_others(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let vraag = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let thema = redactie.thema("Samenwerken", true).await;
        let editie = redactie.editie("Agenda 2027").await;
        let id = redactie.opgave(&editie, "Samen beslissen").await;
        let found = json!({ "ontwikkelopgave": id, "version": 1, "leervragen": [vraag], "themas": [thema], "reden": "Past" });
        let fields = "ontwikkelopgave { onderbouwingen { nodes { id } } overnames { nodes { id } } }";
        let row = redactie.done("ontwikkelopgaveOnderbouwen", fields, found).await;
        let evidence = row["onderbouwingen"]["nodes"][0]["id"].clone();
        let adopted = row["overnames"]["nodes"][0]["id"].clone();
        let document = "query($id: ID!, $editie: ID!, $evidence: ID!, $adopted: ID!, $vraag: ID!, $thema: ID!) {
            ontwikkelopgaven { totalCount nodes { titel } }
            filtered: ontwikkelopgaven(filter: { editie: [$editie] }, orderBy: NUMMER) { totalCount nodes { titel } }
            ontwikkelopgave(id: $id) { titel }
            nodes(ids: [$id, $evidence, $adopted]) { id }
            leervragen(filter: { ontwikkelopgave: [$id] }) { totalCount }
            leervraag(id: $vraag) { ontwikkelopgaven { totalCount nodes { titel } } }
            thema(id: $thema) { ontwikkelopgaven { totalCount nodes { titel } } }
        }";
        let ids = json!({ "id": id, "editie": editie, "evidence": evidence, "adopted": adopted, "vraag": vraag, "thema": thema });
        let none = json!({ "totalCount": 0, "nodes": [] });
        let seen = json!({
            "ontwikkelopgaven": none, "filtered": none, "ontwikkelopgave": null, "nodes": [null, null, null],
            "leervragen": { "totalCount": 0 },
            "leervraag": { "ontwikkelopgaven": none }, "thema": { "ontwikkelopgaven": none },
        });
        let one = json!({ "totalCount": 1, "nodes": [{ "titel": "Samen beslissen" }] });
        let all = json!({
            "ontwikkelopgaven": one, "filtered": one, "ontwikkelopgave": { "titel": "Samen beslissen" },
            "nodes": [{ "id": id }, { "id": evidence }, { "id": adopted }],
            "leervragen": { "totalCount": 1 },
            "leervraag": { "ontwikkelopgaven": one }, "thema": { "ontwikkelopgaven": one },
        });
        for (who, actor) in t.outsiders().await {
            assert_eq!(actor.with(ids.clone()).data(document).await, seen, "{who}");
        }
        assert_eq!(redactie.with(ids.clone()).data(document).await, all);
        redactie.vastgesteld(&editie, "2026-09-01").await;
        for (who, actor) in t.outsiders().await {
            assert_eq!(actor.with(ids.clone()).data(document).await, all, "{who}");
        }
    }

    /// A withdrawn leervraag leaves the lists of outsiders, not the evidence.
    async fn a_withdrawn_leervraag_stays_evidence(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let vraag = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let thema = redactie.thema("Samenwerken", true).await;
        redactie.done("themaBundelen", "thema { id }", json!({ "thema": thema, "version": 1, "leervragen": [vraag], "reden": "Hoort erbij" })).await;
        let editie = redactie.editie("Agenda 2027").await;
        let id = redactie.opgave(&editie, "Samen beslissen").await;
        let found = json!({ "ontwikkelopgave": id, "version": 1, "themas": [thema], "reden": "Past" });
        redactie.done("ontwikkelopgaveOnderbouwen", OPGAVE, found).await;
        redactie.vastgesteld(&editie, "2026-09-01").await;
        let withdraw = json!({ "leervraag": vraag, "version": 1, "besluit": "AFWIJZEN", "reden": "DUBBEL" });
        redactie.done("leervraagModereren", "leervraag { status }", withdraw).await;
        let document = "query($id: ID!, $thema: ID!) {
            ontwikkelopgave(id: $id) { leervragen { totalCount nodes { tekst } } onderbouwingen { totalCount nodes { reden } } }
            thema(id: $thema) { leervragen { totalCount } bundelingen { totalCount } }
        }";
        let ids = json!({ "id": id, "thema": thema });
        let none = json!({ "totalCount": 0, "nodes": [] });
        let seen = json!({
            "ontwikkelopgave": { "leervragen": none, "onderbouwingen": none },
            "thema": { "leervragen": { "totalCount": 0 }, "bundelingen": { "totalCount": 0 } },
        });
        for (who, actor) in t.outsiders().await {
            assert_eq!(actor.with(ids.clone()).data(document).await, seen, "{who}");
        }
        let all = redactie.with(ids).data(document).await;
        assert_eq!(all["ontwikkelopgave"]["onderbouwingen"]["nodes"], json!([{ "reden": "Past" }]));
        let rows = onderbouwing::Entity::find().filter(onderbouwing::Column::ThemaId.is_not_null());
        assert_eq!(rows.count(t.writer()).await.expect("counts"), 1);
    }
}

/// Sets the state of every edition, as a fact.
async fn set_status(t: &Stage, status: editie::Status) {
    editie::Entity::update_many()
        .col_expr(editie::Column::Status, Expr::value(status.to_value()))
        .col_expr(
            editie::Column::GeldigTot,
            Expr::value((status == editie::Status::Vervangen).then(|| day("2030-01-01"))),
        )
        .exec(t.writer())
        .await
        .expect("an update");
}
