//! A report from beginning to end, what everybody is told, and what two at once leave behind.

use api::graph::id::Kind;
use futures::future::join_all;
use serde_json::{Value, json};

use super::{BESLISSEN, MELDEN, MELDING, TONEN, Teksten, laten_staan, melding, verbergen};
use crate::kit::{actor::Actor, agenda::nowhere, both};

/// What an actor is told, newest first: what happened, whether it reads the text, and how its report ended.
async fn told(actor: &Actor<'_>) -> Vec<Value> {
    let document =
        "{ viewer { berichten { nodes { soort tekst { __typename } tekstMelding { uitkomst } } } } }";
    let nodes = actor.value(document, "/viewer/berichten/nodes").await;
    let about = |node: &&Value| {
        let soort = node["soort"].as_str().unwrap_or_default();
        soort.starts_with("TEKST") || soort == "MELDING_AFGEHANDELD"
    };
    let nodes = nodes.as_array().expect("berichten").iter().filter(about);
    nodes
        .map(|node| {
            json!([
                node["soort"],
                node["tekst"]["__typename"],
                node["tekstMelding"]["uitkomst"]
            ])
        })
        .collect()
}

/// How many reports a list holds.
async fn queue(actor: &Actor<'_>, filter: &str) -> u64 {
    let document = format!("{{ tekstMeldingen(filter: {{ {filter} }}) {{ totalCount }} }}");
    let count = actor.value(&document, "/tekstMeldingen/totalCount").await;
    count.as_u64().expect("a count")
}

