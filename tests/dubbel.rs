//! Leervragen that are nearly equal to another one when they are offered: found by comparing, decided by an editor.

use std::{future::Future, pin::Pin, task::Poll};

use sea_orm::{ConnectionTrait, DbBackend, Statement, TransactionTrait};
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both};

const EEN: &str = "Hoe betrek ik ouders bij het handelingsplan van de school?";
const BIJNA: &str = "Hoe betrekken wij een ouder bij het handelingsplan van scholen?";

const VRAAG: &str = "leervraag { id version }";
const LIJST: &str =
    "mutation($input: LeervragenModererenInput!) { leervragenModereren(input: $input) { aantalGedaan } }";

async fn asks(actor: &Actor<'_>, tekst: &str) -> String {
    let made = actor
        .done("leervraagIndienen", VRAAG, json!({ "tekst": tekst }))
        .await;
    made["id"].as_str().expect("an id").to_owned()
}

async fn version(redactie: &Actor<'_>, id: &str) -> Value {
    let query = "query($id: ID!) { leervraag(id: $id) { version } }";
    redactie
        .with(json!({ "id": id }))
        .value(query, "/leervraag/version")
        .await
}

async fn decide(redactie: &Actor<'_>, id: &str, besluit: &str) -> String {
    let reden = (besluit != "PUBLICEREN").then_some("DUBBEL");
    let input = json!({ "leervraag": id, "version": version(redactie, id).await, "besluit": besluit, "reden": reden });
    let done = redactie.done("leervraagModereren", "besluit { id }", input).await;
    done["id"].as_str().expect("an id").to_owned()
}

/// What the editors see of a leervraag: each other one with its score and where it stands.
async fn found(actor: &Actor<'_>, id: &str) -> Vec<String> {
    let query = "query($id: ID!) { leervraag(id: $id) { mogelijkeDubbelen { totalCount nodes { ander { tekst } score stand } } } }";
    let seen = actor
        .with(json!({ "id": id }))
        .value(query, "/leervraag/mogelijkeDubbelen")
        .await;
    let told = |node: &Value| {
        format!("{} {} {}", node["ander"]["tekst"], node["score"], node["stand"]).replace('"', "")
    };
    seen["nodes"]
        .as_array()
        .expect("a list")
        .iter()
        .map(told)
        .collect()
}

/// The words of what waits as `DUBBEL`.
async fn waiting(redactie: &Actor<'_>) -> Vec<String> {
    let query = "{ moderatie(filter: { soort: [DUBBEL] }) { nodes { leervraag { tekst } } } }";
    let seen = redactie.value(query, "/moderatie/nodes").await;
    let words = |node: &Value| node["leervraag"]["tekst"].as_str().expect("words").to_owned();
    seen.as_array().expect("a list").iter().map(words).collect()
}

/// The id and the version of what was found about a leervraag.
async fn first(redactie: &Actor<'_>, id: &str) -> (Value, Value) {
    let query = "query($id: ID!) { leervraag(id: $id) { mogelijkeDubbelen { nodes { id version } } } }";
    let seen = redactie
        .with(json!({ "id": id }))
        .value(query, "/leervraag/mogelijkeDubbelen/nodes/0")
        .await;
    (seen["id"].clone(), seen["version"].clone())
}

/// How many rows of the queue differ from what the facts say.
async fn drift(t: &Stage) -> i64 {
    t.drift("moderatie", "leervraag_id, sinds, dubbel_sinds").await
}

/// Lets a request go on until it waits for another change, or has ended. SQLite has one writer, which the other change is:
/// there the request waits before it has found anything.
async fn waits_or_ends(t: &Stage, request: &mut Pin<Box<impl Future<Output = String>>>) -> Option<String> {
    let waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    loop {
        if let Poll::Ready(done) = futures::poll!(request.as_mut()) {
            return Some(done);
        }
        if t.writer().get_database_backend() == DbBackend::Sqlite {
            return None;
        }
        let asked = Statement::from_string(DbBackend::Postgres, waiting);
        let row = t.writer().query_one_raw(asked).await.expect("a SELECT");
        let held: i64 = row.expect("one row").try_get_by_index(0).expect("a count");
        if held > 0 {
            return None;
        }
    }
}

