//! The canvas: who fills and shares it, its versions and their differences, and who reads what.

use api::graph::id::Kind;
use entity::deelname::Rol;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, agenda::nowhere, both, seed::global};

const CANVAS: &str =
    "canvas { id version status ambitie watEnWaarom waarbinnen hoeEnWaarmee wie watNiet praktijk { naam } }";

/// A praktijk of anna, in which bilal takes part: its global id.
async fn team(t: &Stage, anna: &Actor<'_>, bilal: &Actor<'_>) -> String {
    let praktijk = t.praktijk("Praktijk Noord").await;
    t.deelname((praktijk, anna.id), Rol::Facilitator, "2026-01-01", None)
        .await;
    t.deelname((praktijk, bilal.id), Rol::Ervaringsdeskundige, "2026-01-01", None)
        .await;
    global(Kind::LerendePraktijk, praktijk)
}

fn as_read(row: &Value, version: i32) -> Value {
    json!({ "canvas": row["id"], "version": version })
}

/// Whether an actor finds the canvas under the praktijk, in the list and by id; and the numbers of the versions that it reads,
/// under the canvas and by id.
async fn roads(who: &Actor<'_>, praktijk: &str, row: &Value, versies: &[String]) -> (bool, Vec<i64>) {
    let document = "query($praktijk: ID!, $id: ID!, $versies: [ID!]!) {
        lerendePraktijk(id: $praktijk) { canvas { id versies { totalCount nodes { nummer } } } }
        canvassen(filter: { ambities: false }) { totalCount nodes { id } }
        ambities: canvassen(filter: { ambities: true }) { totalCount }
        canvas(id: $id) { id }
        node(id: $id) { id }
        nodes(ids: $versies) { ... on CanvasVersie { nummer } }
    }";
    let asked = json!({ "praktijk": praktijk, "id": row["id"], "versies": versies });
    let data = who.with(asked).data(document).await;
    let found = [
        data["lerendePraktijk"]["canvas"]["id"] == row["id"],
        data["canvassen"]["nodes"][0]["id"] == row["id"],
        data["canvassen"]["totalCount"] == 1,
        !data["canvas"].is_null(),
        !data["node"].is_null(),
    ];
    assert!(found.iter().all(|road| *road == found[0]), "{data:#}");
    assert_eq!(data["ambities"]["totalCount"], 0);
    let numbers = |list: &Value| -> Vec<i64> {
        list.as_array()
            .into_iter()
            .flatten()
            .filter_map(|row| row["nummer"].as_i64())
            .collect()
    };
    let list = &data["lerendePraktijk"]["canvas"]["versies"];
    let mut read = numbers(&list["nodes"]);
    assert!(list.is_null() || list["totalCount"].as_u64() == u64::try_from(read.len()).ok());
    read.reverse();
    assert_eq!(numbers(&data["nodes"]), read, "{data:#}");
    (found[0], read)
}

async fn versions(who: &Actor<'_>, row: &Value) -> Vec<String> {
    let document = "query($id: ID!) { canvas(id: $id) { versies(last: 50) { nodes { id } } } }";
    let rows = who
        .with(json!({ "id": row["id"] }))
        .value(document, "/canvas/versies/nodes")
        .await;
    let id = |row: &Value| row["id"].as_str().expect("an id").to_owned();
    rows.as_array().expect("a list").iter().rev().map(id).collect()
}

