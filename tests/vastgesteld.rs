//! What an adopted edition rests on stays readable in the words of then, whatever becomes of the leervragen and thema's;
//! but for what was withdrawn, refused or taken back.

use entity::leervraag::Status;
use serde_json::{Value, json};

use crate::kit::{Stage, actor::Actor, both, seed::global};
use api::graph::id::Kind;

const READ: &str = "{ agenda(domein: BREED_JEUGDDOMEIN, geldigOp: \"2026-09-01\") { ontwikkelopgaven { nodes {
    overnames { totalCount nodes { reden gewicht bron versie { id naam omschrijving nummer } } }
    onderbouwingen { totalCount nodes { reden gewicht versie { id tekst nummer auteur { naam } } themaVersie { naam } } }
    bewijs { totaal { aantal ontbreekt } } } } } }";

/// What the adopted edition rests on, as somebody reads it.
async fn read(actor: &Actor<'_>) -> Value {
    actor.value(READ, "/agenda/ontwikkelopgaven/nodes/0").await
}

/// The words that everybody reads beneath the edition.
async fn words(t: &Stage) -> Vec<String> {
    let seen = read(&t.anonymous()).await;
    let rows = seen["onderbouwingen"]["nodes"]
        .as_array()
        .expect("a list")
        .clone();
    let mut told: Vec<String> = rows
        .iter()
        .map(|row| row["versie"]["tekst"].as_str().expect("words").to_owned())
        .collect();
    told.sort();
    told
}

/// Six leervragen of Anna in a thema, beneath an edition that was adopted today; their ids and the thema.
async fn adopted(t: &Stage) -> (Vec<String>, String) {
    t.agenda().await;
    let (redactie, anna) = (t.redactie().await, t.member("anna").await);
    let mut vragen = Vec::new();
    for name in ["a", "b", "c", "d", "e", "f"] {
        let tekst = format!("Hoe beslist team {name} samen?");
        let key = t.vraag(&tekst, |row| {
            row.status = Status::Gepubliceerd;
            row.weergave = entity::leervraag::Weergave::Anoniem;
            row.vrager_id = Some(anna.id);
            row.indiener_id = Some(anna.id);
        });
        vragen.push(global(Kind::Leervraag, key.await));
    }
    let thema = redactie.thema("Samen", true).await;
    let bundle = json!({ "thema": thema, "version": 1, "leervragen": vragen, "reden": "Hoort erbij." });
    redactie.done("themaBundelen", "thema { id }", bundle).await;
    let editie = redactie.editie("Agenda 2026").await;
    let opgave = redactie.opgave(&editie, "Beslissen").await;
    let found = json!({
        "ontwikkelopgave": opgave, "version": 1, "themas": [thema], "reden": "Komt terug.", "gewicht": "DRAGEND", "bron": "Verslag",
    });
    redactie
        .done("ontwikkelopgaveOnderbouwen", "ontwikkelopgave { id }", found)
        .await;
    redactie.vastgesteld(&editie, "2026-09-01").await;
    (vragen, thema)
}

async fn decide(t: &Stage, vraag: &str, version: i32, besluit: &str) -> Value {
    let reden = (besluit != "PUBLICEREN").then_some("TEVEEL_HERLEIDBAAR");
    let fields = json!({ "leervraag": vraag, "version": version, "besluit": besluit, "reden": reden });
    let made = t
        .redactie()
        .await
        .done("leervraagModereren", "besluit { id }", fields)
        .await;
    made["id"].clone()
}

async fn revise(t: &Stage, vraag: &str, version: i32, tekst: &str) {
    let fields = json!({ "leervraag": vraag, "version": version, "tekst": tekst });
    t.member("anna")
        .await
        .done("leervraagHerzien", "leervraag { id }", fields)
        .await;
}

fn team(names: &str) -> Vec<String> {
    names
        .chars()
        .map(|name| format!("Hoe beslist team {name} samen?"))
        .collect()
}

