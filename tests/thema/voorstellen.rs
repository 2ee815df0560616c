//! What is proposed to an editor: thema's for a leervraag, and groups of like leervragen.

use api::graph::id::Kind;
use entity::leervraag::Status;
use futures::future::join_all;
use serde_json::{Value, json};
use uuid::Uuid;

use super::THEMA;
use crate::kit::{Stage, actor::Actor, both, seed::global};

const VOORSTELLEN: &str =
    "query($id: ID!, $aantal: Int! = 5) { themaVoorstellen(leervraag: $id, aantal: $aantal) {
    thema { naam } score gedeeldeWoorden leervragen { score leervraag { tekst } gedeeldeWoorden } } }";

const GROEPEN: &str =
    "query($sinds: Date, $aantal: Int! = 5) { leervraagGroepen(sinds: $sinds, aantal: $aantal) { score gedeeldeWoorden
    leervragen { tekst } } }";

async fn published(t: &Stage, tekst: &str) -> Uuid {
    t.vraag(tekst, |row| {
        row.status = Status::Gepubliceerd;
        row.gepubliceerd_op = Some(row.created_at);
    })
    .await
}

/// Makes a thema, in use, and bundles these in it.
async fn thema(redactie: &Actor<'_>, naam: &str, omschrijving: &str, leervragen: &[Uuid]) -> String {
    let nieuw = json!({ "naam": naam, "omschrijving": omschrijving, "publiek": true });
    let id = redactie.done("themaMaken", THEMA, nieuw).await["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    if !leervragen.is_empty() {
        let leervragen: Vec<String> = leervragen
            .iter()
            .map(|key| global(Kind::Leervraag, *key))
            .collect();
        let input = json!({ "thema": id, "version": 1, "leervragen": leervragen, "reden": "Hoort erbij" });
        redactie.done("themaBundelen", THEMA, input).await;
    }
    id
}

fn names(proposed: &Value) -> Vec<&str> {
    let proposed = proposed.as_array().expect("a list");
    proposed
        .iter()
        .map(|one| one["thema"]["naam"].as_str().expect("a name"))
        .collect()
}

