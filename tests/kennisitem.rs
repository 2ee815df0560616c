//! What already lies there: entering it, showing it, and letting ontwikkelopgaven point to it.

use api::graph::id::Kind;
use serde_json::{Value, json};

use crate::kit::{agenda::nowhere, both, seed::global};

const ITEM: &str = "kennisitem { id version titel soort bronorganisatie url jaar gepubliceerd }";

fn item(titel: &str, gepubliceerd: bool) -> Value {
    json!({
        "titel": titel, "soort": "RICHTLIJN", "bronorganisatie": "Kennishuis", "omschrijving": "Waar het over gaat.",
        "url": "https://www.voorbeeld.nl/richtlijn", "jaar": 2024, "gepubliceerd": gepubliceerd,
    })
}

both! {
    async fn editors_enter_change_and_publish(t: Stage) {
        let redactie = t.redactie().await;
        let retrying = redactie.retrying("kennis");
        let made = retrying.done("kennisitemMaken", ITEM, item("Samen beslissen", false)).await;
        assert_eq!(retrying.done("kennisitemMaken", ITEM, item("Samen beslissen", false)).await, made);
        assert_eq!(
            (&made["version"], &made["url"], &made["jaar"], &made["gepubliceerd"]),
            (&json!(1), &json!("https://www.voorbeeld.nl/richtlijn"), &json!(2024), &json!(false))
        );
        let change = |version: i32| json!({
            "kennisitem": made["id"], "version": version, "url": null, "jaar": null, "gepubliceerd": true, "soort": "CURSUS",
        });
        let row = redactie.done("kennisitemBijwerken", ITEM, change(1)).await;
        assert_eq!(
            row,
            json!({
                "id": made["id"], "version": 2, "titel": "Samen beslissen", "soort": "CURSUS", "bronorganisatie": "Kennishuis",
                "url": null, "jaar": null, "gepubliceerd": true,
            })
        );
        assert_eq!(redactie.denied("kennisitemBijwerken", ITEM, change(1)).await, "CONFLICT");
        let back = json!({ "kennisitem": made["id"], "version": 2, "gepubliceerd": false });
        let row = redactie.done("kennisitemBijwerken", ITEM, back).await;
        assert_eq!(row["gepubliceerd"], false);
    }

    async fn readers_are_not_sent_anywhere(t: Stage) {
        let redactie = t.redactie().await;
        let with = |field: &str, value: Value| {
            let mut fields = item("Samen beslissen", true);
            fields[field] = value;
            fields
        };
        let refused = async |field: &str, value: Value| {
            redactie.refused("kennisitemMaken", ITEM, with(field, value)).await
        };
        for url in ["http://www.voorbeeld.nl", "https://anna:geheim@voorbeeld.nl", "https://10.0.0.1/", "javascript:alert(1)"] {
            let told = refused("url", json!(url)).await;
            assert_eq!(told, "URL_ONGELDIG input.url", "{url}");
        }
        assert_eq!(refused("jaar", json!(1899)).await, "JAAR_ONGELDIG input.jaar");
        assert_eq!(refused("jaar", json!(2028)).await, "JAAR_ONGELDIG input.jaar");
        assert_eq!(refused("titel", json!(" ")).await, "LEEG input.titel");
        assert_eq!(refused("omschrijving", json!("Bel 06-12345678.")).await, "TELEFOON input.omschrijving");
        assert_eq!(refused("bronorganisatie", json!("a@voorbeeld.nl")).await, "EMAIL input.bronorganisatie");
        assert_eq!(redactie.value("{ kennisitems { totalCount } }", "/kennisitems/totalCount").await, 0);
    }

    /// From both sides, also when the edition was adopted, and the edition does not change by it.
    async fn an_adopted_ontwikkelopgave_points_to_what_lies_there(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Samen beslissen").await;
        redactie.vastgesteld(&editie, "2026-09-01").await;
        let open = redactie.done("kennisitemMaken", ITEM, item("Open", true)).await["id"].clone();
        let dicht = redactie.done("kennisitemMaken", ITEM, item("Dicht", false)).await["id"].clone();
        let webinar = global(Kind::Activiteit, t.activiteit("Webinar").await);
        let links = |items: Value, activiteiten: Value| {
            json!({ "ontwikkelopgave": opgave, "kennisitems": items, "activiteiten": activiteiten })
        };
        let payload = "ontwikkelopgave { version kennisitems { totalCount } activiteiten { totalCount } }";
        let koppelen = "ontwikkelopgaveKoppelen";
        let both = links(json!([open, dicht, open]), json!([webinar]));
        let row = redactie.done(koppelen, payload, both.clone()).await;
        assert_eq!(row, json!({ "version": 1, "kennisitems": { "totalCount": 2 }, "activiteiten": { "totalCount": 1 } }));
        assert_eq!(redactie.done(koppelen, payload, both).await, row, "what is linked stays so");
        let refused = async |items: Value, activiteiten: Value| {
            redactie.refused(koppelen, payload, links(items, activiteiten)).await
        };
        assert_eq!(refused(json!([]), json!([])).await, "LIJST_LEEG input.kennisitems");
        assert_eq!(refused(json!([nowhere(Kind::Kennisitem)]), json!([])).await, "ONBEKENDE_VERWIJZING input.kennisitems");
        assert_eq!(refused(json!([open]), json!([nowhere(Kind::Activiteit)])).await, "ONBEKENDE_VERWIJZING input.activiteiten");
        let absent = json!({ "ontwikkelopgave": nowhere(Kind::Ontwikkelopgave), "kennisitems": [open] });
        assert_eq!(redactie.denied(koppelen, payload, absent).await, "NOT_FOUND");

        let document = "query($opgave: ID!, $open: ID!, $dicht: ID!, $webinar: ID!) {
            kennisitems { totalCount nodes { titel } }
            cursus: kennisitems(filter: { soort: [CURSUS] }, orderBy: NIEUWSTE) { totalCount }
            open: kennisitem(id: $open) { ontwikkelopgaven { totalCount nodes { titel } } }
            dicht: kennisitem(id: $dicht) { titel }
            nodes(ids: [$dicht]) { id }
            activiteit(id: $webinar) { ontwikkelopgaven { nodes { titel } } }
            ontwikkelopgave(id: $opgave) { kennisitems { totalCount nodes { titel } } activiteiten { nodes { titel } } }
        }";
        let ids = json!({ "opgave": opgave, "open": open, "dicht": dicht, "webinar": webinar });
        let one = json!({ "totalCount": 1, "nodes": [{ "titel": "Open" }] });
        let opgaven = json!([{ "titel": "Samen beslissen" }]);
        for (who, actor) in t.outsiders().await {
            assert_eq!(
                actor.with(ids.clone()).data(document).await,
                json!({
                    "kennisitems": one, "cursus": { "totalCount": 0 },
                    "open": { "ontwikkelopgaven": { "totalCount": 1, "nodes": opgaven } },
                    "dicht": null, "nodes": [null],
                    "activiteit": { "ontwikkelopgaven": { "nodes": opgaven } },
                    "ontwikkelopgave": { "kennisitems": one, "activiteiten": { "nodes": [{ "titel": "Webinar" }] } },
                }),
                "{who}"
            );
        }
        let seen = redactie.with(ids).value(document, "/ontwikkelopgave/kennisitems").await;
        assert_eq!(seen, json!({ "totalCount": 2, "nodes": [{ "titel": "Dicht" }, { "titel": "Open" }] }));

        let off = links(json!([dicht, nowhere(Kind::Kennisitem)]), json!([webinar]));
        let row = redactie.done("ontwikkelopgaveOntkoppelen", payload, off).await;
        assert_eq!(row, json!({ "version": 1, "kennisitems": { "totalCount": 1 }, "activiteiten": { "totalCount": 0 } }));
    }

    /// A link to a concept tells nobody that the concept is there.
    async fn a_concept_is_not_seen_through_its_links(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Samen beslissen").await;
        let open = redactie.done("kennisitemMaken", ITEM, item("Open", true)).await["id"].clone();
        let webinar = global(Kind::Activiteit, t.activiteit("Webinar").await);
        let links = json!({ "ontwikkelopgave": opgave, "kennisitems": [open], "activiteiten": [webinar] });
        redactie.done("ontwikkelopgaveKoppelen", "ontwikkelopgave { id }", links).await;
        let document = "query($open: ID!, $webinar: ID!) {
            kennisitem(id: $open) { ontwikkelopgaven { totalCount nodes { titel } } }
            activiteit(id: $webinar) { ontwikkelopgaven { totalCount nodes { titel } } }
        }";
        let none = json!({ "ontwikkelopgaven": { "totalCount": 0, "nodes": [] } });
        for (who, actor) in t.outsiders().await {
            let seen = actor.with(json!({ "open": open, "webinar": webinar })).data(document).await;
            assert_eq!(seen, json!({ "kennisitem": none, "activiteit": none }), "{who}");
        }
    }

    async fn only_editors_enter_and_link(t: Stage) {
        t.agenda().await;
        let redactie = t.redactie().await;
        let editie = redactie.editie("Agenda 2027").await;
        let opgave = redactie.opgave(&editie, "Samen beslissen").await;
        let open = redactie.done("kennisitemMaken", ITEM, item("Open", true)).await["id"].clone();
        let links = json!({ "ontwikkelopgave": opgave, "kennisitems": [open] });
        let actions = [
            ("kennisitemMaken", ITEM, item("Nog een", true)),
            ("kennisitemBijwerken", ITEM, json!({ "kennisitem": open, "version": 1 })),
            ("ontwikkelopgaveKoppelen", "ontwikkelopgave { id }", links.clone()),
            ("ontwikkelopgaveOntkoppelen", "ontwikkelopgave { id }", links),
        ];
        for (who, actor) in t.outsiders().await {
            for (action, object, fields) in &actions {
                let code = actor.denied(action, object, fields.clone()).await;
                let expected = if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
                assert_eq!(code, expected, "{who} {action}");
            }
        }
    }
}