both! {
    async fn what_is_nearly_equal_waits_for_an_editor(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let een = asks(&anna, EEN).await;
        asks(&anna, "Hoe betrek ik de wijkagent bij het vervoer van jongeren?").await;
        let twee = asks(&t.member("bob").await, BIJNA).await;
        assert_eq!(found(&redactie, &twee).await, [format!("{EEN} 1.0 OPEN")]);
        assert_eq!(found(&redactie, &een).await, Vec::<String>::new(), "the earlier one is not told");
        assert_eq!(waiting(&redactie).await, [BIJNA]);

        // A draft is nobody's business, until it is offered.
        let draft = anna.done("leervraagIndienen", VRAAG, json!({ "tekst": EEN, "concept": true })).await["id"].clone();
        let draft = draft.as_str().expect("an id");
        assert_eq!(found(&redactie, draft).await, Vec::<String>::new());
        anna.done("leervraagHerzien", VRAAG, json!({ "leervraag": draft, "version": 1, "indienen": true })).await;
        assert_eq!(found(&redactie, draft).await.len(), 2);

        // Other words begin anew, for both sides.
        let other = json!({ "leervraag": een, "version": 1, "tekst": "Wanneer komt de huisarts in beeld bij schoolverzuim?" });
        anna.done("leervraagHerzien", VRAAG, other).await;
        assert_eq!(found(&redactie, &twee).await, Vec::<String>::new());
        assert_eq!(found(&redactie, draft).await, [format!("{BIJNA} 1.0 OPEN")]);
        assert_eq!(waiting(&redactie).await, [EEN]);
        assert_eq!(drift(&t).await, 0);
    }

    /// The other leaves publication, or gets other words, while something like it is being offered: neither change sees
    /// the other, so the one that offers waits and looks again.
    async fn what_changes_meanwhile_leaves_no_mark(t: Stage) {
        let (anna, bob, redactie) = (t.member("anna").await, t.member("bob").await, t.redactie().await);
        for change in ["status = 'INGETROKKEN'", "tekst = 'Wie regelt het vervoer naar de dagbesteding?'"] {
            asks(&anna, EEN).await;
            let other = t.writer().begin().await.expect("another change");
            let change = format!("UPDATE leervraag SET {change} WHERE status = 'INGEDIEND'");
            other.execute_unprepared(&change).await.expect("an UPDATE under way");
            let mut offering = Box::pin(asks(&bob, BIJNA));
            let early = waits_or_ends(&t, &mut offering).await;
            other.commit().await.expect("the other change is kept");
            let twee = match early {
                Some(twee) => twee,
                None => offering.await,
            };
            assert_eq!(found(&redactie, &twee).await, Vec::<String>::new(), "{change}");
            assert_eq!(waiting(&redactie).await, Vec::<String>::new(), "{change}");
            assert_eq!(drift(&t).await, 0, "{change}");
            decide(&redactie, &twee, "AFWIJZEN").await;
        }
    }

    async fn a_delivery_is_compared_too(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        asks(&anna, EEN).await;
        let rows = json!({ "rijen": [{ "tekst": "Wie regelt het vervoer naar de dagbesteding?" }, { "tekst": BIJNA },
            { "tekst": "Wie regelt vervoer naar een dagbesteding?" }] });
        let document = "mutation($input: LeervragenIndienenInput!) { leervragenIndienen(input: $input) { rijen { leervraag { id } } userErrors { code } } }";
        let sent = anna.with(json!({ "input": rows })).send(document).await;
        let ids = &sent.body["data"]["leervragenIndienen"]["rijen"];
        let id = |place: usize| ids[place]["leervraag"]["id"].as_str().unwrap_or_else(|| panic!("{:#}", sent.body)).to_owned();
        assert_eq!(found(&redactie, &id(0)).await, Vec::<String>::new());
        assert_eq!(found(&redactie, &id(1)).await, [format!("{EEN} 1.0 OPEN")]);
        assert_eq!(found(&redactie, &id(2)).await, ["Wie regelt het vervoer naar de dagbesteding? 1.0 OPEN"]);
        // One statement more to compare, and one to keep, for all rows together.
        let rows: Vec<Value> = (0..8).map(|n| json!({ "tekst": format!("Hoe leren wij als team samen van casus {n} over vervoer, school en ouders?") })).collect();
        let many = anna.with(json!({ "input": { "rijen": rows } })).send(document).await;
        assert!(many.body.get("errors").is_none(), "{:#}", many.body);
        assert_eq!(many.statements, sent.statements);
    }

    async fn an_editor_says_that_it_is_another_question(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let een = asks(&anna, EEN).await;
        let twee = asks(&anna, BIJNA).await;
        let (id, _) = first(&redactie, &twee).await;
        let says = |version: i32, other: bool| json!({ "mogelijkeDubbel": id, "version": version, "andereVraag": other });
        let fields = "mogelijkeDubbel { stand version door { naam } }";
        let noor = t.holding(&api::auth::TokenSpec::role("noor", api::auth::Role::Redactie));
        noor.data("{ viewer { rollen } }").await;
        noor.done("moderatieClaimen", "moderatie { sinds }", json!({ "leervraag": twee })).await;
        assert_eq!(redactie.refused("mogelijkeDubbelBeoordelen", fields, says(1, true)).await, "GECLAIMD input.mogelijkeDubbel");
        noor.done("moderatieVrijgeven", "moderatie { sinds }", json!({ "leervraag": twee })).await;
        let done = redactie.retrying("k").done("mogelijkeDubbelBeoordelen", fields, says(1, true)).await;
        assert_eq!(done, json!({ "stand": "ANDERE_VRAAG", "version": 2, "door": { "naam": "redactie" } }));
        let again = redactie.retrying("k").done("mogelijkeDubbelBeoordelen", fields, says(1, true)).await;
        assert_eq!(again, done);
        assert_eq!(redactie.denied("mogelijkeDubbelBeoordelen", fields, says(1, true)).await, "CONFLICT");
        assert_eq!(waiting(&redactie).await, Vec::<String>::new());
        redactie.done("mogelijkeDubbelBeoordelen", fields, says(2, false)).await;
        assert_eq!(waiting(&redactie).await, [BIJNA]);

        let node = "query($id: ID!) { node(id: $id) { id } }";
        let outsiders = t.outsiders().await;
        for (who, actor) in outsiders.iter().map(|(who, actor)| (*who, actor)).chain([("asker", &anna)]) {
            assert_eq!(actor.with(json!({ "id": id })).value(node, "/node").await, Value::Null, "{who}");
            let code = actor.denied("mogelijkeDubbelBeoordelen", fields, says(3, true)).await;
            assert_eq!(code, if who == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" }, "{who}");
        }
        assert_eq!(found(&anna, &twee).await, Vec::<String>::new(), "the asker is not told");
        assert_eq!(anna.value("{ viewer { berichten { totalCount } } }", "/viewer/berichten/totalCount").await, 0);
        assert_ne!(een, twee);
        assert_eq!(drift(&t).await, 0);
    }

    /// What is decided about one of the two decides where it stands, and undoing gives back what was.
    async fn decisions_close_it_and_undoing_opens_it(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        let (een, twee) = (asks(&anna, EEN).await, asks(&anna, BIJNA).await);
        let stands = async |stand: &str| {
            assert_eq!(found(&redactie, &twee).await, [format!("{EEN} 1.0 {stand}")]);
            let expected: &[&str] = if stand == "OPEN" { &[BIJNA] } else { &[] };
            assert_eq!(waiting(&redactie).await, expected);
            assert_eq!(drift(&t).await, 0);
        };
        let undo = async |besluit: String| {
            redactie.done("moderatieOngedaanMaken", "besluit { id }", json!({ "besluit": besluit })).await;
        };
        stands("OPEN").await;
        let refused = decide(&redactie, &een, "AFWIJZEN").await;
        stands("VERVALLEN").await;
        undo(refused).await;
        stands("OPEN").await;
        decide(&redactie, &een, "PUBLICEREN").await;
        decide(&redactie, &twee, "PUBLICEREN").await;
        stands("OPEN").await;
        let merge = json!({ "van": twee, "naar": een, "version": version(&redactie, &twee).await, "versionNaar": version(&redactie, &een).await, "reden": "ZELFDE_VRAAG" });
        let merged = redactie.done("leervraagSamenvoegen", "besluit { id }", merge).await;
        stands("SAMENGEVOEGD").await;
        let (id, version_of_it) = first(&redactie, &twee).await;
        let says = json!({ "mogelijkeDubbel": id, "version": version_of_it, "andereVraag": true });
        assert_eq!(
            redactie.refused("mogelijkeDubbelBeoordelen", "mogelijkeDubbel { id }", says).await,
            "STATUS_STAAT_NIET_TOE input.mogelijkeDubbel"
        );
        undo(merged["id"].as_str().expect("an id").to_owned()).await;
        stands("OPEN").await;
        let merge = json!({ "van": een, "naar": twee, "version": version(&redactie, &een).await, "versionNaar": version(&redactie, &twee).await, "reden": "ZELFDE_VRAAG" });
        redactie.done("leervraagSamenvoegen", "besluit { id }", merge).await;
        stands("SAMENGEVOEGD").await;
        let back = json!({ "leervraag": een, "version": version(&redactie, &een).await });
        redactie.done("leervraagSamenvoegingOngedaanMaken", "leervraag { id }", back).await;
        stands("OPEN").await;
        anna.done("leervraagIntrekken", VRAAG, json!({ "leervraag": een, "version": version(&redactie, &een).await })).await;
        stands("VERVALLEN").await;
    }

    /// A decision moves the places in the queue of what is like the leervraag that it is about, so two lists that are about
    /// others of the same likes must not wait for each other.
    async fn lists_about_doubles_of_each_other_do_not_wait_for_each_other(t: Stage) {
        let (anna, redactie) = (t.member("anna").await, t.redactie().await);
        for round in 0..8 {
            let words = ["handelingsplan", "leerplichtambtenaar", "jeugdhulp", "verwachtingen", "samenwerking", "perspectief"];
            let text = format!("Hoe bespreek ik {} met ouders in groep {round}?", words[..4].join(" en "));
            let mut ids = Vec::new();
            for _ in 0..3 {
                ids.push(asks(&anna, &text).await);
            }
            let list = |ids: &[&String]| json!({ "leervragen": ids, "versions": vec![1; ids.len()], "besluit": "PUBLICEREN" });
            let (outer, inner) = (list(&[&ids[0], &ids[2]]), list(&[&ids[1]]));
            let (one, two) = (redactie.with(json!({ "input": outer })), redactie.with(json!({ "input": inner })));
            let done = "/leervragenModereren/aantalGedaan";
            let (one, two) = futures::join!(one.value(LIJST, done), two.value(LIJST, done));
            assert_eq!((one, two), (json!(2), json!(1)), "round {round}");
            assert_eq!(drift(&t).await, 0, "round {round}");
        }
    }
}