const VERSIES: &str = "query($id: ID!) { leervraag(id: $id) { versies { nodes { nummer tekst verschil { vorige { tekst } } auteur { naam } } } } }";
const NODE: &str =
    "query($id: ID!) { node(id: $id) { ... on LeervraagVersie { tekst } ... on ThemaVersie { naam } } }";

both! {
    /// The edge, its reason, weight and source, and what the thema was.
    async fn a_thema_that_changes_or_lapses_stays_as_it_was(t: Stage) {
        let (_, thema) = adopted(&t).await;
        let before = read(&t.anonymous()).await;
        assert_eq!(before["overnames"]["totalCount"], 1);
        assert_eq!(before["overnames"]["nodes"][0]["versie"]["naam"], "Samen");
        assert_eq!(before["onderbouwingen"]["nodes"][0]["themaVersie"]["naam"], "Samen");
        let redactie = t.redactie().await;
        for (version, fields) in [(2, json!({ "naam": "Heel anders" })), (3, json!({ "status": "VERVALLEN" })), (4, json!({ "naam": "Weg" }))] {
            let mut fields = fields;
            fields["thema"] = json!(thema);
            fields["version"] = json!(version);
            redactie.done("themaBijwerken", "thema { id }", fields).await;
            for (who, actor) in t.outsiders().await {
                assert_eq!(read(&actor).await, before, "{who} after {version}");
            }
        }
        let versie = before["overnames"]["nodes"][0]["versie"]["id"].clone();
        let reader = t.anonymous();
        assert_eq!(reader.with(json!({ "id": versie })).value(NODE, "/node/naam").await, "Samen");
        assert_eq!(reader.with(json!({ "id": thema })).value("query($id: ID!) { thema(id: $id) { naam } }", "/thema").await, Value::Null);
    }

    /// Other words wait for an editor, and are published: the edition rests on those of then.
    async fn a_leervraag_with_other_words_stays_as_it_was(t: Stage) {
        let (vragen, _) = adopted(&t).await;
        let before = read(&t.anonymous()).await;
        assert_eq!(before["onderbouwingen"]["totalCount"], 6);
        assert_eq!(before["bewijs"]["totaal"], json!({ "aantal": 6, "ontbreekt": null }));
        revise(&t, &vragen[0], 1, "Hoe beslissen wij met het hele team?").await;
        for (who, actor) in t.outsiders().await {
            assert_eq!(read(&actor).await, before, "{who} while it waits");
        }
        decide(&t, &vragen[0], 2, "PUBLICEREN").await;
        for (who, actor) in t.outsiders().await {
            assert_eq!(read(&actor).await, before, "{who} with other words");
        }
        // Of its versions others read the one that was adopted, not who wrote it; its people read all.
        let told = t.member("bob").await.with(json!({ "id": vragen[0] })).value(VERSIES, "/leervraag/versies/nodes").await;
        assert_eq!(told, json!([{ "nummer": 1, "tekst": "Hoe beslist team a samen?", "verschil": null, "auteur": null }]));
        let own = t.member("anna").await.with(json!({ "id": vragen[0] })).value(VERSIES, "/leervraag/versies/nodes").await;
        assert_eq!(own.as_array().map(Vec::len), Some(2));
        assert_eq!(own[1]["auteur"]["naam"], "anna");
        let other = t.anonymous().with(json!({ "id": vragen[0] })).value("query($id: ID!) { leervraag(id: $id) { tekst } }", "/leervraag/tekst").await;
        assert_eq!(other, "Hoe beslissen wij met het hele team?");
    }

    /// A withdrawal, a refusal and a taking back hide all words; undoing the decision shows them again.
    async fn what_must_be_hidden_is_hidden(t: Stage) {
        let (vragen, _) = adopted(&t).await;
        assert_eq!(words(&t).await, team("abcdef"));
        let version = read(&t.anonymous()).await["onderbouwingen"]["nodes"].as_array().expect("a list").iter()
            .find(|row| row["versie"]["tekst"] == "Hoe beslist team a samen?").expect("the first")["versie"]["id"].clone();
        let withdraw = json!({ "leervraag": vragen[0], "version": 1 });
        t.member("anna").await.done("leervraagIntrekken", "leervraag { id }", withdraw).await;
        assert_eq!(words(&t).await, team("bcdef"));
        assert_eq!(t.anonymous().with(json!({ "id": version })).value(NODE, "/node").await, Value::Null);
        assert_eq!(t.member("anna").await.with(json!({ "id": version })).value(NODE, "/node/tekst").await, "Hoe beslist team a samen?");

        let back = decide(&t, &vragen[1], 1, "TERUGNEMEN").await;
        assert_eq!(words(&t).await, team("cdef"));
        let redactie = t.redactie().await;
        let undo = async |besluit: &Value| redactie.done("moderatieOngedaanMaken", "besluit { id }", json!({ "besluit": besluit })).await;
        undo(&back).await;
        assert_eq!(words(&t).await, team("bcdef"), "the decision is undone");
        let refused = decide(&t, &vragen[2], 1, "AFWIJZEN").await;
        assert_eq!(words(&t).await, team("bdef"));
        undo(&refused).await;
        assert_eq!(words(&t).await, team("bcdef"));

        // Other words after a taking back: those of before do not come back with them.
        decide(&t, &vragen[3], 1, "TERUGNEMEN").await;
        revise(&t, &vragen[3], 2, "Hoe beslissen wij met het hele team?").await;
        decide(&t, &vragen[3], 3, "PUBLICEREN").await;
        assert_eq!(words(&t).await, team("bcef"));
        // The same words, when an editor publishes them once more, do.
        decide(&t, &vragen[4], 1, "TERUGNEMEN").await;
        assert_eq!(words(&t).await, team("bcf"));
        let again = decide(&t, &vragen[4], 2, "PUBLICEREN").await;
        assert_eq!(words(&t).await, team("bcef"));
        undo(&again).await;
        assert_eq!(words(&t).await, team("bcf"), "and are gone when that is undone");
        // New words that are refused take those of before along.
        revise(&t, &vragen[5], 1, "Hoe beslissen wij zonder overleg?").await;
        assert_eq!(words(&t).await, team("bcf"));
        decide(&t, &vragen[5], 2, "AFWIJZEN").await;
        assert_eq!(words(&t).await, team("bc"));
        // How many lie beneath is what everybody can count in the list beside it.
        assert_eq!(read(&t.anonymous()).await["bewijs"]["totaal"], json!({ "aantal": 2, "ontbreekt": null }));
    }

    /// Whoever writes: the note of the versions is made by the database, and kept by it.
    async fn the_database_notes_the_versions_and_keeps_them(t: Stage) {
        use entity::{leervraag_versie, onderbouwing, opgave_thema};
        use sea_orm::{EntityTrait, sea_query::Expr};
        adopted(&t).await;
        let edges = onderbouwing::Entity::find().all(t.writer()).await.expect("a SELECT");
        assert!(edges.iter().all(|row| row.leervraag_versie_id.is_some() && row.thema_versie_id.is_some()));
        let other = leervraag_versie::Entity::find().one(t.writer()).await.expect("a SELECT").expect("a version").id;
        let moved = onderbouwing::Entity::update_many()
            .col_expr(onderbouwing::Column::LeervraagVersieId, Expr::value(other))
            .exec(t.writer())
            .await;
        assert!(moved.expect_err("refused").to_string().contains("EDITIE_LIGT_VAST"));
        for (what, taken) in [
            ("thema", onderbouwing::Entity::update_many().col_expr(onderbouwing::Column::ThemaVersieId, Expr::value(None::<uuid::Uuid>)).exec(t.writer()).await),
            ("overname", opgave_thema::Entity::update_many().col_expr(opgave_thema::Column::ThemaVersieId, Expr::value(None::<uuid::Uuid>)).exec(t.writer()).await),
        ] {
            assert!(taken.expect_err("refused").to_string().contains("EDITIE_LIGT_VAST"), "{what}");
        }
    }
}
