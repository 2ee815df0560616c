//! Texts of leervragen: what somebody reads who did not sign in, in a file, for as long as it may be read.

use std::sync::Arc;

use actix_web::http::StatusCode;
use api::{db::Counter, graph::id::Kind};
use entity::{
    discipline::Sector,
    leervraag::{self, Aard, Herkomst, Model, Status, Weergave},
    praktijk_onderwijssoort::Onderwijssoort,
    thema,
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{adres, bestanden, haal, kept, rijen, vraag};
use crate::kit::{Stage, actor::Actor, both, facts::moment, seed::global};

const LEERVRAGEN: &str = "{ leervragen(first: 100) { nodes { id version tekst toelichting gepubliceerdOp herkomst aard onderwijssoort
    vrager { discipline { naam } } themas(first: 10) { nodes { id naam } } } } }";

/// The rows that a file has, made of what the graph tells a reader who did not sign in.
async fn verwacht(t: &Stage) -> Vec<Value> {
    let seen = t.anonymous().data(LEERVRAGEN).await["leervragen"]["nodes"].take();
    let mut all = seen.as_array().expect("a list").clone();
    all.sort_by_key(|one| one["gepubliceerdOp"].to_string());
    let row = |one: &Value| {
        assert_eq!(one["vrager"], Value::Null);
        let themas = one["themas"]["nodes"].as_array().expect("a list");
        let joined = |name: &str| {
            let all: Vec<&str> = themas.iter().filter_map(|thema| thema[name].as_str()).collect();
            (!all.is_empty()).then(|| all.join(" | "))
        };
        // All of these came out by day.
        let day = one["gepubliceerdOp"].as_str().expect("a moment")[..10].to_owned();
        json!({
            "leervraag": one["id"], "versie": one["version"], "gepubliceerd": day, "tekst": one["tekst"], "toelichting": one["toelichting"],
            "herkomst": one["herkomst"], "aard": one["aard"], "onderwijssoort": one["onderwijssoort"], "themas": joined("id"),
            "themaNamen": joined("naam"), "erratum": null,
        })
    };
    all.iter().map(row).collect()
}

async fn uitgekomen(t: &Stage, name: &str, day: &str, alter: impl FnOnce(&mut Model)) -> Uuid {
    t.vraag(name, |row| {
        row.status = Status::Gepubliceerd;
        row.gepubliceerd_op = Some(moment(&format!("{day}T10:00:00Z")));
        alter(row);
    })
    .await
}

/// Six leervragen that came out, and three that did not.
async fn gevuld(t: &Stage) -> [Uuid; 6] {
    let leraar = t
        .discipline("schoolarts in Noord", Sector::Jeugdgezondheidszorg)
        .await;
    let first = uitgekomen(t, "Hoe bellen wij elkaar?", "2026-05-03", |row| {
        (row.weergave, row.discipline_id) = (Weergave::Rol, Some(leraar));
        row.toelichting = Some("Nu \"mailen\" wij,\nen dat duurt.".into());
        (row.aard, row.herkomst) = (Some(Aard::Randvoorwaarde), Herkomst::Interview);
        row.onderwijssoort = Some(Onderwijssoort::So);
    })
    .await;
    let second = uitgekomen(t, "=Hoe spreken wij af?", "2026-05-02", |_| ()).await;
    let third = uitgekomen(t, "Hoe kijken wij terug?", "2026-06-02", |_| ()).await;
    let fourth = uitgekomen(t, "Hoe beginnen wij samen?", "2026-06-03", |_| ()).await;
    let fifth = uitgekomen(t, "Hoe eindigen wij samen?", "2026-06-04", |_| ()).await;
    let sixth = uitgekomen(t, "Hoe blijven wij samen?", "2026-06-05", |_| ()).await;
    for (name, status) in [
        ("Hoe wachten wij nog?", Status::Ingediend),
        ("Hoe schrijven wij nog?", Status::Concept),
        ("Hoe zijn wij weg?", Status::Ingetrokken),
    ] {
        t.vraag(name, |row| row.status = status).await;
    }
    t.thema_of("Overleg", thema::Status::Gepubliceerd, first).await;
    t.thema_of("Afstemming", thema::Status::Gepubliceerd, first).await;
    t.thema_of("Nog geheim", thema::Status::Concept, first).await;
    [first, second, third, fourth, fifth, sixth]
}

async fn gemaakt(actor: &Actor<'_>) -> Value {
    let reply = vraag(actor, &json!({ "soort": "LEERVRAAGTEKSTEN" })).await;
    assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
    reply.json()
}