both! {
    async fn from_report_to_being_shown_again(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let (bob, carla, redactie) = (t.member("bob").await, t.member("carla").await, t.redactie().await);
        let facilitator = teksten.who("FACILITATOR");
        let canvas = &teksten.canvas;

        let refused = async |more: Value| bob.refused(MELDEN, MELDING, more).await;
        assert_eq!(refused(json!({ "object": canvas, "reden": "ANDERS" })).await, "TOELICHTING_ONTBREEKT input.toelichting");
        let doubt = json!({ "object": canvas, "reden": "ONGEPAST", "toelichting": "Noor kan je dat vertellen." });
        assert_eq!(refused(doubt).await, "TWIJFEL input.toelichting");
        let words = json!({ "object": canvas, "reden": "ANDERS", "toelichting": "Het gezin is bekend in de wijk." });
        let retrying = bob.retrying("melding");
        let first = retrying.done(MELDEN, MELDING, words.clone()).await;
        assert_eq!(retrying.done(MELDEN, MELDING, words).await, first, "sent again, it is the same report");
        assert_eq!(first, json!({
            "id": first["id"], "soort": "CANVAS", "reden": "ANDERS", "toelichting": "Het gezin is bekend in de wijk.",
            "uitkomst": null, "afgehandeldOp": null,
        }));
        assert_eq!(refused(melding(canvas)).await, "AL_GEMELD input.object");
        bob.done(MELDEN, MELDING, melding(&teksten.activiteit)).await;
        let second = carla.done(MELDEN, MELDING, melding(canvas)).await;

        // The queue of the editors; for a member only what it reported.
        assert_eq!((queue(&redactie, "open: true").await, queue(&redactie, "open: false").await), (3, 0));
        assert_eq!((queue(&redactie, "soort: [CANVAS]").await, queue(&redactie, "soort: [CANVAS, ACTIVITEIT]").await), (2, 3));
        assert_eq!((queue(&redactie, "soort: [METING]").await, queue(&redactie, "soort: []").await), (0, 3));
        let shown = "{ tekstMeldingen(first: 1, filter: { open: true, soort: [CANVAS] }) { nodes { reden createdAt object {
            ... on Canvas { wie verborgen { reden } } } } } }";
        let newest = redactie.value(shown, "/tekstMeldingen/nodes/0/object").await;
        assert_eq!(newest, json!({ "wie": "School en wijk.", "verborgen": null }));
        assert_eq!((queue(&bob, "open: true").await, queue(&carla, "open: true").await, queue(facilitator, "").await), (2, 1, 0));
        let node = json!({ "id": second["id"] });
        let sees = async |actor: &Actor<'_>| !actor.with(node.clone()).data("query($id: ID!) { node(id: $id) { id } }").await["node"].is_null();
        assert!(sees(&carla).await && sees(&redactie).await && !sees(&bob).await && !sees(facilitator).await);

        // A decision is about the text, so it ends all that is open on it.
        let decide = async |fields: Value| redactie.refused(BESLISSEN, MELDING, fields).await;
        let without = json!({ "melding": first["id"], "besluit": "VERBERGEN" });
        assert_eq!(decide(without.clone()).await, "REDEN_ONTBREEKT input.reden");
        let mut bare = without;
        bare["reden"] = json!("ANDERS");
        assert_eq!(decide(bare).await, "TOELICHTING_ONTBREEKT input.toelichting");
        let ended = redactie.done(BESLISSEN, MELDING, verbergen(&first["id"])).await;
        assert_eq!(ended["uitkomst"], "GEGROND");
        assert_eq!(decide(laten_staan(&second["id"])).await, "AL_AFGEHANDELD input.melding");
        assert_eq!((queue(&redactie, "open: true").await, queue(&redactie, "open: false").await), (1, 2));
        for reporter in [&bob, &carla] {
            assert_eq!(told(reporter).await, [json!(["MELDING_AFGEHANDELD", null, "GEGROND"])], "the text is gone for them too");
            assert_eq!(reporter.denied(MELDEN, MELDING, melding(canvas)).await, "NOT_FOUND");
        }
        assert_eq!(told(facilitator).await, [json!(["TEKST_VERBORGEN", "Canvas", null])], "told of the text, and not of the report");
        let why = format!("{{ canvas(id: {canvas:?}) {{ verborgen {{ reden toelichting }} }} }}");
        let told_why = json!({ "reden": "HERLEIDBAAR", "toelichting": "Een gezin is te herkennen." });
        for who in ["FACILITATOR", "DEELNEMER", "REDACTIE"] {
            assert_eq!(teksten.who(who).value(&why, "/canvas/verborgen").await, told_why, "{who}");
        }

        // Its people mend it, and an editor shows it.
        let mended = json!({ "canvas": canvas, "version": 3, "wie": "School, wijk en ouders." });
        facilitator.done("canvasBijwerken", "canvas { id }", mended).await;
        assert_eq!(carla.value(&why, "/canvas").await, Value::Null, "other words do not end it");
        let object = json!({ "object": canvas });
        let report = redactie.done(TONEN, MELDING, object.clone()).await;
        assert!(report["uitkomst"] == "GEGROND" && [&first["id"], &second["id"]].contains(&&report["id"]));
        assert_eq!(redactie.refused(TONEN, MELDING, object).await, "NIET_VERBORGEN input.object");
        let now = "query($id: ID!) { canvas(id: $id) { wie verborgen { reden } } }";
        let now = bob.with(json!({ "id": canvas })).value(now, "/canvas").await;
        assert_eq!(now, json!({ "wie": "School, wijk en ouders.", "verborgen": null }));
        assert_eq!(told(facilitator).await[0], json!(["TEKST_WEER_GETOOND", "Canvas", null]));
        assert_eq!(told(&bob).await, [json!(["MELDING_AFGEHANDELD", "Canvas", "GEGROND"])]);

        // Reported anew, and left: who wrote it is not told that anybody looked.
        let again = bob.done(MELDEN, MELDING, melding(canvas)).await;
        let left = redactie.done(BESLISSEN, MELDING, laten_staan(&again["id"])).await;
        assert_eq!((&left["uitkomst"], told(facilitator).await.len()), (&json!("ONGEGROND"), 2));
        assert_eq!(told(&bob).await[0], json!(["MELDING_AFGEHANDELD", "Canvas", "ONGEGROND"]));
        assert_eq!(bob.data(&why).await["canvas"], json!({ "verborgen": null }));
    }

    /// Neither the people of the text, nor an editor, nor the log that they read.
    async fn nobody_learns_who_reported(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let fields = melding(&teksten.expertvraag);
        let made = t.member("bob").await.done(MELDEN, MELDING, fields).await;
        t.redactie().await.done(BESLISSEN, MELDING, verbergen(&made["id"])).await;
        let document = "{ logboek(first: 100) { nodes { handeling } } }";
        for who in ["VRAGER", "EXPERT", "FACILITATOR", "REDACTIE"] {
            let log = teksten.who(who).data(document).await.to_string();
            assert!(!log.contains("tekstMelden"), "{who}: {log}");
        }
        assert!(t.member("bob").await.data(document).await.to_string().contains("tekstMelden"), "but one's own");
        let types = "{ __type(name: \"TekstMelding\") { fields { name } } }";
        let fields = t.redactie().await.value(types, "/__type/fields").await.to_string();
        assert!(fields.contains("reden") && !fields.contains("melder"), "{fields}");
    }

    /// The text is held while it is reported.
    async fn one_report_at_a_time(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let bob = t.member("bob").await;
        for object in [&teksten.canvas, &teksten.ervaring, &teksten.meting] {
            let sent = (0..4).map(|_| bob.uitkomst(MELDEN, melding(object)));
            let mut outcomes = join_all(sent).await;
            outcomes.sort_unstable();
            assert_eq!(outcomes, ["AL_GEMELD", "AL_GEMELD", "AL_GEMELD", "mag"]);
        }
        assert_eq!(queue(&bob, "").await, 3);
    }

    async fn what_is_no_such_text_is_not_reported(t: Stage) {
        let teksten = Teksten::new(&t).await;
        let bob = t.member("bob").await;
        for object in [&teksten.leervraag, &teksten.practice, &teksten.praktijk, &teksten.expert] {
            assert_eq!(bob.denied(MELDEN, MELDING, melding(object)).await, "BAD_REQUEST");
        }
        for kind in [
            Kind::ExpertVraag, Kind::GoodPracticeOvername, Kind::GoodPracticeErvaring, Kind::Canvas, Kind::Activiteit, Kind::Meting,
        ] {
            assert_eq!(bob.denied(MELDEN, MELDING, melding(&nowhere(kind))).await, "NOT_FOUND", "{kind:?}");
        }
        let redactie = t.redactie().await;
        let unknown = json!(nowhere(Kind::TekstMelding));
        assert_eq!(redactie.denied(BESLISSEN, MELDING, verbergen(&unknown)).await, "NOT_FOUND");
    }
}
