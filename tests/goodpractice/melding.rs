//! What members report about good practices, and what the facilitators of their praktijk are told.

use entity::{deelname::Rol, goodpractice::Status};
use serde_json::{Value, json};

use api::graph::id::Kind;

use super::{OBJECT, facilitators, feit, gedeeld, praktijken, woorden};
use crate::kit::{actor::Actor, both, seed::global};

const MELDEN: &str = "goodPracticeMelden";
const BEOORDELEN: &str = "goodPracticeBeoordelen";

fn report(practice: &str) -> Value {
    json!({ "goodPractice": practice, "reden": "HERLEIDBAAR", "toelichting": "Een team is te herkennen." })
}

fn decides(practice: &str, version: i32, besluit: &str) -> Value {
    let reden = (besluit == "TERUGGEVEN").then_some("TE_HERLEIDEN");
    json!({ "goodPractice": practice, "version": version, "besluit": besluit, "reden": reden })
}

/// The reports on it, the closed ones among them, and how many good practices wait in the queue.
async fn reports(actor: &Actor<'_>, practice: &str) -> (u64, usize, Value) {
    let document = "query($id: ID!) { goodPractice(id: $id) { meldingen { totalCount nodes { id reden toelichting afgehandeldOp } } }
        goodPractices(filter: { gemeld: true }) { totalCount } }";
    let data = actor.with(json!({ "id": practice })).data(document).await;
    let found = &data["goodPractice"]["meldingen"];
    let nodes = found["nodes"].as_array().expect("reports");
    let closed = nodes
        .iter()
        .filter(|node| !node["afgehandeldOp"].is_null())
        .count();
    (
        found["totalCount"].as_u64().expect("a count"),
        closed,
        data["goodPractices"]["totalCount"].clone(),
    )
}

/// What a member was told about good practices, newest first.
async fn told(actor: &Actor<'_>) -> Vec<(String, String)> {
    let document = "{ viewer { berichten { nodes { soort praktijk { naam } goodPractice { titel } } } } }";
    let nodes = actor.value(document, "/viewer/berichten/nodes").await;
    let nodes = nodes.as_array().expect("berichten").iter();
    nodes
        .map(|node| {
            assert_eq!(node["goodPractice"]["titel"], "Rondgang");
            let text = |value: &Value| value.as_str().expect("a text").to_owned();
            (text(&node["soort"]), text(&node["praktijk"]["naam"]))
        })
        .collect()
}