/// Changes a leervraag, as its room would have done.
async fn veranderd(t: &Stage, key: Uuid, alter: impl FnOnce(&mut leervraag::ActiveModel)) {
    let row = leervraag::Entity::find_by_id(key).one(t.writer()).await;
    let row = row.expect("a SELECT").expect("a leervraag");
    let version = row.version;
    let mut row = row.into_active_model();
    row.version = Set(version + 1);
    alter(&mut row);
    row.update(t.writer()).await.expect("an UPDATE");
}

both! {
    async fn rows_are_what_everybody_reads(t: Stage) {
        gevuld(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist).await;
        let expected = verwacht(&t).await;
        assert_eq!((expected.len(), &expected[1]["themaNamen"]), (6, &json!("Afstemming | Overleg")));
        assert_eq!(rijen(&analist, &made).await, expected);
        assert_eq!((&made["celgrens"], &made["errata"], &made["dimensies"]), (&Value::Null, &json!(0), &json!([])));
        let files = bestanden(&analist, &made).await;
        let csv = String::from_utf8(files[0].1.clone()).expect("text");
        assert!(csv.contains(",'=Hoe spreken wij af?,") && csv.contains(",\"Nu \"\"mailen\"\" wij,\nen dat duurt.\","), "{csv}");
        assert!(!csv.contains("schoolarts") && !csv.contains("geheim") && !csv.contains("Hoe wachten"), "{csv}");
        // An editor reads more elsewhere, and not here.
        let redactie = t.redactie().await;
        let other = gemaakt(&redactie).await;
        assert_eq!(other["id"], made["id"]);
        assert_eq!(bestanden(&redactie, &other).await, files);
        let june = vraag(&analist, &json!({ "soort": "LEERVRAAGTEKSTEN", "van": "2026-06-01", "tot": "2026-06-04" })).await.json();
        assert_eq!(rijen(&analist, &june).await, expected[2..4]);
        assert!(june["citaat"].as_str().expect("a text").contains("Teksten van leervragen, van 2026-06-01 tot 2026-06-04."), "{june}");
        let feed = haal(&analist, &format!("/v1/odata/Leervraagteksten?$filter=uitgave%20eq%20'{}'%20and%20contains(tekst,'terug')&$select=leervraag,tekst", made["id"].as_str().expect("an id"))).await.json();
        assert_eq!(feed["value"], json!([{ "leervraag": expected[2]["leervraag"], "tekst": "Hoe kijken wij terug?" }]));
        for name in ["codeboek-nl.json", "codeboek-en.json"] {
            let book = haal(&analist, &adres(&made, name)).await.json();
            let columns = book["tableSchema"]["columns"].as_array().expect("columns").iter();
            let named: Vec<&str> = columns.map(|one| one["name"].as_str().expect("a name")).collect();
            assert_eq!(csv.lines().next(), Some(named.join(",").as_str()));
        }
    }

    async fn words_that_nobody_reads_any_more_leave_the_release(t: Stage) {
        let [first, second, third, fourth, fifth, _] = gevuld(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist).await;
        let before = rijen(&analist, &made).await;
        t.withdrawn("Hoe bellen wij elkaar?").await;
        veranderd(&t, second, |row| row.tekst = Set("Hoe spreken wij anders af?".into())).await;
        veranderd(&t, third, |row| (row.status, row.samengevoegd_in_id) = (Set(Status::Samengevoegd), Set(Some(fourth)))).await;
        // Another way to be shown, the same words; and one that is refused after all.
        veranderd(&t, fourth, |row| row.weergave = Set(Weergave::Naam)).await;
        veranderd(&t, fifth, |row| row.status = Set(Status::Afgewezen)).await;
        // A file is the first that is asked.
        let name = |key: Uuid| global(Kind::Leervraag, key);
        let gone = [(first, "NIET_MEER_LEESBAAR"), (second, "HERZIEN"), (third, "SAMENGEVOEGD"), (fifth, "NIET_MEER_LEESBAAR")];
        let after = rijen(&analist, &made).await;
        assert_eq!(before.len(), after.len());
        for (old, new) in before.iter().zip(&after) {
            assert_eq!(old["leervraag"], new["leervraag"]);
            match gone.iter().find(|(key, _)| old["leervraag"] == name(*key)) {
                Some((_, reden)) => {
                    let said: Vec<&Value> = new.as_object().expect("a row").values().filter(|cell| !cell.is_null()).collect();
                    assert_eq!(said, [&old["leervraag"], &json!(reden)]);
                }
                None => assert_eq!(old, new),
            }
        }
        let now = haal(&analist, &format!("/v1/exports/{}", made["id"].as_str().expect("an id"))).await.json();
        assert_eq!((&now["errata"], &now["rijen"]), (&json!(4), &json!(6)));
        let mut expected = gone.map(|(key, reden)| json!({ "object": name(key), "reden": reden, "gezien": t.service.clock.today() }));
        expected.sort_by_key(|one| one["object"].to_string());
        assert_eq!(haal(&analist, &adres(&made, "errata")).await.json(), json!({ "errata": expected }));
        let lost = ["Hoe bellen", "mailen", "Hoe spreken", "Hoe kijken", "Hoe eindigen", "Overleg"];
        for (_, bytes) in bestanden(&analist, &now).await {
            assert!(lost.iter().all(|words| !bytes.windows(words.len()).any(|part| part == words.as_bytes())));
        }
        assert!(kept(&t).await.iter().all(|text| lost.iter().all(|words| !text.contains(words)) && text.contains("Hoe beginnen")));
        // Published again, the words do not come back here.
        veranderd(&t, first, |row| row.status = Set(Status::Gepubliceerd)).await;
        assert_eq!(rijen(&analist, &made).await, after);
        // What can no longer be read later on is added to it.
        t.withdrawn("Hoe beginnen wij samen?").await;
        let feed = haal(&analist, "/v1/odata/Leervraagteksten?$select=tekst").await.json();
        let told: Vec<&Value> = feed["value"].as_array().expect("rows").iter().map(|row| &row["tekst"]).filter(|text| !text.is_null()).collect();
        assert_eq!(told, ["Hoe blijven wij samen?"]);
        assert_eq!(haal(&analist, &adres(&made, "errata")).await.json()["errata"].as_array().map(Vec::len), Some(5));
    }

    /// Some requests at once find the same, and each answers with what is kept then.
    async fn many_who_read_at_once_read_the_same(t: Stage) {
        gevuld(&t).await;
        let analist = t.analist().await;
        let made = gemaakt(&analist).await;
        t.withdrawn("Hoe bellen wij elkaar?").await;
        t.withdrawn("Hoe beginnen wij samen?").await;
        let address = format!("/v1/exports/{}", made["id"].as_str().expect("an id"));
        let all = futures::future::join_all((0..6).map(|_| haal(&analist, &address))).await;
        let all: Vec<Value> = all.iter().map(super::Reply::json).collect();
        assert!(all.iter().all(|one| *one == all[0] && one["errata"] == 2), "{all:?}");
        bestanden(&analist, &all[0]).await;
    }

    async fn no_more_than_so_many_leervragen(t: Stage) {
        let first = uitgekomen(&t, "Hoe bellen wij elkaar?", "2026-05-01", |_| ()).await;
        let first = leervraag::Entity::find_by_id(first).one(t.writer()).await.expect("a SELECT").expect("a leervraag");
        for part in 0..25_i64 {
            let many = (0..400).map(|number| {
                let mut row = first.clone();
                row.id = t.named(&format!("vraag {part} {number}"));
                row.gepubliceerd_op = Some(moment("2026-05-02T10:00:00Z") + chrono::TimeDelta::days(part));
                row.into_active_model()
            });
            leervraag::Entity::insert_many(many).exec_without_returning(t.writer()).await.expect("leervragen");
        }
        let analist = t.analist().await;
        let reply = vraag(&analist, &json!({ "soort": "LEERVRAAGTEKSTEN" })).await;
        assert_eq!((reply.status, &reply.json()["code"]), (StatusCode::BAD_REQUEST, &json!("LIMIT_EXCEEDED")));
        let taken = async |tot: &str| {
            let counter = Arc::new(Counter::keeping());
            let body = json!({ "soort": "LEERVRAAGTEKSTEN", "tot": tot });
            let reply = counter.scope(vraag(&analist, &body)).await;
            assert_eq!(reply.status, StatusCode::CREATED, "{}", reply.text());
            (reply.json()["rijen"].clone(), counter.get())
        };
        let (few, some) = (taken("2026-05-03").await, taken("2026-05-05").await);
        assert_eq!((few.0, some.0), (json!(401), json!(1 + 3 * 400)));
        // Each half thousand takes one statement for each of the two things that are read.
        assert_eq!(some.1 - few.1, 2 * 2);
    }
}
