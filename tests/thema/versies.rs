//! Versions of thema's, and where a leervraag was bundled before.

use api::auth::{Role, TokenSpec};
use entity::leervraag::Status;
use serde_json::{Value, json};

use super::THEMA;
use crate::kit::both;

const VERSIES: &str = "query($id: ID!) { thema(id: $id) { versies { totalCount nodes { nummer naam status ouder { naam } auteur { naam }
    verschil { vorige { nummer } naam { soort tekst } omschrijving { soort tekst } verplaatst andereStatus } } } } }";

both! {
    /// A difference is a few parts of two short texts: a page of thema's with all of theirs is no costly request.
    async fn differences_fit_in_a_page_of_thema_s(t: Stage) {
        let redactie = t.redactie().await;
        redactie.thema("Samenwerken", true).await;
        let query = "{ themas(first: 20) { totalCount nodes { naam versies { nodes { nummer status
            verschil { naam { soort tekst } omschrijving { soort tekst } verplaatst andereStatus } } } } } }";
        assert_eq!(redactie.value(query, "/themas/totalCount").await, 1);
    }

    async fn every_change_of_a_thema_is_kept(t: Stage) {
        let redactie = t.redactie().await;
        let ouder = redactie.thema("Samenwerken", true).await;
        let nieuw = json!({ "naam": "Samen optrekken", "omschrijving": "School en jeugdhulp." });
        let id = redactie.done("themaMaken", THEMA, nieuw).await["id"].clone();
        let steps = [
            json!({ "naam": "Samen beter optrekken" }),
            json!({ "status": "GEPUBLICEERD", "ouder": ouder }),
            json!({ "naam": "Samen beter optrekken" }),
            json!({ "omschrijving": "School, ouders en jeugdhulp.", "ouder": null }),
        ];
        for (version, mut step) in (1..).zip(steps) {
            step["thema"] = id.clone();
            step["version"] = json!(version);
            redactie.done("themaBijwerken", THEMA, step).await;
        }
        let part = |soort: &str, tekst: &str| json!({ "soort": soort, "tekst": tekst });
        let (naam, tekst) = ("Samen beter optrekken", "School en jeugdhulp.");
        let by = json!({ "naam": "redactie" });
        let second = json!({ "nummer": 3, "naam": naam, "status": "GEPUBLICEERD", "ouder": { "naam": "Samenwerken" }, "auteur": by,
            "verschil": { "vorige": { "nummer": 2 }, "naam": [part("GELIJK", naam)], "omschrijving": [part("GELIJK", tekst)],
                "verplaatst": true, "andereStatus": true } });
        let all = json!([
            { "nummer": 4, "naam": naam, "status": "GEPUBLICEERD", "ouder": null, "auteur": by,
                "verschil": { "vorige": { "nummer": 3 }, "naam": [part("GELIJK", naam)],
                    "omschrijving": [part("GELIJK", "School"), part("TOEGEVOEGD", ", ouders"), part("GELIJK", " en jeugdhulp.")],
                    "verplaatst": true, "andereStatus": false } },
            second,
            { "nummer": 2, "naam": naam, "status": "CONCEPT", "ouder": null, "auteur": by,
                "verschil": { "vorige": { "nummer": 1 },
                    "naam": [part("GELIJK", "Samen "), part("TOEGEVOEGD", "beter "), part("GELIJK", "optrekken")],
                    "omschrijving": [part("GELIJK", tekst)], "verplaatst": false, "andereStatus": false } },
            { "nummer": 1, "naam": "Samen optrekken", "status": "CONCEPT", "ouder": null, "auteur": by, "verschil": null },
        ]);
        let seen = redactie.with(json!({ "id": id })).value(VERSIES, "/thema/versies").await;
        assert_eq!(seen, json!({ "totalCount": 4, "nodes": all }));

        // Others see what was published, and nothing of the draft before it.
        for (who, actor) in t.outsiders().await {
            let actor = actor.with(json!({ "id": id }));
            let seen = actor.value(VERSIES, "/thema/versies").await;
            let told = |place: usize, what: &str| seen["nodes"][place][what].clone();
            assert_eq!(seen["totalCount"], 2, "{who}");
            assert_eq!((told(0, "nummer"), told(1, "nummer")), (json!(4), json!(3)), "{who}");
            assert_eq!(told(0, "verschil")["vorige"], json!({ "nummer": 3 }), "{who}");
            assert_eq!(told(1, "verschil"), Value::Null, "{who}");
        }
        let ids = "query($id: ID!) { thema(id: $id) { versies { nodes { id } } } }";
        let ids = redactie.with(json!({ "id": id })).value(ids, "/thema/versies/nodes").await;
        let ids: Vec<&Value> = ids.as_array().expect("a list").iter().map(|node| &node["id"]).collect();
        let nodes = "query($ids: [ID!]!) { nodes(ids: $ids) { ... on ThemaVersie { nummer } } }";
        let reader = t.anonymous();
        assert_eq!(
            reader.with(json!({ "ids": ids })).value(nodes, "/nodes").await,
            json!([{ "nummer": 4 }, { "nummer": 3 }, null, null])
        );

        // With the thema all of its versions go out of sight.
        redactie.done("themaBijwerken", THEMA, json!({ "thema": id, "version": 5, "status": "VERVALLEN" })).await;
        assert_eq!(reader.with(json!({ "ids": ids })).value(nodes, "/nodes").await, json!([null, null, null, null]));
    }

    async fn a_leervraag_tells_where_it_was_bundled_before(t: Stage) {
        let redactie = t.redactie().await;
        let (een, twee) = (redactie.thema("Samenwerken", true).await, redactie.thema("Vervoer", true).await);
        let vraag = t.leervraag("Hoe werk ik samen met school?", Status::Gepubliceerd).await;
        let into = |thema: &str, version: i32, reden: &str| {
            json!({ "thema": thema, "version": version, "leervragen": [vraag], "reden": reden })
        };
        redactie.done("themaBundelen", THEMA, into(&een, 1, "Gaat over school")).await;
        let out = json!({ "thema": een, "version": 2, "leervraag": vraag, "reden": "Gaat over de reis" });
        let noor = t.holding(&TokenSpec::role("noor", Role::Redactie));
        noor.done("themaOntbundelen", THEMA, out).await;
        let noor = noor.text("{ viewer { member { naam } } }", "/viewer/member/naam").await;
        redactie.done("themaBundelen", THEMA, into(&twee, 1, "Toch vervoer")).await;
        redactie.done("themaBundelen", THEMA, into(&een, 3, "En ook hier")).await;
        let query = "query($id: ID!) { leervraag(id: $id) { bundelingen { totalCount nodes { thema { naam } reden door { naam }
            tot redenEinde beeindigdDoor { naam } } } } }";
        let seen = redactie.with(json!({ "id": vraag })).value(query, "/leervraag/bundelingen").await;
        assert_eq!(seen["totalCount"], 3);
        let line = |place: usize| {
            let node = &seen["nodes"][place];
            let naam = |what: &Value| what["naam"].as_str().unwrap_or("-").to_owned();
            let ended = if node["tot"].is_null() { "holds" } else { "ended" };
            let why = node["redenEinde"].as_str().unwrap_or("-");
            format!("{} by {}: {ended} {} {why}", naam(&node["thema"]), naam(&node["door"]), naam(&node["beeindigdDoor"]))
        };
        assert_eq!(
            [line(0), line(1), line(2)],
            [
                "Samenwerken by redactie: holds - -",
                "Vervoer by redactie: holds - -",
                &format!("Samenwerken by redactie: ended {noor} Gaat over de reis"),
            ]
        );
        for (who, actor) in t.outsiders().await {
            let seen = actor.with(json!({ "id": vraag })).value(query, "/leervraag/bundelingen").await;
            assert_eq!(seen["totalCount"], 2, "{who}");
            assert!(seen["nodes"][0]["tot"].is_null() && seen["nodes"][1]["beeindigdDoor"].is_null(), "{who}");
        }
    }

    /// One statement for the versions of all thema's of a page, and one for all that came before them.
    async fn versions_cost_the_same_for_many(t: Stage) {
        let redactie = t.redactie().await;
        for thema in 0..3 {
            let id = redactie.thema(&format!("Thema {thema}"), true).await;
            for version in 1..4 {
                let step = json!({ "thema": id, "version": version, "naam": format!("Thema {thema}, stap {version}") });
                redactie.done("themaBijwerken", THEMA, step).await;
            }
        }
        let cost = async |first: u32| {
            let query = format!("{{ themas(first: {first}) {{ nodes {{ versies(first: {first}) {{ nodes {{ nummer auteur {{ naam }}
                verschil {{ naam {{ tekst }} }} }} }} bundelingen {{ nodes {{ id }} }} }} }} }}");
            let sent = redactie.send(&query).await;
            assert!(sent.body.get("errors").is_none(), "{:#}", sent.body);
            sent.statements
        };
        assert_eq!((cost(1).await, cost(3).await), (5, 5));
    }
}