both! {
    async fn thema_s_are_proposed_with_what_speaks_for_them(t: Stage) {
        let redactie = t.redactie().await;
        let vraag = published(&t, "Hoe houd ik contact met de ouders van een leerling?").await;
        let like = published(&t, "Hoe houd je contact met ouders als de school dicht is?").await;
        let other = published(&t, "Wie regelt het vervoer naar de dagbesteding?").await;
        thema(&redactie, "Elkaar blijven vinden", "Ook als het druk is.", &[like]).await;
        thema(&redactie, "Contact met ouders", "Contact houden.", &[]).await;
        thema(&redactie, "Vervoer", "Reizen en halen.", &[other]).await;
        let gone = thema(&redactie, "Contact met ouders van vroeger", "Contact.", &[like]).await;
        redactie.done("themaBijwerken", THEMA, json!({ "thema": gone, "version": 2, "status": "VERVALLEN" })).await;
        let id = global(Kind::Leervraag, vraag);
        let editor = redactie.with(json!({ "id": id }));
        let proposed = editor.value(VOORSTELLEN, "/themaVoorstellen").await;
        assert_eq!(names(&proposed), ["Contact met ouders", "Elkaar blijven vinden"], "{proposed:#}");
        assert_eq!(proposed[0]["gedeeldeWoorden"].as_array().map(Vec::len), Some(3), "{proposed:#}");
        assert_eq!(proposed[0]["leervragen"], json!([]));
        let because = &proposed[1]["leervragen"];
        assert_eq!(because[0]["leervraag"]["tekst"], "Hoe houd je contact met ouders als de school dicht is?");
        assert_eq!(because[0]["score"], proposed[1]["score"]);
        assert_eq!(proposed[1]["gedeeldeWoorden"], json!([]));
        let one = redactie.with(json!({ "id": id, "aantal": 1 })).value(VOORSTELLEN, "/themaVoorstellen").await;
        assert_eq!(names(&one), ["Contact met ouders"]);

        // Where it is already is not proposed.
        let vinden = redactie.value("{ themas(filter: { status: [GEPUBLICEERD] }) { nodes { id naam version } } }", "/themas/nodes").await;
        let into = vinden.as_array().expect("a list").iter().find(|one| one["naam"] == "Contact met ouders").expect("it is there");
        let input = json!({ "thema": into["id"], "version": into["version"], "leervragen": [id], "reden": "Past" });
        redactie.done("themaBundelen", THEMA, input).await;
        let proposed = editor.value(VOORSTELLEN, "/themaVoorstellen").await;
        assert_eq!(names(&proposed), ["Elkaar blijven vinden"]);

        for (who, actor) in t.outsiders().await {
            let seen = actor.with(json!({ "id": id })).value(VOORSTELLEN, "/themaVoorstellen").await;
            assert_eq!(seen, Value::Null, "{who}");
        }
        let nowhere = global(Kind::Leervraag, Uuid::from_u128(7));
        assert_eq!(redactie.with(json!({ "id": nowhere })).value(VOORSTELLEN, "/themaVoorstellen").await, Value::Null);
        for wrong in [0, 11] {
            assert_eq!(redactie.with(json!({ "id": id, "aantal": wrong })).code(VOORSTELLEN).await, "BAD_REQUEST");
        }
    }

    async fn like_leervragen_in_no_thema_come_in_groups(t: Stage) {
        let redactie = t.redactie().await;
        let mut keys = Vec::new();
        for tekst in [
            "Hoe betrek ik ouders bij het plan?",
            "Wie regelt het vervoer naar school?",
            "Hoe betrek je een ouder bij plannen?",
            "Mag de wijkagent aansluiten?",
            "Ouders betrekken bij een plan: hoe dan?",
            "Wanneer is vervoer naar scholen geregeld?",
        ] {
            keys.push(published(&t, tekst).await);
        }
        t.vraag("Ouders bij het plan betrekken, nog niet openbaar?", |_| ()).await;
        let groepen = redactie.value(GROEPEN, "/leervraagGroepen").await;
        let texts = |group: usize| -> Vec<&str> {
            let all = groepen[group]["leervragen"].as_array().expect("a list");
            all.iter().map(|one| one["tekst"].as_str().expect("words")).collect()
        };
        assert_eq!(groepen.as_array().map(Vec::len), Some(2), "{groepen:#}");
        let mut first = texts(0);
        first.sort_unstable();
        assert_eq!(
            first,
            ["Hoe betrek ik ouders bij het plan?", "Hoe betrek je een ouder bij plannen?", "Ouders betrekken bij een plan: hoe dan?"]
        );
        assert_eq!(texts(1).len(), 2);
        assert_eq!(groepen[0]["score"], 1.0);
        let mut words: Vec<&str> = groepen[0]["gedeeldeWoorden"].as_array().expect("a list").iter().filter_map(Value::as_str).collect();
        words.sort_unstable();
        assert_eq!(words.len(), 3, "{words:?}");
        // One grouping at a time: who asks meanwhile waits for a turn, and is told the same.
        let at_once = join_all((0..3).map(|_| redactie.value(GROEPEN, "/leervraagGroepen"))).await;
        assert_eq!(at_once, vec![groepen.clone(); 3], "the same again");
        let one = redactie.with(json!({ "aantal": 1 })).value(GROEPEN, "/leervraagGroepen").await;
        assert_eq!(one.as_array().map(Vec::len), Some(1));
        let later = redactie.with(json!({ "sinds": "2030-01-01" })).value(GROEPEN, "/leervraagGroepen").await;
        assert_eq!(later, json!([]));

        // What was bundled waits no longer.
        thema(&redactie, "Ouders", "Betrekken.", &[keys[0], keys[2], keys[4]]).await;
        let left = redactie.value(GROEPEN, "/leervraagGroepen").await;
        assert_eq!(left.as_array().map(Vec::len), Some(1));
        for (who, actor) in t.outsiders().await {
            assert_eq!(actor.value(GROEPEN, "/leervraagGroepen").await, Value::Null, "{who}");
        }
        assert_eq!(redactie.with(json!({ "aantal": 11 })).code(GROEPEN).await, "BAD_REQUEST");
    }

    /// Whatever there is: the same number of statements.
    async fn proposals_cost_the_same_for_few_and_many(t: Stage) {
        let redactie = t.redactie().await;
        let cost = async |vraag: Uuid, aantal: u32| {
            let variables = json!({ "id": global(Kind::Leervraag, vraag), "aantal": aantal });
            let (one, other) = (
                redactie.with(variables.clone()).send(VOORSTELLEN).await,
                redactie.with(json!({ "aantal": aantal })).send(GROEPEN).await,
            );
            assert!(one.body.get("errors").is_none() && other.body.get("errors").is_none(), "{:#}{:#}", one.body, other.body);
            (one.statements, other.statements)
        };
        let vraag = published(&t, "Hoe houd ik contact met ouders in week 0?").await;
        let mut all = Vec::new();
        for week in 1..9 {
            all.push(published(&t, &format!("Hoe houd ik contact met ouders in week {week}?")).await);
        }
        for (number, key) in all.iter().enumerate().take(4) {
            thema(&redactie, &format!("Contact {number}"), "Contact met ouders.", &[*key]).await;
        }
        let (few, many) = (cost(vraag, 1).await, cost(vraag, 10).await);
        assert_eq!(few, many);
        assert!(few.0 <= 7 && few.1 <= 2, "{few:?}");
    }
}