both! {
    /// Once for each member, until an editor decides: leaves it, or takes it back from everybody.
    async fn what_is_reported_waits_for_an_editor(t: Stage) {
        let (facilitator, _) = facilitators(&t).await;
        let (bob, redactie) = (t.member("bob").await, t.redactie().await);
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let more = json!({ "goodPractice": id, "reden": "ANDERS" });
        assert_eq!(bob.refused(MELDEN, OBJECT, more).await, "TOELICHTING_NODIG input.toelichting");
        let mut doubt = report(&id);
        doubt["toelichting"] = json!("Noor kan je dat vertellen.");
        assert_eq!(bob.refused(MELDEN, OBJECT, doubt).await, "TWIJFEL input.toelichting");
        bob.done(MELDEN, OBJECT, report(&id)).await;
        assert_eq!(bob.refused(MELDEN, OBJECT, report(&id)).await, "AL_GEMELD input.goodPractice");
        facilitator.done(MELDEN, OBJECT, report(&id)).await;
        assert_eq!(reports(&redactie, &id).await, (2, 0, json!(1)));
        let node = "query($id: ID!) { goodPractice(id: $id) { meldingen(first: 1) { nodes { id } } } }";
        let node = redactie.with(json!({ "id": id })).value(node, "/goodPractice/meldingen/nodes/0").await;
        for (who, actor) in t.outsiders().await.iter().chain([("facilitator", t.member("facilitator").await)].iter()) {
            assert_eq!(reports(actor, &id).await, (0, 0, json!(0)), "{who}");
            assert_eq!(actor.with(node.clone()).data("query($id: ID!) { node(id: $id) { id } }").await["node"], Value::Null, "{who}");
        }
        let row = redactie.done(BEOORDELEN, OBJECT, decides(&id, 3, "DELEN")).await;
        assert_eq!((&row["status"], reports(&redactie, &id).await), (&json!("GEDEELD"), (2, 2, json!(0))));
        assert_eq!(redactie.refused(BEOORDELEN, OBJECT, decides(&id, 4, "DELEN")).await, "STATUS_STAAT_NIET_TOE input.goodPractice");
        bob.done(MELDEN, OBJECT, report(&id)).await;
        let row = redactie.done(BEOORDELEN, OBJECT, decides(&id, 4, "TERUGGEVEN")).await;
        assert_eq!((&row["status"], reports(&redactie, &id).await), (&json!("TERUGGEGEVEN"), (3, 3, json!(0))));
        let read = "query($id: ID!) { goodPractice(id: $id) { wat versies { nodes { nummer } } } }";
        let reads = async |actor: &Actor<'_>| actor.with(json!({ "id": id })).value(read, "/goodPractice").await;
        assert_eq!(reads(&bob).await, Value::Null);
        assert_eq!(bob.denied(MELDEN, OBJECT, report(&id)).await, "NOT_FOUND");
        assert_eq!(facilitator.refused(MELDEN, OBJECT, report(&id)).await, "NIET_GEDEELD input.goodPractice");
        // Mended and shared again, it shows nothing of what was taken back.
        let mended = json!({ "goodPractice": id, "version": 5, "wat": "Wij lopen samen rond." });
        facilitator.done("goodPracticeHerzien", OBJECT, mended).await;
        facilitator.done("goodPracticeDelen", OBJECT, json!({ "goodPractice": id, "version": 6 })).await;
        redactie.done(BEOORDELEN, OBJECT, decides(&id, 7, "DELEN")).await;
        assert_eq!(reads(&bob).await, json!({ "wat": "Wij lopen samen rond.", "versies": { "nodes": [{ "nummer": 2 }] } }));
    }

    /// New words that wait are another matter than the words that are reported.
    async fn giving_new_words_back_closes_no_report(t: Stage) {
        facilitators(&t).await;
        let (bob, redactie) = (t.member("bob").await, t.redactie().await);
        let id = global(Kind::GoodPractice, feit(&t, Status::Aangeboden, true).await);
        bob.done(MELDEN, OBJECT, report(&id)).await;
        let row = redactie.done(BEOORDELEN, OBJECT, decides(&id, 1, "TERUGGEVEN")).await;
        assert_eq!((&row["status"], reports(&redactie, &id).await), (&json!("TERUGGEGEVEN"), (1, 0, json!(1))));
        let row = redactie.done(BEOORDELEN, OBJECT, decides(&id, 2, "DELEN")).await;
        assert_eq!((&row["status"], reports(&redactie, &id).await), (&json!("TERUGGEGEVEN"), (1, 1, json!(0))), "the old words stay");
        assert_eq!(redactie.refused(BEOORDELEN, OBJECT, decides(&id, 3, "DELEN")).await, "STATUS_STAAT_NIET_TOE input.goodPractice");
        let why = "query($id: ID!) { goodPractice(id: $id) { teruggavereden } }";
        assert_eq!(redactie.with(json!({ "id": id })).value(why, "/goodPractice/teruggavereden").await, json!("TE_HERLEIDEN"));
        assert!(!bob.with(json!({ "id": id })).value("query($id: ID!) { goodPractice(id: $id) { wat } }", "/goodPractice").await.is_null());
    }

    /// Who facilitates its praktijk now, and did not do it.
    async fn the_facilitators_are_told(t: Stage) {
        let (facilitator, elders) = facilitators(&t).await;
        let (oost, west) = praktijken(&t);
        let tweede = t.member("tweede").await;
        t.deelname((oost, tweede.id), Rol::Facilitator, "2026-01-01", None).await;
        let id = gedeeld(&t, &facilitator, woorden("Rondgang")).await;
        let taken = json!({ "goodPractice": id, "praktijk": global(Kind::LerendePraktijk, west), "sinds": "2026-03-01" });
        elders.done("goodPracticeOvernemen", "overname { id }", taken).await;
        let redactie = t.redactie().await;
        redactie.done(BEOORDELEN, OBJECT, decides(&id, 3, "TERUGGEVEN")).await;
        facilitator.done("goodPracticeIntrekken", OBJECT, json!({ "goodPractice": id, "version": 4 })).await;
        let line = |soort: &str, praktijk: &str| (soort.to_owned(), praktijk.to_owned());
        let mut all = vec![
            line("GOODPRACTICE_INGETROKKEN", "Praktijk Oost"),
            line("GOODPRACTICE_TERUGGEGEVEN", "Praktijk Oost"),
            line("GOODPRACTICE_OVERGENOMEN", "Praktijk West"),
            line("GOODPRACTICE_GEDEELD", "Praktijk Oost"),
        ];
        assert_eq!(told(&tweede).await, all);
        all.remove(0);
        assert_eq!(told(&facilitator).await, all, "not what one did oneself");
        for who in ["deelnemer", "elders", "vertrokken", "geblokkeerd", "bob"] {
            assert!(told(&t.member(who).await).await.is_empty(), "{who}");
        }
    }
}