both! {
    async fn a_team_fills_its_canvas_together_and_shares_it(t: Stage) {
        let (anna, bilal, redactie) = (t.member("anna").await, t.member("bilal").await, t.redactie().await);
        let praktijk = team(&t, &anna, &bilal).await;
        let fields = json!({ "praktijk": praktijk, "watEnWaarom": "Eerder samen.", "wie": "School en wijk." });
        let retrying = bilal.retrying("canvas");
        let row = retrying.done("canvasMaken", CANVAS, fields.clone()).await;
        assert_eq!(row, json!({
            "id": row["id"], "version": 1, "status": "CONCEPT", "ambitie": null, "watEnWaarom": "Eerder samen.", "waarbinnen": null,
            "hoeEnWaarmee": null, "wie": "School en wijk.", "watNiet": null, "praktijk": { "naam": "Praktijk Noord" }
        }));
        assert_eq!(retrying.done("canvasMaken", CANVAS, fields.clone()).await, row);
        assert_eq!(anna.refused("canvasMaken", CANVAS, fields.clone()).await, "CANVAS_BESTAAT_AL input.praktijk");
        for (name, outsider) in t.outsiders().await {
            let expected = if name == "ANONIEM" { "UNAUTHENTICATED" } else { "FORBIDDEN" };
            assert_eq!(outsider.denied("canvasMaken", CANVAS, fields.clone()).await, expected, "{name}");
            let hidden = match name {
                "MEMBER" | "ANALIST" | "BEHEER" => "NOT_FOUND",
                "VERENIGING" => "FORBIDDEN",
                _ => "UNAUTHENTICATED",
            };
            for action in ["canvasBijwerken", "canvasDelen", "canvasTerugnemen"] {
                assert_eq!(outsider.denied(action, CANVAS, as_read(&row, 1)).await, hidden, "{name} {action}");
            }
        }

        let more = json!({ "canvas": row["id"], "version": 1, "watNiet": "Geen dossiers.", "wie": "School, wijk en ouders." });
        let changed = anna.done("canvasBijwerken", CANVAS, more.clone()).await;
        assert_eq!((&changed["version"], &changed["watEnWaarom"]), (&json!(2), &json!("Eerder samen.")));
        assert_eq!(bilal.denied("canvasBijwerken", CANVAS, more).await, "CONFLICT");
        let hostile = json!({ "canvas": row["id"], "version": 2, "wie": "Leerling Sem", "hoeEnWaarmee": "Bel 06-12345678." });
        assert_eq!(
            anna.refused("canvasBijwerken", CANVAS, hostile).await,
            "TELEFOON input.hoeEnWaarmee, NAAM_BIJ_ROL input.wie"
        );
        let titled = json!({ "canvas": row["id"], "version": 2, "ambitie": "Een titel" });
        assert_eq!(anna.refused("canvasBijwerken", CANVAS, titled).await, "GEEN_AMBITIE input.ambitie");

        // Sharing is for who leads.
        assert_eq!(bilal.denied("canvasDelen", CANVAS, as_read(&row, 2)).await, "FORBIDDEN");
        assert_eq!(anna.refused("canvasTerugnemen", CANVAS, as_read(&row, 2)).await, "STATUS_STAAT_NIET_TOE input.canvas");
        let shared = anna.done("canvasDelen", CANVAS, as_read(&row, 2)).await;
        assert_eq!((&shared["status"], &shared["version"]), (&json!("GEDEELD"), &json!(3)));
        assert_eq!(redactie.refused("canvasDelen", CANVAS, as_read(&row, 3)).await, "STATUS_STAAT_NIET_TOE input.canvas");
        for action in ["canvasBijwerken", "canvasDelen", "canvasTerugnemen"] {
            assert_eq!(t.member("bob").await.denied(action, CANVAS, as_read(&row, 3)).await, "FORBIDDEN", "{action}");
        }
        let emptied = json!({ "canvas": row["id"], "version": 3, "watEnWaarom": null, "wie": null, "watNiet": null });
        assert_eq!(anna.refused("canvasBijwerken", CANVAS, emptied).await, "CANVAS_LEEG input.canvas");
        assert_eq!(redactie.done("canvasTerugnemen", CANVAS, as_read(&row, 3)).await["status"], "CONCEPT");
    }

    /// A concept is for who takes part and editors, on every road; of a shared canvas others read what was shared.
    async fn a_canvas_is_read_by_the_team_until_it_is_shared(t: Stage) {
        let (anna, bilal, redactie) = (t.member("anna").await, t.member("bilal").await, t.redactie().await);
        let praktijk = team(&t, &anna, &bilal).await;
        let former = t.member("daan").await;
        t.deelname((t.named("Praktijk Noord"), former.id), Rol::Facilitator, "2026-01-01", Some("2026-09-01")).await;
        let row = anna.done("canvasMaken", CANVAS, json!({ "praktijk": praktijk, "wie": "Een." })).await;
        let words = |version: i32, wie: &str| json!({ "canvas": row["id"], "version": version, "wie": wie });
        anna.done("canvasBijwerken", CANVAS, words(1, "Twee.")).await;
        // Words that stay the same are no version.
        anna.done("canvasBijwerken", CANVAS, words(2, "Twee.")).await;
        let check = async |inside: Vec<i64>, outside: Option<Vec<i64>>| {
            let ids = versions(&anna, &row).await;
            for known in [&anna, &bilal, &redactie] {
                assert_eq!(roads(known, &praktijk, &row, &ids).await, (true, inside.clone()));
            }
            let seen = (outside.is_some(), outside.unwrap_or_default());
            let outsiders = t.outsiders().await;
            for (name, outsider) in outsiders.iter().chain([&("FORMER", t.member("daan").await)]) {
                assert_eq!(roads(outsider, &praktijk, &row, &ids).await, seen, "{name}");
            }
        };
        check(vec![1, 2], None).await;
        anna.done("canvasDelen", CANVAS, as_read(&row, 3)).await;
        check(vec![1, 2], Some(vec![2])).await;
        bilal.done("canvasBijwerken", CANVAS, words(4, "Drie.")).await;
        check(vec![1, 2, 3], Some(vec![2, 3])).await;
        anna.done("canvasTerugnemen", CANVAS, as_read(&row, 5)).await;
        check(vec![1, 2, 3], None).await;
        bilal.done("canvasBijwerken", CANVAS, words(6, "Vier.")).await;
        bilal.done("canvasBijwerken", CANVAS, words(7, "Vijf.")).await;
        anna.done("canvasDelen", CANVAS, as_read(&row, 8)).await;
        check(vec![1, 2, 3, 4, 5], Some(vec![2, 3, 5])).await;
    }

    async fn versions_tell_what_changed_and_who_did(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        let praktijk = team(&t, &anna, &bilal).await;
        let row = anna.done("canvasMaken", CANVAS, json!({ "praktijk": praktijk, "wie": "School en wijk.", "waarbinnen": "Een jaar." })).await;
        let change = json!({ "canvas": row["id"], "version": 1, "wie": "School, wijk en ouders.", "waarbinnen": null, "watNiet": "Dossiers." });
        bilal.done("canvasBijwerken", CANVAS, change).await;
        let document = "query($id: ID!) { canvas(id: $id) { versies { nodes { nummer gedeeld auteur { naam } verschil { vorige { nummer }
            wie { soort tekst } waarbinnen { soort tekst } watNiet { soort tekst } watEnWaarom { tekst } hoeEnWaarmee { tekst } } } } } }";
        let rows = bilal.with(json!({ "id": row["id"] })).value(document, "/canvas/versies/nodes").await;
        assert_eq!((&rows[0]["nummer"], &rows[0]["auteur"]["naam"], &rows[0]["gedeeld"]), (&json!(2), &json!("bilal"), &json!(false)));
        assert_eq!((&rows[1]["auteur"]["naam"], &rows[1]["verschil"]), (&json!("anna"), &Value::Null));
        let told = &rows[0]["verschil"];
        assert_eq!(told["vorige"]["nummer"], 1);
        assert_eq!(told["waarbinnen"], json!([{ "soort": "VERWIJDERD", "tekst": "Een jaar." }]));
        assert_eq!(told["watNiet"], json!([{ "soort": "TOEGEVOEGD", "tekst": "Dossiers." }]));
        assert_eq!((&told["watEnWaarom"], &told["hoeEnWaarmee"]), (&json!([]), &json!([])));
        let joined = |kinds: [&str; 2]| -> String {
            let parts = told["wie"].as_array().expect("parts").iter();
            parts.filter(|part| kinds.contains(&part["soort"].as_str().expect("a kind"))).map(|part| part["tekst"].as_str().expect("a text")).collect()
        };
        assert_eq!(joined(["GELIJK", "VERWIJDERD"]), "School en wijk.");
        assert_eq!(joined(["GELIJK", "TOEGEVOEGD"]), "School, wijk en ouders.");
    }

    /// An ambition has a title and no praktijk; its canvas is the work of editors.
    async fn editors_make_the_canvas_of_an_ambition(t: Stage) {
        let (anna, bilal, redactie) = (t.member("anna").await, t.member("bilal").await, t.redactie().await);
        let praktijk = team(&t, &anna, &bilal).await;
        let ambitie = json!({ "ambitie": "Interprofessioneel samenwerken", "wie": "Professionals en ervaringsdeskundigen." });
        assert_eq!(anna.denied("canvasMaken", CANVAS, ambitie.clone()).await, "FORBIDDEN");
        let neither = "EEN_VAN_BEIDE input.ambitie";
        assert_eq!(redactie.refused("canvasMaken", CANVAS, json!({ "wie": "Wij." })).await, neither);
        let twofold = json!({ "praktijk": praktijk, "ambitie": "Een titel" });
        assert_eq!(redactie.refused("canvasMaken", CANVAS, twofold).await, neither);
        let empty = redactie.done("canvasMaken", CANVAS, json!({ "ambitie": "Nog leeg" })).await;
        assert_eq!(redactie.refused("canvasDelen", CANVAS, as_read(&empty, 1)).await, "CANVAS_LEEG input.canvas");
        let row = redactie.done("canvasMaken", CANVAS, ambitie).await;
        assert_eq!((&row["ambitie"], &row["praktijk"]), (&json!("Interprofessioneel samenwerken"), &Value::Null));
        let listed = "{ canvassen(filter: { ambities: true }) { totalCount nodes { ambitie } } }";
        assert_eq!(anna.value(listed, "/canvassen/totalCount").await, 0);
        assert_eq!(redactie.value(listed, "/canvassen/totalCount").await, 2);
        redactie.done("canvasDelen", CANVAS, as_read(&row, 1)).await;
        assert_eq!(t.anonymous().value(listed, "/canvassen/nodes").await, json!([{ "ambitie": "Interprofessioneel samenwerken" }]));
        let renamed = json!({ "canvas": row["id"], "version": 2, "ambitie": "Samenwerken" });
        assert_eq!(redactie.done("canvasBijwerken", CANVAS, renamed).await["ambitie"], "Samenwerken");
        assert_eq!(anna.denied("canvasBijwerken", CANVAS, as_read(&row, 3)).await, "FORBIDDEN");
        let absent = json!({ "canvas": nowhere(Kind::Canvas), "version": 1 });
        assert_eq!(redactie.denied("canvasDelen", CANVAS, absent).await, "NOT_FOUND");
        let elsewhere = json!({ "praktijk": nowhere(Kind::LerendePraktijk) });
        assert_eq!(redactie.denied("canvasMaken", CANVAS, elsewhere).await, "NOT_FOUND");
    }

    /// Of two who make the canvas of a praktijk at once, one does.
    async fn two_who_make_a_canvas_at_once(t: Stage) {
        let (anna, bilal) = (t.member("anna").await, t.member("bilal").await);
        let praktijk = team(&t, &anna, &bilal).await;
        let make = async |who: &Actor<'_>| {
            let document = "mutation($input: CanvasMakenInput!) { canvasMaken(input: $input) { userErrors { code } } }";
            let fields = json!({ "input": { "praktijk": praktijk, "wie": "Wij." } });
            let errors = who.with(fields).value(document, "/canvasMaken/userErrors").await;
            errors[0]["code"].as_str().unwrap_or_default().to_owned()
        };
        let (one, other) = futures::join!(make(&anna), make(&bilal));
        let mut codes = [one, other];
        codes.sort();
        assert_eq!(codes, ["", "CANVAS_BESTAAT_AL"]);
    }
}
